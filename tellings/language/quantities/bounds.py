"""Bounds: the words around a number that limit it ("at least", "about", "or more"), and ranges of two numbers."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from tellings.language.quantities.quantity import Bound, Interval

TOLERANCE = 0.1
"""By which part of its value a number said to be about so much may be off."""

_AT_LEAST = (
    "at the very least|at least|a minimum of|minimum of|no fewer than|not fewer than|no less than|not less than"
    "|upwards of|upward of|a total of at least"
)
_MORE = "well over|more than|greater than|in excess of|north of|exceeding|over|above|topping|topped|exceeded"
_AT_MOST = "at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum of"
_LESS = "fewer than|less than|under|below"
_NEARLY = "nearly|almost|just under|close to|approaching|just shy of|just short of"
_ABOUT = (
    "approximately|roughly|around|about|some|an estimated|estimated|circa|in the region of|somewhere around"
    "|about some|~|c\\."
)
_JUST_OVER = "just over|a little over|slightly more than|a little more than|just above"
_GROUPS = (
    ("over_a_bit", _JUST_OVER), ("at_least", _AT_LEAST), ("more", _MORE), ("at_most", _AT_MOST), ("nearly", _NEARLY),
    ("less", _LESS), ("about", _ABOUT),
)  # fmt: skip
_BEFORE = re.compile(
    r"(?:(?<=\s)|(?<=[(\"“‘'—–-])|^)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _GROUPS) + r")(?:\s?|-)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<at_least>\+|-plus\b|[ ]plus\b|[ ]or more\b|[ ]at least\b|[ ]and counting\b)"
    r"|(?P<at_most>[ ]or (?:fewer|less)\b|[ ]at most\b)|(?P<about>-odd\b|[ ]or so\b|-ish\b|[ ]or thereabouts\b)",
    re.IGNORECASE,
)
_LAST = {words.split()[-1].replace("\\", "") for _, group in _GROUPS for words in group.split("|")}
"""The last words of all bounds: a quick answer for most numbers, which have none."""
_OPENING = re.compile(r"^.*[(\"“‘'—–\n-]", re.DOTALL)
_REACH = 28


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The kind of the bound written right before `start`, and where it begins; ("", start) where there is none."""
    first = max(0, start - _REACH)
    window = text[first:start]
    last = window.lower().rstrip("- \u00a0\n").rpartition(" ")[2]
    if _OPENING.sub("", last) not in _LAST:
        return "", start
    match = _BEFORE.search(window)
    if match is None:
        return "", start
    kind = str(match.lastgroup)
    begin = first + match.start()
    if kind == "more" and text[max(0, begin - 5) : begin].lower() == "just ":
        return "over_a_bit", begin - 5
    return kind, begin


def bound_after(text: str, end: int) -> tuple[str, int]:
    """The kind of the bound written right behind `end`, and where it ends; ("", end) where there is none."""
    match = _AFTER.match(text, end)
    return (str(match.lastgroup), match.end()) if match else ("", end)


def limit(interval: Interval, kind: str) -> Interval:
    """The interval that a bound makes of the values that the numeral alone allows."""
    low, high = interval.low, interval.high
    match kind:
        case "at_least":
            return Interval(low, math.inf, Bound.AT_LEAST)
        case "more":
            return Interval(low, math.inf, Bound.AT_LEAST, low_open=interval.bound is not Bound.VAGUE)
        case "at_most":
            return Interval(-math.inf if low < 0 else 0, high, Bound.AT_MOST)
        case "less":
            return Interval(-math.inf if low < 0 else 0, high, Bound.AT_MOST, high_open=True)
        case "nearly":
            return Interval(low - TOLERANCE * abs(low), high, Bound.ABOUT, high_open=True, tolerance=TOLERANCE)
        case "over_a_bit":
            return Interval(low, high + TOLERANCE * abs(high), Bound.ABOUT, low_open=True, tolerance=TOLERANCE)
        case "about" if interval.bound is not Bound.VAGUE:  # "a call about several victims" bounds nothing
            low, high = low - TOLERANCE * abs(low), high + TOLERANCE * abs(high)
            return Interval(low, high, Bound.ABOUT, False, False, TOLERANCE)
    return interval


def join_range(first: Interval, second: Interval) -> Interval:
    """The range between two numbers; given the wrong way round, they are turned."""
    low, high = sorted((first, second), key=lambda interval: interval.low)
    return replace(low, high=max(high.high, low.high), bound=Bound.BETWEEN)
