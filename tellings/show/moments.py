"""What is shown of the time of a point: the words that are dated, and whether the time is that of saying them."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.alignment.told import Point
from tellings.attribution.statement import Statement
from tellings.language.times.expression import Interval
from tellings.passages import Passage
from tellings.story import Story
from tellings.timeline.timeline import PointTime, ToldTime

SAYING = "the time of saying it"
"""How a time is marked that is of saying a thing, not of the thing."""


def dated_words(time: PointTime, point: Point) -> Passage:
    """The passage to show beside a point's time: the point's own words, where they are among those that are dated.

    Otherwise the first passage that is. The words that name a point may be of a report that tells no time, or another
    one; beside the time they would seem to tell it.
    """
    dated = [told.sentence for told in time.told if isinstance(told.interval, Interval)]
    return point.words if not dated or any(passage.overlaps(point.words) for passage in dated) else dated[0]


def only_said(time: PointTime, story: Story) -> bool:
    """Whether all that is dated of a point is when somebody said it.

    A verb of saying may be what is told itself ("had been warned last year"): only the time beside a statement counts.
    """
    statements = {reading.report.id: reading.statements for reading in story.readings}
    return bool(time.told) and all(_dates_a_saying(told, statements.get(told.report, ())) for told in time.told)


def _dates_a_saying(told: ToldTime, statements: Sequence[Statement]) -> bool:
    if told.bearing != "saying" or any(c.overlaps(told.words) for s in statements for c in s.content):
        return False
    return any(cue.overlaps(told.sentence) for statement in statements for cue in statement.cue)
