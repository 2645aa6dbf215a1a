"""Amounts: numerals with their bounds, units, currencies and partners in a range, read from the characters alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.language.quantities.bounds import bound_after, bound_before, join_range, limit
from tellings.language.quantities.labels import is_label
from tellings.language.quantities.numerals import Numeral, find_numerals, money_scale
from tellings.language.quantities.quantity import Bound, Interval, QuantityKind
from tellings.language.quantities.units import CURRENCIES, CURRENCY_WORDS, unit_at

_CURRENCY_BEFORE = re.compile(
    r"(?<![\w$£€])(?:"
    + "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
    + r")[ \u00a0]?$",
    re.IGNORECASE,
)
_CURRENCY_BEHIND = re.compile(
    r"(?:[ -](?:U\.?S\.? |Australian |Canadian )?(?P<word>"
    + "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True))
    + r")|(?P<sign>[€£]))(?!\w)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"[ -]?(?:%|per[ -]?cent\b|percent\b|pct\b|percentage points?\b)", re.IGNORECASE)
_AGE_BEHIND = re.compile(
    r"[ -]?(?:(?P<unit>year|month|week|day)s?[ -]?old\b|y/?o\b|years? of age\b|yrs? old\b)s?", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged?(?: of)?|ages(?: of)?|turn(?:s|ed|ing)?)[ ](?:between[ ])?$", re.IGNORECASE)
_PER = re.compile(
    r"[ ]?(?:(?:a|an|per|each|every)[ ]|/[ ]?)"
    r"(?P<per>second|minute|hour|day|night|week|month|year|person|head|barrel|share|ounce|tonne|ton|litre|gallon|vote|game|ticket)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(r"[ ](?P<per>daily|weekly|monthly|annually|yearly)\b", re.IGNORECASE)
_PER_OF = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
_SCORE = re.compile(r"[-–](?=\d)")
_TO = re.compile(r"[ ]?(?:-|–|—|[ ]to[ ]|[ ]or[ ]|to[ ]|or[ ])[ ]?$|[ ](?:to|or|and)[ ]$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween[ ]$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ ]$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:ranging|ranged|ranges|anywhere|aged|ages)[ ]from[ ]$", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−]|\bminus[ ])$", re.IGNORECASE)
_DEGREES = re.compile(r"[ ]?(?:degrees?\b|°|º)(?:[ ](?P<below>below(?: zero| freezing)?)\b)?", re.IGNORECASE)
_FEET_INCHES = re.compile(r"[ ]?(?:(?P<in>\d{1,2})[ ]?(?:in\b|ins\b|inch(?:es)?\b|\"|”))", re.IGNORECASE)
_FEET = frozenset({"foot"})
_TIMES = re.compile(r"[ ]?(?:times\b|x\b|-fold\b|fold\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bound and unit, before it is known what is counted.

    Attributes:
        start: First character: of the bound, the sign or the number.
        end: One past the unit, the bound behind it, or the number.
        number: First and last-but-one character of the number itself (both numbers of a range).
        interval: The values, in `unit`.
        kind: What sort of quantity.
        unit: As in `Quantity`.
        per: As in `Quantity`.
        form: How the (first) number is written.
    """

    start: int
    end: int
    number: tuple[int, int]
    interval: Interval
    kind: QuantityKind
    unit: str
    per: str
    form: str


@dataclass(frozen=True, slots=True)
class _Measured:
    """A numeral with its unit: where both stand, the values, and what they are; kind COUNT where there is no unit."""

    start: int
    end: int
    interval: Interval
    kind: QuantityKind
    unit: str
    numeral: Numeral


