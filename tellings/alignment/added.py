"""What each telling of a point adds: clauses of its sentences that no other telling of the point has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.alignment.answers import CARRIED
from tellings.alignment.apart import LIKE
from tellings.alignment.scores import Scores
from tellings.alignment.told import Point, PointTelling
from tellings.passages import Passage


def added_by(
    point: Point, clauses: Mapping[Passage, Sequence[Passage]], home: Mapping[Passage, Passage], scores: Scores
) -> Point:
    """The point with what each of its tellings adds to the others; nothing where one report alone tells it.

    Args:
        point: The point.
        clauses: For each sentence its clauses.
        home: For each passage the sentence that it is of.
        scores: Of clauses with each other.
    """
    tellings = [telling for telling in point.tellings if telling.how in CARRIED]
    if len(tellings) == 1:
        return point
    parts = {t.report: list(_clauses_of(t, clauses, home)) for t in tellings}
    reports = {scores.number[clause]: report for report, own in parts.items() for clause in own}

    def added(telling: PointTelling) -> tuple[Passage, ...]:
        own = parts.get(telling.report, [])
        return tuple(c for c in own if c not in clauses and not _told_by_any(c, reports, telling.report, scores))

    return replace(point, tellings=tuple(replace(telling, adds=added(telling)) for telling in point.tellings))


def _clauses_of(
    telling: PointTelling, clauses: Mapping[Passage, Sequence[Passage]], home: Mapping[Passage, Passage]
) -> Iterator[Passage]:
    """The clauses of the sentences that the telling's passages stand in."""
    for sentence in dict.fromkeys(home[passage] for passage in telling.passages):
        yield from clauses[sentence]


def _told_by_any(clause: Passage, reports: Mapping[int, str], own: str, scores: Scores) -> bool:
    """Whether a clause of the point's tellings, by number, tells it that is of another report."""
    near, found = scores.row(clause)
    return any(reports.get(number, own) != own for number in near[found >= LIKE].tolist())
