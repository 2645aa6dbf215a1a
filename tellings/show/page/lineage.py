"""Where the words come from: the section of the page on who copied whom, with its picture and its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tellings.lineage.lineage import CopiedPassage, Copying, Lineage, Origin, Relation, ReportOrigins
from tellings.reports.report import TELLING_KINDS
from tellings.reports.saying import say_stated
from tellings.show.edits import Piece, edit_pieces
from tellings.show.overview import Witness
from tellings.show.page.lineage_picture import PictureView, picture_view
from tellings.show.page.weave import Span
from tellings.show.wording import counted
from tellings.story import Story

PASSAGES = 12
"""How many shared passages of two reports are written out."""


@dataclass(frozen=True, slots=True)
class OriginMark:
    """Words that came from elsewhere, as they are written in the full report: from where, in words."""

    taken: str


@dataclass(frozen=True, slots=True)
class CarrierView:
    """A report under an origin: its siglum, its name, and what of it comes from there."""

    siglum: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin in the list.

    Attributes:
        title: The outlet, or "unseen wire text: Reuters".
        kind: Picks the mark: "report", "wire", "undecided".
        carriers: The reports that carry words of it.
    """

    title: str
    kind: str
    carriers: tuple[CarrierView, ...]


@dataclass(frozen=True, slots=True)
class SharedView:
    """A shared passage as the second report has it, with what was cut of the first one's.

    `quoted` says that it is quotation and nothing else.
    """

    pieces: tuple[Piece, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class PairView:
    """Two reports that share passages.

    Attributes:
        anchor: "shared-A-B".
        first: Siglum and name of the one that had it first, or of the first in the story's order.
        second: The other's.
        relation: "copy", "partial" or "quotes".
        summary: What they share, in words.
        direction: Who had it first and why; or that it is not known.
        marks: What the marks in the passages mean.
        passages: The passages.
        left_out: How many more there are.
    """

    anchor: str
    first: tuple[str, str]
    second: tuple[str, str]
    relation: str
    summary: str
    direction: str
    marks: str
    passages: tuple[SharedView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class LineageView:
    """The section.

    Attributes:
        summary: "5 reports, 3 origins".
        picture: The reports in order of time, the wires beside them, and what joins them.
        origins: The same as a list; empty where lineage was not looked for, then there is no section.
        copied: Pairs of which one took writing of the other or both of a third.
        quoting: Pairs that only quote the same words.
        notes: What the reader should know.
        taken: Whether any report has words from elsewhere.
        points: Under the number of each point that several tell, how many origins it has and the reason, in words.
        words_of: Under each report's siglum, whose words it has; empty where they are all its own.
    """

    summary: str
    picture: PictureView
    origins: tuple[OriginView, ...]
    copied: tuple[PairView, ...]
    quoting: tuple[PairView, ...]
    notes: tuple[str, ...]
    taken: bool
    words_of: Mapping[str, str]
    points: Mapping[int, tuple[str, str]]


def lineage_view(story: Story, reports: Mapping[str, Witness]) -> LineageView:
    """What the page shows of a story's lineage.

    Args:
        story: With its lineage.
        reports: Its reports by id, in its order.
    """
    lineage = story.lineage
    pairs = [(copying, _pair(copying, reports)) for copying in lineage.copyings]
    return LineageView(
        summary=f"{counted(len(reports), 'report')}, {counted(len(lineage.origins), 'origin')}",
        picture=picture_view(lineage, reports),
        origins=tuple(_origin(origin, lineage, reports) for origin in lineage.origins),
        copied=tuple(pair for copying, pair in pairs if copying.copied),
        quoting=tuple(pair for copying, pair in pairs if copying.relation is Relation.QUOTES),
        notes=lineage.notes if lineage.examined else (),
        taken=any(report.parts or report.wire for report in lineage.reports),
        points=dict(_points(story)),
        words_of={reports[report.report].siglum: _words_of(report, lineage) for report in lineage.reports},
    )


def _points(story: Story) -> Iterator[tuple[int, tuple[str, str]]]:
    numbers = {point.id: number for number, point in enumerate(story.points, start=1)}
    for point in story.lineage.points:
        if len(point.reports) > 1:
            yield numbers[point.point], (counted(len(point.origins), "origin"), point.reason)


def _words_of(about: ReportOrigins, lineage: Lineage) -> str:
    titles = {origin.id: origin.title for origin in lineage.origins}
    if about.origins == (about.report,):
        return ""
    return "; ".join("its own" if origin == about.report else titles[origin] for origin in about.origins)


def _origin(origin: Origin, lineage: Lineage, reports: Mapping[str, Witness]) -> OriginView:
    carriers = [about for about in lineage.reports if origin.id in about.origins]
    kind = "wire" if origin.kind in ("wire", "unseen wire") else origin.kind
    return OriginView(origin.title, kind, tuple(_carrier(origin, about, reports) for about in carriers))


def _carrier(origin: Origin, about: ReportOrigins, reports: Mapping[str, Witness]) -> CarrierView:
    witness = reports[about.report]
    if origin.id != about.report:
        words = about.reason
    elif about.own_share < 1:
        words = f"{about.own_share:.0%} of it is its own."
    else:
        words = about.reason
    return CarrierView(witness.siglum, witness.name, f"{say_stated(witness.report.published)}. {words}")


def _pair(copying: Copying, reports: Mapping[str, Witness]) -> PairView:
    turned = copying.direction == "right"
    passages = sorted(copying.passages, key=lambda passage: -passage.telling_words)[:PASSAGES]
    passages.sort(key=lambda passage: passage.left)
    first, second = reports[copying.left], reports[copying.right]
    shares = [(first, copying.left_share), (second, copying.right_share)]
    if turned:
        first, second = second, first
    return PairView(
        anchor=f"shared-{first.siglum}-{second.siglum}",
        first=(first.siglum, first.name),
        second=(second.siglum, second.name),
        relation=copying.relation.value,
        summary=" ".join(f"{share:.0%} of {witness.siglum} stands in the other." for witness, share in shares),
        direction=copying.direction_reason if copying.copied else copying.reason,
        marks=f"Struck out is what only {first.siglum} has, underlined what only {second.siglum} has.",
        passages=tuple(_shared(passage, turned) for passage in passages),
        left_out=len(copying.passages) - len(passages),
    )


def _shared(copied: CopiedPassage, turned: bool) -> SharedView:
    return SharedView(edit_pieces(copied.turned() if turned else copied), not copied.own and copied.quoted > 0)


def origin_spans(story: Story, witness: Witness) -> Iterator[Span[OriginMark]]:
    """The stretches of a report that came from elsewhere; of a report of a wire, all but what is its own."""
    titles = {origin.id: f"from {origin.title}" for origin in story.lineage.origins}
    for about in story.lineage.reports:
        if about.report != witness.report.id:
            continue
        if about.wire:
            mark = OriginMark(titles[about.wire])
            yield from (Span(start, end, mark) for start, end in _wire_blocks(witness, about))
        else:
            for part in about.parts:
                yield Span(part.passage.start, part.passage.end, OriginMark(titles[part.origin]))


def _wire_blocks(witness: Witness, about: ReportOrigins) -> Iterator[tuple[int, int]]:
    for block in witness.report.blocks:
        passage = witness.report.passage(block.start, block.end)
        if block.kind in TELLING_KINDS and not any(own.overlaps(passage) for own in about.own):
            yield block.start, block.end
