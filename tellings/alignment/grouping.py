"""Group sentences that tell one thing, so that a group has one meaning.

Average linkage: two groups are joined while the mean score between all their sentences is high enough, so that a chain
of sentences, each only like the next, does not run together into one group, as it would by transitive closure.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.alignment.align import Alignment, Link
from tellings.alignment.apart import Unit
from tellings.passages import Passage

JOIN = 0.45
"""Mean score between two groups from which they are one."""
ALSO = 0.60
"""Mean score between a sentence and a group that it is not in from which it tells part of that, too."""
SURELY = 0.75
"""Score with the words of a group from which a passage tells part of them."""
UNLIKE, ALIKE = 0.5, 0.9
"""Two sentences of one report count from 0 at the one cosine to 1 at the other."""

Group = tuple[Passage, ...]
Scores = dict[Passage, dict[Passage, float]]


def affinities(alignment: Alignment) -> Scores:
    """The score of every pair of sentences that has one, both ways round."""
    scores: Scores = defaultdict(dict)
    for link in alignment.links:
        _put(scores, link, link.score)
    for link in alignment.likeness:
        if link.score > UNLIKE:
            _put(scores, link, min((link.score - UNLIKE) / (ALIKE - UNLIKE), 1.0))
    return scores


def unit_scores(units: Sequence[Unit], coarse: Alignment, fine: Alignment) -> Scores:
    """The score of every pair of units that has one: of the sentences where both are whole, else of their best clauses.

    Args:
        units: What is to be grouped.
        coarse: The alignment of the sentences.
        fine: The alignment of the clauses.
    """
    whole = {unit.sentence for unit in units if unit.whole}
    several = {unit.sentence for unit in units if unit.whole and len(unit.clauses) > 1}
    home = {clause: unit for unit in units for clause in unit.clauses}
    sentences = affinities(coarse)
    scores: Scores = defaultdict(dict)
    for left, row in sentences.items():
        if left in whole:
            scores[left] = {right: score for right, score in row.items() if right in whole}
    for clause, row in affinities(fine).items():
        left, own = home[clause].passage, home[clause].sentence
        for other, score in row.items():
            right, others = home[other].passage, home[other].sentence
            if left == right or (left in whole and right in whole):
                continue
            if left in several or right in several:
                # A clause of a sentence that was left whole speaks for the sentence only as far as that fits, too.
                score = (score + sentences.get(own, {}).get(others, 0.0)) / 2
            scores[left][right] = max(score, scores[left].get(right, 0.0))
    return scores


def _put(scores: Scores, link: Link, score: float) -> None:
    scores[link.left][link.right] = scores[link.right][link.left] = score


def group_sentences(sentences: Sequence[Passage], scores: Scores) -> list[Group]:
    """Groups of sentences, each in one group, in order of their first; a sentence like no other is alone."""
    groups: dict[int, list[Passage]] = {i: [sentence] for i, sentence in enumerate(sentences)}
    number = {sentence: i for i, sentence in enumerate(sentences)}
    totals: dict[int, dict[int, float]] = {
        i: {number[other]: score for other, score in scores.get(sentence, {}).items() if other in number}
        for i, sentence in enumerate(sentences)
    }
    queue = [(-score, i, j) for i, row in totals.items() for j, score in row.items() if i < j and score >= JOIN]
    heapq.heapify(queue)
    while queue:
        worth, i, j = heapq.heappop(queue)
        if i in groups and j in groups and -worth == _mean(groups, totals, i, j):
            _join(groups, totals, i, j)
            for other in totals[i]:
                mean = _mean(groups, totals, i, other)
                if mean >= JOIN:
                    heapq.heappush(queue, (-mean, min(i, other), max(i, other)))
    return [tuple(sorted(group, key=number.__getitem__)) for _, group in sorted(groups.items())]


def _mean(groups: dict[int, list[Passage]], totals: dict[int, dict[int, float]], i: int, j: int) -> float:
    return totals[i].get(j, 0.0) / (len(groups[i]) * len(groups[j]))


def _join(groups: dict[int, list[Passage]], totals: dict[int, dict[int, float]], i: int, j: int) -> None:
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
    home = {passage: i for i, group in enumerate(groups) for passage in group}
    found = []
    for i, (group, named) in enumerate(zip(groups, words, strict=True)):
        reports = {passage.report for passage in group}
        near = {other for passage in group for other in scores.get(passage, {})}
        outside = [other for other in near if home[other] != i and other.report != named.report]
        found.append(
            tuple(
                sorted(
                    other
                    for other in outside
                    if scores.get(named, {}).get(other, 0.0) >= SURELY
                    or (other.report not in reports and mean_score(other, group, scores) >= ALSO)
                )
            )
        )
    return found


def mean_score(sentence: Passage, group: Iterable[Passage], scores: Scores) -> float:
    """Mean score of a sentence with the others of a group; 0 where there is no other."""
    others = [other for other in group if other != sentence]
    known = scores.get(sentence, {})
    return sum(known.get(other, 0.0) for other in others) / len(others) if others else 0.0
