"""A report in the terminal: what was read, what was left out and why, and where each value was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tellings.errors import SourceError
from tellings.reports.characters import UNWANTED
from tellings.reports.report import TELLING_KINDS, Block, LeftOut, Report
from tellings.reports.stated import NotStated, Stated, StatedTime

SHORT = 160
"""Characters of a block that are shown where not all is asked for."""

FEW = 2
"""Left-out pieces with one reason that are shown where not all is asked for."""


def show_reports(found: Iterable[Report | SourceError], *, full: bool, console: Console | None = None) -> None:
    """Print each report as it comes.

    Args:
        found: Reports; errors are passed over, as they are told elsewhere.
        full: Whether to show every block and everything left out at full length.
        console: Where to print; standard output by default.
    """
    console = console or Console(highlight=False, markup=False, emoji=False)
    for number, report in enumerate(item for item in found if isinstance(item, Report)):
        if number:
            console.print()
        show_report(report, console, full=full)


def show_report(report: Report, console: Console, *, full: bool) -> None:
    """Print one report."""
    console.print(Rule(_plain(report.name), style="dim", align="left"))
    console.print(_metadata(report))
    console.print()
    words = sum(len(report.text[b.start : b.end].split()) for b in report.blocks if b.kind in TELLING_KINDS)
    console.print(Text(f"Read: {len(report.blocks)} blocks, {words} words (captions and credits not counted)", "bold"))
    console.print(_blocks(report, full=full))
    console.print()
    if not report.left_out:
        console.print(Text("Left out: nothing", "bold"))
        return
    console.print(Text(f"Left out: {len(report.left_out)}", "bold"))
    for line in _left_out(report.left_out, full=full):
        console.print(Padding(line, (0, 0, 0, 2)))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _metadata(report: Report) -> Table:
    grid = _grid()
    for name, value in _rows(report):
        grid.add_row(Text(name), value)
    return grid


def _rows(report: Report) -> Iterator[tuple[str, Text]]:
    yield "title", _stated(report.title)
    yield "outlet", _stated(report.outlet)
    yield "byline", _join(_stated(person) for person in report.byline)
    yield "credits", _join(_said(f"{credit.name} (of the {credit.of})", credit.where) for credit in report.credits)
    yield "published", _time(report.published)
    yield "updated", _time(report.updated)
    yield "address", _stated(report.url)
    language = _stated(report.language)
    yield "language", language if report.analysed else language.append("; read and shown, not analysed")
    whole = report.completeness
    yield "complete", Text("yes, as far as it shows" if whole.complete else f"no: {_plain(whole.evidence)}")
    capture = report.capture
    yield "source", Text(f"{_plain(capture.origin)}, {len(capture.content):,} bytes, read as {report.form}")
    yield "report", Text(f"{report.id} (SHA-256 {capture.sha256})")
    for note in report.notes:
        yield "note", Text(_plain(note))


def _stated(value: Stated | NotStated) -> Text:
    return Text(value.value, "dim") if isinstance(value, NotStated) else _said(value.value, value.where)


def _time(time: StatedTime | NotStated) -> Text:
    if isinstance(time, NotStated):
        return Text(time.value, "dim")
    zone = "" if isinstance(time.zone, str) or "T" not in time.iso else ", zone not stated"
    return _said(f"{time} (to the {time.precision}{zone})", time.where)


def _said(value: str, where: str) -> Text:
    return Text(_plain(value)).append(f" [{_plain(where)}]", "dim")


def _join(parts: Iterable[Text]) -> Text:
    lines = list(parts)
    return Text("\n").join(lines) if lines else Text("not stated", "dim")


def _blocks(report: Report, *, full: bool) -> Table:
    grid = _grid()
    for block in report.blocks:
        grid.add_row(Text(block.kind.value), _block(report, block, full=full))
    return grid


def _block(report: Report, block: Block, *, full: bool) -> Text:
    words = _plain(report.text[block.start : block.end])
    shown = Text(words if full else _shortened(words), "bold" if block.kind == "title" else "")
    return shown.append(f" [{_plain(block.reason)}]", "dim") if block.reason else shown


def _left_out(left_out: Iterable[LeftOut], *, full: bool) -> Iterator[Text]:
    """One line for each run of pieces with one reason, and under it the pieces, or the first of them."""
    for reason, group in groupby(left_out, key=lambda out: out.reason):
        pieces = list(group)
        yield Text(f"{len(pieces)} × {_plain(reason)}" if len(pieces) > 1 else _plain(reason), "cyan")
        for out in pieces if full else pieces[:FEW]:
            yield Text("  “" + (_plain(out.text) if full else _shortened(_plain(out.text), SHORT // 2)) + "”")
        if not full and len(pieces) > FEW:
            yield Text(f"  … and {len(pieces) - FEW} more (all with --full)", "dim")


def _shortened(words: str, longest: int = SHORT) -> str:
    """Words up to a length, with the number of those that are not shown."""
    if len(words) <= longest:
        return words
    kept = words[:longest].rsplit(" ", 1)[0] or words[:longest]
    return f"{kept} … (+{len(words[len(kept) :].split())} words)"


def _plain(words: str) -> str:
    return " ".join(UNWANTED.sub("", words).split())
