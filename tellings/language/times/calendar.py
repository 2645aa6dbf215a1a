"""Stretches of the calendar: their TIMEX3 values, where they end, and how to step from one to the next.

Weeks are those of ISO 8601. A season is the one of the northern half of the earth, by whole months; a winter carries
the year in which it ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Unit = Literal[
    "second", "minute", "hour", "part", "day", "weekend", "week", "month", "quarter", "season", "half", "year",
    "decade", "century",
]  # fmt: skip

PARTS = {"MO": (5, 12), "AF": (12, 18), "EV": (17, 22), "NI": (18, 30), "DT": (8, 18), "MI": (11, 14)}
"""Hours of the day at which each part begins and ends; a night ends on the next morning."""

SEASONS = {"WI": -1, "SP": 2, "SU": 5, "FA": 8}
"""Months behind January at which each season of a year begins; each lasts three."""

_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "part": 0.25, "day": 1.0, "weekend": 7.0, "week": 7.0}
_MONTHS = {"month": 1, "quarter": 3, "season": 12, "half": 6, "year": 12, "decade": 120, "century": 1200}
_ORDER: tuple[Unit, ...] = (
    "second", "minute", "hour", "part", "day", "weekend", "week", "month", "quarter", "season", "half", "year",
    "decade", "century",
)  # fmt: skip
_RANK = {unit: number for number, unit in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar.

    Attributes:
        unit: What it is one of.
        first: Its first instant.
        code: Of a part of a day or a season, its two letters in TIMEX3.
    """

    unit: Unit
    first: datetime
    code: str = ""


def rank(unit: Unit) -> int:
    """How long a unit is: a longer one has a higher number."""
    return _RANK[unit]


def make_day(year: int, month: int, day: int) -> Stretch | None:
    """The day, or None where there is no such one ("Feb. 30")."""
    try:
        return Stretch("day", datetime(year, month, day))
    except ValueError:
        return None


def stretch_at(unit: Unit, moment: datetime, code: str = "") -> Stretch:
    """The stretch of a unit that holds a moment.

    Of a season or a part of a day it is the one of that code in the moment's year or on its day.
    """
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    month = day.replace(day=1)
    match unit:
        case "second" | "minute" | "hour":
            return Stretch(unit, moment)
        case "part":
            return Stretch(unit, day + timedelta(hours=PARTS[code][0]), code)
        case "day":
            return Stretch(unit, day)
        case "week":
            return Stretch(unit, day - timedelta(days=day.weekday()))
        case "weekend":
            return Stretch(unit, day + timedelta(days=5 - day.weekday()))
        case "month":
            return Stretch(unit, month)
        case "quarter":
            return Stretch(unit, month.replace(month=(day.month - 1) // 3 * 3 + 1))
        case "half":
            return Stretch(unit, month.replace(month=(day.month - 1) // 6 * 6 + 1))
        case "season":
            return Stretch(unit, add_months(month.replace(month=1), SEASONS[code]), code)
        case "year":
            return Stretch(unit, month.replace(month=1))
        case "decade":
            return Stretch(unit, month.replace(month=1, year=max(1, day.year // 10 * 10)))
        case "century":
            return Stretch(unit, month.replace(month=1, year=max(1, day.year // 100 * 100)))


def end_of(stretch: Stretch) -> datetime:
    """The first instant behind a stretch."""
    first = stretch.first
    match stretch.unit:
        case "part":
            begin, end = PARTS[stretch.code]
            return first + timedelta(hours=end - begin)
        case "weekend":
            return first + timedelta(days=2)
        case "season":
            return add_months(first, 3)
        case "second" | "minute" | "hour" | "day" | "week":
            return first + timedelta(days=_DAYS[stretch.unit])
    return add_months(first, _MONTHS[stretch.unit])


def step(stretch: Stretch, number: int) -> Stretch | None:
    """The stretch that many units later, or earlier where negative; None beyond the years 1 to 9999."""
    try:
        if stretch.unit in _DAYS:
            days = 1 if stretch.unit == "part" else _DAYS[stretch.unit]
            return Stretch(stretch.unit, stretch.first + timedelta(days=days * number), stretch.code)
        return Stretch(stretch.unit, add_months(stretch.first, _MONTHS[stretch.unit] * number), stretch.code)
    except (ValueError, OverflowError):
        return None


def add_months(moment: datetime, number: int) -> datetime:
    """The moment that many months later; the day is drawn in where the month is shorter.

    Raises:
        ValueError: Beyond the years 1 to 9999.
    """
    months = moment.year * 12 + moment.month - 1 + number
    year, month = divmod(months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    return moment.replace(year=year, month=month + 1)


def value_of(stretch: Stretch) -> str:
    """The TIMEX3 value."""
    first = stretch.first
    match stretch.unit:
        case "century":
            return f"{first.year // 100:02}"
        case "decade":
            return f"{first.year // 10:03}"
        case "year":
            return f"{first.year:04}"
        case "season":
            return f"{(first.year + (stretch.code == 'WI')):04}-{stretch.code}"
        case "half":
            return f"{first.year:04}-H{(first.month + 5) // 6}"
        case "quarter":
            return f"{first.year:04}-Q{(first.month + 2) // 3}"
        case "month":
            return f"{first:%Y-%m}"
        case "week" | "weekend":
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if stretch.unit == "weekend" else "")
        case "part":
            return f"{first:%Y-%m-%d}T{stretch.code}"
        case "second":
            return f"{first:%Y-%m-%dT%H:%M:%S}"
        case "hour" | "minute":
            return f"{first:%Y-%m-%dT%H:%M}"
    return f"{first:%Y-%m-%d}"


def unknown_value(unit: Unit, code: str = "") -> str:
    """The TIMEX3 value of a unit of which it is not stated which one."""
    shape = {
        "century": "XX", "decade": "XXX", "year": "XXXX", "season": f"XXXX-{code}", "half": "XXXX-HX",
        "quarter": "XXXX-QX", "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
        "part": f"XXXX-XX-XXT{code}", "hour": "XXXX-XX-XXTXX:XX", "minute": "XXXX-XX-XXTXX:XX",
    }  # fmt: skip
    return shape.get(unit, "XXXX-XX-XX")


def say(stretch: Stretch) -> str:
    """A stretch in plain words: "Tuesday 24 May 2022", "the week from 23 May 2022"."""
    first = stretch.first
    match stretch.unit:
        case "century":
            return f"the years {first.year} to {first.year + 99}"
        case "decade":
            return f"the {first.year}s"
        case "year":
            return f"the year {first.year}"
        case "month":
            return f"{first:%B} {first.year}"
        case "half" | "quarter" | "season":
            last = end_of(stretch) - timedelta(days=1)
            return f"{first:%B} {first.year} to {last:%B} {last.year}"
        case "week":
            return f"the week from Monday {first.day} {first:%B} {first.year}"
        case "weekend":
            return f"the weekend from Saturday {first.day} {first:%B} {first.year}"
    day = f"{first:%A} {first.day} {first:%B} {first.year}"
    if stretch.unit == "part":
        names = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
        return f"the {names[stretch.code]} of {day}"
    return day if stretch.unit == "day" else f"{day}, {first:%H:%M}"
