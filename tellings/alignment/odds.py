"""Scores from 0 to 1 as log odds, and back: logistic models of scores are read and learned by these two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]


def log_odds(scores: Floats, least: float) -> NDArray[np.float64]:
    """The log odds of scores; those nearer to 0 or 1 than `least` count as that near."""
    kept = np.clip(scores.astype(np.float64), least, 1 - least)
    found: NDArray[np.float64] = np.log(kept / (1 - kept))
    return found


def probability(odds: Floats) -> Floats:
    """The scores of log odds, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-odds)))
