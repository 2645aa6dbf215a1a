"""Clock times: "5 p.m. EST Nov. 9", "Wednesday at 10:30 a.m.", "noon Thursday", "4 in the morning"."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from tellings.language.times.amounts import number_of
from tellings.language.times.calendar import Stretch, rank, stretch_at, value_of
from tellings.language.times.days import day_told
from tellings.language.times.setting import Found, Meaning, Setting
from tellings.language.times.words import CLOCK_WORDS, PARTS

_DAY = timedelta(days=1)
_DAYS = "MWwRDB"
"""The letters of words that name a day."""
_HALF_DAY = 12
_LATE = ("EV", "NI")
_EARLIEST = 6
"""The hour from which on one of twelve can be of an evening."""
_EVENING = 18
"""The hour from which on a time of the clock is of an evening."""

_BEFORE_HOURS = frozenset({
    "at", "by", "until", "till", "before", "after", "since", "from", "to", "around", "about", "past", "near", "toward",
})  # fmt: skip


def read_clock(found: Found, setting: Setting) -> Meaning | None:
    """A clock time with its day: the one named, or else the day told last, or else the publication's."""
    clock = _clock(found)
    if clock is None:
        return None
    hour, minute, exact = clock
    day, reason = _day(found, setting)
    if day is None:
        value = f"XXXX-XX-XXT{hour:02}:{minute:02}"
        return Meaning("TIME", value, exact, found.modifier, None, f"{reason}; the day is not stated.")
    if not _names_a_day(found):
        hour += _HALF_DAY * _goes_on_late(hour, found, setting)
        day, reason = _not_ahead(day, timedelta(hours=hour, minutes=minute), reason, found, setting)
    stretch = Stretch(exact, day.first + timedelta(hours=hour, minutes=minute))
    value = f"{value_of(day)}T{hour:02}:{minute:02}"
    why = f"{reason}: {hour:02}:{minute:02} on {day.first:%A} {day.first.day} {day.first:%B} {day.first.year}."
    return Meaning("TIME", value, exact, found.modifier, stretch, why)


def _clock(found: Found) -> tuple[int, int, Literal["hour", "minute"]] | None:
    """Hour, minute and whether minutes are told."""
    letters = found.letters
    if letters == "P" and found.before() not in _BEFORE_HOURS:
        return None
    if (word := next((w for w in found.all("P") if w in CLOCK_WORDS), "")) and "f" not in letters:
        return CLOCK_WORDS[word], 0, "hour"
    if "T" in letters:
        hour, minute = (int(part) for part in found.word("T").split(":")[:2])
    else:
        at = letters.find("f")
        at = at - 1 if at > 0 else letters.find("N")
        number = number_of(found.words[at]) if at >= 0 else None
        if number is None or number.denominator != 1:
            return None
        hour, minute = int(number), 0
    half = found.word("f").replace(".", "").replace(" ", "")
    part = PARTS.get(found.word("P"), "")
    if (half in ("am", "pm") and not 1 <= hour <= 12) or hour > 24 or minute > 59:
        return None
    if half == "pm" or part in ("AF", "EV") or (part == "NI" and hour > 5):
        hour = hour + 12 if hour < 12 else hour
    elif half == "am" and hour == 12:
        hour = 0
    return hour, minute, "minute" if "T" in letters else "hour"


def _without_clock(found: Found) -> Found:
    """The words of the day alone: on the longer side of the clock time, or before the part of the day at its end."""
    letters = found.letters
    at = max(letters.rfind(role) for role in "fTZP")
    clock = letters.find("T") if "T" in letters else letters.find("f")
    if at + 1 < len(letters):
        return Found(found.text, found.first + at + 1, found.last, found.first)
    if 0 <= clock < at and any(role in letters[clock:at] for role in _DAYS):
        return Found(found.text, found.first + clock + 1, found.last, found.first)
    begin = clock if "T" in letters else clock - 1
    return Found(found.text, found.first, found.first + begin) if begin > 0 else found


def _names_a_day(found: Found) -> bool:
    return any(role in found.letters for role in _DAYS)


def _goes_on_late(hour: int, found: Found, setting: Setting) -> bool:
    """Whether "ten o'clock" is that of the evening or night told last; before six it may be the next morning."""
    told = setting.told
    if told is None or not _EARLIEST <= hour < _HALF_DAY:
        return False
    if told.unit in ("hour", "minute"):
        if not _EVENING <= told.first.hour <= hour + _HALF_DAY:
            return False
    elif told.unit != "part" or told.code not in _LATE:
        return False
    return "P" not in found.letters and found.word("f").endswith("clock")


def _not_ahead(day: Stretch, clock: timedelta, reason: str, found: Found, setting: Setting) -> tuple[Stretch, str]:
    """The day, or where that would put what is told as past behind the publication, the last one before it.

    A report of 1.40 in the morning that tells of twenty to ten means the evening before.
    """
    if setting.instant is None or setting.clause_tense(found) != "past":
        return day, reason
    ahead = day.first + clock - setting.instant
    if not timedelta(0) < ahead < 2 * _DAY:
        return day, reason
    back = -(-ahead // _DAY)
    return stretch_at("day", day.first - back * _DAY), "On the last day before the publication, as it is told as past"


def _day(found: Found, setting: Setting) -> tuple[Stretch | None, str]:
    if _names_a_day(found):
        read = day_told(_without_clock(found), setting)
        if read is not None:
            day, reason, _ = read
            return (day if day is not None and day.unit == "day" else None), reason
    told = setting.told
    if told is not None and rank(told.unit) <= rank("day"):
        return stretch_at("day", told.first), "On the day told last"
    today = setting.today("day")
    if today is None:
        return None, "A clock time"
    return stretch_at("day", today), "On the day of the publication"
