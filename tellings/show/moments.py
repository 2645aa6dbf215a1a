"""What is shown of the time of a point: the words that are dated, and whether the time is that of saying them."""

from __future__ import annotations

from tellings.alignment.told import Point
from tellings.language.times.expression import Interval
from tellings.passages import Passage
from tellings.timeline.timeline import PointTime

SAYING = "the time of saying it"
"""How a time is marked that is of saying a thing, not of the thing."""


def dated_words(time: PointTime, point: Point) -> Passage:
    """The passage to show beside a point's time: the point's own words, where they are among those that are dated.

    Otherwise the first passage that is. The words that name a point may be of a report that tells no time, or another
    one; beside the time they would seem to tell it.
    """
    dated = [told.sentence for told in time.told if isinstance(told.interval, Interval)]
    return point.words if not dated or any(passage.overlaps(point.words) for passage in dated) else dated[0]


def only_said(time: PointTime) -> bool:
    """Whether all that is dated of a point is when somebody said it."""
    return bool(time.told) and all(told.bearing == "saying" for told in time.told)
