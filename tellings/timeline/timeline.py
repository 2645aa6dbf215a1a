"""When the points of a story happened: what each report tells of it, and what they tell together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tellings.language.times.expression import Bearing, Interval, TimePrecision
from tellings.passages import Passage
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime

Agreement = Literal["one report", "agree", "differ", "not stated"]
"""How the reports that tell a point's time stand to each other."""


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time that one report tells of a point.

    Attributes:
        report: The report's id.
        words: The words that tell the time.
        sentence: The passage of the point that they belong to.
        said: What they were read as, in plain words ("Tuesday 24 May 2022", "a Tuesday, date not stated").
        interval: When that is; NOT_STATED where the date is not.
        precision: The step to which it is told.
        bearing: "event" for when it happened, "saying" for when it was said, where only that is told.
        reason: One sentence: from what it was read.
    """

    report: str
    words: Passage
    sentence: Passage
    said: str
    interval: Interval | NotStated
    precision: TimePrecision
    bearing: Bearing
    reason: str


@dataclass(frozen=True, slots=True)
class PointTime:
    """When one point happened.

    Attributes:
        point: The point's id.
        told: The times told of it, in the story's order of reports; empty where no report tells one.
        interval: The stretch that all dated times share; where they differ, from the first to the last of them;
            NOT_STATED where none has a date.
        precision: That of the most precise time within the interval; "vague" where it is not stated.
        agreement: Whether reports that date it agree.
        reason: One sentence.
    """

    point: str
    told: tuple[ToldTime, ...]
    interval: Interval | NotStated
    precision: TimePrecision
    agreement: Agreement
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    """When one report was published and last changed, as far as it states it."""

    report: str
    published: StatedTime | NotStated = NOT_STATED
    updated: StatedTime | NotStated = NOT_STATED


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline of a story.

    Attributes:
        points: Every point once: those with a date in order of time, then those without in the story's order.
        publications: Every report once, in the story's order.
        examined: False where no timeline was looked for.
    """

    points: tuple[PointTime, ...] = ()
    publications: tuple[Publication, ...] = ()
    examined: bool = True


NOT_EXAMINED: Final = Timeline(examined=False)
