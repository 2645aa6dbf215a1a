"""What a number was read as, in a few words: "6 ≤ civilians killed", "$5,000,000,000", "about 8 of 10"."""

from __future__ import annotations

import math

from tellings.language.quantities.quantity import Bound, Event, Quantity, QuantityKind
from tellings.reports.stated import NotStated

_ROUND = 3


def read_as(quantity: Quantity) -> str:
    """The interval and what it is of: "6 ≤ civilians killed", "1,080 ≤ people ≤ 1,320", "age = 12 years"."""
    name, interval = name_of(quantity), quantity.interval
    low, high = (_end(quantity, end) for end in (interval.low, interval.high))
    below, above = ("<" if interval.low_open else "≤"), ("<" if interval.high_open else "≤")
    if interval.low == interval.high:
        return f"{name} = {low}"
    if math.isinf(interval.high):
        return f"{low} {below} {name}"
    if math.isinf(interval.low) or (interval.bound is Bound.AT_MOST and interval.low == 0):
        return f"{name} {above} {high}"
    return f"{low} {below} {name} {above} {high}"


def name_of(quantity: Quantity) -> str:
    """What is counted or measured, and what happened to it: "civilians killed", "age", "amount for each year"."""
    event = "" if quantity.event is Event.NONE else quantity.event.value
    if quantity.kind is QuantityKind.AGE:
        return "age"
    if quantity.kind is QuantityKind.COUNT:
        counted = "" if isinstance(quantity.counted, NotStated) or quantity.sum_of else quantity.counted.text
        counted = "" if event and quantity.head in ("death", "injury", "life", "body") else counted
        words = f"{counted or ('people' if event else 'number')} {event}".strip()
    else:
        words = "amount" if quantity.kind is QuantityKind.MONEY else quantity.kind.value
    return f"{words} for each {quantity.per}" if quantity.per else words


def _end(quantity: Quantity, value: float) -> str:
    if quantity.kind is QuantityKind.SHARE:
        return f"{number_words(100 * value)}%"
    if quantity.kind is QuantityKind.MONEY:
        return f"{quantity.unit} {number_words(value)}"
    unit = quantity.unit.replace("_", " ").replace(" ** 2", " squared").replace(" ** 3", " cubed")
    if quantity.kind in (QuantityKind.COUNT, QuantityKind.SCORE) or not unit:
        return number_words(value)
    plural = "s" if value != 1 and unit[-1].isalpha() and unit not in ("times", "foot", "inch") else ""
    return f"{number_words(value)} {unit}{plural}"


def number_words(value: float) -> str:
    """A number with commas, and with decimals only where it has any: "1,320", "0.125"."""
    if math.isinf(value):
        return "no limit"
    rounded = round(value, _ROUND)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"
