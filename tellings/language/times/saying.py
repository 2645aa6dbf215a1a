"""A time expression in plain words, for readings and tables."""

from __future__ import annotations

from tellings.language.times.calendar import SEASONS, Stretch, Unit, say
from tellings.language.times.expression import TimeExpression
from tellings.reports.stated import NotStated

_UNITS: dict[str, Unit] = {"part of day": "part", "half-year": "half"}
_LENGTHS = {"S": "second", "M": "month", "H": "hour", "D": "day", "W": "week", "Y": "year", "Q": "quarter"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def say_time(time: TimeExpression) -> str:
    """What a time was read as: "Tuesday 24 May 2022", "8 years", "a Tuesday, date not stated"; no finer than told."""
    if time.type == "DURATION":
        said = _length(time)
    elif isinstance(time.interval, NotStated):
        said = _undated(time)
    else:
        unit: Unit = _UNITS.get(time.precision, time.precision)  # type: ignore[arg-type]
        code = time.value[-2:] if unit in ("part", "season") else ""
        said = say(Stretch(unit, time.interval.first, code))
    return said if time.modifier == "none" else f"{said} ({time.modifier})"


def _undated(time: TimeExpression) -> str:
    if time.value.startswith("XXXX-WXX-") and time.value[9:10].isdigit():
        return f"a {_DAYS[int(time.value[9]) - 1]}, date not stated"
    if time.value.endswith("_REF") or time.type == "SET" or time.value[-2:] in SEASONS:
        return time.passage.text
    return f"{time.passage.text}, date not stated"


def _length(time: TimeExpression) -> str:
    """The number and the unit of a length with one part; others are said in the report's own words."""
    clock = time.value.startswith("PT")
    number, letter = time.value[2 if clock else 1 : -1], time.value[-1:]
    unit = "minute" if clock and letter == "M" else _LENGTHS.get(letter, "")
    if not unit or not number.replace(".", "").isdigit():
        return time.passage.text
    return f"{number} {unit}{'' if number == '1' else 's'}"
