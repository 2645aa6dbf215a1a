"""A story in the terminal: the same findings as the page, shortened to what fits, and saying what was cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tellings.alignment.told import Point, Told
from tellings.attribution.change import Change, Sequel
from tellings.reports.saying import say_stated
from tellings.show.heard import changes_of, manner_of, report_of, route_of, sentences_of, who_is_heard
from tellings.show.overview import (
    Witness,
    points_alone,
    points_left_out,
    shared_points,
    story_title,
    witnesses,
)
from tellings.show.parts import point_words
from tellings.show.printable import printable, shortened
from tellings.show.wording import counted, credited_to, warnings_of
from tellings.story import Story

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

SHARED, EACH = 15, 5
"""How many points told by several are listed, and how many for each report in the lists after it."""

VOICES = 12
"""How many speakers are listed."""

LETTERS = 12
"""Up to how many reports a point's line has a letter for each."""


def show_story(story: Story, console: Console) -> None:
    """Print a story, shortened: the reports, what most tell, where they differ, who is heard, and so on."""
    reports = {witness.report.id: witness for witness in witnesses(story)}
    _print_head(story, reports, console)
    _print_reports(story, reports.values(), console)
    _print_shared(story, reports, console)
    _print_differences(story, reports, console)
    _print_findings(story, reports, console)
    _print_heard(story, reports, console)
    _print_alone(story, reports, console)
    _print_left_out(story, reports, console)
    _print_lineage(story, console)


def _print_head(story: Story, reports: dict[str, Witness], console: Console) -> None:
    from rich.text import Text

    title = story_title(story)
    if title:
        witness = reports[title.report]
        console.print(Text(printable(title.text), style="bold"))
        why = ", whose words the other titles share most" if len(reports) > 2 else ""
        console.print(Text(f"The title of {printable(witness.name)}{why}", "dim"))
    shared = len(shared_points(story))
    alone = sum(len(point.told_by) == 1 for point in story.points)
    console.print(
        Text(f"{counted(len(reports), 'report')}, {counted(shared, 'point')} told by two or more, {alone} by one alone")
    )
    for note in story.notes:
        console.print(Text(f"Note: {printable(note)}", style="bold"))


def _heading(console: Console, words: str, remark: str = "") -> None:
    from rich.text import Text

    console.print()
    console.print(Text(words.upper(), style="bold"))
    if remark:
        console.print(Text(remark, style="dim"))


def _rows() -> Table:
    from rich.table import Table

    return Table.grid(padding=(0, 2, 0, 0))


def _print_reports(story: Story, reports: Iterable[Witness], console: Console) -> None:
    from rich.text import Text

    _heading(console, "The reports")
    table = _rows()
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for witness in reports:
        report = witness.report
        tells = sum(report.id in point.told_by for point in story.points)
        credits = credited_to(report, "text")
        facts = [f"published {say_stated(report.published)}"]
        facts += [f"text from {', '.join(credits)}"] if credits else []
        facts += [counted(witness.words, "word"), f"tells {counted(tells, 'point')}"]
        facts += [f"alone {len(points_alone(story, report.id))}"] * (tells > 0)
        lines = [Text(printable(witness.name), style="bold"), Text(printable(" · ".join(facts)))]
        lines += [Text(printable(warning), style="yellow") for warning in warnings_of(report)]
        table.add_row(Text(witness.siglum, style="red"), Text("\n").join(lines))
    console.print(table)


def _print_shared(story: Story, reports: dict[str, Witness], console: Console) -> None:
    shared = shared_points(story)
    letters = len(reports) <= LETTERS
    _heading(
        console,
        "Told by most",
        "A told   a partly told   ? unsure   - not told   / not examined" if letters and shared else "",
    )
    if not shared:
        console.print("Nothing was found that two of the reports tell.")
        return
    origins = {point.point: len(point.origins) for point in story.lineage.points}
    words = point_words(story)
    numbers = {point.id: number for number, point in enumerate(story.points, start=1)}
    table = _rows()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    if letters:
        table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for point in shared[:SHARED]:
        cells: list[RenderableType] = [str(numbers[point.id]), f"{len(point.told_by)} of {len(reports)}"]
        cells += [_letters(point, reports)] if letters else []
        table.add_row(*cells, _point_text(point, words[point.id], origins.get(point.id, 0)))
    console.print(table)
    _print_rest(console, len(shared) - SHARED, "points")


def _point_text(point: Point, words: str, origins: int) -> RenderableType:
    from rich.text import Text

    fewer = f"  [{counted(origins, 'origin')}]" if 0 < origins < len(point.told_by) else ""
    return Text.assemble(shortened(words), (fewer, "dim"))


def _letters(point: Point, reports: dict[str, Witness]) -> RenderableType:
    shapes = {Told.UNSURE: "?", Told.NOT_TOLD: "-", Told.NOT_EXAMINED: "/"}
    letters = []
    for telling in point.tellings:
        letter = reports[telling.report].siglum
        letters.append(shapes.get(telling.how, letter.lower() if telling.how is Told.PARTLY else letter))
    return _text(" ".join(letters))


def _text(words: str) -> RenderableType:
    from rich.text import Text

    return Text(words)


def _print_rest(console: Console, rest: int, of: str) -> None:
    if rest > 0:
        console.print(f"… and {rest} more {of}; --html and --json have them all.", style="dim", markup=False)


