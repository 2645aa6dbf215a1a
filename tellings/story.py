"""A story: the reports of one event and what was found between them. Step three of the way through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from tellings.alignment.told import Point, Telling
from tellings.attribution.change import Change
from tellings.attribution.changes import find_changes
from tellings.comparison.difference import Difference
from tellings.comparison.figures import FigureTable
from tellings.comparison.notes import find_notes
from tellings.comparison.order import span_of
from tellings.comparison.silence import Silence, find_silences, qualify_points, qualify_tellings
from tellings.comparison.wordings import Wording
from tellings.errors import StoryError
from tellings.kept import Kept
from tellings.lineage.lineage import NOT_EXAMINED, Lineage
from tellings.memory import give_back
from tellings.parties.party import Party
from tellings.reading import Reading
from tellings.reports.report import Report
from tellings.reports.stated import StatedTime
from tellings.timeline.timeline import NOT_EXAMINED as NO_TIMELINE
from tellings.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event, laid side by side.

    Attributes:
        readings: In order of publication, those without a stated time last; ties keep the order given.
        tellings: For every sentence and every other report, how it is told there.
        points: Ordered by how many reports tell them, then by where they first stand.
        silences: For every point, the reports that do not tell it.
        notes: What the reader of the comparison should know ("these reports share nothing: they may be of two events").
        parties: Who is mentioned in any of the reports, each once, with every name used for it; empty where parties
            were not joined across reports.
        lineage: Who took what from whom, and how many origins each point has.
        figures: Casualties and amounts of money as the reports give them over time.
        differences: Where two tellings of one point do not match: conflicts first, then the surest.
        wordings: What the reports call one party, act or thing, where two of them do not call it the same.
        timeline: When each point happened, as far as it is told, and when each report was published.
        changes: Where one speaker's statements on one matter do not say the same, surest first.
    """

    readings: tuple[Reading, ...]
    tellings: tuple[Telling, ...]
    points: tuple[Point, ...]
    silences: tuple[Silence, ...]
    notes: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    lineage: Lineage = NOT_EXAMINED
    differences: tuple[Difference, ...] = ()
    figures: tuple[FigureTable, ...] = ()
    wordings: tuple[Wording, ...] = ()
    timeline: Timeline = NO_TIMELINE
    changes: tuple[Change, ...] = ()


def compare(readings: Iterable[Reading], kept: Kept | None = None) -> Story:
    """Lay readings side by side: alignment → points → silences → differences → wordings → lineage → timeline.

    Two readings or forty take the same path; one alone is a story of points that nobody else tells. The result is the
    same whatever was kept before.

    Args:
        readings: Of reports of one event.
        kept: Where what is found between two of them is kept: only what is not there is computed.

    Raises:
        StoryError: There is no reading, or one is there twice.
    """
    from tellings.alignment.align import align
    from tellings.alignment.points import find_points
    from tellings.alignment.recalled import align_or_recall
    from tellings.comparison.figures import find_figures
    from tellings.comparison.find import find_differences
    from tellings.comparison.limit import find_limit_notes, likeliest_pairs
    from tellings.comparison.pairs import find_pairs
    from tellings.comparison.wordings import find_wordings
    from tellings.lineage.find import find_lineage
    from tellings.parties.across import join_parties
    from tellings.timeline.find import find_timeline

    ordered = in_order(readings)
    reports = {reading.report.id: reading.report for reading in ordered}
    alignment = align_or_recall(ordered, kept) if kept else align(ordered)
    give_back()
    points, tellings = find_points(ordered, alignment), tuple(alignment.tellings)
    del alignment  # of a hundred reports what they are made of takes as much memory as they do
    give_back()
    silences = find_silences(points, reports)
    parties = join_parties(reading.parties for reading in ordered)
    pairs = find_pairs(ordered, tellings)
    looked = likeliest_pairs(pairs, points)
    notes = (*find_notes(ordered, tellings), *find_limit_notes(pairs, looked))
    del pairs
    differences = find_differences(ordered, looked, points, parties, kept)
    return Story(
        readings=ordered,
        tellings=qualify_tellings(tellings, reports),
        points=qualify_points(points, silences),
        silences=silences,
        notes=notes,
        parties=parties,
        lineage=find_lineage(ordered, points, parties),
        differences=differences,
        wordings=find_wordings(list(reports), parties, differences),
        figures=find_figures(ordered, points),
        timeline=find_timeline(ordered, points),
        changes=find_changes(ordered, points, parties),
    )


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings in order of publication, those without a stated time last; ties keep the order given.

    Raises:
        StoryError: There is no reading, or one is there twice.
    """
    given = list(readings)
    if not given:
        raise StoryError("no report to compare: give at least one, two to see something")
    seen: dict[str, Reading] = {}
    for reading in given:
        if reading.report.id in seen:
            raise StoryError(f"the report {reading.report.id} ({reading.report.name}) is given twice: leave one out")
        seen[reading.report.id] = reading
    return tuple(sorted(given, key=lambda reading: _publication(reading.report)))


def _publication(report: Report) -> tuple[bool, datetime]:
    """For sorting: the middle of what a stated time may mean; it decides nothing but the order of display."""
    if isinstance(report.published, StatedTime):
        first, last = span_of(report.published)
        return False, first + (last - first) / 2
    return True, datetime.max.replace(tzinfo=UTC)
