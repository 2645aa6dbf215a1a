"""The scores of passages with each other, row by row, both ways round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.links import Links
    from tellings.passages import Passage

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The score of every pair of passages that has one; a million pairs take 24 MB.

    Attributes:
        number: The passages' numbers, from 0 in order.
        first: `(n + 1,)`, where the row of each passage begins.
        other: `(k,)`, rising in each row, the passages that it has a score with.
        score: `(k,)`.
    """

    number: Mapping[Passage, int]
    first: Indexes
    other: NDArray[np.int32]
    score: NDArray[np.float64]

    def row(self, passage: Passage) -> tuple[Indexes, Floats]:
        """What a passage has a score with, as numbers, and the scores; nothing where it is not known."""
        number = self.number.get(passage)
        if number is None:
            return self.other[:0], self.score[:0]
        own = slice(int(self.first[number]), int(self.first[number + 1]))
        return self.other[own], self.score[own]

    def numbers(self, passages: Sequence[Passage]) -> Indexes:
        """Their numbers, -1 where one is not known."""
        return np.array([self.number.get(passage, -1) for passage in passages], dtype=np.intp)

    def of_numbers(self, passage: Passage, others: Indexes) -> Floats:
        """The scores of a passage with others by their numbers, `(others,)`; 0 where there is none, and for -1."""
        near, scores = self.row(passage)
        return _looked_up(near, scores, others)

    def between(self, one: Passage, other: Passage) -> float:
        """The score of two passages; 0 where there is none."""
        number = self.number.get(other)
        near, scores = self.row(one)
        if number is None or not len(near):
            return 0.0
        place = int(near.searchsorted(number))
        return float(scores[place]) if place < len(near) and near[place] == number else 0.0

    def pairs(self) -> tuple[Indexes, Indexes, Floats]:
        """The pairs, each once, the lesser number first, and their scores."""
        one = np.repeat(np.arange(len(self.number), dtype=np.int32), np.diff(self.first))
        once = one < self.other
        return one[once], self.other[once], self.score[once]

    def of_pairs(self, one: Indexes, other: Indexes) -> Floats:
        """The scores of pairs by numbers, `(k,)`; 0 where there is none."""
        count = len(self.number)
        known = code_of(np.repeat(np.arange(count), np.diff(self.first)), self.other, count)
        return _looked_up(known, self.score, np.where((one < 0) | (other < 0), -1, code_of(one, other, count)))


def _looked_up(known: Indexes, scores: Floats, wanted: Indexes) -> Floats:
    """The scores of numbers among rising ones, 0 where they are not among them."""
    found = np.zeros(len(wanted), dtype=np.float64)
    if len(known):
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        met = known[place] == wanted
        found[met] = scores[place[met]]
    return found


def scores_of(number: Mapping[Passage, int], left: Indexes, right: Indexes, score: NDArray[np.float64]) -> Scores:
    """Put pairs into rows, both ways round; of pairs that are there twice the last one counts.

    Args:
        number: The passages' numbers, from 0 in order.
        left: `(k,)`, one passage of each pair.
        right: `(k,)`, the other; never the same.
        score: `(k,)`.
    """
    count = len(number)
    codes, order = _last_of_each(code_of(np.minimum(left, right), np.maximum(left, right), count))
    score = score[order]
    low, high = np.divmod(codes, max(count, 1))
    codes = np.concatenate([codes, code_of(high, low, count)])
    del low, high
    order = np.argsort(codes)
    codes = codes[order]
    first = np.searchsorted(codes, np.arange(count + 1) * max(count, 1))
    return Scores(number, first, (codes % max(count, 1)).astype(np.int32), score[order % max(len(score), 1)])


def _last_of_each(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], Indexes]:
    """The different codes, rising, and for each where it stands last."""
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    last = np.append(codes[1:] != codes[:-1], True)[: len(codes)]
    return codes[last], order[last]


def code_of(one: Indexes, other: Indexes, count: int) -> NDArray[np.int64]:
    """One number for each pair of numbers under `count`."""
    return one.astype(np.int64) * count + other


def numbered(*passages: Iterable[Passage]) -> dict[Passage, int]:
    """Numbers for passages, in order; one that is there twice has one number."""
    return {passage: i for i, passage in enumerate(dict.fromkeys(p for some in passages for p in some))}


def renumbered(links: Links, number: Mapping[Passage, int]) -> tuple[Indexes, Indexes]:
    """The left and the right passages of links by other numbers, `(k,)` each."""
    numbers = np.array([number[passage] for passage in links.passages], dtype=np.int32)
    return numbers[links.left], numbers[links.right]
