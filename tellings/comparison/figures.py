"""Figures: casualties and money of a story over time: who gives which value, as of when, in which report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.alignment.told import Point
from tellings.comparison.context import points_of, said_by
from tellings.comparison.order import as_of, span_of
from tellings.comparison.pairs import ToldSentence, told_sentences
from tellings.comparison.quantity_words import name_of, read_as
from tellings.comparison.same_quantity import calling_of
from tellings.comparison.tolls import is_own
from tellings.language.quantities.quantity import Event, Interval, Quantity, QuantityKind
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a table, as one report gives it.

    Attributes:
        words: Where it is written.
        sentence: The sentence around it.
        read_as: What it was read as ("6 ≤ civilians killed").
        interval: Its values, in the unit of its table.
        said_by: Who says it: relays nearest the report first, then the speaker; empty in the report's own voice.
        as_of: The time that the report's text stands for.
    """

    words: Passage
    sentence: Passage
    read_as: str
    interval: Interval
    said_by: tuple[str, ...] = ()
    as_of: StatedTime | NotStated = NOT_STATED


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The values that the reports give for one thing.

    Attributes:
        name: What is counted or paid ("people killed", "amount").
        kind: COUNT for casualties, MONEY for amounts.
        unit: A currency's ISO 4217 code, or "".
        points: Ids of the points that its values tell; may be empty.
        figures: From the earliest report to the latest, those without a stated time last; in text order within one.
        differ: Whether two reports give values of which none is in both.
    """

    name: str
    kind: QuantityKind
    unit: str
    points: tuple[str, ...]
    figures: tuple[Figure, ...]
    differ: bool


_Key = tuple[str, str]
_Row = tuple[Quantity, ToldSentence]


def find_figures(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[FigureTable, ...]:
    """The casualties of a story by what happened, then its amounts of money by the point that tells them.

    A table has the values of two reports at least. Casualties of other events and parts of another number are left
    out, and so are amounts that no other report's telling of the same point has a value for.

    Args:
        readings: In the story's order.
        points: What is told, and by whom.
    """
    told_at = points_of(points, (quantity.words for reading in readings for quantity in reading.quantities))
    rows: dict[_Key, list[_Row]] = defaultdict(list)
    for reading in readings:
        for told in told_sentences(reading):
            for quantity in reading.quantities:
                if told.passage.contains(quantity.words):
                    for key in _keys(quantity, told, told_at):
                        rows[key].append((quantity, told))
    tables = (_table(key, group) for key, found in rows.items() for group in _by_calling(found))
    kept = [table for table in tables if len({figure.words.report for figure in table.figures}) > 1]
    return tuple(sorted(kept, key=_rank))


def _keys(quantity: Quantity, told: ToldSentence, told_at: Mapping[Passage, Sequence[str]]) -> Iterator[_Key]:
    """The tables that a quantity belongs into: what happened to people, or a currency and a point."""
    if quantity.kind is QuantityKind.MONEY:
        yield from ((quantity.unit, point) for point in told_at.get(quantity.words, ()))
    elif _is_all(quantity) and is_own(quantity, told.sentence):
        yield quantity.event.value, ""


def _is_all(quantity: Quantity) -> bool:
    """Whether a number may be of all to whom something happened; "both" is of two who were named before."""
    happened = quantity.event is not Event.NONE and not quantity.single
    return happened and quantity.words.text.lower() != "both"


def _by_calling(found: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The values of a table, those of two callings apart ("12 officers", "40 students"); all others together."""
    callings = {calling_of(quantity) for quantity, _ in found} - {""}
    apart = callings if len(callings) > 1 else set()
    groups: dict[str, list[_Row]] = defaultdict(list)
    for quantity, told in found:
        calling = calling_of(quantity)
        groups[calling if calling in apart else ""].append((quantity, told))
    yield from groups.values()


def _table(key: _Key, found: Sequence[_Row]) -> FigureTable:
    first = found[0][0]
    money = first.kind is QuantityKind.MONEY
    calling = calling_of(first)
    one_calling = calling and all(calling_of(quantity) == calling for quantity, _ in found)
    figures = sorted(_once([_figure(quantity, told) for quantity, told in found]), key=_when)
    return FigureTable(
        name=name_of(first) if money or one_calling else f"people {key[0]}",
        kind=first.kind,
        unit=first.unit,
        points=(key[1],) if key[1] else (),
        figures=tuple(figures),
        differ=_differ(figures),
    )


def _once(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Each value of a report once for each who says it; in its own voice, as titles do, only where nobody says it."""
    said = {(figure.words.report, figure.interval) for figure in figures if figure.said_by}
    seen: set[tuple[str, Interval, tuple[str, ...]]] = set()
    for figure in figures:
        key = (figure.words.report, figure.interval, figure.said_by)
        if key not in seen and (figure.said_by or key[:2] not in said):
            yield figure
        seen.add(key)


def _figure(quantity: Quantity, told: ToldSentence) -> Figure:
    return Figure(
        words=quantity.words,
        sentence=told.passage,
        read_as=read_as(quantity),
        interval=quantity.interval,
        said_by=said_by(told, quantity.words),
        as_of=as_of(told.reading.report),
    )


def _when(figure: Figure) -> tuple[bool, float]:
    if isinstance(figure.as_of, NotStated):
        return True, 0.0
    first, last = span_of(figure.as_of)
    return False, (first.timestamp() + last.timestamp()) / 2


def _differ(figures: Sequence[Figure]) -> bool:
    return any(
        left.words.report != right.words.report and not left.interval.meets(right.interval)
        for number, left in enumerate(figures)
        for right in figures[number + 1 :]
    )


def _rank(table: FigureTable) -> tuple[bool, int]:
    return table.kind is QuantityKind.MONEY, -len({figure.words.report for figure in table.figures})
