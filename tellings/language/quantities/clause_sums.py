"""Sums over clauses: people of whom one sentence tells the same, clause by clause ("a man was hurt, and a girl …")."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.reports.report import Report
from tellings.reports.stated import NotStated

_SUMMED = (Event.KILLED, Event.INJURED, Event.CASUALTIES)
_MORE = re.compile(r"\b(?:others?|another|more|additional)\b", re.IGNORECASE)
_NEW = re.compile(r"(?:an?|another)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?P<critical>\bcritical(?:ly)?|\bgravely?)\b|(?P<serious>\bserious(?:ly)?)\b"
    r"|(?P<mild>\b(?:stable|fair|good|minor|non-life|non life|treated|released|not life))\b",
    re.IGNORECASE,
)
_IN_CONDITION = re.compile(r"\bcondition\b", re.IGNORECASE)
_RELATIVE = re.compile(r",? who\b[^;]*, and (?:the )?$", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|while|but)\b|;", re.IGNORECASE)
_NEAR = 90
"""Characters between two persons of whom one sentence tells the same."""
_PART_OF_IT = re.compile(r"\b(?:including|of (?:them|whom|those)|among)\b", re.IGNORECASE)


def add_up_clauses(report: Report, ends: Sequence[int], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """A quantity for each run of people in one sentence who surely are others, and to whom the same happened.

    "Others" and "another" add to those before them; so do two persons whom articles bring in, and two groups in
    different conditions ("two are critical, and three were treated").

    Args:
        report: The report.
        ends: One past the last character of each of its sentences, in text order.
        found: Its quantities in text order, with the sums of lists.
    """
    inner = {part for quantity in found for part in quantity.sum_of}
    counts = [q for q in found if _is_unit(q) and q.words not in inner]
    by_sentence: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in counts:
        by_sentence[bisect_right(ends, quantity.words.start)].append(quantity)
    for place, inside in by_sentence.items():
        for event in _SUMMED if len(inside) > 1 and place < len(ends) else ():
            yield from _sums(report, [q for q in inside if q.event is event], ends[place])


def _is_unit(quantity: Quantity) -> bool:
    counts = quantity.kind is QuantityKind.COUNT and quantity.interval.bound is not Bound.VAGUE
    return counts and not (quantity.part or quantity.supposed or quantity.per)


def _sums(report: Report, units: Sequence[Quantity], end: int) -> Iterator[Quantity]:
    run = list(units[:1])
    for number, unit in enumerate(units[1:], 1):
        until = units[number + 1].words.start if number + 1 < len(units) else end
        if _adds(report.text, run[-1], unit, until):
            run.append(unit)
        else:
            yield from _sum(report, run)
            run = [unit]
    yield from _sum(report, run)


def _adds(text: str, left: Quantity, right: Quantity, end: int) -> bool:
    """Whether those of the right quantity are not among those of the left one, as far as the words tell."""
    between, behind = text[_end(left) : right.words.start], text[_end(right) : end]
    if _PART_OF_IT.search(between):
        return False
    written = text[right.words.start : _end(right)]
    if _MORE.search(written) or _MORE.match(behind, 1):
        return True
    if left.single and right.single:
        new = _NEW.match(text, left.words.start) and _NEW.match(written)
        joined = len(between) <= _NEAR and _JOINED.search(between)
        return bool(new) and left.head != right.head and bool(joined)
    if _RELATIVE.fullmatch(between):
        return True
    return _in_other_condition(left, right, between, behind)


def _in_other_condition(left: Quantity, right: Quantity, between: str, behind: str) -> bool:
    first, second = _CONDITION.search(between), _CONDITION.search(behind)
    if first is None or second is None or first.lastgroup == second.lastgroup:
        return False
    return right.interval.low > left.interval.high or bool(_IN_CONDITION.search(between))


def _sum(report: Report, run: Sequence[Quantity]) -> Iterator[Quantity]:
    if len(run) < 2:
        return
    least = sum(unit.interval.low for unit in run if not math.isinf(unit.interval.low))
    yield replace(
        run[0],
        words=report.passage(run[0].words.start, _end(run[-1])),
        interval=Interval(least, math.inf, Bound.AT_LEAST),
        single=False,
        sum_of=tuple(unit.words for unit in run),
        head="person",
        modifiers=(),
        reason="The sum of those told of clause by clause; others may not be told of.",
    )


def _end(unit: Quantity) -> int:
    return unit.words.end if isinstance(unit.counted, NotStated) else max(unit.words.end, unit.counted.end)
