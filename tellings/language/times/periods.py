"""Longer stretches: "last week", "this year", "the third quarter of 1990", "next summer", "the weekend", "year-end"."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from tellings.language.times.amounts import ordinal_of
from tellings.language.times.calendar import Stretch, Unit, add_months, rank, step, stretch_at
from tellings.language.times.days import day_told
from tellings.language.times.setting import Found, Meaning, Setting, dated, precision_of, said_date
from tellings.language.times.spans import duration_value, year_before
from tellings.language.times.words import SEASONS, UNITS

_LONG = "A length of time."
STEPS = {"l": -1, "p": -1, "n": 1, "t": 0, "c": 0}
"""How many units from the publication: last year, next week, this month."""


def read_period(found: Found, setting: Setting) -> Meaning | None:
    """A period told by its unit; None where the words are no time."""
    letters = found.letters
    if letters.startswith("duo"):
        return _week_of(found, setting)
    if "S" in letters:
        return _season(found, setting)
    if "H" in letters:
        return _half(found, setting)
    if "g" in letters or "-z" in letters:
        return _year_before(found, setting)
    if _is_quarter(found):
        return _quarter(found, setting)
    if "O" in letters:
        return _numbered(found, setting)
    if "j" in letters:
        return _period_word(found, setting)
    return _unit(found, setting)


def _unit(found: Found, setting: Setting) -> Meaning | None:
    """This week, last month, the year, that day."""
    letters, word = found.letters, found.word("u")
    unit, size = UNITS[word]
    if "past" in found.words:
        return Meaning(
            "DURATION", duration_value(Fraction(1), unit, size), precision_of(unit), found.modifier, None, _LONG
        )
    if size > 1 or rank(unit) < rank("day"):
        return None
    steps = next((STEPS[role] for role in letters if role in STEPS), None)
    if "h" in letters or "k" in letters:
        return _told_again(found, setting, unit)
    if steps is None:
        return _bare(found, setting, unit)
    told = setting.told if letters.startswith(("dn", "dp")) else None
    if told is not None and rank(told.unit) <= rank(unit):
        stretch = step(stretch_at(unit, told.first), steps)
        return dated(stretch, found, f"The one {'before' if steps < 0 else 'after'} that told last", (unit, ""))
    today = setting.today(unit)
    where = {-1: "The one before that of", 0: "The one that holds", 1: "The one after that of"}[steps]
    stretch = step(stretch_at(unit, today), steps) if today is not None else None
    return dated(stretch, found, _from(where, today), (unit, ""))


def _week_of(found: Found, setting: Setting) -> Meaning | None:
    """The week of March 6."""
    unit, _ = UNITS[found.word("u")]
    read = day_told(Found(found.text, found.first + 3, found.last), setting)
    if read is None or rank(unit) < rank("day"):
        return None
    stretch, reason, _ = read
    return dated(stretch and stretch_at(unit, stretch.first), found, reason, (unit, ""))


def _from(where: str, today: datetime | None) -> str:
    return f"{where} the publication" + (f" on {said_date(today)}" if today is not None else "")


def _told_again(found: Found, setting: Setting, unit: Unit) -> Meaning | None:
    """That year, the same day: the one that holds the time told last."""
    told = setting.told
    if told is None or rank(told.unit) > rank(unit):
        return None
    stretch = stretch_at(unit, told.first)
    return dated(stretch, found, "The one told last", (unit, ""))


def _bare(found: Found, setting: Setting, unit: Unit) -> Meaning | None:
    """The year, the week, the weekend: the publication's own; with "the end of" the one that is running."""
    if unit == "day":
        return _told_again(found, setting, unit) if "z" in found.letters or found.modifier != "none" else None
    if found.after().startswith(("end", "through", "to")) and unit == "year":
        return Meaning("DURATION", "P1Y", "year", found.modifier, None, "A length of time.")
    today = setting.today(unit)
    stretch = stretch_at(unit, today) if today is not None else None
    ahead = stretch is not None and today is not None and today < stretch.first
    if unit == "weekend" and stretch is not None and ahead and setting.tense() != "future":
        stretch = step(stretch, -1)
    return dated(stretch, found, _from("The one of", today), (unit, ""))


def _is_quarter(found: Found) -> bool:
    return any(word.startswith("quarter") for word in found.all("u"))


def _year(found: Found, setting: Setting) -> int | None:
    """The year that the words name, by itself or as "last year"; None where they name none."""
    if "Y" in found.letters:
        return int(found.word("Y"))
    for at, word in enumerate(found.words):
        if word == "year" and at and (today := setting.today("year")) is not None:
            role = found.letters[at - 1]
            if role in STEPS:
                return today.year + STEPS[role]
    return None


