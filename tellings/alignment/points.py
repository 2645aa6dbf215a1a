"""Points: what is told, by which reports, in which passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.alignment.added import added_by
from tellings.alignment.align import Alignment, align_clauses
from tellings.alignment.answers import CARRIED, Answer, Answers, answer_of, answers_of
from tellings.alignment.apart import Unit, take_apart
from tellings.alignment.grouping import ALSO, Group, affinities, agreements, also_told, unit_scores
from tellings.alignment.heads import group_units
from tellings.alignment.links import NO_LINKS
from tellings.alignment.parts import clauses_of
from tellings.alignment.scorer import Thresholds, load_weights
from tellings.alignment.scores import Scores
from tellings.alignment.shared import facts_of, weigh
from tellings.alignment.told import Point, PointTelling, Told
from tellings.passages import Passage
from tellings.reading import Reading

CENTRAL = 0.85
"""A unit may stand for its point if it agrees with the others this far, as a share of the best one's agreement."""
WORDS = 6
"""A unit of fewer words stands for its point only where there is no longer one."""

SHOWN = 0.40
"""Score of two passages from which the one is a telling of a point that the other stands for."""
SHOWN_OTHER = 0.50
"""The same for a passage that is of the point but does not name it."""
UNSURE = 0.20
"""From here on an answer for one of a point's passages makes it unsure; as each of them is asked, less than for a
sentence alone would leave no report silent."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a story before its points are made.

    Attributes:
        reports: Ids, in the story's order.
        units: By where they stand.
        scores: Of units with each other.
        links: Of sentences and clauses with each other.
        coarse: How each report tells each sentence.
        fine: How each report tells each clause.
        limits: Where a score becomes an answer for a unit.
    """

    reports: tuple[str, ...]
    units: Mapping[Passage, Unit]
    scores: Scores
    links: Scores
    coarse: Answers
    fine: Answers
    limits: Thresholds

    def answer(self, passage: Passage, report: str) -> Answer:
        """How a report tells the unit that stands there."""
        return answer_of(self.units[passage], report, self.coarse, self.fine, self.limits)


def find_points(readings: Sequence[Reading], alignment: Alignment) -> tuple[Point, ...]:
    """Group what the reports tell into points; every telling sentence, or each part of it, belongs to at least one.

    A sentence is taken apart where others tell only a part of it. Points are ordered by how many reports tell them,
    then by how early they stand in a report. How a silent report is to be read is not weighed here: it has NOT_TOLD
    (see `tellings.comparison.silence`).
    """
    clauses = clauses_of(readings)
    fine = align_clauses(readings, alignment.known, clauses)
    facts = facts_of(readings, clauses)
    (coarse_links, refused), (fine_links, refused_fine) = (weigh(each.links, facts) for each in (alignment, fine))
    units = take_apart(readings, clauses, fine_links)
    for unit in units:
        facts.setdefault(unit.passage, facts[unit.sentence])
    not_counted = affinities([refused, refused_fine], NO_LINKS)
    found = _Found(
        reports=tuple(reading.report.id for reading in readings),
        units={unit.passage: unit for unit in units},
        scores=unit_scores(units, replace(alignment, links=coarse_links), replace(fine, links=fine_links)),
        links=affinities([coarse_links, fine_links], NO_LINKS),
        coarse=answers_of(alignment.tellings, not_counted),
        fine=answers_of(fine.tellings, not_counted),
        limits=replace(load_weights().thresholds, unsure=UNSURE),
    )
    parts = [part for group in group_units(units, found.scores, facts) for part in _of_one_meaning(group, found)]
    groups, words = [group for group, _ in parts], [named for _, named in parts]
    also = also_told(groups, words, found.scores)
    points = [_point(*each, found) for each in zip(groups, words, also, strict=True)]
    place = _places(readings)
    points.sort(
        key=lambda point: (-len(point.told_by), min(place[found.units[p].sentence] for p in _own(point, found)))
    )
    numbered = tuple(replace(point, id=f"p{number}") for number, point in enumerate(points, start=1))
    home = {part: sentence for sentence, parts in clauses.items() for part in (sentence, *parts)}
    home |= {unit.passage: unit.sentence for unit in units}
    return tuple(added_by(point, clauses, home, found.links) for point in numbered)


def _of_one_meaning(group: Group, found: _Found) -> Iterator[tuple[Group, Passage]]:
    """The group without what its words are not told by, nor are told in; that is a group of its own.

    Yields:
        Each with its words.
    """
    while group:
        words = _words_of(group, found)
        kept = tuple(p for p in group if _belongs(p, words, found))
        yield kept, words if kept == group else _words_of(kept, found)
        group = tuple(p for p in group if p not in kept)


