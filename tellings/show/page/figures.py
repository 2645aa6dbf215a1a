"""Figures over time as the page shows them: a table, with the intervals side by side on one scale."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tellings.comparison.figures import Figure, FigureTable
from tellings.comparison.quantity_words import number_words
from tellings.language.quantities.quantity import QuantityKind
from tellings.passages import Passage
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated
from tellings.show.page.anchors import passage_anchor
from tellings.show.page.figures_context import FiguresView, FigureView
from tellings.show.page.points import Witnesses
from tellings.show.page.scale import Scale, make_scale
from tellings.show.readings import is_interval, say_interval
from tellings.story import Story

TABLES, VALUES = 12, 20
"""How many tables are shown, and how many values of one."""

SHORT = 1.5
"""Per cent of the scale below which a stretch gets a dot that keeps it visible."""


def figure_views(story: Story, reports: Witnesses) -> tuple[FiguresView, ...]:
    """The tables of a story, those in which reports differ first."""
    return tuple(_table(number, table, reports) for number, table in enumerate(shown_tables(story), start=1))


def shown_tables(story: Story) -> list[FigureTable]:
    """The tables that the page shows, those in which reports differ first."""
    return sorted(story.figures, key=lambda table: not table.differ)[:TABLES]


def figure_places(story: Story) -> Iterator[Passage]:
    """The passages that the tables lead to."""
    for table in shown_tables(story):
        yield from (figure.words for figure in table.figures[:VALUES])


def _table(number: int, table: FigureTable, reports: Witnesses) -> FiguresView:
    figures = table.figures[:VALUES]
    scale = make_scale([figure.interval for figure in figures])
    words = ["logarithmic scale"] if scale.logarithmic else ["the scale does not begin at 0"] if scale.low > 0 else []
    unit = f"{table.unit} " if table.kind is QuantityKind.MONEY and table.unit else ""
    return FiguresView(
        anchor=f"figures-{number}",
        name=f"{table.name}, {table.unit}" if unit else table.name,
        differ=table.differ,
        scale=", ".join(words),
        ticks=tuple((f"{place:.2f}", _short(value)) for value, place in scale.ticks()),
        figures=tuple(_figure(figure, scale, reports) for figure in figures),
        left=len(table.figures) - len(figures),
    )


def _figure(figure: Figure, scale: Scale, reports: Witnesses) -> FigureView:
    witness = reports[figure.words.report]
    left, right = scale.place(figure.interval.low), scale.place(figure.interval.high)
    return FigureView(
        siglum=witness.siglum,
        name=witness.name,
        words=figure.words.text,
        href="#" + passage_anchor(witness.siglum, figure.words),
        reading=say_interval(figure.read_as),
        notation=figure.read_as if is_interval(figure.read_as) else "",
        voice=", through ".join(reversed(figure.said_by)) if figure.said_by else "the report’s own voice",
        as_of="not stated" if isinstance(figure.as_of, NotStated) else say_stated(figure.as_of),
        x=f"{left:.2f}",
        width=f"{right - left:.2f}",
        middle=f"{(left + right) / 2:.2f}" if right - left < SHORT else "",
        below=math.isinf(figure.interval.low),
        above=math.isinf(figure.interval.high),
    )


def _short(value: float) -> str:
    """A mark in few characters: "40 million", "1,200"."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{number_words(round(value / size, 2))} {word}"
    return number_words(value)
