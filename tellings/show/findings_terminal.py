"""Figures, wordings and the timeline in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tellings.comparison.figures import Figure
from tellings.language.times.expression import Interval
from tellings.passages import Passage
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated
from tellings.show.moments import SAYING, dated_words, only_said
from tellings.show.overview import Witness
from tellings.show.parts import in_sentence
from tellings.show.printable import printable, shortened
from tellings.show.wordings import only_forms
from tellings.story import Story
from tellings.timeline.timeline import PointTime

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

TABLES, VALUES = 4, 10
"""How many tables of figures are printed, and how many values of one."""

WORDINGS = 8
"""How many things are printed with the words for them."""

MOMENTS = 12
"""How many points are printed with when they happened."""

Reports = Mapping[str, Witness]


def show_figures(story: Story, reports: Reports, console: Console) -> int:
    """Print the tables of figures, those in which reports differ first; returns how many are left out."""
    from rich.text import Text

    tables = sorted(story.figures, key=lambda table: not table.differ)
    for table in tables[:TABLES]:
        name = f"{table.name}, {table.unit}" if table.unit else table.name
        differ = ": the reports differ" if table.differ else ""
        console.print(Text.assemble((printable(name), "bold"), differ))
        _indented(console, [_value(figure, reports) for figure in table.figures[:VALUES]], len(table.figures) - VALUES)
    return len(tables) - TABLES


def _value(figure: Figure, reports: Reports) -> Text:
    from rich.text import Text

    when = "time not stated" if isinstance(figure.as_of, NotStated) else f"as of {say_stated(figure.as_of)}"
    who = ", through ".join(reversed(figure.said_by)) or "its own voice"
    remark = "  " + printable(f"[{figure.read_as}; {when}; {who}]")
    words = "  " + printable(figure.words.text)
    return Text.assemble((reports[figure.words.report].siglum, "red"), words, (remark, "dim"))


def show_wordings(story: Story, reports: Reports, console: Console) -> int:
    """Print what is called by different words, a line each; returns how many are left out."""
    from rich.text import Text

    rows = [row for row in story.wordings if not only_forms(row)]
    for row in rows[:WORDINGS]:
        words: dict[str, tuple[str, list[str]]] = {}
        for naming in row.namings:
            times = f" {len(naming.passages)}×" if len(naming.passages) > 1 else ""
            siglum = reports[naming.report].siglum + times
            words.setdefault(naming.words.casefold(), (naming.words, []))[1].append(siglum)
        namings = "  |  ".join(f"{shortened(name, 60)} [{', '.join(sigla)}]" for name, sigla in words.values())
        console.print(Text(namings))
    return len(rows) - WORDINGS


def show_timeline(story: Story, reports: Reports, console: Console) -> int:
    """Print when points happened, in order of time, those that several reports tell before the rest is cut.

    Returns:
        How many dated points are left out.
    """
    from rich.padding import Padding
    from rich.text import Text

    points = {point.id: point for point in story.points}
    sentences = {reading.report.id: reading.sentences for reading in story.readings}
    dated = [time for time in story.timeline.points if isinstance(time.interval, Interval)]
    most = sorted(dated, key=lambda time: -len(points[time.point].told_by))[:MOMENTS]
    printed: set[tuple[str, Passage]] = set()  # two points may be told in one sentence, with one time
    for time in (time for time in dated if time in most):
        words = dated_words(time, points[time.point])
        if (_when(time, reports), words) in printed:
            continue
        printed.add((_when(time, reports), words))
        remark = f" ({SAYING})" if only_said(time, story) else ""
        remark += ": the reports differ" if time.agreement == "differ" else ""
        console.print(Text.assemble((_when(time, reports), "bold"), remark))
        console.print(Padding(Text(shortened(in_sentence(words, sentences[words.report]))), (0, 0, 0, 5)))
    return len(dated) - MOMENTS


def _when(time: PointTime, reports: Reports) -> str:
    said: dict[str, list[str]] = {}
    for told in time.told:
        if isinstance(told.interval, Interval):
            sigla = said.setdefault(told.said, [])
            siglum = reports[told.report].siglum
            sigla += [siglum] if siglum not in sigla else []
    return printable("  |  ".join(f"{words} [{' '.join(sigla)}]" for words, sigla in said.items()))


def _indented(console: Console, lines: Sequence[Text], left: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    rest = [Text(f"… and {left} more", "dim")] if left > 0 else []
    console.print(Padding(Text("\n").join([*lines, *rest]), (0, 0, 0, 5)))