def _quarter(found: Found, setting: Setting) -> Meaning | None:
    letters = found.letters
    year = _year(found, setting)
    number = ordinal_of(found.word("O")) if "O" in letters else None
    if number is not None and number > 4:
        return None
    today = setting.today("quarter")
    if number is not None:
        unknown: tuple[Unit, str] = ("quarter", f"XXXX-Q{number}")
        if year is not None:
            return dated(Stretch("quarter", datetime(year, number * 3 - 2, 1)), found, "Named with its year", unknown)
        stretch = _nearest_quarter(number, today, setting) if today is not None else None
        return dated(stretch, found, _from("The one nearest to", today), unknown)
    told = setting.quarter
    if year is not None:
        stretch = told and Stretch("quarter", told.first.replace(year=year))
        return dated(stretch, found, "The same quarter of another year", ("quarter", f"{year}-QX"))
    if "c" in letters or "t" in letters:
        stretch = stretch_at("quarter", today) if today is not None else None
        return dated(stretch, found, _from("The one that holds", today), ("quarter", ""))
    if "n" in letters or "p" in letters or "k" in letters:
        near = {"n": 1, "p": -1}.get(next(role for role in letters if role in "npk"), 0)
        base = told or (stretch_at("quarter", today) if today is not None else None)
        return dated(base and step(base, near), found, "Counted from the quarter told last", ("quarter", ""))
    if told is not None:
        return dated(told, found, "The quarter told last", ("quarter", ""))
    stretch = step(stretch_at("quarter", today), -1) if today is not None else None
    return dated(stretch, found, _from("The last whole one before", today), ("quarter", ""))


def _nearest_quarter(number: int, today: datetime, setting: Setting) -> Stretch:
    """The quarter of that number whose middle is nearest, news of results being told when it is over."""
    current = Stretch("quarter", datetime(today.year, number * 3 - 2, 1))
    if current.first <= today:
        return current
    around = [Stretch("quarter", datetime(today.year + year, number * 3 - 2, 1)) for year in (-1, 0, 1)]
    if (tense := setting.tense()) != "unsure":
        return around[0] if tense == "past" else current
    return min(around, key=lambda quarter: abs(add_months(quarter.first, 3) - today))


def _half(found: Found, setting: Setting) -> Meaning | None:
    number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(next(iter(found.all("Ol")), ""), 0)
    year = _year(found, setting)
    if not number or "F" in found.letters:
        return None
    if year is None:
        return dated(None, found, "A half-year", ("half", f"XXXX-H{number}"))
    return dated(Stretch("half", datetime(year, number * 6 - 5, 1)), found, "Named with its year", ("half", ""))


def _season(found: Found, setting: Setting) -> Meaning | None:
    letters, code = found.letters, SEASONS[found.word("S")]
    unknown: tuple[Unit, str] = ("season", f"XXXX-{code}")
    if "Y" in letters:
        year = datetime(int(found.word("Y")), 1, 1)
        return dated(stretch_at("season", year, code), found, "Named with its year", unknown)
    today = setting.today("season")
    if today is None:
        return dated(None, found, "A season without its year", unknown)
    around = [stretch_at("season", today.replace(month=1, day=1, year=today.year + n), code) for n in (-1, 0, 1)]
    if "l" in letters or "p" in letters:
        past = [season for season in around if add_months(season.first, 3) <= today]
        if "t" in letters:
            past = [season for season in around if season.first <= today]
        return dated(past[-1] if past else None, found, _from("The last one before", today), unknown)
    if "n" in letters:
        ahead = [season for season in around if season.first > today]
        return dated(ahead[0] if ahead else None, found, _from("The next one after", today), unknown)
    if "t" in letters:
        return dated(around[1], found, _from("The one in the year of", today), unknown)
    if not letters.startswith("d") and found.before() not in ("in", "of", "since", "by", "until", "late", "early"):
        return None
    nearest = min(around, key=lambda season: abs(add_months(season.first, 1) - today))
    return dated(nearest, found, _from("The one nearest to", today), unknown)


def _numbered(found: Found, setting: Setting) -> Meaning | None:
    """The 20th century, the second day."""
    unit, _ = UNITS[found.word("u")] if "u" in found.letters else ("year", 1)
    number = ordinal_of(found.word("O"))
    if unit == "century" and number is not None and 1 < number < 99:
        return dated(Stretch("century", datetime(number * 100 - 100, 1, 1)), found, "Named in full", ("century", ""))
    return None


def _period_word(found: Found, setting: Setting) -> Meaning | None:
    """The 1988 period, the latest period: what the quarter or the year told last is called again."""
    told = setting.quarter
    if told is None:
        return None
    year = _year(found, setting)
    if year is not None:
        return dated(Stretch(told.unit, told.first.replace(year=year)), found, "The same part of another year")
    if "l" in found.letters or "c" in found.letters:
        return dated(told, found, "The period told last")
    return None


def _year_before(found: Found, setting: Setting) -> Meaning:
    """year-earlier, the year-ago quarter: the period told last, a year before."""
    told, today = setting.quarter, setting.today("year")
    if told is not None:
        base = told if "O" not in found.letters else _same_year_quarter(found, told)
        return dated(year_before(base), found, "A year before the period told last")
    stretch = step(stretch_at("year", today), -1) if today is not None else None
    return dated(stretch, found, _from("The year before that of", today), ("year", ""))


def _same_year_quarter(found: Found, told: Stretch) -> Stretch:
    number = ordinal_of(found.word("O")) or 1
    return Stretch("quarter", told.first.replace(month=min(number, 4) * 3 - 2))
