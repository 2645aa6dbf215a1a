"""Which passages of another report are shown as telling a passage."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tellings.alignment.odds import log_odds, probability

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Indexes = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

MOST = 4
"""Passages shown for one."""
LEAST_SCORE = 1e-3


class Candidates(NamedTuple):
    """Passages that may tell others: `k` of them for questions, each of one passage in one report.

    Attributes:
        asked: `(k,)`, the question that each is for.
        columns: `(k,)`, the passages that may tell it.
        scores: `(k,)`, that they do, by themselves.
        back: `(k,)`, that they are told by it.
        told: `(k,)`, that the report tells it, as far as is known of the whole report.
    """

    asked: Indexes
    columns: Indexes
    scores: Floats
    back: Floats
    told: Floats


@dataclass(frozen=True, slots=True)
class Showing:
    """How likely it is that a reader who is told that a report tells a passage wants to see a candidate.

    A logistic model of log odds: a second passage is wanted less where the first one says all.

    Attributes:
        own: Weight of the candidate's own score.
        best: Of the score of the best candidate for the same question.
        told: Of the score of the whole report.
        back: Of the score the other way round.
        second: Added for the second best candidate.
        third: For the third best one.
        later: For all others.
        bias: What is added for all.
    """

    own: float
    best: float
    told: float
    back: float
    second: float
    third: float
    later: float
    bias: float

    def likely(self, candidates: Candidates) -> Floats:
        """For each candidate, `(k,)`, 0 to 1."""
        *weights, bias = astuple(self)
        return probability(self.columns(candidates) @ np.array(weights) + bias)

    @staticmethod
    def columns(candidates: Candidates) -> Floats:
        """What the weights are of, `(k, 7)`."""
        order, rank = _ranked(candidates)
        best = np.empty(len(order))
        first = np.nonzero(rank == 0)[0]
        best[order] = np.repeat(candidates.scores[order[first]], np.diff(np.append(first, len(order))))
        place = np.empty(len(order), dtype=np.intp)
        place[order] = rank
        each = (candidates.scores, best, candidates.told, candidates.back)
        odds = [log_odds(scores, LEAST_SCORE) for scores in each]
        return np.stack([*odds, place == 1, place == 2, place > 2], axis=1)


def choose(candidates: Candidates, likely: Floats, threshold: float) -> Indexes:
    """For each question the candidate with the best score, and up to three more that are wanted, best first.

    Args:
        candidates: All that there are.
        likely: `(k,)`, that each is wanted.
        threshold: From here on a candidate is shown beside the best one.

    Returns:
        Which of them are chosen, in order of the questions.
    """
    order, rank = _ranked(candidates)
    kept = (rank == 0) | ((rank < MOST) & (likely[order] >= threshold))
    return np.asarray(order[kept])


def _ranked(candidates: Candidates) -> tuple[Indexes, Indexes]:
    """The order by question and score, and in this order the rank of each among those of its question, from 0."""
    order = np.lexsort((candidates.columns, -candidates.scores, candidates.asked))
    groups = candidates.asked[order]
    first = np.append(True, groups[1:] != groups[:-1])[: len(groups)]
    return order, np.arange(len(groups)) - np.nonzero(first)[0][np.cumsum(first) - 1]
