"""The step from readings to lineage: words → pairs → directions → origins → points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tellings.alignment.told import Point
from tellings.lineage.direction import Credited, find_directions
from tellings.lineage.lineage import Lineage
from tellings.lineage.origins import find_report_origins, find_story_origins
from tellings.lineage.points import find_point_origins
from tellings.lineage.quoted import mark_report
from tellings.lineage.relation import find_relation
from tellings.lineage.wires import find_wires
from tellings.parties.party import Party
from tellings.reading import Reading
from tellings.reports.report import Report


def find_lineage(readings: Sequence[Reading], points: Sequence[Point] = (), parties: Sequence[Party] = ()) -> Lineage:
    """Find who took what from whom among the reports of one story.

    Args:
        readings: In the story's order; their reports' ids differ. Words are compared whatever the language.
        points: The story's points, where they were found.
        parties: The story's parties, where they were joined across reports: a speaker is then one source under every
            name.

    Returns:
        The lineage; pairs that share nothing are left out of `copyings`.
    """
    reports = [reading.report for reading in readings]
    credited = {report.id: Credited(report, find_wires(report)) for report in reports}
    marked = {report.id: mark_report(report) for report in reports}
    pairs = [find_relation(marked[left.id], marked[right.id]) for left, right in combinations(reports, 2)]
    copyings = find_directions(credited, [pair for pair in pairs if pair.passages])
    origins_of = find_report_origins(credited, marked, copyings)
    origins = find_story_origins(credited, origins_of)
    counted = find_point_origins(points, origins_of, origins, readings, parties)
    return Lineage(copyings, origins, origins_of, counted, notes=tuple(_notes(reports)))


def _notes(reports: Sequence[Report]) -> list[str]:
    return [
        f"{report.name} is not captured whole; what it took from others may be more than is shown."
        for report in reports
        if not report.completeness.complete
    ]
