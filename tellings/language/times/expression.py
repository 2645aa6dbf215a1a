"""A time as a report says it, and what it was read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tellings.passages import Passage
from tellings.reports.stated import NOT_STATED, NotStated

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

TimePrecision = Literal[
    "second", "minute", "hour", "part of day", "day", "weekend", "week", "month", "quarter", "season", "half-year",
    "year", "decade", "century", "vague",
]  # fmt: skip
"""The step to which a time is told, finest first; "vague" for "recently", "several weeks" and the like."""

Modifier = Literal["none", "about", "early", "mid", "end", "more than", "less than", "at least", "at most"]

Link = Literal["at", "since", "until", "before", "after", "by"]


Bearing = Literal["event", "saying", "background", "unsure"]
"""What a time tells of: what its sentence tells, the saying of it, or something told beside it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `first` to `last`, `last` not included; clock times of the place of publication, without a zone."""

    first: datetime
    last: datetime

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share an instant."""
        return self.first < other.last and other.first < self.last

    def contains(self, other: Interval) -> bool:
        """Whether the other lies wholly within this one."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as a report says it in one place.

    Attributes:
        passage: The words.
        type: As in TimeML: a DATE is a day or longer, a TIME is shorter, a DURATION is how long, a SET how often.
        value: The TIMEX3 value of TimeML 1.2.1 ("2022-05-24", "2022-W21", "P3D"); what is not stated is X
            ("XXXX-WXX-2" is some Tuesday).
        precision: The step to which it is told.
        modifier: What the words say of the value: "early", "more than", …; "none" where nothing.
        interval: When it is; NOT_STATED where the words or the report's publication time do not tell, and for
            lengths of time.
        reason: One sentence: what it was read as, and from what.
        link: How the words before it tie it to what happened: "since" 2005, "until" Friday; "at" where nothing is said.
        tells_of: The verb or noun that it goes with: "resigned" on Friday, Friday's "vote".
        tells_of_lemma: That word's lemma in lower case; "" where there is none.
        bearing: Whether it tells when what the sentence tells was, when it was said, or when something else was that is
            told in a clause beside it.
    """

    passage: Passage
    type: TimeType
    value: str
    precision: TimePrecision
    modifier: Modifier = "none"
    interval: Interval | NotStated = NOT_STATED
    reason: str = ""
    link: Link = "at"
    tells_of: Passage | NotStated = NOT_STATED
    tells_of_lemma: str = ""
    bearing: Bearing = "unsure"
