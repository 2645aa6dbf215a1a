"""Which pairs of passages of two reports are worth laying against each other: what two products of matrices tell.

The estimate of a pair is how like the two passages are as wholes and how many telling lemmas they share, on the scale
of the interaction's log odds. Each passage keeps its best in the other report, and some more where they are promising.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

LIKENESS, SHARED, BASE = 12.0, 7.0, -9.5
"""The estimate's weights: least squares over pairs of the training stories that tell nothing of each other."""
NEAR, MOST = 2, 6
"""How many passages of the other report are candidates, and how many if they are promising."""
PROMISING = -3.0
"""Estimate from which a passage is promising."""

LEAST, LIKELIEST = -8.5, -3.5
"""Between these lies the estimate that stands for the log odds of a pair that was not judged."""


def estimate(likeness: Floats, shared: Floats) -> Floats:
    """What the interaction would say of pairs, roughly: log odds.

    Args:
        likeness: Cosines of the passages' mean states.
        shared: Share of their telling lemmas that both have, 0 to 1, the mean of both sides.
    """
    return np.asarray(LIKENESS * likeness + SHARED * shared + BASE, dtype=np.float32)


def find_candidates(estimates: Floats) -> Indexes:
    """The pairs that are worth it, `(2, pairs)`, in order of the left passage, then of the right one.

    Args:
        estimates: Of every pair of two reports' passages, `(n, m)`, both at least 1.
    """
    return np.stack(np.nonzero(_chosen(estimates) | _chosen(estimates.T).T))


def _chosen(estimates: Floats) -> NDArray[np.bool_]:
    """For each row the columns that are worth a closer look."""
    order = np.argsort(-estimates, axis=1, kind="stable")[:, :MOST]
    worth = (np.arange(order.shape[1]) < NEAR) | (np.take_along_axis(estimates, order, axis=1) >= PROMISING)
    chosen = np.zeros(estimates.shape, dtype=np.bool_)
    np.put_along_axis(chosen, order, worth, axis=1)
    return chosen
