"""How a report compares with others, as a row of numbers for each: what the pair model reads.

All others are compared at once: their terms stand in one long array, and what belongs to whom is summed by owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.grouping.frequencies import Frequencies
from tellings.grouping.meaning import compare_meanings
from tellings.grouping.terms import AGE, LEAD, NAME, NUMBER, PAIR, TITLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.grouping.profile import Profile

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

DAYS = 4
"""So many of the days that a report tells of are compared."""
CROWD = (5, 15)
"""The crowd is formed by these ranks among the candidates, by meaning."""
USUAL_CROWD = 0.45
"""Near that of many reports on one topic (0.5; mixed news has 0.2): among few reports a town tells no event."""
SPECIAL = PAIR | AGE
"""Terms that are made of other terms, and left out where words are counted."""


def compare_profiles(
    new: Profile, others: Sequence[Profile], frequencies: Frequencies, crowd: float
) -> dict[str, Floats]:
    """Columns by name, each `(others,)`.

    "left" is the new report, "right" the other one. Sums are of term weights (see `Frequencies.weights`), shares lie
    between 0 and 1, days are log(1 + days), and -1 where either report does not tell. `crowd` is how
    much the new report resembles those of other events (see `find_crowd`): where many do, resembling tells little.
    """
    alike = compare_meanings(new.meaning, [other.meaning for other in others])
    return {
        "alike": alike,
        "crowd": np.full(len(others), crowd),
        "above_crowd": alike - crowd,
        **_words(_Shared.of(new, others, frequencies)),
        **_days(new, others),
        "short": np.array([np.log1p(min(other.words, new.words)) for other in others]),
        "long": np.array([np.log1p(max(other.words, new.words)) for other in others]),
        "site": np.array([float(other.site == new.site != 0) for other in others]),
    }


def find_crowd(new: Profile, candidates: Sequence[Profile]) -> float:
    """How much a report resembles the candidates behind the best few, as a mean cosine.

    An event has seldom more than five reports among the candidates; what resembles a report beyond them is its topic.
    While there are too few candidates to know, the usual crowd stands for those that lack.
    """
    alike = np.full(CROWD[1], USUAL_CROWD)
    if candidates:
        found = np.sort(compare_meanings(new.meaning, [other.meaning for other in candidates]))[::-1][: CROWD[1]]
        alike[: len(found)] = found
    return round(float(alike[slice(*CROWD)].mean()), 6)


@dataclass(slots=True, eq=False)
class _Shared:
    """All terms of `k` others in a row, `(t,)`, and the same terms of the new report `(n,)`.

    Attributes:
        owner: `(t,)` which of the others a term belongs to.
        right: `(t,)` marks there.
        left: `(t,)` marks of the same term in the new report; 0 where it lacks the term.
        hit: `(t,)` whether the new report has the term.
        weight: `(t,)` how telling the term is.
        right_value: `(t,)` its weight times the logarithm of its count there.
        left_value: `(t,)` the same in the new report.
        own: `(n,)` marks of the new report.
        own_weight: `(n,)`.
        own_value: `(n,)`.
    """

    others: int
    owner: NDArray[np.intp]
    right: NDArray[np.uint8]
    left: NDArray[np.uint8]
    hit: Bools
    weight: Floats
    right_value: Floats
    left_value: Floats
    own: NDArray[np.uint8]
    own_weight: Floats
    own_value: Floats

    @classmethod
    def of(cls, new: Profile, others: Sequence[Profile], frequencies: Frequencies) -> _Shared:
        terms = np.concatenate([other.terms for other in others])
        weight = frequencies.weights(terms).astype(np.float64)
        own_weight = frequencies.weights(new.terms).astype(np.float64)
        # A term that no report can have closes the row, so that every look-up ends at some place.
        known = np.append(new.terms.astype(np.int64), 1 << 40)
        place = np.searchsorted(known, terms)
        hit = known[place] == terms
        count = np.append(new.counts, 0)[place]
        return cls(
            others=len(others),
            owner=np.repeat(np.arange(len(others)), [len(other.terms) for other in others]),
            right=np.concatenate([other.marks for other in others]),
            left=np.where(hit, np.append(new.marks, 0)[place], 0).astype(np.uint8),
            hit=hit,
            weight=weight,
            right_value=_value(weight, np.concatenate([other.counts for other in others])),
            left_value=_value(weight, count),
            own=new.marks,
            own_weight=own_weight,
            own_value=_value(own_weight, new.counts),
        )

    def sum(self, where: Bools, values: Floats | None = None) -> Floats:
        """The sum of weights (or of other values) for each of the others."""
        chosen = self.weight if values is None else values
        return np.bincount(self.owner[where], chosen[where], self.others).astype(np.float64)

    def most(self, where: Bools) -> Floats:
        """The highest weight for each of the others, 0 where there is none."""
        highest = np.zeros(self.others)
        np.maximum.at(highest, self.owner[where], self.weight[where])
        return highest

    def cosine(self, mark: int) -> Floats:
        """The cosine between both reports' words that have one of the marks (all words with mark 0)."""
        right, left, own = (_of(marks, mark) for marks in (self.right, self.left, self.own))
        dot = self.sum(self.hit & right & left, self.right_value * self.left_value)
        lengths = self.sum(right, self.right_value**2) * float((self.own_value[own] ** 2).sum())
        return dot / np.maximum(np.sqrt(lengths), 1e-6)

    def told_left(self, mark: int) -> Floats:
        """How much of the new report's words with one of the marks the others have, as a share of weight."""
        return self.sum(self.hit & _of(self.left, mark)) / max(float(self.own_weight[_of(self.own, mark)].sum()), 1e-6)

    def told_right(self, mark: int) -> Floats:
        """How much of each of the others' words with one of the marks the new report has."""
        right = _of(self.right, mark)
        return self.sum(self.hit & right) / np.maximum(self.sum(right), 1e-6)


