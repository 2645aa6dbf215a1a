"""Sums: people who are counted one group after the other, and to whom the same happened."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.reports.stated import NotStated

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tellings.reports.report import Report


def add_sums(report: Report, doc: Doc, found: Sequence[tuple[Quantity, int]]) -> Iterator[Quantity]:
    """The quantities, and one more for each list of people with one event ("a mother and her two sons")."""
    heads = {head: quantity for quantity, head in found if _is_group(quantity)}
    lists: dict[int, list[int]] = {}
    for head in sorted(heads):
        first = head
        while doc[first].dep_ == "conj" and doc[first].head.i < first and doc[first].head.i in heads:
            first = doc[first].head.i
        lists.setdefault(first, []).append(head)
    for quantity, _ in found:
        yield quantity
    for members in lists.values():
        if len(members) > 1:
            groups = [heads[member] for member in members]
            if len({group.event for group in groups}) == 1:
                yield _sum(report, groups)


def _is_group(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.COUNT and quantity.event is not Event.NONE and not quantity.part


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
