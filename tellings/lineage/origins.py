"""Origins: per report which parts are its own, and per story which reports have one origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tellings.lineage.direction import Credited
from tellings.lineage.lineage import Copying, Origin, OriginKind, OriginPart, Relation, ReportOrigins
from tellings.lineage.outlets import names_outlet, source_name
from tellings.lineage.quoted import Mark, MarkedText
from tellings.lineage.relation import WRITTEN_WORDS
from tellings.lineage.wires import wire_id
from tellings.passages import Passage
from tellings.reports.agencies import Agency, agencies, agency_named
from tellings.reports.report import Report

OWN_WORDS, OWN_SHARE = 25, 0.05
"""A report has words of its own from so many words on, and so much of it; fewer are an editor's."""
GAP_WORDS = 3
"""Parts of one origin with so few words between them are one part."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where one word of a report comes from."""

    origin: str
    shared_with: str


def find_report_origins(
    credited: Mapping[str, Credited], marked: Mapping[str, MarkedText], copyings: Sequence[Copying]
) -> tuple[ReportOrigins, ...]:
    """For every report, which parts are its own and which come from where.

    Args:
        credited: The story's reports by id, in its order, with their wires.
        marked: Their words.
        copyings: What was found between them, with directions.
    """
    groups = _undecided(copyings)
    return tuple(_of_report(credited[report], marked[report], copyings, groups) for report in credited)


