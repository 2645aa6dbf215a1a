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


def choose(asked: Indexes, columns: Indexes, scores: Floats, threshold: float) -> Indexes:
    """For each question the column with the best score, and up to three more that reach the threshold, best first.

    Args:
        asked: `(k,)`, which question each is an answer to: of one passage in one report.
        columns: `(k,)`, the passages that may tell it.
        scores: `(k,)`, that they do.
        threshold: From here on a column is shown beside the best one.

    Returns:
        Which of them are chosen, in order of the questions.
    """
    order = np.lexsort((columns, -scores, asked))
    groups = asked[order]
    first = np.append(True, groups[1:] != groups[:-1])[: len(groups)]
    rank = np.arange(len(groups)) - np.nonzero(first)[0][np.cumsum(first) - 1]
    kept = first | ((rank < MOST) & (scores[order].astype(np.float64) >= threshold))
    return np.asarray(order[kept])


def chosen(
    rows: NDArray[np.integer], columns: NDArray[np.integer], scores: Floats, threshold: float
) -> dict[int, list[int]]:
    """The same for the passages of one report asked for in another: for each the columns, best first."""
    found: dict[int, list[int]] = {}
    order = choose(rows, columns, scores, threshold)
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        found.setdefault(row, []).append(column)
    return found
