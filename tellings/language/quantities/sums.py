"""Sums: people who are counted one group after the other, and to whom the same happened."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.language.quantities.people import is_person
from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.reports.stated import NotStated

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tellings.reports.report import Report


_BETWEEN = frozenset({",", "and", "&", "aged", "ages", "age", "both", "then", "plus"})


def join_lists(report: Report, doc: Doc, found: Sequence[tuple[Quantity, int]]) -> Iterator[Quantity]:
    """The quantities, and one more for each list of people to whom one thing happened ("a mother and her two sons").

    The parse often hangs only one member of a list on the verb; what happened to it happened to all. Single persons
    to whom nothing happened are left out.
    """
    yield from (quantity for quantity, _ in found if not _is_listed(quantity))
    lists: list[list[tuple[Quantity, int]]] = []
    for quantity, head in sorted((pair for pair in found if _is_listed(pair[0])), key=lambda pair: pair[1]):
        if lists and _goes_on(doc, lists[-1][-1][1], head):
            lists[-1].append((quantity, head))
        else:
            lists.append([(quantity, head)])
    for members in lists:
        yield from _with_sum(report, [quantity for quantity, _ in members])


def _goes_on(doc: Doc, last: int, head: int) -> bool:
    """Whether nothing but commas, "and" and ages stands between a noun and the words that belong to the next one."""
    first = min((token.i for token in doc[head].lefts), default=head)
    between = doc[last + 1 : min(first, head)]
    return len(between) > 0 and all(token.lower_ in _BETWEEN or token.pos_ == "NUM" for token in between)


def _with_sum(report: Report, members: Sequence[Quantity]) -> Iterator[Quantity]:
    events = {member.event for member in members} - {Event.NONE}
    if len(members) > 1 and len(events) == 1:
        groups = [replace(member, event=next(iter(events))) for member in members]
        yield from groups
        yield _sum(report, groups)
        return
    yield from (member for member in members if not (member.single and member.event is Event.NONE))


def _is_listed(quantity: Quantity) -> bool:
    counts = quantity.kind is QuantityKind.COUNT and not quantity.part
    return counts and (quantity.single or quantity.event is not Event.NONE or is_person(quantity.head))


def _sum(report: Report, groups: Sequence[Quantity]) -> Quantity:
    start, end = groups[0].words.start, max(_end(group) for group in groups)
    least = sum(group.interval.low for group in groups if not math.isinf(group.interval.low))
    return replace(
        groups[0],
        words=report.passage(start, end),
        interval=Interval(least, math.inf, Bound.AT_LEAST),
        single=False,
        sum_of=tuple(group.words for group in groups),
        head="person",
        modifiers=(),
        reason="The sum of those named one after the other; others may not be named.",
    )


def _end(group: Quantity) -> int:
    return group.words.end if isinstance(group.counted, NotStated) else max(group.words.end, group.counted.end)
