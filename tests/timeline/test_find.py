"""When the points of an invented story happened."""

from __future__ import annotations

from datetime import datetime

from tellings.alignment.told import Point, PointTelling, Told
from tellings.language.pipeline import parse_all
from tellings.language.sentences import find_sentences
from tellings.language.times.expression import Interval
from tellings.language.times.find import find_times
from tellings.reading import Reading
from tellings.reports.stated import NOT_STATED
from tellings.timeline.find import find_timeline
from tellings.timeline.timeline import NOT_EXAMINED, PointTime, Timeline
from tests.reports_made import made

MONDAY = Interval(datetime(2031, 5, 5), datetime(2031, 5, 6))


def reading(text: str, outlet: str, published: str = "2031-05-06") -> Reading:
    (report, doc), *_ = parse_all([made("\n\n" + text, outlet=outlet, published=published)])
    return Reading(report, find_sentences(report, doc), times=find_times(report, doc))


def timeline(*readings: Reading) -> Timeline:
    """The timeline of a story whose points are the readings' first sentences, second sentences, …"""
    points = []
    for number in range(max(len(r.sentences) for r in readings)):
        tellings = tuple(
            PointTelling(r.report.id, Told.TOLD, (r.sentences[number].passage,), "made")
            if number < len(r.sentences)
            else PointTelling(r.report.id, Told.NOT_TOLD, (), "made")
            for r in readings
        )
        words = next(t.passages[0] for t in tellings if t.passages)
        points.append(Point(f"p{number + 1}", words, tellings))
    return find_timeline(readings, points)


def only(*readings: Reading) -> PointTime:
    (point,) = timeline(*readings).points
    return point


def test_a_point_that_one_report_dates() -> None:
    point = only(reading("The mayor resigned on Monday.", "Herald"), reading("The mayor resigned.", "Echo"))
    assert (point.interval, point.precision, point.agreement) == (MONDAY, "day", "one report")
    assert point.reason == "One report dates it: Monday 5 May 2031."
    assert point.told[0].words.text == "Monday"


def test_reports_that_agree_give_what_they_share() -> None:
    point = only(reading("The mayor resigned this week.", "Herald"), reading("The mayor resigned on Monday.", "Echo"))
    assert (point.interval, point.precision, point.agreement) == (MONDAY, "day", "agree")


def test_reports_that_differ_give_all_of_it_and_say_so() -> None:
    point = only(reading("The mayor resigned on Monday.", "Herald"), reading("The mayor resigned on Sunday.", "Echo"))
    assert point.agreement == "differ"
    assert point.interval == Interval(datetime(2031, 5, 4), datetime(2031, 5, 6))
    assert point.reason == "Told differently: Monday 5 May 2031; Sunday 4 May 2031."


def test_a_year_stays_a_year() -> None:
    point = only(reading("The mill closed in 2029.", "Herald"))
    assert point.interval == Interval(datetime(2029, 1, 1), datetime(2030, 1, 1))
    assert point.precision == "year"


def test_a_day_without_a_publication_time_has_no_date() -> None:
    point = only(reading("The mayor resigned on Monday.", "Herald", published=""))
    assert (point.interval, point.agreement) == (NOT_STATED, "not stated")
    assert point.told[0].said == "a Monday, date not stated"


def test_the_publication_is_no_time_of_what_happened() -> None:
    point = only(reading("The mayor resigned.", "Herald"))
    assert (point.told, point.interval, point.reason) == ((), NOT_STATED, "No report tells when it was.")


def test_a_time_in_a_clause_beside_it_is_not_the_points() -> None:
    point = only(reading("The mayor, who was elected in 2017, resigned on Monday.", "Herald"))
    assert [time.words.text for time in point.told] == ["Monday"]


def test_when_it_was_said_counts_only_where_nothing_tells_when_it_was() -> None:
    said = only(reading("The mayor said on Monday that she was tired.", "Herald"))
    both = only(reading("The mayor said on Monday that the mill closed in 2029.", "Herald"))
    assert [(time.words.text, time.bearing) for time in said.told] == [("Monday", "saying")]
    assert [(time.words.text, time.bearing) for time in both.told] == [("2029", "event")]


def test_when_somebody_admitted_it_is_not_when_it_was() -> None:
    point = only(reading("The line admitted on Tuesday that the ferry had failed a check in March.", "Herald"))
    assert [time.words.text for time in point.told] == ["March"]
    alone = only(reading("The line admitted the theft on Monday.", "Herald"))
    assert [(time.words.text, time.bearing) for time in alone.told] == [("Monday", "event")]


def test_when_it_was_said_in_one_report_does_not_stand_against_when_it_was_in_another() -> None:
    point = only(
        reading("The ferry sank on Monday.", "Herald"), reading("The ferry sank, it was said on Tuesday.", "Echo")
    )
    assert (point.interval, point.agreement) == (MONDAY, "one report")


def test_a_time_told_beside_something_else_counts_where_another_report_tells_it_of_the_same_verb() -> None:
    echo = reading("The ferry, which sank on Monday, had failed two checks.", "Echo")
    assert only(reading("The ferry sank on Monday.", "Herald"), echo).agreement == "agree"
    assert only(echo).told == ()


def test_until_and_before_do_not_say_when() -> None:
    assert only(reading("The mill worked until 2029.", "Herald")).told == ()


def test_points_stand_in_order_of_time_and_those_without_last() -> None:
    found = timeline(reading("The mayor resigned on Monday. It was cold. The mill closed in 2029.", "Herald"))
    assert [point.point for point in found.points] == ["p3", "p1", "p2"]


def test_every_report_has_its_publication() -> None:
    found = timeline(reading("It rained.", "Herald"), reading("It rained hard.", "Echo", published=""))
    assert [str(p.published) if p.published is not NOT_STATED else "" for p in found.publications] == ["2031-05-06", ""]


def test_not_looked_for_and_nothing_found_are_two_things() -> None:
    assert not NOT_EXAMINED.examined
    assert timeline(reading("It rained.", "Herald")).examined
