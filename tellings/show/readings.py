"""What the words of a difference were read as, said so that a reader need not know the notation."""

from __future__ import annotations

import re

from tellings.comparison.difference import Side
from tellings.comparison.quantity_words import number_words
from tellings.language.quantities.bounds import TOLERANCE

_SIGN = re.compile(r" ([≤<=≈]) ")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ROUNDED = 1e-4
"""By which part of a value the ends of an interval may be rounded where they are written."""

_PLAIN = re.compile(r"[-−]?[\d.,]+")
_LEAST = {"≤": "at least", "<": "more than"}
_MOST = {"≤": "at most", "<": "less than", "=": "", "≈": "about"}


def say_reading(side: Side) -> str:
    """Say what a side was read as: "at least 6 civilians killed" of "6 ≤ civilians killed".

    What is not written as an interval is said as it is.
    """
    return say_interval(side.read_as)


def say_interval(notation: str) -> str:
    """Say an interval: "6 ≤ dead", "dead ≤ 6", "10 ≤ dead ≤ 12", "20 < dead", "dead = 6", "age = 12 years"."""
    match _SIGN.split(notation):
        case [low, "≤" | "<", name, "≤" | "<", high]:
            return _with(name, _about(low, high) or f"{low} to {high}", high)
        case [low, "≤" | "<" as sign, name] if _begins_with_number(low):
            return _with(name, f"{_LEAST[sign]} {low}", low)
        case [name, sign, high]:
            return _with(name, f"{_MOST[sign]} {high}".strip(), high)
    return notation


def _with(name: str, value: str, end: str) -> str:
    """Bare numbers go before what is counted, values with a unit behind what is measured; "number" is not said."""
    if name == "number":
        return value
    return f"{value} {name}" if _PLAIN.fullmatch(end) else f"{name}: {value}"


def _about(low: str, high: str) -> str:
    """Say the middle of the interval that "about" opens around a number; empty for other intervals."""
    least, most = (_NUMBER.search(end) for end in (low, high))
    if not least or not most:
        return ""
    ends = [float(found.group().replace(",", "")) for found in (least, most)]
    middle = sum(ends) / 2
    if middle <= 0 or abs(ends[0] - (1 - TOLERANCE) * middle) > _ROUNDED * middle:
        return ""
    return f"about {high[: most.start()]}{number_words(middle)}{high[most.end() :]}"


def _begins_with_number(end: str) -> bool:
    return bool(re.match(r"(?:[A-Z]{3} |[^\w\s])?[-−]?\d", end))


def is_interval(notation: str) -> bool:
    """Whether it is written as an interval, so that saying it changes it."""
    return say_interval(notation) != notation
