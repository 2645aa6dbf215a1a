"""What a time is read against: the publication, and what the report said before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tellings.language.times.calendar import Stretch, Unit, end_of, rank, say, step, stretch_at, unknown_value, value_of
from tellings.language.times.expression import Modifier, TimePrecision, TimeType
from tellings.language.times.lettered import Lettered
from tellings.language.times.words import MODIFIERS

Tense = Literal["past", "future", "unsure"]

_PRECISIONS: dict[Unit, TimePrecision] = {"part": "part of day", "half": "half-year"}


@dataclass(frozen=True, slots=True)
class Found:
    """The words of one time, from `first` to `last` (exclusive) of a lettered text.

    `whole` is where the time begins of which they are a part; what stands before it stands before them.
    """

    text: Lettered
    first: int
    last: int
    whole: int = -1

    @property
    def letters(self) -> str:
        """The roles of its words."""
        return self.text.letters[self.first : self.last]

    @property
    def words(self) -> Sequence[str]:
        """Its words in lower case."""
        return self.text.words[self.first : self.last]

    def all(self, letters: str) -> list[str]:
        """The words with one of these letters, in order."""
        return [word for role, word in zip(self.letters, self.words, strict=True) if role in letters]

    def word(self, letters: str) -> str:
        """The first word with one of these letters, or ""."""
        return next(iter(self.all(letters)), "")

    def before(self, number: int = 1) -> str:
        """The word that stands so many before it, or ""."""
        at = (self.whole if self.whole >= 0 else self.first) - number
        return self.text.words[at] if at >= 0 else ""

    def after(self, number: int = 0) -> str:
        """The word so many behind the one that follows, or ""."""
        at = self.last + number
        return self.text.words[at] if at < len(self.text.words) else ""

    @property
    def modifier(self) -> Modifier:
        """What its words say of the value: "early", "about", …; "none" where nothing."""
        words = self.all("ym")
        named = [MODIFIERS[word] for word in words if MODIFIERS.get(word, "none") != "none"]
        return named[0] if named else "none"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time was read as; see `TimeExpression` for the fields."""

    type: TimeType
    value: str
    precision: TimePrecision
    modifier: Modifier = "none"
    stretch: Stretch | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a time.

    Attributes:
        published: The publication as far as it is stated, or None.
        told: The last time told before this one, or None.
        quarter: The quarter or half-year told last: what "a year earlier" is counted from in a report of results.
        tense: Asks the sentence whether it tells of the past or of the future.
        instant: The publication with its clock time, or None where none is stated.
    """

    published: Stretch | None
    told: Stretch | None
    quarter: Stretch | None
    tense: Callable[[], Tense]
    instant: datetime | None = None

    def today(self, unit: Unit) -> datetime | None:
        """The publication, where it is stated finely enough to count units from it."""
        if self.published is None or rank(self.published.unit) > max(rank(unit), rank("day")):
            return None
        return self.published.first

    def clause_tense(self, found: Found) -> Tense:
        """The tense of the clause, or else what the word before tells: "since May" is past, "until May" is to come."""
        before = found.before()
        if before == "since":
            return "past"
        if before in ("effective", "payable", "due", "expiring", "starting", "beginning"):
            return "future"
        tense = self.tense()
        return "future" if before in ("until", "till", "by") and tense == "unsure" else tense


def precision_of(unit: Unit) -> TimePrecision:
    """The name of a unit as a precision."""
    return _PRECISIONS.get(unit, unit)  # type: ignore[arg-type]


def dated(stretch: Stretch | None, found: Found, reason: str, unknown: tuple[Unit, str] = ("day", "")) -> Meaning:
    """A date, or a time of day, as read; where the stretch is not known, the value says so with X.

    Args:
        stretch: When it is, or None.
        found: The words.
        reason: From what it was read, as the beginning of a sentence.
        unknown: The unit and the value that stand for it where it is not known; the value may be empty.
    """
    if stretch is None:
        unit, value = unknown
        why = f"{reason}; which one is not stated."
        return Meaning(_type(unit), value or unknown_value(unit), precision_of(unit), found.modifier, None, why)
    why = f"{reason}: {say(stretch)}."
    unit = stretch.unit
    return Meaning(_type(unit), value_of(stretch), precision_of(unit), found.modifier, stretch, why)


def _type(unit: Unit) -> TimeType:
    return "TIME" if rank(unit) < rank("day") else "DATE"


def said_date(moment: datetime) -> str:
    """A day in plain words without the day of the week."""
    return f"{moment.day} {moment:%B} {moment.year}"


__all__ = ["Found", "Meaning", "Setting", "Tense", "dated", "end_of", "precision_of", "said_date", "step", "stretch_at"]