def find_amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text in order. What is counted, and ages beside names, take the parse and are found later."""
    numerals = list(find_numerals(text))
    at = done = 0
    while at < len(numerals):
        measured = _measure(text, numerals[at]) if numerals[at].start >= done else None
        partner = _partner(text, measured, numerals, at) if measured else None
        at += 1 if partner is None else 2
        if measured is None:
            continue
        amount = _bounded(text, measured) if partner is None else _ranged(text, measured, partner)
        done = amount.end
        yield amount


def _measure(text: str, numeral: Numeral) -> _Measured | None:
    start, end = numeral.start, numeral.end
    interval = Interval(numeral.low, numeral.high, Bound.VAGUE if numeral.form == "vague" else Bound.EXACT)
    sign = _CURRENCY_BEFORE.search(text, max(0, start - 5), start)
    if sign is not None:
        code = CURRENCIES[sign[0].strip(" \u00a0").lower()]
        return _Measured(sign.start(), end, _scaled(interval, money_scale(numeral)), QuantityKind.MONEY, code, numeral)
    behind = _CURRENCY_BEHIND.match(text, end)
    if behind is not None:
        code = CURRENCY_WORDS[behind["word"].lower()] if behind["word"] else CURRENCIES[behind["sign"]]
        interval = _scaled(interval, money_scale(numeral))
        return _Measured(start, behind.end(), interval, QuantityKind.MONEY, code, numeral)
    if is_label(text, numeral) and not _limited(text, numeral):
        return None
    if numeral.scale == "k":
        interval = _scaled(interval, 1e3)
    return _with_unit(text, numeral, interval)


def _limited(text: str, numeral: Numeral) -> bool:
    """Whether words before a number say that it is one ("more than 1900")."""
    return bool(numeral.bare) and bound_before(text, numeral.start)[0] in ("at_least", "more", "at_most", "less")


def _with_unit(text: str, numeral: Numeral, interval: Interval) -> _Measured | None:
    start, end = numeral.start, numeral.end
    if percent := _PERCENT.match(text, end):
        return _Measured(start, percent.end(), _scaled(interval, 0.01), QuantityKind.SHARE, "1", numeral)
    if numeral.form == "fraction":
        return _Measured(start, end, interval, QuantityKind.SHARE, "1", numeral)
    if age := _AGE_BEHIND.match(text, end):
        return _Measured(start, age.end(), interval, QuantityKind.AGE, (age["unit"] or "year").lower(), numeral)
    if (aged := _AGED.search(text, max(0, start - 16), start)) and numeral.high <= 120:
        return _Measured(
            aged.start() if aged[0].startswith("age") else start, end, interval, QuantityKind.AGE, "year", numeral
        )
    if times := _TIMES.match(text, end):
        return _Measured(start, times.end(), interval, QuantityKind.OTHER, "times", numeral)
    if degrees := _degrees(text, numeral, interval):
        return degrees
    before = numeral.end - len(numeral.scale) if numeral.scale and numeral.scale != "k" else end
    found = unit_at(text, before)
    if found is None:
        if text[end : end + 1].isalpha() and numeral.form == "digits":
            return None  # a name or a form of its own: "9to5", "400x150"
        if numeral.scale and numeral.scale != "k":
            return _Measured(start, end, _scaled(interval, money_scale(numeral)), QuantityKind.COUNT, "", numeral)
        return _Measured(start, end, interval, QuantityKind.COUNT, "", numeral)
    kind, unit, unit_end = found
    if unit in _FEET and (inches := _FEET_INCHES.match(text, unit_end)):
        feet = interval.low + int(inches["in"]) / 12
        return _Measured(start, inches.end(), Interval(feet, feet), kind, unit, numeral)
    if kind is QuantityKind.TEMPERATURE and (minus := _MINUS.search(text, max(0, start - 6), start)):
        return _Measured(minus.start(), unit_end, Interval(-interval.high, -interval.low), kind, unit, numeral)
    return _Measured(start, unit_end, interval, kind, unit, numeral)


def _degrees(text: str, numeral: Numeral, interval: Interval) -> _Measured | None:
    """Degrees without a scale, or with one behind them; "below" and a minus make them negative."""
    match = _DEGREES.match(text, numeral.end)
    if match is None:
        return None
    found, start = unit_at(text, numeral.end), numeral.start
    unit, end = (found[1], found[2]) if found else ("degree", match.end())
    minus = _MINUS.search(text, max(0, start - 6), start)
    if minus or match["below"]:
        start, interval = minus.start() if minus else start, Interval(-interval.high, -interval.low)
    return _Measured(start, end, interval, QuantityKind.TEMPERATURE, unit, numeral)


def _scaled(interval: Interval, by: float) -> Interval:
    return interval if by == 1 else replace(interval, low=interval.low * by, high=interval.high * by)


def _partner(text: str, first: _Measured, numerals: Sequence[Numeral], at: int) -> _Measured | None:
    """The second number of a range ("10 to 12", "£1m-£2m", "between 10 and 12"), measured; or None."""
    if at + 1 >= len(numerals) or numerals[at + 1].start - first.end > 8 or numerals[at + 1].form == "none":
        return None
    second = _measure(text, numerals[at + 1]) or _plain(numerals[at + 1])
    joint = text[first.end : second.start]
    opening = text[max(0, first.start - 16) : first.start]
    if bound_before(text, first.start)[0] in ("at_least", "more", "less"):
        return None  # a change, too: "fell more than $11 billion to $106 billion"
    if _BETWEEN.search(opening):
        return second if joint.strip() in ("and", "to", "-", "–") else None
    if _FROM.search(opening) and not _RANGING.search(opening):
        return None  # a change: "rose from 84 to 85"
    if not (joint.strip() in ("-", "–", "—", "to", "or") and len(joint) <= 4):
        return None
    if first.numeral.form == "none" or first.kind is QuantityKind.AGE:
        return None
    return second


def _plain(numeral: Numeral) -> _Measured:
    return _Measured(numeral.start, numeral.end, Interval(numeral.low, numeral.high), QuantityKind.COUNT, "", numeral)


def _ranged(text: str, first: _Measured, second: _Measured) -> Amount:
    """One amount of two numbers: the unit of the second holds for the first unless that has its own."""
    scaled = _borrowed(first, second)
    kind, unit = (second.kind, second.unit) if first.kind is QuantityKind.COUNT else (first.kind, first.unit)
    upper = second.interval
    if _is_score(text, first, second):
        low, high = sorted((first.interval.low, second.interval.low))
        interval = Interval(low, high, Bound.BETWEEN)
        return Amount(
            first.start, second.end, (first.start, second.end), interval, QuantityKind.SCORE, "", "", "digits"
        )
    whole = _Measured(first.start, second.end, join_range(scaled, upper), kind, unit, first.numeral)
    amount = _bounded(text, whole)
    opening = _BETWEEN.search(text, max(0, amount.start - 12), amount.start)
    return replace(amount, start=opening.start()) if opening else amount


def _borrowed(first: _Measured, second: _Measured) -> Interval:
    """The first number's values with the second one's scale, where only that has one ("10 to 12 million")."""
    if second.kind is QuantityKind.SHARE and first.kind is QuantityKind.COUNT:
        return _scaled(first.interval, 0.01) if second.numeral.form != "fraction" else first.interval
    times = max(second.numeral.times, money_scale(second.numeral) if second.kind is QuantityKind.MONEY else 1.0)
    if times > first.numeral.times and not first.numeral.scale and first.interval.low * times <= second.interval.high:
        return _scaled(first.interval, times)
    thousands = second.numeral.times == 1 and second.interval.low >= 1000 and second.interval.low % 1000 == 0
    if first.numeral.bare and thousands and first.interval.low < 100:
        return _scaled(first.interval, 1000)  # "5-6,000"
    return first.interval


def _is_score(text: str, first: _Measured, second: _Measured) -> bool:
    """Whether "3-1" is a result: digits with a dash, no unit, and small, falling or followed by no noun."""
    if text[first.end : second.start] not in ("-", "–") or QuantityKind.COUNT is not first.kind is second.kind:
        return False
    if not (first.numeral.bare and second.numeral.bare) or second.kind is not QuantityKind.COUNT:
        return False
    return first.interval.low >= second.interval.low or not re.match(r"[ ][a-z]", text[second.end : second.end + 2])


def _bounded(text: str, measured: _Measured) -> Amount:
    kind, start = bound_before(text, measured.start)
    behind, end = bound_after(text, measured.end)
    interval = limit(measured.interval, behind or kind)  # "an estimated one million or more" is a least number
    per = _PER.match(text, end) or _DAILY.match(text, end)
    if measured.kind is QuantityKind.DURATION:
        per = None
    word = per["per"].lower() if per else ""
    return Amount(
        start, per.end() if per else end, (measured.start, measured.end), _clipped(interval, measured), measured.kind,
        measured.unit, _PER_OF.get(word, word), measured.numeral.form,
    )  # fmt: skip


def _clipped(interval: Interval, measured: _Measured) -> Interval:
    """No share said to be a part of a whole is above it, and a count's open end stays open."""
    if measured.numeral.form == "fraction" and math.isinf(interval.high):
        return replace(interval, high=1.0)
    return interval
