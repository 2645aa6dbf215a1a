"""What the page's template is given: plain values, nothing to be worked out. One class for one thing on the page."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.show.page.lineage import LineageView, OriginMark
from tellings.show.page.weave import Woven


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a place on the page (`href` begins with "#") or to an http address; empty href: no link."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a report stands to a point: the word that is read, and the slug that picks the shape."""

    word: str
    slug: str


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
class CellView:
    """A cell of the grid; `label` says in words what the shape shows."""

    siglum: str
    verdict: Verdict
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in pieces, each shared with other reports or not, and where it stands in its report.

    `said_by` are the speakers it is attributed to, with whom it came through; empty where the report tells it in its
    own voice, and where nothing was looked for (`own_voice` tells which).
    """

    pieces: tuple[tuple[str, bool], ...]
    href: str
    said_by: tuple[Link, ...] = ()
    own_voice: bool = False


@dataclass(frozen=True, slots=True)
class SideView:
    """One report's telling of a point, beside the others."""

    anchor: str
    siglum: str
    name: str
    verdict: Verdict
    passages: tuple[PassageView, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class SilentView:
    """Reports that are silent on a point for one reason: anchors and sigla."""

    verdict: Verdict
    reason: str
    outlets: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FateView:
    """What became of a point in the reports of one answer: their sigla, names and where each leads."""

    verdict: Verdict
    outlets: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point: a row of the grid and, for a point told by several, the sentences side by side.

    Attributes:
        number: Its place in the story, from 1.
        anchor: "p1", …
        words: The passage that says it best, and where it stands.
        siglum: The report that these words are from.
        told_by: How many reports tell it.
        cells: One for every report.
        sides: One for every report that tells it or may tell it.
        silent: The others, by reason.
        fates: The reports that do not surely tell it, by answer.
        classes: What the filters pick it by.
    """

    number: int
    anchor: str
    words: Link
    siglum: str
    told_by: int
    cells: tuple[CellView, ...]
    sides: tuple[SideView, ...]
    silent: tuple[SilentView, ...]
    fates: tuple[FateView, ...]
    classes: str

    def words_link(self) -> Link:
        """The point's words, leading to the sentences side by side."""
        return Link(self.words.text, f"#{self.anchor}")


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
class StatementView:
    """A statement in its sentences; of the pieces, those that are its content are marked.

    Attributes:
        siglum: The report that makes the attribution.
        name: Its outlet.
        sentences: The sentences that it stands in, in pieces.
        href: Where it stands in the full report.
        manner: How it is said ("direct, deny").
        route: Through whom; empty where the report has it from the speaker.
        remarks: Label and words of what else is stated: to whom, why the speaker is not named.
    """

    siglum: str
    name: str
    sentences: tuple[tuple[tuple[str, bool], ...], ...]
    href: str
    manner: str
    route: str
    remarks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """A speaker's statements on one point, lined up; or those that stand alone, then without a point."""

    point: Link
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker with all that is attributed to them.

    Attributes:
        anchor: "voice-1", …
        name: The fullest name, or the words as written.
        doubt: Why it is not decided who was meant, with the candidates; empty where it is.
        names: Other names used, each with the sigla of the reports that use it.
        heard: How much is heard of them, in words.
        first: The groups shown at once.
        rest: The groups folded away.
        rest_label: What is folded away, in words.
    """

    anchor: str
    name: str
    doubt: str
    names: tuple[tuple[str, str], ...]
    heard: str
    first: tuple[StatementGroup, ...]
    rest: tuple[StatementGroup, ...]
    rest_label: str


@dataclass(frozen=True, slots=True)
class StatementMark:
    """A statement's content, as it is written in the full report: who says it and where that leads.

    Attributes:
        anchor: Where a link to the statement leads; empty for all pieces but the first.
        speaker: Name of the speaker and the way the words took.
        href: Where the speaker's statements are listed.
        label: The same in words for those who do not see the page.
        ends: Whether the speaker is written behind this piece.
    """

    anchor: str
    speaker: str
    href: str
    label: str
    ends: bool


@dataclass(frozen=True, slots=True)
class PointMark:
    """A passage that tells a point, as it is written in the full report: its anchor and the points it tells."""

    anchor: str
    points: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of a full report; `label` names kinds that are not the report's own telling.

    `voices` are the speakers of the statements that end in the block, in the order in which they end.
    """

    slug: str
    label: str
    nodes: tuple[str | Woven[PointMark | StatementMark | OriginMark], ...]
    voices: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in full."""

    siglum: str
    name: str
    lang: str
    facts: tuple[tuple[str, Link], ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    blocks: tuple[BlockView, ...]
    left_out: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FilterView:
    """One choice of the grid's filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page.

    Attributes:
        title: The story's title and where it stands; its text is empty where no report has a title.
        title_from: The report that the title is from; empty where there is none.
        kicker: How many reports stand side by side, in words.
        counts: Numbers that sum the story up, each with its words.
        notes: What the reader of the comparison should know.
        outlets: The reports in the story's order.
        shared: Points told by several reports, most told first.
        alone_rows: Points told by one report, as rows of the grid; empty where they would make the grid too large.
        filters: Choices of the filter, by group.
        alone: What each report alone tells.
        left_out: What each report leaves out.
        voices: Who is heard; empty where no statement was found.
        voices_rest: The speakers who are folded away behind them.
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
    outlets: tuple[OutletView, ...]
    shared: tuple[PointView, ...]
    alone_rows: tuple[PointView, ...]
    filters: tuple[tuple[str, tuple[FilterView, ...]], ...]
    alone: tuple[AloneView, ...]
    left_out: tuple[LeftOutView, ...]
    voices: tuple[VoiceView, ...]
    voices_rest: tuple[VoiceView, ...]
    lineage: LineageView
    reports: tuple[ReportView, ...]
    dense: bool
    generator: str
    css: str
    script: str
    policy: str