def _of(marks: NDArray[np.uint8], mark: int) -> Bools:
    """Words with one of the marks; every word with mark 0."""
    words = (marks & SPECIAL) == 0
    chosen: Bools = words & ((marks & mark) > 0) if mark else words
    return chosen


def _value(weight: Floats, count: NDArray[np.uint8]) -> Floats:
    value: Floats = weight * (1 + np.log(np.maximum(count, 1)))
    return value


def _words(shared: _Shared) -> dict[str, Floats]:
    ones = np.ones(len(shared.weight))
    named = shared.hit & _of(shared.left | shared.right, NAME)
    pairs, numbers = shared.hit & ((shared.right & PAIR) > 0), shared.hit & ((shared.right & NUMBER) > 0)
    ages = (shared.right & AGE) > 0
    same_ages = shared.sum(shared.hit & ages, ones)
    own_ages = float(((shared.own & AGE) > 0).sum())
    return {
        "words": shared.cosine(0),
        "names": shared.cosine(NAME),
        "titles": shared.cosine(TITLE),
        "title_left": shared.told_left(TITLE),
        "title_right": shared.told_right(TITLE),
        "lead_left": shared.told_left(TITLE | LEAD),
        "lead_right": shared.told_right(TITLE | LEAD),
        "names_left": shared.told_left(NAME),
        "names_right": shared.told_right(NAME),
        "words_sum": shared.sum(shared.hit & _of(shared.right, 0)),
        "words_top": shared.most(shared.hit & _of(shared.right, 0)),
        "names_sum": shared.sum(named),
        "names_top": shared.most(named),
        "pairs_sum": shared.sum(pairs),
        "pairs_top": shared.most(pairs),
        "numbers_sum": shared.sum(numbers),
        "numbers_right": shared.sum(numbers) / np.maximum(shared.sum((shared.right & NUMBER) > 0), 1e-6),
        "ages_same": same_ages,
        "ages_other": np.minimum(own_ages, shared.sum(ages, ones)) - same_ages,
    }


def _days(new: Profile, others: Sequence[Profile]) -> dict[str, Floats]:
    """How far apart both were published, and how far apart lie the days they tell of."""
    gap, least, first, since, same = (np.full(len(others), -1.0) for _ in range(5))
    for n, other in enumerate(others):
        apart = [abs(left - right) for left in new.days[:DAYS] for right in other.days[:DAYS]]
        if new.published and other.published:
            gap[n] = np.log1p(abs(new.published - other.published))
        if apart:
            least[n], first[n] = np.log1p(min(apart)), np.log1p(apart[0])
        if new.days and other.published:
            since[n] = np.log1p(min(abs(day - other.published) for day in new.days[:DAYS]))
        same[n] = apart.count(0)
    told = np.full(len(others), float(min(len(new.days), DAYS)))
    return {"gap": gap, "days_least": least, "days_first": first, "days_since": since, "days_same": same, "days": told}
