"""What the page's template is given: plain values, nothing to be worked out. One class for one thing on the page."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.show.page.difference_context import DifferencesView, DifferenceView
from tellings.show.page.figures_context import FiguresView, WordingsView
from tellings.show.page.lineage import LineageView
from tellings.show.page.point_context import Link, PointView, Verdict
from tellings.show.page.report_context import ReportView
from tellings.show.page.timeline_context import TimelineView
from tellings.show.page.voice_context import VoiceView


@dataclass(frozen=True, slots=True)
class OutletView:
    """A report in the list that opens the page.

    Attributes:
        siglum: The letter it is called by in the grid; also its anchor.
        name: The outlet.
        title: The report's title; empty where it has none.
        published: In words; "not stated" where it is not.
        facts: Label and value of what else is known (updated, by, credits, words).
        warnings: What keeps it from being weighed in full.
        tells: How many points it tells.
        alone: How many of them no other report is found to tell.
    """

    siglum: str
    name: str
    title: str
    published: str
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    tells: int
    alone: int


@dataclass(frozen=True, slots=True)
class AloneView:
    """What one report alone is found to tell; `analysed` is False where that could not be looked for."""

    siglum: str
    name: str
    analysed: bool
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class LeftOutGroup:
    """Points that a report does not tell, for one reason: some shown at once, the rest on demand or only counted."""

    verdict: Verdict
    reason: str
    first: tuple[PointView, ...]
    rest: tuple[PointView, ...]
    rest_label: str
    counted: int


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """What one report leaves out."""

    siglum: str
    name: str
    groups: tuple[LeftOutGroup, ...]


@dataclass(frozen=True, slots=True)
class FilterView:
    """One choice of the grid's filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class OpeningOutlet:
    """A report in the opening's table: how much it alone tells, and how much of what others tell it leaves out.

    `not_told` are points of which that can be claimed, `not_examined` those of which it cannot.
    """

    siglum: str
    name: str
    alone: int
    not_told: int
    not_examined: int


@dataclass(frozen=True, slots=True)
class OpeningView:
    """What the page opens with.

    Attributes:
        most: The points that most reports tell.
        differences: The first differences, the gravest first.
        outlets: What each report alone tells and leaves out.
    """

    most: tuple[PointView, ...]
    differences: tuple[DifferenceView, ...]
    outlets: tuple[OpeningOutlet, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page.

    Attributes:
        title: The story's title and where it stands; its text is empty where no report has a title.
        title_from: The report that the title is from; empty where there is none.
        kicker: How many reports stand side by side, in words.
        counts: Numbers that sum the story up, each with its words.
        notes: What the reader of the comparison should know.
        opening: What matters most, in short.
        outlets: The reports in the story's order.
        shared: Points told by several reports, most told first.
        most: How many of them the grid shows until more are asked for.
        alone_rows: Points told by one report, as rows of the grid; empty where they would make the grid too large.
        filters: Choices of the filter, by group.
        differences: Where two tellings of one point do not match.
        alone: What each report alone tells.
        left_out: What each report leaves out.
        voices: Who is heard; empty where no statement was found.
        voices_rest: The speakers who are folded away behind them.
        figures: Casualties and money as the reports give them over time.
        wordings: What they call one thing.
        timeline: When the reports were published and when what they tell happened.
        lineage: Where the words come from.
        reports: The full reports.
        dense: Whether there are so many reports that the grid's columns carry sigla only.
        generator: The program and its version.
        css: The style sheet.
        script: The script.
        policy: The Content-Security-Policy.
    """

    title: Link
    title_from: str
    kicker: str
    counts: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    opening: OpeningView
    outlets: tuple[OutletView, ...]
    shared: tuple[PointView, ...]
    most: int
    alone_rows: tuple[PointView, ...]
    filters: tuple[tuple[str, tuple[FilterView, ...]], ...]
    differences: DifferencesView
    alone: tuple[AloneView, ...]
    left_out: tuple[LeftOutView, ...]
    voices: tuple[VoiceView, ...]
    voices_rest: tuple[VoiceView, ...]
    figures: tuple[FiguresView, ...]
    wordings: WordingsView
    timeline: TimelineView
    lineage: LineageView
    reports: tuple[ReportView, ...]
    dense: bool
    generator: str
    css: str
    script: str
    policy: str
