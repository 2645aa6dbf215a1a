"""Two reports that put one thing at different times, or at one time more and less precisely. All is invented."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.comparison.context import StoryContext, make_context
from tellings.comparison.difference import Difference, DifferenceKind, Relation
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.comparison.times import find_time_differences, length_in_days, relate
from tellings.language.pipeline import parse_all
from tellings.language.sentences import find_sentences
from tellings.language.times.expression import Interval, TimeExpression
from tellings.language.times.find import find_times
from tellings.passages import Passage
from tellings.reading import Reading
from tests.reports_made import made

TUESDAY, WEDNESDAY = "2031-05-06", "2031-05-07"


def told(sentence: str, outlet: str, published: str) -> ToldSentence:
    (report, doc), *_ = parse_all([made("\n\n" + sentence, outlet=outlet, published=published)])
    reading = Reading(report, find_sentences(report, doc), times=find_times(report, doc))
    return ToldSentence(reading, reading.sentences[0], ())


def pair_of(left: str, right: str, published: tuple[str, str] = (TUESDAY, WEDNESDAY)) -> TellingPair:
    return TellingPair(told(left, "Herald", published[0]), told(right, "Echo", published[1]), 0.9, True)


def found(pair: TellingPair) -> list[Difference]:
    return list(find_time_differences(pair, context_of(pair)))


def context_of(pair: TellingPair) -> StoryContext:
    return make_context([pair.left.reading, pair.right.reading], (), ())


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        # The same verb, two days: both cannot be.
        ("The mayor resigned on Monday.", "On Sunday the mayor resigned.", Relation.CONFLICT),
        # One pump, and two words for what it did: it may be two events.
        (
            "The harbour pump failed on Monday and was not repaired for two days.",
            "An inquiry found that the pump in the harbour stopped on Sunday.",
            Relation.BOTH_CAN_STAND,
        ),
        # Clocks a few minutes apart cannot be those of two zones.
        ("The alarm rang at 12:13 p.m. on Monday.", "The alarm rang at 12:20 p.m. on Monday.", Relation.CONFLICT),
        # One lies within the other.
        ("The mayor resigned on Monday.", "The mayor resigned this week.", Relation.PRECISION),
        ("The mayor resigned late Monday night.", "The mayor resigned on Monday.", Relation.PRECISION),
        ("The mill closed in 2029.", "The mill closed in early 2029.", Relation.PRECISION),
        ("The mill stood empty for years.", "The mill stood empty for eight years.", Relation.PRECISION),
        # "About" is as near as ten minutes; a week and the month so far share some days.
        (
            "The alarm rang at about 12:20 p.m. on Monday.",
            "The alarm rang at 12:13 p.m. on Monday.",
            Relation.PRECISION,
        ),
        ("The mayor resigned last week.", "The mayor resigned earlier this month.", Relation.PRECISION),
        # When it was said, in sentences that tell each other, is when it was.
        ("The mayor announced on Monday that she resigns.", "This week came the mayor's farewell.", Relation.PRECISION),
        # Of what goes with different words, neither is called wrong.
        (
            "On Monday the mayor faced calls to go.",
            "Anger at the mayor and calls grew on Sunday.",
            Relation.BOTH_CAN_STAND,
        ),
        # One hour, told roughly in one report.
        ("The mill burned at about 9 p.m. on Monday.", "The mill burned at 9 p.m. on Monday.", Relation.PRECISION),
        # Times of the clock within half an hour of each other, in sentences that tell each other.
        (
            "Smoke was seen over the mill at 12:20 p.m. on Monday.",
            "At 12:05 p.m. on Monday the mill burned.",
            Relation.BOTH_CAN_STAND,
        ),
        # A length without a number, of one thing told in other words.
        ("The protests have been held for years.", "For eight years they have protested.", Relation.PRECISION),
        # Whole hours apart may be the clocks of two places.
        ("The ferry sank at 5 p.m. on Monday.", "The ferry sank at 3 p.m. on Monday.", Relation.BOTH_CAN_STAND),
    ],
)
def test_times_of_one_thing_that_differ(left: str, right: str, relation: Relation) -> None:
    (difference,) = found(pair_of(left, right))
    assert (difference.kind, difference.relation) == (DifferenceKind.TIME, relation)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The same day in other words, from reports of different days.
        ("The mayor resigned yesterday.", "The mayor resigned on Monday."),
        ("The mayor resigned today.", "The mayor resigned yesterday."),
        # 2031 - 17 = 2014, and two days are forty-eight hours told otherwise.
        ("The harbour froze 17 years ago.", "The harbour froze in 2014."),
        # One subject, of which two things are told.
        ("The harbour crane was painted on Monday.", "The harbour crane fell on Sunday, as it rained at noon."),
        # Different things: the resignation and the vote.
        ("The mayor resigned on Monday.", "The council voted on Sunday."),
        # When it was said is not when it was.
        ("The mayor resigned, she said on Monday.", "The mayor resigned, an aide said on Sunday."),
        # Years apart are too loose, and so is what has no date.
        ("The mill closed in 2028.", "The mill closed in 2029."),
        ("The mill closed recently.", "The mill closed on Monday."),
        ("Since Monday the mill has been closed.", "The mill was closed until Sunday."),
    ],
)
def test_what_is_equal_or_of_something_else_is_no_difference(left: str, right: str) -> None:
    assert [d for d in found(pair_of(left, right)) if d.relation is not Relation.PRECISION] == []


def test_seventeen_years_ago_and_2005_are_one_time_in_2022() -> None:
    pair = pair_of(
        "The last visit was made 17 years ago.", "The last visit was made in 2005.", ("2022-05-24", "2022-05-24")
    )
    assert found(pair) == []


def test_days_of_reports_without_a_publication_time_are_no_conflict() -> None:
    pair = pair_of("The mayor resigned on Monday.", "The mayor resigned on Sunday.", ("", ""))
    (difference,) = found(pair)
    assert difference.relation is Relation.BOTH_CAN_STAND
    assert difference.left.read_as == "a Monday, date not stated"


def test_a_new_day_for_what_was_still_to_come_is_an_update() -> None:
    left, right = "The trial will begin on 9 May 2031.", "The trial will begin on 16 May 2031."
    (difference,) = found(pair_of(left, right, ("2031-05-02", "2031-05-06")))
    assert difference.relation is Relation.UPDATE
    # Which of two reports of neighbouring days is the later one is not known where no zone is stated.
    (difference,) = found(pair_of(left, right))
    assert difference.relation is Relation.CONFLICT


def test_the_days_of_an_old_report_are_no_conflict() -> None:
    pair = pair_of("The mayor resigned on Monday.", "The mayor resigned on Sunday.", (TUESDAY, "2031-09-03"))
    assert found(pair) == []


def test_the_readings_and_the_reason_are_in_plain_words() -> None:
    (difference,) = found(pair_of("The mayor resigned on Monday.", "On Sunday the mayor resigned."))
    assert difference.left.read_as == "Monday 5 May 2031"
    assert difference.right.read_as == "Sunday 4 May 2031"
    assert difference.reason == "“Monday” and “Sunday”: both cannot be."


@pytest.mark.parametrize(
    ("value", "days"), [("P2D", 2), ("PT48H", 2), ("P1W", 7), ("PXD", 0), ("2031", 0), ("PT5H30M", 0)]
)
def test_a_length_of_one_unit_is_counted_in_days(value: str, days: float) -> None:
    assert length_in_days(value) == days


def _expression(day: int, length: int) -> TimeExpression:
    interval = Interval(datetime(2031, 5, day), datetime(2031, 5, day + length))
    return TimeExpression(Passage("r", 0, 3, "day"), "DATE", f"{day}-{length}", "day", interval=interval)


@given(st.integers(1, 20), st.integers(1, 10), st.integers(1, 20), st.integers(1, 10))
def test_comparing_right_with_left_mirrors_left_with_right(a: int, b: int, c: int, d: int) -> None:
    assert relate(_expression(a, b), _expression(c, d)) == relate(_expression(c, d), _expression(a, b))
