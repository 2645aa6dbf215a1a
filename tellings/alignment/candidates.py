"""Which pairs of passages of two reports are worth laying against each other: what products of small matrices tell.

The estimate of a pair is how like the two passages are, as wholes and in parts, and how many telling lemmas they share.
Each passage keeps its best in the other report, and some more where they are promising.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

LIKENESS, PARTS, SHARED, BASE = 4.4, 4.6, 0.23, -8.4
"""The estimate's weights: a logistic model of the training stories' pairs."""
MUCH = 20.0
"""More shared words than weigh so much do not make a pair likelier."""
NEAR, MOST = 1, 6
"""How many passages of the other report are candidates, and how many if they are promising."""
PROMISING = -4.0
"""Estimate from which a passage is promising."""
LEAST, LIKELIEST = -8.5, -4.0
"""Between these lies the estimate that stands for the log odds of a pair that was not judged."""


def estimate(likeness: Floats, parts: Floats, shared: Floats) -> Floats:
    """How likely pairs are to tell the same, roughly: log odds.

    Args:
        likeness: Cosines of the passages' mean states.
        parts: Best cosine of a stretch of the one with a stretch of the other.
        shared: What the lemmas say that both have, added up.
    """
    found = LIKENESS * likeness + PARTS * parts + SHARED * np.minimum(shared, MUCH) + BASE
    return np.asarray(found, dtype=np.float32)


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
