"""What the template is given of the timeline: an axis, when reports were published, when what they tell was."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.show.page.difference_context import ToldAsView
from tellings.show.page.point_context import Link


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis.

    Attributes:
        x: Its place on the axis, in per cent ("12.5").
        label: What is written at it; empty for a mark between two that are named.
        strong: Whether a day (or month, or year) begins there.
    """

    x: str
    label: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time on the axis; `x` and `width` in per cent.

    Attributes:
        x: Where it begins.
        width: How long it is.
        middle: Where a dot is drawn that keeps a short stretch visible; empty for a long one.
        kind: "agree", "one-report", "differ", "published" or "updated".
        earlier: Whether it goes on before the axis.
        later: Whether it goes on behind it.
    """

    x: str
    width: str
    middle: str
    kind: str
    earlier: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class MomentView:
    """A stretch of time and the points that are told to have happened in it.

    Attributes:
        bar: Where it lies.
        times: What the reports tell of when it was, each with who tells it so.
        agreement: How they stand to each other, in words.
        points: The first of the points.
        rest: The others.
    """

    bar: Bar
    times: tuple[ToldAsView, ...]
    agreement: str
    points: tuple[Link, ...]
    rest: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PublicationView:
    """When a report was published and last changed: label and words, and where on the axis; no bar if not stated."""

    siglum: str
    name: str
    times: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline of a story.

    Attributes:
        ticks: Marks of the axis; none where nothing is dated.
        clock: By what clock the publications are placed, in a sentence.
        publications: When the reports were published.
        publications_left: How many more there are.
        moments: When the points happened, in order.
        rest: Those that are folded away.
        counted: How many more points are dated than shown.
        undated: The first points that no report dates, with why.
        undated_left: How many more there are.
    """

    ticks: tuple[Tick, ...]
    clock: str
    publications: tuple[PublicationView, ...]
    publications_left: int
    moments: tuple[MomentView, ...]
    rest: tuple[MomentView, ...]
    counted: int
    undated: tuple[tuple[Link, str], ...]
    undated_left: int
