"""What a third report shows of two others: it tells a passage of the one in words that the other one has, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.odds import log_odds, probability

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from tellings.alignment.found import Found

    Floats = NDArray[np.float32]
    Indexes = NDArray[np.integer[Any]]

LEAST_SCORE = 1e-4
LEAST_REPORTS = 3
"""Of a story that has third reports."""


@dataclass(frozen=True, slots=True)
class Through:
    """How much a third report counts against silence; a logistic model, for stories of three reports or more.

    Attributes:
        own: Weight of the log odds that the two reports give by themselves.
        third: Weight of what the third reports show, 0 to 1 (see `seen_through`).
        bias: What is added.
    """

    own: float
    third: float
    bias: float

    def probability(self, told: Floats, third: Floats) -> Floats:
        """That a passage is told, 0 to 1, given what the two reports say of it, and what the others do."""
        total = self.own * log_odds(told, LEAST_SCORE) + self.third * third + self.bias
        return probability(total).astype(np.float32)


def weigh_thirds(found: Callable[[int, int], Found], told: Sequence[Floats], through: Through) -> Sequence[Floats]:
    """For each report `(passages, reports)`: that each report tells part of each passage, third ones weighed.

    Two reports alone are as they are.

    Args:
        found: What was found between two reports, by their numbers.
        told: As `told_by_each` gives it.
        through: How much third reports count.
    """
    if len(told) < LEAST_REPORTS:
        return told
    return [through.probability(own, third) for own, third in zip(told, seen_through(found, told), strict=True)]


def told_by_each(found: Callable[[int, int], Found], counts: Sequence[int]) -> list[Floats]:
    """For each report `(passages, reports)`: that each other report by itself tells part of it; 0 for its own."""
    story = range(len(counts))
    nothing = [np.zeros(count, dtype=np.float32) for count in counts]
    return [np.stack([found(i, j).told if j != i else nothing[i] for j in story], axis=1) for i in story]


def seen_through(found: Callable[[int, int], Found], told: Sequence[Floats]) -> list[Floats]:
    """For each report `(passages, reports)`: that a third report has a passage that tells part of it, and is told.

    It is the most over all passages of third reports: the score that the passage tells part of this one, times the
    score that the other report tells part of that passage.

    Args:
        found: What was found between two reports, by their numbers.
        told: As `told_by_each` gives it.
    """
    starts = np.cumsum([0, *(len(each) for each in told)])
    return [_most(i, found, starts, told) for i in range(len(told))]


def _most(i: int, found: Callable[[int, int], Found], starts: Indexes, told: Sequence[Floats]) -> Floats:
    """One report's part. A passage of the other report itself counts for nothing, as no report is told by itself."""
    most = np.zeros_like(told[i])
    pairs = [(found(i, k), starts[k]) for k in range(len(told)) if k != i]
    rows = np.concatenate([pair.left for pair, _ in pairs])
    if len(rows):
        order = np.argsort(rows, kind="stable")
        passages = np.concatenate([pair.right + start for pair, start in pairs])[order]
        scores = np.concatenate([pair.there for pair, _ in pairs])[order]
        first = np.nonzero(np.diff(rows[order], prepend=-1))[0]
        likely = scores[:, None] * np.concatenate(told)[passages]
        most[rows[order[first]]] = np.maximum.reduceat(likely, first, axis=0)
        most[:, i] = 0
    return most
