"""Which passages of another report are shown as telling a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Indexes = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

MOST = 4
"""Passages shown for one."""


def chosen(
    rows: NDArray[np.integer], columns: NDArray[np.integer], scores: Floats, threshold: float
) -> dict[int, list[int]]:
    """For each row the column with the best score, and up to three more that reach the threshold, best first.

    Args:
        rows: `(k,)`, the passages that are told.
        columns: `(k,)`, those that may tell them.
        scores: `(k,)`, that they do.
        threshold: From here on a column is shown beside the best one.
    """
    found: dict[int, list[int]] = {}
    order = np.lexsort((columns, -scores, rows))
    for row, column, score in zip(rows[order].tolist(), columns[order].tolist(), scores[order].tolist(), strict=True):
        shown = found.setdefault(row, [])
        if not shown or (len(shown) < MOST and score >= threshold):
            shown.append(column)
    return found
