"""Which words stand beside the time of a point."""

from dataclasses import replace
from datetime import datetime

import pytest

from tellings.alignment.told import Point
from tellings.language.times.expression import Interval
from tellings.passages import Passage
from tellings.reports.stated import NOT_STATED, NotStated
from tellings.show.moments import dated_words, only_said
from tellings.timeline.timeline import PointTime, ToldTime
from tests.show.fabricated import ferry
from tests.show.fabricated_findings import with_voices

DAY = Interval(datetime(2031, 5, 3), datetime(2031, 5, 4))
WORDS = Passage("a", 0, 14, "The ferry sank")
OTHER = Passage("b", 40, 62, "It went down on Tuesday")
POINT = Point("p1", WORDS, ())


def told(sentence: Passage, interval: Interval | NotStated = DAY) -> ToldTime:
    return ToldTime(sentence.report, sentence, sentence, "Tuesday", interval, "day", "event", "Read as it stands.")


def time(*times: ToldTime) -> PointTime:
    return PointTime("p1", times, DAY, "day", "agree", "One report dates it.")


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ((told(OTHER),), OTHER),  # the point's own words tell no time
        ((told(OTHER), told(WORDS)), WORDS),  # they do, and so they stand
        ((told(WORDS, NOT_STATED), told(OTHER)), OTHER),  # theirs has no date
        ((), WORDS),  # nothing is dated
    ],
)
def test_the_words_beside_a_time_are_words_that_tell_it(times: tuple[ToldTime, ...], shown: Passage) -> None:
    assert dated_words(time(*times), POINT) == shown


def test_a_time_is_that_of_saying_only_beside_a_statement_and_where_no_other_is_told() -> None:
    found = with_voices(ferry())
    reading = next(r for r in found.readings if r.report.name == "The Harbour Post")
    cue, content = reading.report.passage(0, 6), reading.statements[0].content[0]
    statements = (replace(reading.statements[0], cue=(cue,)), *reading.statements[1:])
    story = replace(found, readings=(replace(reading, statements=statements),))
    beside = replace(told(cue), bearing="saying")
    assert only_said(time(beside), story)
    assert not only_said(time(replace(beside, words=content)), story)  # the time is of what is said
    assert not only_said(time(beside, replace(beside, bearing="event")), story)
    assert not only_said(time(replace(beside, sentence=reading.report.passage(7, 20))), story)  # nobody is credited
    assert not only_said(time(), story)
