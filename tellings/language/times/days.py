"""Days, months and holidays, and the parts of a day: "Tuesday", "late Thursday night", "May 24", "last November"."""

from __future__ import annotations

from datetime import datetime, timedelta

from tellings.language.times.amounts import number_of, ordinal_of
from tellings.language.times.calendar import (
    Stretch,
    Unit,
    add_months,
    make_day,
    rank,
    step,
    stretch_at,
    unknown_value,
)
from tellings.language.times.holidays import holiday_in
from tellings.language.times.setting import Found, Meaning, Setting, dated, said_date
from tellings.language.times.words import CLOCK_WORDS, HOLIDAYS, MONTHS, PARTS, WEEKDAYS

NEAR = timedelta(days=62)
"""A day of the year without a year is the nearest one where that is so near, whatever the tense of its clause."""

_BEFORE_MONTHS = frozenset({
    "in", "of", "since", "by", "until", "till", "last", "next", "this", "for", "from", "to", "through",
    "between", "before", "after", "during", "around", "about",
})  # fmt: skip

_ARTICLES = frozenset(["a", "an", "the", "its", "their", "his", "her", "our", "'s", "’s"])

Read = tuple[Stretch | None, str, tuple[Unit, str]]
"""When it is, from what that was read, and unit and value that stand for it where it is not known."""


def read_day(found: Found, setting: Setting) -> Meaning | None:
    """A day or month, with a part of the day where one is told; None where the words are no time."""
    read = day_told(found, setting)
    if read is None:
        return None
    stretch, reason, unknown = read
    part = PARTS.get(found.word("P")) or ("NI" if found.word("R") == "tonight" else "")
    if not part:
        return dated(stretch, found, reason, unknown)
    if stretch is None:
        return dated(None, found, reason, ("part", f"{unknown[1] or unknown_value('day')}T{part}"))
    return dated(stretch_at("part", stretch.first, part), found, reason)


def day_told(found: Found, setting: Setting) -> Read | None:
    """The day or month that the words name, whatever else they say; None where they name none."""
    letters = found.letters
    if "D" in letters:
        return _numeric(found.word("D"))
    if "M" in letters:
        return _month(found, setting)
    if "B" in letters:
        return _holiday(found, setting)
    if "W" in letters or "w" in letters:
        return _weekday(found, setting)
    if "R" in letters:
        return _deictic(found.word("R"), setting)
    return _part_alone(found, setting) if "P" in letters else None


def _numeric(word: str) -> Read | None:
    """2022-05-24; of 24/5/2022 the order is known only where one of the numbers is above twelve."""
    if "-" in word:
        year, month, day = (int(part) for part in word.split("-"))
    else:
        month, day, year = (int(part) for part in word.split("/"))
        year += 0 if year > 99 else 1900 if year > 50 else 2000
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return None
    made = make_day(year, month, day)
    return (made, "Written in figures", ("day", "")) if made else None


def _month(found: Found, setting: Setting) -> Read | None:
    if "N" not in found.letters and "O" not in found.letters and _other_word(found):
        return None
    month = MONTHS[found.word("M").rstrip(".")]
    number = number_of(found.word("N")) if "N" in found.letters else ordinal_of(found.word("O"))
    if ("N" in found.letters or "O" in found.letters) and (number is None or not 1 <= number <= 31):
        return None
    day = int(number or 0)
    if "Y" in found.letters:
        year = int(found.word("Y"))
        made = make_day(year, month, day or 1)
        return (made if day else Stretch("month", made.first), "Named in full", ("day", "")) if made else None
    unknown: tuple[Unit, str] = ("day", f"XXXX-{month:02}-{day:02}") if day else ("month", f"XXXX-{month:02}")
    today = setting.today("day" if day else "month")
    if today is None:
        return None, "Named without its year", unknown
    if "u" in found.letters:
        year = today.year + {"l": -1, "p": -1, "n": 1}.get(found.letters[found.letters.index("u") - 1], 0)
        return _in_year(year, month, day), "Named with its year", unknown
    stretch, how = _nearest(found, setting, today, month, day)
    return stretch, f"The {how} one, published {said_date(today)}", unknown


def _other_word(found: Found) -> bool:
    """Whether a month's name by itself may be another word, or a person's: "May he", "March of the", "April said"."""
    word = found.words[-1]
    if found.letters != "M":
        return False
    if found.before() in _ARTICLES:
        return False
    if word.rstrip(".") in ("march", "may", "april", "june", "august"):
        return found.before() not in _BEFORE_MONTHS
    return len(word) == 3


def _in_year(year: int, month: int, day: int) -> Stretch | None:
    return make_day(year, month, day) if day else Stretch("month", datetime(year, month, 1))


