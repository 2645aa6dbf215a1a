"""On which day of a year a holiday falls."""

from __future__ import annotations

from datetime import datetime, timedelta

from tellings.language.times.calendar import Stretch, make_day

_RULES = {
    (1, 0): (0, 3), (2, 0): (0, 3), (5, 0): (0, -1), (9, 0): (0, 1), (10, 0): (0, 2), (11, 0): (3, 4),
    (5, -1): (6, 2), (6, -1): (6, 3),
}  # fmt: skip
"""Day of the week (Monday is 0) and which one of its month; -1 is the last."""


def holiday_in(year: int, rule: tuple[int, int]) -> Stretch | None:
    """The day of a holiday; see `words.HOLIDAYS` for the rules."""
    month, day = rule
    if month == 0:
        return Stretch("day", _easter(year) + timedelta(days=day))
    if day > 0:
        return make_day(year, month, day)
    if rule == (11, -2):  # the Tuesday after the first Monday
        monday = _weekday_of_month(year, 11, 0, 1)
        return Stretch("day", monday + timedelta(days=1))
    weekday, number = _RULES[rule]
    return Stretch("day", _weekday_of_month(year, month, weekday, number))


def _weekday_of_month(year: int, month: int, weekday: int, number: int) -> datetime:
    if number > 0:
        first = datetime(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    last = datetime(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _easter(year: int) -> datetime:
    from dateutil.easter import easter

    return datetime.combine(easter(year), datetime.min.time())
