"""Which sentences of another report are shown as telling a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.profile import Floats

MOST = 4
"""Passages shown for one sentence."""


def chosen_pairs(pairs: Floats, threshold: float) -> NDArray[np.bool_]:
    """For each row of pair scores the best column, and up to three more that reach the threshold: `(n, m)`."""
    order = np.argsort(-pairs, axis=1, kind="stable")[:, :MOST]
    scores = np.take_along_axis(pairs, order, axis=1)
    keep = scores >= threshold
    keep[:, :1] = True
    chosen = np.zeros(pairs.shape, dtype=np.bool_)
    np.put_along_axis(chosen, order, keep, axis=1)
    return chosen