def _nearest(found: Found, setting: Setting, today: datetime, month: int, day: int) -> tuple[Stretch | None, str]:
    """Of the same day or month in the years around the publication, the one that the words or the tense mean."""
    here = today if day else today.replace(day=1)
    around = [made for year in (-1, 0, 1) if (made := _in_year(today.year + year, month, day))]
    behind = [made for made in around if made.first <= here]
    ahead = [made for made in around if made.first >= here]
    if "l" in found.letters or "p" in found.letters:
        past = [made for made in behind if made.first < here]
        return (past[-1] if past else None), "last"
    if "n" in found.letters:
        future = [made for made in ahead if made.first > here]
        return (future[0] if future else None), "next"
    if "t" in found.letters:
        return around[1] if len(around) == 3 else None, "this year's"
    nearest = min(around, key=lambda made: _far(made.first - here), default=None)
    if nearest is None or (abs(nearest.first - here) <= NEAR and found.before() != "since"):
        return nearest, "nearest"
    tense = setting.clause_tense(found)
    if tense == "past":
        return (behind[-1] if behind else None), "last"
    if tense == "future":
        return (ahead[0] if ahead else None), "next"
    return nearest, "nearest"


def _far(away: timedelta) -> timedelta:
    """How far a day is for the choice of the nearest: news tells of what has been more than of what will be."""
    return -away if away < timedelta(0) else 2 * away


def _holiday(found: Found, setting: Setting) -> Read | None:
    name = found.word("B")
    if "Y" in found.letters:
        return holiday_in(int(found.word("Y")), HOLIDAYS[name]), "Named with its year", ("day", "")
    today = setting.today("day")
    if today is None:
        return None, "Named without its year", ("day", "")
    days = [made for year in (-1, 0, 1) if (made := holiday_in(today.year + year, HOLIDAYS[name]))]
    if "l" in found.letters or "n" in found.letters:
        right = [made for made in days if (made.first < today) == ("l" in found.letters)]
        picked = right[-1 if "l" in found.letters else 0] if right else None
    else:
        picked = min(days, key=lambda made: abs(made.first - today), default=None)
    return picked, f"The one nearest to the publication on {said_date(today)}", ("day", "")


def _weekday(found: Found, setting: Setting) -> Read | None:
    if found.letters == "w" and not _dotted(found):
        return None
    weekday = WEEKDAYS[(found.word("W") or found.word("w")).rstrip(".")]
    unknown: tuple[Unit, str] = ("day", f"XXXX-WXX-{weekday + 1}")
    today = setting.today("day")
    if today is None:
        return None, "A day of the week without a publication time", unknown
    told = setting.told
    if "p" in found.letters and told is not None and rank(told.unit) <= rank("day"):
        return _back_to(weekday, told.first, whole=True), "The one before the day told last", unknown
    if "l" in found.letters or "p" in found.letters:
        return (
            _back_to(weekday, today, whole=True),
            f"The last one before the publication on {said_date(today)}",
            unknown,
        )
    ahead = (weekday - today.weekday()) % 7
    if "n" in found.letters or (setting.clause_tense(found) == "future" and ahead):
        day = today + timedelta(days=ahead or 7)
        return stretch_at("day", day), f"The next one after the publication on {said_date(today)}", unknown
    reason = f"The last one up to the publication on {said_date(today)}"
    return _back_to(weekday, today, whole=False), reason, unknown


def _dotted(found: Found) -> bool:
    """Whether a short name of a day is surely one: "Thurs.", and neither the Sun nor what sat."""
    return found.words[0].endswith(".") and found.words[0] not in ("sun.", "sat.")


def _back_to(weekday: int, moment: datetime, whole: bool) -> Stretch:
    back = (moment.weekday() - weekday) % 7
    return stretch_at("day", moment - timedelta(days=back or (7 if whole else 0)))


def _deictic(word: str, setting: Setting) -> Read | None:
    today = setting.today("day")
    if today is None:
        return None, "Told from the day of writing, which is not stated", ("day", "")
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    where = {-1: "The day before", 1: "The day after"}.get(days, "The day of")
    return step(stretch_at("day", today), days), f"{where} the publication", ("day", "")


def _part_alone(found: Found, setting: Setting) -> Read | None:
    """A part of a day by itself, "this morning", "overnight"; None where it is of no certain day."""
    letters, today = found.letters, setting.today("day")
    if found.word("P") in CLOCK_WORDS:
        return None
    told = setting.told if setting.told is not None and rank(setting.told.unit) <= rank("day") else None
    if "n" in letters or "h" in letters or "k" in letters:
        day = told and step(stretch_at("day", told.first), int("n" in letters))
        return day, "Counted from the day told last", ("day", "")
    days = 0 if "t" in letters else -1 if "l" in letters else None
    if found.word("P") == "overnight":
        days = -1
    if days is None:
        if told is None or "d" not in letters:
            return None
        return stretch_at("day", told.first), "On the day told last", ("day", "")
    if today is None:
        return None, "Told from the day of writing, which is not stated", ("day", "")
    reason = "The day of the publication" if days == 0 else "The day before the publication"
    return step(stretch_at("day", today), days), reason, ("day", "")


def same_day_earlier(moment: datetime, months: int) -> Stretch:
    """The day so many months from a moment."""
    return stretch_at("day", add_months(moment, months))
