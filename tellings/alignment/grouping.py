"""Group sentences that tell one thing, so that a group has one meaning.

Average linkage: two groups are joined while the mean score between all their sentences is high enough, so that a chain
of sentences, each only like the next, does not run together into one group, as it would by transitive closure.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.alignment.align import Alignment, Link
from tellings.passages import Passage

JOIN = 0.45
"""Mean score between two groups from which they are one."""
ALSO = 0.60
"""Mean score between a sentence and a group that it is not in from which it tells part of that, too."""
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


def _put(scores: Scores, link: Link, score: float) -> None:
    scores[link.left][link.right] = scores[link.right][link.left] = score


def group_sentences(sentences: Sequence[Passage], scores: Scores) -> list[Group]:
    """Groups of sentences, each in one group, in order of their first; a sentence like no other is alone."""
    groups: dict[int, list[Passage]] = {i: [sentence] for i, sentence in enumerate(sentences)}
    number = {sentence: i for i, sentence in enumerate(sentences)}
    totals: dict[int, dict[int, float]] = {
        i: {number[other]: score for other, score in scores.get(sentence, {}).items()}
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


def also_told(groups: Sequence[Group], scores: Scores) -> list[Group]:
    """For each group the sentences outside it that tell part of it: of reports that have no sentence in it."""
    home = {sentence: i for i, group in enumerate(groups) for sentence in group}
    found = []
    for i, group in enumerate(groups):
        reports = {sentence.report for sentence in group}
        near = {other for sentence in group for other in scores.get(sentence, {})}
        outside = [other for other in near if home[other] != i and other.report not in reports]
        found.append(tuple(sorted(other for other in outside if mean_score(other, group, scores) >= ALSO)))
    return found


def mean_score(sentence: Passage, group: Iterable[Passage], scores: Scores) -> float:
    """Mean score of a sentence with the others of a group; 0 where there is no other."""
    others = [other for other in group if other != sentence]
    known = scores.get(sentence, {})
    return sum(known.get(other, 0.0) for other in others) / len(others) if others else 0.0
