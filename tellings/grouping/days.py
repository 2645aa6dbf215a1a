"""Days that a text tells of, found by form alone: cheap enough for every report of a stream.

Only what names a day is read ("Jan. 14", "3 March 2019", "2019-03-03", "3/14/19", "Saturday night", "yesterday"); a
weekday is the last one up to publication, since news mostly looks back. Reading times in full is not done here.
"""

from __future__ import annotations

import re
from datetime import date

MOST_DAYS = 6
"""So many days of a text are kept, in reading order."""
AHEAD = 30
"""A month and day without a year lie in the year that puts them at most so many days after publication."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = re.compile(
    rf"\b{_MONTH}\s(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(\d{{4}})\b)?"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s(\d{{4}})\b)?"
    r"|\b(\d{4})-(\d{2})-(\d{2})\b"
    r"|\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b"
    r"|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(yesterday)\b|\b(today|tonight|this morning|this afternoon|this evening)\b",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)([/-]?)(\d{{1,2}}|{'|'.join(_MONTHS)})\2(\d{{1,2}})(?=[/-])",
    re.IGNORECASE,
)


def find_days(text: str, published: date | None) -> tuple[int, ...]:
    """The first `MOST_DAYS` different days of a text, as proleptic Gregorian ordinals, in reading order.

    Args:
        text: Any text; what is behind a limit is to be cut off by the caller.
        published: The day of publication, from which weekdays and dates without a year are counted. Without it only
            dates with a year are found.
    """
    found: dict[int, None] = {}
    for match in _DAY.finditer(text):
        day = _day_of(match, published)
        if day is not None:
            found[day] = None
            if len(found) == MOST_DAYS:
                break
    return tuple(found)


def day_in_address(address: str) -> date | None:
    """The day that an address holds ("/2016/11/13/", "/2016/dec/18/", "/20161113/"), or None."""
    match = _IN_ADDRESS.search(address)
    if match is None:
        return None
    year, parted, month, day = match.groups()
    if not parted and len(f"{year}{month}{day}") != 8:
        return None
    number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _day_of(match: re.Match[str], published: date | None) -> int | None:
    month, day, year, day_before, month_after, year_after, *rest = match.groups()
    iso_year, iso_month, iso_day, us_month, us_day, us_year, weekday, yesterday, _ = rest
    if month or month_after:
        number = _MONTHS.index((month or month_after)[:3].lower()) + 1
        return _ordinal(year or year_after, number, int(day or day_before), published)
    if iso_year:
        return _ordinal(iso_year, int(iso_month), int(iso_day), published)
    if us_year:
        return _ordinal(us_year if len(us_year) == 4 else f"20{us_year}", int(us_month), int(us_day), published)
    if published is None:
        return None
    if weekday:
        back = (published.weekday() - _WEEKDAYS.index(weekday[:3].lower())) % 7
        return published.toordinal() - back
    return published.toordinal() - (1 if yesterday else 0)


def _ordinal(year: str | None, month: int, day: int, published: date | None) -> int | None:
    """The day's ordinal, or None where there is no such day or its year is not known."""
    if year is None and published is None:
        return None
    number = int(year) if year is not None else published.year if published else 0
    try:
        found = date(number, month, day)
        if year is None and published and found.toordinal() > published.toordinal() + AHEAD:
            found = date(number - 1, month, day)
    except ValueError:
        return None
    return found.toordinal()
