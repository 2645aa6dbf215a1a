"""Align the reports of a story: for every sentence, how every other report tells it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from tellings.alignment.passages import chosen_pairs
from tellings.alignment.profile import Profile, StoryProfile, profile_story
from tellings.alignment.scorer import Scores, Thresholds, load_weights, score_reports
from tellings.alignment.told import Telling, Told
from tellings.passages import Passage
from tellings.reading import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.alignment.profile import Floats

LEAST_LINK = 0.2
"""Pairs of sentences under this score are not kept."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of different reports that may tell one thing.

    Attributes:
        left: A sentence of the report that comes first in the story.
        right: A sentence of the other report.
        score: Mean of both directions, 0 to 1.
    """

    left: Passage
    right: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found between the reports of a story.

    Attributes:
        tellings: For every telling sentence, in the story's order, and every other report: TOLD, PARTLY, UNSURE or
            NOT_TOLD. Whether silence may be claimed is not weighed here (see `tellings.comparison.silence`).
        links: Pairs of sentences that may tell one thing, in the story's order.
        likeness: Pairs of sentences of one report that are alike, with their cosine as score.
    """

    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]
    likeness: tuple[Link, ...]


def align(readings: Sequence[Reading]) -> Alignment:
    """Align the reports of a story; every pair of reports is scored once, in both directions."""
    story = profile_story(readings)
    scored: dict[tuple[int, int], Scores] = {}
    for i, j in combinations(range(len(readings)), 2):
        scored[i, j], scored[j, i] = score_reports(story, story.reports[i], story.reports[j])
    links = [link for i, j in scored if i < j for link in _links(story, i, j, scored)]
    likeness = [link for report in story.reports for link in _likeness(report)]
    return Alignment(tuple(_tellings(story, scored, load_weights().thresholds)), tuple(links), tuple(likeness))


def _links(story: StoryProfile, i: int, j: int, scored: dict[tuple[int, int], Scores]) -> Iterator[Link]:
    return _pairs(story.reports[i], story.reports[j], (scored[i, j].pairs + scored[j, i].pairs.T) * 0.5)


def _likeness(report: Profile) -> Iterator[Link]:
    like = report.vectors @ report.vectors.T
    for row in range(len(like)):
        like[row, : row + 1] = 0
    return _pairs(report, report, like)


def _pairs(left: Profile, right: Profile, scores: Floats) -> Iterator[Link]:
    for row, column in zip(*(scores >= LEAST_LINK).nonzero(), strict=True):
        score = float(scores[row, column])
        yield Link(left.sentences[row].passage, right.sentences[column].passage, score)


def _tellings(story: StoryProfile, scored: dict[tuple[int, int], Scores], limits: Thresholds) -> Iterator[Telling]:
    for i, left in enumerate(story.reports):
        chosen = {j: chosen_pairs(scored[i, j].pairs, limits.pair) for j in range(len(story.reports)) if j != i}
        for row in range(len(left.sentences)):
            for j, pairs in chosen.items():
                passages = _best_first(pairs[row], scored[i, j].pairs[row], story.reports[j])
                yield _telling(left, row, story.reports[j], passages, scored[i, j], limits)


def _best_first(chosen: NDArray[np.bool_], scores: Floats, right: Profile) -> tuple[Passage, ...]:
    columns = chosen.nonzero()[0]
    return tuple(right.sentences[column].passage for column in columns[(-scores[columns]).argsort(kind="stable")])


def _telling(
    left: Profile, row: int, right: Profile, passages: tuple[Passage, ...], scores: Scores, limits: Thresholds
) -> Telling:
    told, full = float(scores.told[row]), float(scores.full[row])
    how = _answer(told, full, limits)
    passages = () if how is Told.NOT_TOLD else passages
    reason = _reason(how, round(told, 2), len(right.sentences))
    return Telling(left.sentences[row].passage, right.report, how, passages, told, reason)


@lru_cache(maxsize=4096)
def _reason(how: Told, score: float, count: int) -> str:
    """One text for all tellings alike: a story of a hundred reports has half a million."""
    return _REASONS[how].format(score=score, count=count)


def _answer(told: float, full: float, limits: Thresholds) -> Told:
    if told >= limits.told:
        return Told.TOLD if full >= limits.full else Told.PARTLY
    return Told.UNSURE if told >= limits.unsure else Told.NOT_TOLD


_REASONS = {
    Told.TOLD: "Its words, names and numbers are found there (likelihood {score:.2f}).",
    Told.PARTLY: "Part of what it says is found there (likelihood {score:.2f}).",
    Told.UNSURE: "Something like it is found there, but not clearly the same thing (likelihood {score:.2f}).",
    Told.NOT_TOLD: "All {count} sentences of the report were weighed and none tells it (likelihood {score:.2f}).",
}
