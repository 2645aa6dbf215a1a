"""Publication times as far as they are stated: no part is filled in, no zone supposed.

Date libraries fill what is missing from today's date and do not tell what was stated, so the formats are written
out here: ISO 8601 and RFC 2822, and the ways in which English-language outlets write a dateline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tellings.reports.stated import NOT_STATED, NotStated, Precision, StatedTime
from tellings.reports.zones import ZONE, read_zone

LONGEST = 300
"""Characters in which a stated time is looked for; a longer text is no dateline."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"

_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR.format('year')}[-/.](?P<numeral>0?[1-9]|1[0-2])[-/.]{_DAY.format('day')}",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<numeral>0[1-9]|1[0-2])(?P<day>3[01]|[12]\d|0[1-9])(?!\d)",
        rf"{_DAY.format('day')}(?:\s+of)?[\s.\-/]*{_MONTH.format('month')}[\s,.\-/]*{_YEAR.format('year')}",
        rf"\b{_MONTH.format('month')}[\s.\-]*{_DAY.format('day')}[\s,.\-/]+{_YEAR.format('year')}",
        rf"(?<!\d){_YEAR.format('year')}[\s,.\-/]*{_MONTH.format('month')}[\s,.\-/]*{_DAY.format('day')}",
        rf"(?<![\d.])(?P<first>[0-3]?\d)(?P<mark>[/.\-])(?P<second>[0-3]?\d)(?P=mark){_YEAR.format('year')}",
        rf"(?<!\d )\b{_MONTH.format('month')}[\s,]+{_YEAR.format('year')}",
        rf"^\W*{_YEAR.format('year')}-(?P<numeral>0[1-9]|1[0-2])\W*$",
        rf"^\W*{_YEAR.format('year')}\W*$",
    )
)
_TIME = re.compile(
    r"(?<![\d:.])(?:"
    r"(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.h])(?P<minute>[0-5]\d)"
    r"(?:(?P=mark)(?P<second>[0-5]\d|60)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?P<hour12>1[0-2]|0?[1-9])\s*(?P<half12>[ap]\.?\s?m\b\.?)"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?=\s*(?:hrs|hours|GMT|UTC|BST|Z)\b)"
    r"|(?<=\dT)(?P<hour6>[01]\d|2[0-3])(?P<minute6>[0-5]\d)(?P<second6>[0-5]\d)"
    rf")(?![\d])\s*(?:hrs|hours)?\s*[,(\[]*\s*(?P<zone>{ZONE})?",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:last )?(?:updat|modifi|edit|chang|publish|post)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A stated time, and where in the words it stands.

    Attributes:
        stated: What is stated.
        start: First character of the date or of the time of day, whichever comes first.
        end: One past the last character of either.
    """

    stated: StatedTime
    start: int
    end: int


def parse_stated_time(words: str, where: str) -> StatedTime | NotStated:
    """The first time that the words state, as far as they state it.

    Args:
        words: A dateline or a metadata value ("24 May 2022, 12:54", "2022-05-24T12:54:00+01:00").
        where: Where it was read; goes into the result. A remark on the zone or on an ambiguity is added to it.

    Returns:
        NOT_STATED where no year is stated ("5 hours ago", "on Tuesday"). A date of which day and month cannot be
        told apart ("05/06/2022") is stated to the year only.
    """
    found = find_stated_time(words, where)
    return found.stated if found else NOT_STATED


def find_stated_time(words: str, where: str) -> FoundTime | None:
    """Like `parse_stated_time`, with the place in the words; None where no time is stated."""
    words = words[:LONGEST]
    found = _find_date(words)
    if found is None:
        return None
    match, iso, precision, remark = found
    clock = _find_clock(words, match) if precision == "day" else None
    if clock is None:
        return FoundTime(StatedTime(iso, precision, NOT_STATED, where + remark), match.start(), match.end())
    stated = _with_clock(iso, clock, where + remark)
    return FoundTime(stated, min(match.start(), clock.start()), max(match.end(), clock.end()))


def time_from_epoch(seconds: float, where: str) -> StatedTime | NotStated:
    """The time of a number of seconds (or, where so large, milliseconds) since 1970, in UTC."""
    try:
        moment = datetime(1970, 1, 1) + timedelta(seconds=seconds / 1000 if abs(seconds) > 1e11 else seconds)
    except OverflowError:
        return NOT_STATED
    return StatedTime(moment.isoformat(timespec="seconds"), "second", "Z", f"{where}, seconds since 1970")


def _find_date(words: str) -> tuple[re.Match[str], str, Precision, str] | None:
    """The date that stands first; of two that begin at one place, the one whose format is listed first."""
    found = ((match, _read_date(match.groupdict())) for pattern in _DATES for match in pattern.finditer(words))
    valid = [(match, *read) for match, read in found if read]
    return min(valid, key=lambda date: date[0].start(), default=None)


def _read_date(parts: dict[str, str | None]) -> tuple[str, Precision, str] | None:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        return _read_numerals(int(parts["first"] or 0), int(parts["second"] or 0), year)
    month = int(parts.get("numeral") or 0) or _month_number(parts.get("month"))
    if not month:
        return f"{year:04}", "year", ""
    if not parts.get("day"):
        return f"{year:04}-{month:02}", "month", ""
    return _day(year, month, int(parts["day"] or 0), "")


def _read_numerals(first: int, second: int, year: int) -> tuple[str, Precision, str] | None:
    if first == second or second > 12:
        return _day(year, first, second, "")
    if first > 12:
        return _day(year, second, first, "")
    if not first or not second:
        return None
    return f"{year:04}", "year", f" (day and month of {first}/{second} cannot be told apart)"


def _day(year: int, month: int, day: int, remark: str) -> tuple[str, Precision, str] | None:
    try:
        return date(year, month, day).isoformat(), "day", remark
    except ValueError:
        return None


def _month_number(name: str | None) -> int:
    return next((n for n, month in enumerate(_MONTHS, 1) if name and name.lower().startswith(month)), 0)


def _find_clock(words: str, day: re.Match[str]) -> re.Match[str] | None:
    """The time of day nearest to the date: after it, or else before it."""
    after = _TIME.search(words, day.end(), _end_of_date(words, day.end()))
    before = [match for match in _TIME.finditer(words) if match.end() <= day.start()]
    far = after is None or after.start() - day.end() > 25
    if far and before:
        return before[-1]
    return after


def _end_of_date(words: str, start: int) -> int:
    """Where the next date or the words on a change begin: no time of day behind it belongs to this date."""
    ends = [match.start() for pattern in _DATES for match in pattern.finditer(words, start)]
    change = _CHANGE.search(words, start)
    return min([*ends, change.start() if change else len(words), len(words)])


def _with_clock(iso: str, clock: re.Match[str], where: str) -> StatedTime:
    parts = clock.groupdict()
    hour = int(parts["hour"] or parts["hour12"] or parts["hour4"] or parts["hour6"])
    half = (parts["half"] or parts["half12"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return StatedTime(iso, "day", NOT_STATED, where)
    zone, remark = read_zone(parts["zone"] or "", date.fromisoformat(iso))
    minute = parts["minute"] or parts["minute4"] or parts["minute6"]
    second = parts["second"] or parts["second6"]
    if minute is None:
        return StatedTime(f"{iso}T{hour:02}", "hour", zone, where + remark)
    stated = f"{iso}T{hour:02}:{minute}"
    if second is None or int(second) > 59:
        return StatedTime(stated, "minute", zone, where + remark)
    return StatedTime(f"{stated}:{second}", "second", zone, where + remark)