def _belongs(passage: Passage, words: Passage, found: _Found) -> bool:
    if passage.report == words.report or found.units[passage].head:
        return True
    if found.scores.between(words, passage) >= ALSO:
        return True
    return _carried(words, passage.report, found) or _carried(passage, words.report, found)


def _carried(passage: Passage, report: str, found: _Found) -> bool:
    return found.answer(passage, report).how in CARRIED


def _words_of(group: Group, found: _Found) -> Passage:
    return clearest(group, found.scores, frozenset(p for p in group if found.units[p].head))


def _point(group: Group, words: Passage, also: Group, found: _Found) -> Point:
    inside: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted((*group, *also)):
        inside[passage.report].append(passage)
    tellings = []
    for report in found.reports:
        if report in inside:
            passages = tuple(inside[report])
            tellings.append(_telling(report, passages, words, found, in_part=set(passages) <= set(also)))
        else:
            tellings.append(_elsewhere(report, group, words, found))
    return Point("", words, tuple(tellings))


def clearest(group: Group, scores: Scores, heads: frozenset[Passage] = frozenset()) -> Passage:
    """The passage that says it best: the shortest of those that agree most with the rest, fragments and heads last."""
    bodies = tuple(passage for passage in group if passage not in heads) or group
    agreement = dict(zip(bodies, agreements(bodies, group, scores), strict=True))
    least = CENTRAL * max(agreement.values())
    central = [passage for passage in bodies if agreement[passage] >= least]
    return min(central, key=lambda passage: (len(passage.text.split()) < WORDS, len(passage.text), passage))


def _telling(
    report: str, passages: tuple[Passage, ...], words: Passage, found: _Found, *, in_part: bool
) -> PointTelling:
    """How a report tells a point that has passages of its own."""
    if report == words.report:
        return PointTelling(report, Told.TOLD, passages, "The point is given in its words.")
    how = found.answer(words, report).how
    if not in_part and how is Told.TOLD:
        return PointTelling(report, Told.TOLD, passages, "It tells all that the point's words say.")
    reason = "It tells it among other things." if in_part else "It tells part of what the point's words say."
    return PointTelling(report, Told.PARTLY, passages, reason)


def _elsewhere(report: str, group: Group, words: Passage, found: _Found) -> PointTelling:
    """How a report stands to a point that none of its passages is grouped with.

    A part of the point may still be told there, or be told spread over several sentences: then the report is not
    silent. But it tells the point only where a passage of it does for itself; that something is told somewhere is not
    enough.
    """
    asked = [words, *(p for p in group if p != words and not found.units[p].head)]
    answers: list[Answer] = []
    for passage in asked:
        answer = found.answer(passage, report)
        answers.append(answer)
        least = SHOWN if passage == words else SHOWN_OTHER
        shown = _shown(passage, answer, found, least) if answer.how in CARRIED else ()
        if shown:
            return PointTelling(report, Told.PARTLY, _outermost(shown), "It tells part of it in other passages.")
    for wanted in (CARRIED, (Told.UNSURE,)):
        passages = _outermost(answer.passages[0] for answer in answers if answer.how in wanted)
        if passages:
            reason = "It has something like it, but not clearly the same."
            return PointTelling(report, Told.UNSURE, passages, reason)
    return PointTelling(report, Told.NOT_TOLD, (), "No passage of it tells the point.")


def _shown(passage: Passage, answer: Answer, found: _Found, least: float) -> tuple[Passage, ...]:
    """The passages of an answer that are each a telling of the passage that was looked for, by their score with it."""
    own = tuple(_readings_of(passage, found))
    return tuple(p for p in answer.passages if any(found.links.between(p, q) >= least for q in own))


def _readings_of(words: Passage, found: _Found) -> Iterator[Passage]:
    """The passages in which the point's words were looked for: the sentence where it is whole, and its clauses."""
    unit = found.units[words]
    if unit.whole:
        yield unit.sentence
    yield from unit.clauses


def _outermost(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages in text order, without those that lie within another."""
    each = sorted(set(passages))
    return tuple(p for p in each if not any(q != p and q.contains(p) for q in each))


def _own(point: Point, found: _Found) -> Iterator[Passage]:
    yield point.words
    for telling in point.tellings:
        if telling.how in CARRIED:
            yield from (passage for passage in telling.passages if passage in found.units)


def _places(readings: Sequence[Reading]) -> dict[Passage, tuple[float, int]]:
    """Where each sentence stands: as a share of its report, then which report."""
    return {
        sentence.passage: (i / len(reading.sentences), number)
        for number, reading in enumerate(readings)
        for i, sentence in enumerate(reading.sentences)
    }