def _of_report(
    side: Credited, marked: MarkedText, copyings: Sequence[Copying], groups: Mapping[str, str]
) -> ReportOrigins:
    about = [copying for copying in copyings if copying.copied and side.id in (copying.left, copying.right)]
    wire = _whole_wire(side, about)
    taken: list[_Taken | None] = [None] * len(marked.words)
    for copying in sorted(about, key=lambda copying: _rank(copying, side.id)):
        origin = copying.origin or groups[side.id]
        other = copying.right if copying.left == side.id else copying.left
        if origin != side.id:
            _take(taken, marked, _written_passages(copying, side.id), _Taken(origin, other))
    parts = tuple(_parts(taken, marked))
    own_paragraphs = tuple(_own_paragraphs(side.report, parts)) if wire and not side.wire("own site") else ()
    _take(taken, marked, own_paragraphs, _Taken(side.id, side.id))
    telling = [n for n, mark in enumerate(marked.marks) if mark < Mark.STANDING]
    counts = Counter(word.origin if (word := taken[n]) else wire or side.id for n in telling)
    own = counts.pop(side.id, 0)
    share = own / len(telling) if telling else 1.0
    if not counts or (own >= OWN_WORDS and share >= OWN_SHARE):
        counts[side.id] = own
    origins = tuple(origin for origin, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    why = _why(side, wire, own_paragraphs, share, lent=bool(about))
    return ReportOrigins(side.id, origins, parts, share, wire, own_paragraphs, why)


def _own_paragraphs(report: Report, parts: Sequence[OriginPart]) -> Iterator[Passage]:
    """Paragraphs that no other report shares and that somebody told this very outlet ("he told the Courier")."""
    for block in report.blocks:
        passage = report.passage(block.start, block.end)
        if names_outlet(passage.text, report) and not any(passage.overlaps(part.passage) for part in parts):
            yield passage


def _whole_wire(side: Credited, about: Sequence[Copying]) -> str:
    """The wire that the whole report is credited to; the one behind it where its copy was found to be that one's."""
    for agency in side.wire("whole", "own site"):
        sources = [named for name in agency.takes_from if (named := agency_named(name))]
        behind = [wire_id(source) for source in sources if wire_id(source) in {copying.origin for copying in about}]
        return behind[0] if behind else wire_id(agency)
    return ""


def _rank(copying: Copying, report: str) -> tuple[int, str, str]:
    """Which evidence takes a word first: a wire, then another report, then an undecided one."""
    order = 0 if copying.origin.startswith("wire:") else 1 if copying.origin else 2
    return order, copying.left, copying.right


def _written_passages(copying: Copying, report: str) -> Iterator[Passage]:
    for shared in copying.passages:
        if copying.relation is Relation.COPY or shared.own >= WRITTEN_WORDS:
            yield shared.left if copying.left == report else shared.right


def _take(taken: list[_Taken | None], marked: MarkedText, passages: Iterable[Passage], by: _Taken) -> None:
    from bisect import bisect_left

    for passage in passages:
        first = bisect_left(marked.words.starts, passage.start)
        for n in range(first, bisect_left(marked.words.starts, passage.end)):
            taken[n] = taken[n] or by


def _parts(taken: Sequence[_Taken | None], marked: MarkedText) -> Iterator[OriginPart]:
    runs = [(key, list(group)) for key, group in groupby(range(len(taken)), key=lambda n: taken[n])]
    open_run: tuple[_Taken, int, int] | None = None
    for key, numbers in runs:
        if key is None:
            continue
        if open_run and open_run[0] == key and numbers[0] - open_run[2] <= GAP_WORDS:
            open_run = (key, open_run[1], numbers[-1] + 1)
            continue
        if open_run:
            yield OriginPart(marked.passage(*open_run[1:]), open_run[0].origin, open_run[0].shared_with)
        open_run = (key, numbers[0], numbers[-1] + 1)
    if open_run:
        yield OriginPart(marked.passage(*open_run[1:]), open_run[0].origin, open_run[0].shared_with)


def _why(side: Credited, wire: str, own: Sequence[Passage], share: float, *, lent: bool) -> str:
    if wire:
        evidence = next((w.reason for w in side.wires if w.scope != "part"), "")
        but = f", but for what {side.name} was told itself" if own else ""
        return f"It is wire text{but}: {evidence}."
    if share == 1 and lent:
        return "Its words are its own; what it shares with another report was taken from it."
    if share == 1:
        return "It shares no writing with another report."
    return f"{1 - share:.0%} of its words stand in other reports, too."


def _undecided(copyings: Sequence[Copying]) -> dict[str, str]:
    """For every report in a pair of which nothing shows who had it first: the id of its group."""
    group: dict[str, set[str]] = {}
    for copying in copyings:
        if copying.copied and not copying.origin:
            joined = group.get(copying.left, {copying.left}) | group.get(copying.right, {copying.right})
            group |= dict.fromkeys(joined, joined)
    return {report: "one of:" + ",".join(sorted(joined)) for report, joined in group.items()}


def find_story_origins(credited: Mapping[str, Credited], reports: Sequence[ReportOrigins]) -> tuple[Origin, ...]:
    """The origins of a story, those with the most reports first."""
    carried: dict[str, list[str]] = {}
    for report in reports:
        for origin in report.origins:
            carried.setdefault(origin, []).append(report.report)
    found = [_origin(origin, tuple(ids), credited) for origin, ids in carried.items()]
    return tuple(sorted(found, key=lambda origin: -len(origin.reports)))


def _origin(origin: str, reports: tuple[str, ...], credited: Mapping[str, Credited]) -> Origin:
    carriers = f"{len(reports)} report{'s' if len(reports) > 1 else ''}"
    if origin.startswith("wire:"):
        agency = _agency(origin)
        own = [report for report in reports if agency in credited[report].wire("own site")]
        kind: OriginKind = "wire" if own else "unseen wire"
        return Origin(origin, kind, agency.name, reports, f"{carriers} with text of {agency.name}.")
    if origin.startswith("one of:"):
        names = " or ".join(credited[report].name for report in credited if report in origin[7:].split(","))
        return Origin(origin, "undecided", names, reports, f"{carriers} share writing; who had it first is not known.")
    name = source_name(credited[origin].report)
    others = len([report for report in reports if report != origin])
    why = f"{name} had it first; {others} took from it." if others else f"What only {name} tells in these words."
    return Origin(origin, "report", name, reports, why)


def _agency(origin: str) -> Agency:
    return next(agency for agency in agencies() if wire_id(agency) == origin)
