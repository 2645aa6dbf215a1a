"""Per point: how many independent origins tell it, and on whose word; the two are counted apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.alignment.told import Point, PointTelling, Told
from tellings.attribution.statement import Statement
from tellings.lineage.lineage import Origin, PointOrigins, ReportOrigins
from tellings.lineage.shares import covered
from tellings.parties.party import Party
from tellings.passages import Passage
from tellings.reading import Reading

HALF = 0.5
"""A telling comes from elsewhere, or is somebody's statement, where so much of its passage is."""


def find_point_origins(
    points: Sequence[Point],
    reports: Sequence[ReportOrigins],
    origins: Sequence[Origin],
    readings: Sequence[Reading],
    parties: Sequence[Party] = (),
) -> tuple[PointOrigins, ...]:
    """Count the independent origins and the sources of every point.

    Args:
        points: The story's points.
        reports: Where the parts of each report come from.
        origins: The story's origins, for their names.
        readings: The story's readings, for their statements.
        parties: The story's parties, so that one speaker under several names is one source.
    """
    statements = {reading.report.id: reading.statements for reading in readings}
    one_name = {
        (passage.report, name.words): party.name
        for party in parties
        for name in party.names
        for passage in name.passages
    }
    parts = {report.report: report for report in reports}
    names = {origin.id: origin.name for origin in origins}
    return tuple(_of_point(point, parts, names, statements, one_name) for point in points)


def _of_point(
    point: Point,
    parts: Mapping[str, ReportOrigins],
    names: Mapping[str, str],
    statements: Mapping[str, Sequence[Statement]],
    one_name: Mapping[tuple[str, str], str],
) -> PointOrigins:
    tellings = [telling for telling in point.tellings if telling.how in (Told.TOLD, Told.PARTLY)]
    origins = _each_once(_origin_of(telling, parts[telling.report]) for telling in tellings)
    sources = _each_once(
        one_name.get((telling.report, speaker), speaker)
        for telling in tellings
        for speaker in _speakers_of(telling, statements[telling.report])
    )
    reports = tuple(telling.report for telling in tellings)
    return PointOrigins(point.id, reports, origins, sources, _why(reports, [names.get(o, o) for o in origins], sources))


def _each_once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _origin_of(telling: PointTelling, report: ReportOrigins) -> str:
    """Where a report has its telling from: what most of the passages' words stand in, or else its wire or itself."""
    by_origin: dict[str, list[Passage]] = {report.report: list(report.own)}
    for part in report.parts:
        by_origin.setdefault(part.origin, []).append(part.passage)
    shares = [(covered(telling.passages, passages), origin) for origin, passages in by_origin.items()]
    share, origin = max(shares, default=(0.0, ""))
    return origin if share >= HALF else report.wire or report.report


def _speakers_of(telling: PointTelling, statements: Sequence[Statement]) -> Iterable[str]:
    start = min((passage.start for passage in telling.passages), default=0)
    end = max((passage.end for passage in telling.passages), default=0)
    for statement in statements:
        near = any(part.start < end and start < part.end for part in statement.content)
        if near and covered(telling.passages, statement.content) >= HALF:
            yield statement.speaker_name


def _why(reports: Sequence[str], origins: Sequence[str], sources: Sequence[str]) -> str:
    why = f"{_count(len(reports), 'report')}, {_count(len(origins), 'origin')}: {', '.join(origins)}"
    return f"{why}; put down to {', '.join(sources)}." if sources else f"{why}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
