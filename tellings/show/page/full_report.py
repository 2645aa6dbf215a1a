"""A report in full, with every passage that something on the page leads to as a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.comparison.own_voice import from_others
from tellings.passages import Passage
from tellings.reports.report import TELLING_KINDS, Block, Report
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated, Stated
from tellings.show.heard import manner_of, speaker_of
from tellings.show.overview import Witness
from tellings.show.page.anchors import passage_anchor, safe_address, statement_anchor
from tellings.show.page.lineage import OriginMark, origin_spans
from tellings.show.page.point_context import Link
from tellings.show.page.report_context import BlockView, PointMark, ReportView, StatementMark
from tellings.show.page.weave import Span, Woven, weave
from tellings.show.wording import counted, credited_to, warnings_of
from tellings.story import Story

Mark = PointMark | StatementMark | OriginMark


def report_view(
    story: Story, witness: Witness, anchors: Mapping[str, str], places: Iterable[Passage] = ()
) -> ReportView:
    """The report of one witness.

    Args:
        story: That it belongs to.
        witness: The report.
        anchors: Where the speaker of a statement is listed, by the statement's id.
        places: Passages that the page leads to apart from those of the points.
    """
    report = witness.report
    spans: list[Span[Mark]] = [Span(span.start, span.end, span.mark) for span in origin_spans(story, witness)]
    spans += [*_point_spans(story, witness, places), *_statement_spans(story, witness, anchors)]
    return ReportView(
        siglum=witness.siglum,
        name=witness.name,
        lang=report.language.value if isinstance(report.language, Stated) else "",
        facts=tuple(_facts(report)),
        warnings=warnings_of(report),
        notes=report.notes,
        blocks=tuple(_block(report, block, spans) for block in report.blocks),
        left_out=tuple((left.kind.value, left.text, left.reason) for left in report.left_out),
    )


def _point_spans(story: Story, witness: Witness, places: Iterable[Passage]) -> Iterable[Span[Mark]]:
    marks: dict[tuple[int, int], list[tuple[int, str, str]]] = {}
    for number, point in enumerate(story.points, start=1):
        label = f"Point {number}, told by {len(point.told_by)} of {counted(len(point.tellings), 'report')}"
        for telling in point.tellings:
            for passage in telling.passages if telling.report == witness.report.id else ():
                marks.setdefault((passage.start, passage.end), []).append((number, f"#p{number}", label))
    for passage in places:
        if passage.report == witness.report.id:
            marks.setdefault((passage.start, passage.end), [])
    for (start, end), points in marks.items():
        anchor = passage_anchor(witness.siglum, witness.report.passage(start, end))
        yield Span(start, end, PointMark(anchor, tuple(points)))


def _statement_spans(story: Story, witness: Witness, anchors: Mapping[str, str]) -> Iterable[Span[Mark]]:
    reading = next(reading for reading in story.readings if reading.report is witness.report)
    for statement in from_others(reading):
        speaker = speaker_of(statement)
        for content in statement.content:
            mark = StatementMark(
                anchor=statement_anchor(witness.siglum, statement) if content is statement.content[0] else "",
                speaker=speaker,
                href=f"#{anchors[statement.id]}",
                label=f"Said by {speaker} ({manner_of(statement)})",
                ends=content is statement.content[-1],
            )
            yield Span(content.start, content.end, mark)


def _block(report: Report, block: Block, spans: Sequence[Span[Mark]]) -> BlockView:
    kind = block.kind
    label = "" if kind in TELLING_KINDS else kind.value
    nodes = weave(report.text, block.start, block.end, spans)
    return BlockView(kind.value.replace(" ", "-"), label, nodes, tuple(_ending(nodes)))


def _ending(nodes: Iterable[str | Woven[Mark]]) -> Iterable[Link]:
    """The speakers in the order in which the page writes them: at the end of a statement's last piece."""
    for node in nodes:
        if isinstance(node, Woven):
            yield from _ending(node.children)
            if isinstance(node.mark, StatementMark) and node.last and node.mark.ends:
                yield Link(node.mark.speaker, node.mark.href)


def _facts(report: Report) -> Iterable[tuple[str, Link]]:
    yield "Published", Link(say_stated(report.published))
    if not isinstance(report.updated, NotStated):
        yield "Updated", Link(say_stated(report.updated))
    if report.byline:
        yield "By", Link(", ".join(person.value for person in report.byline))
    if texts := credited_to(report, "text"):
        yield "Text from", Link(", ".join(texts))
    if pictures := credited_to(report, "picture"):
        yield "Pictures from", Link(", ".join(pictures))
    if isinstance(report.url, Stated):
        yield "Address", Link(report.url.value, safe_address(report.url.value))
    yield "Read from", Link(report.capture.origin)
    yield "SHA-256", Link(report.capture.sha256)
