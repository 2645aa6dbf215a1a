"""Years and decades: "1998", "fiscal 1989", "the 1990s", "the early nineties", "nineteen ninety-six"."""

from __future__ import annotations

from datetime import datetime

from tellings.language.times.calendar import Stretch
from tellings.language.times.setting import Found, Meaning, Setting, dated
from tellings.language.times.words import DECADES

FIRST, LAST = 1500, 2100
"""A bare number of four figures is a year in this range only."""


def read_year(found: Found, setting: Setting) -> Meaning | None:
    """A year or a decade; None where the number counts something else."""
    if "F" in found.letters:
        return _decade(found.word("F"), found)
    year = int(found.word("Y"))
    if not FIRST <= year <= LAST or _counts(found):
        return None
    return dated(Stretch("year", datetime(year, 1, 1)), found, "Named in full", ("year", ""))


def _counts(found: Found) -> bool:
    """Whether a number of four figures is an amount, a part of a longer figure or a place in a list."""
    if any(word not in ("about", "around", "circa") for word in found.all("m")):
        return True
    if found.letters != "Y":
        return False
    before = found.before()
    return before in ("$", "€", "£", "no", "number", "#") or found.after() in ("%", "percent", "people")


def _decade(word: str, found: Found) -> Meaning | None:
    if word in DECADES:
        year = 1900 + DECADES[word] * 10
        if found.letters[0] != "d" and "y" not in found.letters:
            return None
    else:
        digits = int(word.strip("'’").rstrip("s"))
        year = digits if digits > 999 else 1900 + digits
        if not FIRST <= year <= LAST or (digits < 100 and not word.startswith(("'", "’")) and "d" not in found.letters):
            return None
        if year % 100 == 0 and year < 2000:
            return dated(Stretch("century", datetime(year, 1, 1)), found, "Named in full", ("century", ""))
    return dated(Stretch("decade", datetime(year, 1, 1)), found, "Named in full", ("decade", ""))
