"""Points: what is told, by which reports, in which passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.alignment.align import Alignment
from tellings.alignment.grouping import Group, Scores, affinities, also_told, group_sentences, mean_score
from tellings.alignment.told import Point, PointTelling, Telling, Told
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import TELLING_KINDS

CENTRAL = 0.85
"""A sentence may stand for its point if it agrees with the others this far, as a share of the best one's agreement."""
WORDS = 6
"""A sentence of fewer words stands for its point only where there is no longer one."""

SHOWN = 0.30
"""Score of two sentences from which the one is a telling of a point that the other stands for."""

Answers = Mapping[tuple[Passage, str], Telling]


def find_points(readings: Sequence[Reading], alignment: Alignment) -> tuple[Point, ...]:
    """Group the sentences of all reports into points; every telling sentence belongs to at least one.

    Points are ordered by how many reports tell them, then by how early they stand in a report. How a silent report is
    to be read is not weighed here: it has NOT_TOLD (see `tellings.comparison.silence`).
    """
    sentences = [s.passage for r in readings for s in r.sentences if s.kind in TELLING_KINDS]
    scores = affinities(alignment)
    groups = group_sentences(sentences, scores)
    answers = {(telling.sentence, telling.report): telling for telling in alignment.tellings}
    reports = [reading.report.id for reading in readings]
    points = [
        _point(group, also, reports, scores, answers)
        for group, also in zip(groups, also_told(groups, scores), strict=True)
    ]
    place = _places(readings)
    points.sort(key=lambda point: (-len(point.told_by), min(place[p] for p in _passages(point))))
    return tuple(replace(point, id=f"p{number}") for number, point in enumerate(points, start=1))


def _point(group: Group, also: Group, reports: Sequence[str], scores: Scores, answers: Answers) -> Point:
    words = clearest(group, scores)
    inside: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted((*group, *also)):
        inside[passage.report].append(passage)
    tellings = []
    for report in reports:
        if report in inside:
            tellings.append(_telling(report, tuple(inside[report]), words, answers, in_part=inside[report][0] in also))
        else:
            tellings.append(_elsewhere(report, group, words, answers, scores))
    return Point("", words, tuple(tellings))


def clearest(group: Group, scores: Scores) -> Passage:
    """The passage that says it best: the shortest of those that agree most with the rest, headline fragments last."""
    agreement = {passage: mean_score(passage, group, scores) for passage in group}
    least = CENTRAL * max(agreement.values())
    central = [passage for passage in group if agreement[passage] >= least]
    return min(central, key=lambda passage: (len(passage.text.split()) < WORDS, len(passage.text)))


def _telling(
    report: str, passages: tuple[Passage, ...], words: Passage, answers: Answers, *, in_part: bool
) -> PointTelling:
    """How a report tells a point that has sentences of its own."""
    if report == words.report:
        return PointTelling(report, Told.TOLD, passages, "The point is given in its words.")
    answer = answers.get((words, report))
    if not in_part and answer is not None and answer.how is Told.TOLD:
        return PointTelling(report, Told.TOLD, passages, "It tells all that the point's words say.")
    reason = "It tells it among other things." if in_part else "It tells part of what the point's words say."
    return PointTelling(report, Told.PARTLY, passages, reason)


def _elsewhere(report: str, group: Group, words: Passage, answers: Answers, scores: Scores) -> PointTelling:
    """How a report stands to a point that none of its sentences is grouped with.

    A sentence of the point may still be told there, in part or spread over several: then the report is not silent. But
    it tells the point only where one passage of it does for itself; that something is told somewhere is not enough.
    """
    found = [answers[passage, report] for passage in group if (passage, report) in answers]
    told = [answer for answer in found if answer.how in (Told.TOLD, Told.PARTLY)]
    unsure = [answer for answer in found if answer.how is Told.UNSURE]
    if any(answer.sentence == words and _shown(answer, scores) for answer in told):
        return PointTelling(report, Told.PARTLY, _best_passages(told), "It tells part of it in other passages.")
    if told or unsure:
        passages = _best_passages(told or unsure)
        return PointTelling(report, Told.UNSURE, passages, "It has something like it, but not clearly the same.")
    return PointTelling(report, Told.NOT_TOLD, (), "No passage of it tells the point.")


def _shown(answer: Telling, scores: Scores) -> bool:
    known = scores.get(answer.sentence, {})
    return any(known.get(passage, 0.0) >= SHOWN for passage in answer.passages)


def _best_passages(answers: Sequence[Telling]) -> tuple[Passage, ...]:
    return tuple(sorted({answer.passages[0] for answer in answers if answer.passages}))


def _passages(point: Point) -> Iterator[Passage]:
    yield point.words
    for telling in point.tellings:
        if telling.how in (Told.TOLD, Told.PARTLY):
            yield from telling.passages


def _places(readings: Sequence[Reading]) -> dict[Passage, tuple[float, int]]:
    """Where each sentence stands: as a share of its report, then which report."""
    return {
        sentence.passage: (i / len(reading.sentences), number)
        for number, reading in enumerate(readings)
        for i, sentence in enumerate(reading.sentences)
    }