def _print_differences(story: Story, reports: dict[str, Witness], console: Console) -> None:
    from tellings.show.differences_terminal import show_differences

    if story.differences:
        _heading(console, "Where they differ")
        printed, found = show_differences(story, reports, console)
        _print_rest(console, found - printed, "differences")


def _print_findings(story: Story, reports: dict[str, Witness], console: Console) -> None:
    from tellings.show.findings_terminal import show_figures, show_timeline, show_wordings
    from tellings.show.wordings import only_forms

    if story.figures:
        _heading(console, "Figures, over time")
        _print_rest(console, show_figures(story, reports, console), "tables")
    if not all(map(only_forms, story.wordings)):
        _heading(console, "One thing, their words for it")
        _print_rest(console, show_wordings(story, reports, console), "things")
    if any(time.told for time in story.timeline.points):
        _heading(console, "When it happened")
        _print_rest(console, show_timeline(story, reports, console), "points with a date")


def _print_heard(story: Story, reports: dict[str, Witness], console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    voices = who_is_heard(story)
    if not voices:
        return
    readings = {reading.report.id: reading for reading in story.readings}
    _heading(console, "Who is heard")
    for voice in voices[:VOICES]:
        heard_in = " ".join(reports[report].siglum for report in voice.reports)
        unsure = ", unsure who" if voice.unsure else ""
        remark = f": {counted(len(voice.statements), 'statement')} in {heard_in}{unsure}"
        console.print(Text.assemble((printable(voice.name), "bold"), remark))
        for change in changes_of(voice, story):
            console.print(Padding(_change(change, reports), (0, 0, 0, 5)))
        for statement in voice.statements[:EACH]:
            route = f", {route_of(statement)}" if route_of(statement) else ""
            manner = "  " + printable(f"[{reports[report_of(statement)].siglum}: {manner_of(statement)}{route}]")
            words = shortened(" … ".join(passage.text for passage in sentences_of(statement, readings)))
            console.print(Padding(Text.assemble(words, (manner, "dim")), (0, 0, 0, 5)))
        if len(voice.statements) > EACH:
            console.print(Padding(_text(f"… and {len(voice.statements) - EACH} more"), (0, 0, 0, 5)), style="dim")
    if len(voices) > VOICES:
        _print_rest(console, len(voices) - VOICES, "speakers")


def _change(change: Change, reports: dict[str, Witness]) -> RenderableType:
    """How two statements of a speaker stand to one matter, and in which reports."""
    from rich.text import Text

    ordered = change.sequel in (Sequel.TOLD, Sequel.PUBLICATION)
    first, second = (reports[report_of(statement)].siglum for statement in (change.earlier, change.later))
    words = f"{change.before} [{first}], {'then' if ordered else 'also'} {change.after} [{second}]:"
    order = "" if ordered or change.sequel.value in change.reason else f" The order is not sure: {change.sequel}."
    return Text.assemble((printable(words), "bold red"), " ", printable(change.reason + order))


def _print_alone(story: Story, reports: dict[str, Witness], console: Console) -> None:
    _heading(console, "What each alone tells")
    words = point_words(story)
    for witness in reports.values():
        alone = points_alone(story, witness.report.id)
        remark = counted(len(alone), "point") if alone else "nothing was found that no other tells"
        _print_name(console, witness, remark if witness.report.analysed else "not examined, as it is not analysed")
        _print_passages(console, alone, words, reports)


def _print_name(console: Console, witness: Witness, remark: str) -> None:
    from rich.text import Text

    console.print(
        Text.assemble((witness.siglum, "red"), "  ", (printable(witness.name), "bold"), f": {printable(remark)}")
    )


def _print_passages(
    console: Console, points: Sequence[Point], words: Mapping[str, str], reports: dict[str, Witness]
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for point in points[:EACH]:
        line = Text.assemble(shortened(words[point.id]), (_doubt(point, reports), "dim"))
        console.print(Padding(line, (0, 0, 0, 5)))
    if len(points) > EACH:
        console.print(Padding(_text(f"… and {len(points) - EACH} more"), (0, 0, 0, 5)), style="dim")


def _doubt(point: Point, reports: dict[str, Witness]) -> str:
    """Of a point told by one alone: where it could not be examined or decided whether it is told; else empty."""
    found = []
    for how in (Told.UNSURE, Told.NOT_EXAMINED) if len(point.told_by) == 1 else ():
        sigla = [reports[telling.report].siglum for telling in point.tellings if telling.how is how]
        found += [f"{how.value} in {', '.join(sigla)}"] if sigla else []
    return f" [{'; '.join(found)}]" if found else ""


def _print_left_out(story: Story, reports: dict[str, Witness], console: Console) -> None:
    words = point_words(story)
    several = len(reports) > 2  # of two reports, each leaves out only what the other one tells alone
    _heading(console, "What each leaves out", "Listed is what two or more others tell." if several else "")
    for witness in reports.values():
        for group in points_left_out(story, witness.report.id):
            told = [point for point in group.points if len(point.told_by) > several]
            listed = told if group.how is Told.NOT_TOLD else []
            remark = f"{group.how.value}, {counted(len(group.points), 'point')}"
            remark += ", each told by one other alone" if group.how is Told.NOT_TOLD and not told else ""
            _print_name(console, witness, remark + (f": {group.reason}" if group.reason else ""))
            _print_passages(console, listed, words, reports)


def _print_lineage(story: Story, console: Console) -> None:
    from tellings.show.lineage_terminal import show_lineage

    if story.lineage.examined:
        _heading(console, "Where the words come from")
        show_lineage(story, console)
