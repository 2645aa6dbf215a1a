"""The step from readings to lineage: words → pairs → directions → origins → points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tellings.alignment.told import Point
from tellings.attribution.statement import Statement
from tellings.lineage.direction import Credited, find_directions
from tellings.lineage.lineage import Lineage
from tellings.lineage.origins import find_report_origins, find_story_origins
from tellings.lineage.points import find_point_origins
from tellings.lineage.quoted import mark_report
from tellings.lineage.relation import find_relation
from tellings.lineage.wires import find_wires
from tellings.reports.report import Report

_NO_STATEMENTS: Mapping[str, Sequence[Statement]] = {}


def find_lineage(
    reports: Sequence[Report],
    points: Sequence[Point] = (),
    statements: Mapping[str, Sequence[Statement]] = _NO_STATEMENTS,
) -> Lineage:
    """Find who took what from whom among the reports of one story.

    Args:
        reports: In the story's order; ids differ. Words are compared in every language.
        points: The story's points, where they were found.
        statements: Each report's statements by its id, for the sources of points.

    Returns:
        Pairs that share nothing are left out of `copyings`.
    """
    credited = {report.id: Credited(report, find_wires(report)) for report in reports}
    marked = {report.id: mark_report(report) for report in reports}
    pairs = [find_relation(marked[left.id], marked[right.id]) for left, right in combinations(reports, 2)]
    copyings = find_directions(credited, [pair for pair in pairs if pair.passages])
    origins_of = find_report_origins(credited, marked, copyings)
    origins = find_story_origins(credited, origins_of)
    return Lineage(
        copyings,
        origins,
        origins_of,
        find_point_origins(points, origins_of, origins, statements),
        notes=tuple(_notes(reports)),
    )


def _notes(reports: Sequence[Report]) -> list[str]:
    return [
        f"{report.name} is not captured whole; what it took from others may be more than is shown."
        for report in reports
        if not report.completeness.complete
    ]
