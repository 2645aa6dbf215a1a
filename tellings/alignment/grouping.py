"""Group sentences that tell one thing, so that a group has one meaning.

Average linkage: two groups are joined while the mean score between all their sentences is high enough, so that a chain
of sentences, each only like the next, does not run together into one group, as it would by transitive closure.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.align import Alignment
from tellings.alignment.apart import Unit
from tellings.alignment.links import Links
from tellings.alignment.scores import Scores, numbered, renumbered, scores_of
from tellings.passages import Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

JOIN = 0.45
"""Mean score between two groups from which they are one."""
ALSO = 0.50
"""Mean score between a sentence and a group that it is not in from which it tells part of that, too."""
SURELY = 0.70
"""Score with the words of a group from which a passage tells part of them."""
UNLIKE, ALIKE = 0.5, 0.9
"""Two sentences of one report count from 0 at the one cosine to 1 at the other."""

Group = tuple[Passage, ...]


def affinities(links: Iterable[Links], likeness: Links) -> Scores:
    """The score of every pair of sentences that has one.

    Args:
        links: Of sentences of different reports; where two have one pair, the later one's score is taken.
        likeness: Of sentences of one report.
    """
    alike = likeness.kept(likeness.score > UNLIKE)
    alike = alike.scored(np.minimum((alike.score - UNLIKE) / (ALIKE - UNLIKE), 1.0))
    each = [*links, alike]
    number = numbered(*(some.passages for some in each))
    left, right = (np.concatenate(column) for column in zip(*(renumbered(s, number) for s in each), strict=True))
    return scores_of(number, left, right, np.concatenate([some.score for some in each]))


def unit_scores(units: Sequence[Unit], coarse: Alignment, fine: Alignment) -> Scores:
    """The score of every pair of units that has one: of the sentences where both are whole, else of their best clauses.

    Args:
        units: What is to be grouped.
        coarse: The alignment of the sentences.
        fine: The alignment of the clauses.
    """
    sentences, clauses = affinities([coarse.links], coarse.likeness), affinities([fine.links], fine.likeness)
    number = numbered(unit.passage for unit in units)
    wholes = {unit.sentence: number[unit.passage] for unit in units if unit.whole}
    left, right, score = _pairs(sentences, wholes)
    first, second, best = _pairs(clauses, {clause: number[unit.passage] for unit in units for clause in unit.clauses})
    whole, several = np.zeros(len(number), dtype=np.bool_), np.zeros(len(number), dtype=np.bool_)
    whole[list(wholes.values())] = True
    several[[number[unit.passage] for unit in units if unit.whole and len(unit.clauses) > 1]] = True
    kept = (first != second) & ~(whole[first] & whole[second])
    first, second, best = first[kept], second[kept], best[kept]
    # A clause of a sentence that was left whole speaks for the sentence only as far as that fits, too.
    halved = several[first] | several[second]
    own = np.full(len(number), -1, dtype=np.intp)
    own[[number[unit.passage] for unit in units]] = [sentences.number.get(unit.sentence, -1) for unit in units]
    best[halved] = (best[halved] + sentences.of_pairs(own[first[halved]], own[second[halved]])) / 2
    order = np.argsort(best, kind="stable")  # so that the best of several clauses is the last
    left, right = np.concatenate([left, first[order]]), np.concatenate([right, second[order]])
    return scores_of(number, left, right, np.concatenate([score, best[order]]))


def _pairs(scores: Scores, units_of: Mapping[Passage, int]) -> tuple[Indexes, Indexes, Floats]:
    """The pairs of scores, each once, as pairs of units; without those of passages that are of none."""
    units = np.array([units_of.get(passage, -1) for passage in scores.number], dtype=np.int32)
    one, other, score = scores.pairs()
    left, right = units[one], units[other]
    kept = (left >= 0) & (right >= 0)
    return left[kept], right[kept], score[kept]


def group_sentences(sentences: Sequence[Passage], scores: Scores) -> list[Group]:
    """Groups of sentences, each in one group, in order of their first; a sentence like no other is alone."""
    groups: dict[int, list[int]] = {i: [i] for i in range(len(sentences))}
    totals, queue = _totals(sentences, scores), []
    for i, row in totals.items():
        queue += [(-score, i, j) for j, score in row.items() if i < j and score >= JOIN]
    heapq.heapify(queue)
    while queue:
        worth, i, j = heapq.heappop(queue)
        if i in groups and j in groups and -worth == _mean(groups, totals, i, j):
            _join(groups, totals, i, j)
            for other in totals[i]:
                mean = _mean(groups, totals, i, other)
                if mean >= JOIN:
                    heapq.heappush(queue, (-mean, min(i, other), max(i, other)))
    return [tuple(sentences[i] for i in sorted(group)) for _, group in sorted(groups.items())]


def _totals(sentences: Sequence[Passage], scores: Scores) -> dict[int, dict[int, float]]:
    """The scores of sentences with each other, by their places.

    Places are one object each, and so are the scores of a pair both ways round: a hundred reports have a million.
    """
    place = np.full(len(scores.number) + 1, -1, dtype=np.intp)
    place[[scores.number.get(sentence, -1) for sentence in sentences]] = np.arange(len(sentences))
    place[-1] = -1
    one_object = list(range(len(sentences)))
    totals: dict[int, dict[int, float]] = {i: {} for i in one_object}
    for i, sentence in zip(one_object, sentences, strict=True):
        near, found = scores.row(sentence)
        own = totals[i]
        for j, score in zip(place[near].tolist(), found.tolist(), strict=True):
            if j > i:
                own[one_object[j]] = totals[j][i] = score
    return totals


def _mean(groups: dict[int, list[int]], totals: dict[int, dict[int, float]], i: int, j: int) -> float:
    return totals[i].get(j, 0.0) / (len(groups[i]) * len(groups[j]))


def _join(groups: dict[int, list[int]], totals: dict[int, dict[int, float]], i: int, j: int) -> None:
    """Put group j into group i; scores between groups are kept as totals over their pairs."""
    groups[i] += groups.pop(j)
    for other, total in totals.pop(j).items():
        if other != i:
            totals[i][other] = totals[other][i] = totals[i].get(other, 0.0) + total
            del totals[other][j]
    del totals[i][j]


def also_told(groups: Sequence[Group], words: Sequence[Passage], scores: Scores) -> list[Group]:
    """For each group what tells part of it and stands in another group.

    That is what fits all of a group of which its report has nothing else, and what fits the words of the group surely.

    Args:
        groups: The groups.
        words: For each of them the passage that it is named by.
        scores: Of all passages with each other.
    """
    passages = list(scores.number)
    return [
        tuple(sorted(_also_told(group, named, passages, scores))) for group, named in zip(groups, words, strict=True)
    ]


def _also_told(group: Group, named: Passage, passages: Sequence[Passage], scores: Scores) -> Iterator[Passage]:
    inside, reports = set(group), {passage.report for passage in group}
    near = np.unique(np.concatenate([scores.row(passage)[0] for passage in group]))
    surely = scores.of_numbers(named, near) >= SURELY
    total = np.zeros(len(near), dtype=np.float64)
    for passage in group:
        total += scores.of_numbers(passage, near)
    fits = total / len(group) >= ALSO
    for number, sure, fit in zip(near.tolist(), surely.tolist(), fits.tolist(), strict=True):
        other = passages[number]
        if (sure or (fit and other.report not in reports)) and other.report != named.report and other not in inside:
            yield other


def agreements(passages: Sequence[Passage], group: Group, scores: Scores) -> list[float]:
    """The mean score of each of some passages of a group with the others of it; 0 where there is no other."""
    if len(group) < 2:
        return [0.0 for _ in passages]
    numbers = scores.numbers(group)  # a passage has no score with itself
    return [sum(scores.of_numbers(passage, numbers).tolist()) / (len(group) - 1) for passage in passages]
