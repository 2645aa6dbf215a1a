"""Times are found with their TIMEX3 values. All texts are invented; they are published on Tuesday 6 May 2031."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tellings.language.pipeline import parse_all
from tellings.language.times.expression import Interval
from tellings.language.times.find import find_times
from tellings.language.times.words import letter_table
from tellings.reports.stated import NOT_STATED
from tests.language.times.finding import said_in, times_in
from tests.reports_made import made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A clock of twelve goes on from an evening's time of the clock.
        (
            "It began at 9 p.m. on Monday. The port was closed at ten o'clock.",
            [("9 p.m. on Monday", "2031-05-05T21:00"), ("ten o'clock", "2031-05-05T22:00")],
        ),
        # A day of the week is the last one in the past tense, also that of the publication itself.
        ("The council met on Monday.", [("Monday", "2031-05-05")]),
        ("The council met on Tuesday.", [("Tuesday", "2031-05-06")]),
        # In the future tense it is the next one.
        ("The council will meet on Monday.", [("Monday", "2031-05-12")]),
        ("The trial resumes on Thursday.", [("Thursday", "2031-05-08")]),
        # A day for which something is set is to come, whenever it was set.
        (
            "She sent her condolences and declared a day of mourning on Thursday.",
            [("a day", "P1D"), ("Thursday", "2031-05-08")],
        ),
        ("The mayor called an election for Sunday.", [("Sunday", "2031-05-11")]),
        ("A strike was called for Friday.", [("Friday", "2031-05-09")]),
        # The day of the setting itself, and of what has been.
        ("The mayor declared a state of emergency on Thursday.", [("Thursday", "2031-05-01")]),
        ("The mill announced the deal on Monday.", [("Monday", "2031-05-05")]),
        ("The mill announced the deaths of two workers on Monday.", [("Monday", "2031-05-05")]),
        ("They met last Tuesday.", [("last Tuesday", "2031-04-29")]),
        ("Police arrested two men late Thursday night.", [("late Thursday night", "2031-05-01TNI")]),
        ("He left this morning.", [("this morning", "2031-05-06TMO")]),
        ("He left last night.", [("last night", "2031-05-05TNI")]),
        ("She came yesterday and leaves tomorrow.", [("yesterday", "2031-05-05"), ("tomorrow", "2031-05-07")]),
        # The same day is the one told last.
        ("It burned on 3 March. The same day it rained.", [("3 March", "2031-03-03"), ("The same day", "2031-03-03")]),
        ("It burned on 3 March 2029. Two days earlier it rained.", [("3 March 2029", "2029-03-03"),
                                                                   ("Two days earlier", "2029-03-01")]),
        # Without a year: the nearest, with a leaning to the past.
        ("The mill closed in December.", [("December", "2030-12")]),
        ("The mill will close in December.", [("December", "2031-12")]),
        ("It has been shut since June 8.", [("June 8", "2030-06-08")]),
        ("He died on the 21st of April, 1987.", [("the 21st of April, 1987", "1987-04-21")]),
        ("It snowed on 24/12/2029 and on 2030-01-05.", [("24/12/2029", "2029-12-24"), ("2030-01-05", "2030-01-05")]),
        # Which of the two is the month is not known.
        ("It snowed on 5/6/2029.", []),
        ("The doors will open at 5 p.m. EST on Friday.", [("5 p.m. EST on Friday", "2031-05-09T17:00")]),
        ("At 10:30 on Monday the bell rang.", [("10:30 on Monday", "2031-05-05T10:30")]),
        ("They met around 10:30 Monday night.", [("around 10:30 Monday night", "2031-05-05T22:30")]),
        # Of the evening told last; without "o'clock" it may be a clock of twenty-four hours.
        ("It burned on Monday evening. At ten o'clock the roof fell in.", [("Monday evening", "2031-05-05TEV"),
                                                                          ("ten o'clock", "2031-05-05T22:00")]),
        ("It burned on Monday evening. At 10:00 it was out.", [("Monday evening", "2031-05-05TEV"),
                                                              ("10:00", "2031-05-05T10:00")]),
        ("It rained on Monday. At ten o'clock it stopped.", [("Monday", "2031-05-05"),
                                                            ("ten o'clock", "2031-05-05T10:00")]),
        ("Votes are counted until midnight Monday.", [("midnight Monday", "2031-05-12T24:00")]),
    ],
)  # fmt: skip
def test_days_and_clocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained last week and all this month.", [("last week", "2031-W18"), ("this month", "2031-05")]),
        ("The yard closed last year.", [("last year", "2030")]),
        ("The fair is over by the end of next week.", [("the end of next week", "2031-W20")]),
        ("It was cold over the weekend.", [("the weekend", "2031-W18-WE")]),
        ("The mill has stood empty since 2005.", [("2005", "2005")]),
        ("In the early 1990s it was rebuilt.", [("the early 1990s", "199")]),
        ("It is the oldest bridge of the 20th century.", [("the 20th century", "19")]),
        ("She moved there in the summer of 2010.", [("the summer of 2010", "2010-SU")]),
        ("The harbour froze 17 years ago.", [("17 years ago", "2014")]),
        ("A decade ago the river froze.", [("A decade ago", "2021")]),
        ("Profit fell in the first quarter.", [("the first quarter", "2031-Q1")]),
        ("Sales rose in the third quarter of 2029.", [("the third quarter of 2029", "2029-Q3")]),
        # In a report of results, a year earlier is the same quarter.
        ("Third-quarter profit was 5 million, up from 4 million a year earlier.",
         [("Third-quarter", "2030-Q3"), ("a year earlier", "2029-Q3")]),
        ("It shuts at Christmas and on Good Friday.", [("Christmas", "2030-12-25"), ("Good Friday", "2031-04-11")]),
        ("In the nine months ended Sept. 30 it fell.", [("the nine months", "P9M"), ("Sept. 30", "2030-09-30")]),
    ],
)  # fmt: skip
def test_longer_stretches(text: str, expected: list[tuple[str, str]]) -> None:
    assert said_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was her first visit in 17 years.", [("17 years", "P17Y")]),
        ("They walked for three and a half hours.", [("three and a half hours", "PT3H30M")]),
        ("It rained for half an hour.", [("half an hour", "PT30M")]),
        ("It took more than two weeks.", [("more than two weeks", "P2W")]),
        ("Repairs lasted several months.", [("several months", "PXM")]),
        ("It will be over in a couple of days.", [("a couple of days", "P2D")]),
        ("A two-day strike began.", [("two-day", "P2D")]),
        ("Ferries run daily, and every Thursday.", [("daily", "P1D"), ("every Thursday", "XXXX-WXX-4")]),
        ("Now the town is quiet. Recently it grew. It will grow soon.",
         [("Now", "PRESENT_REF"), ("Recently", "PAST_REF"), ("soon", "FUTURE_REF")]),
        ("The fund pays $2 million a year.", [("a year", "P1Y")]),
    ],
)  # fmt: skip
def test_lengths_sets_and_vague_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert said_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 6-year-old boy is 52 years old.",  # an age
        "He may resign. May he rest.",  # no month
        "The march went on; Jan Kavel and April Moss led it.",  # a walk, and people
        "The Sun said so. Sat down, he read it.",  # a paper, and a verb
        "Some 2000 people came, more than 1990 of them on foot.",  # numbers
        "A quarter of the crowd left; three quarters stayed.",  # fractions
        "It was the second bridge, and the third one.",  # ordinals
        "She called as soon as she could, and left soon after the talk.",  # an order of things, no date
        "In the evening news they had watched 60 Minutes, and later on she was reading the Daily Tern.",  # names
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert said_in(text) == []


def test_without_a_publication_time_nothing_is_dated_that_is_told_from_it() -> None:
    tuesday, last_year, fixed = times_in("They met on Tuesday, as last year, and on 3 March 2029.", published="")
    assert (tuesday.value, tuesday.interval) == ("XXXX-WXX-2", NOT_STATED)
    assert (last_year.value, last_year.interval) == ("XXXX", NOT_STATED)
    assert fixed.interval == Interval(datetime(2029, 3, 3), datetime(2029, 3, 4))
    assert "not stated" in tuesday.reason


def test_a_publication_known_to_the_year_dates_years_and_no_days() -> None:
    tuesday, last_year = times_in("They met on Tuesday, as last year.", published="2031")
    assert tuesday.interval == NOT_STATED
    assert last_year.value == "2030"


def test_the_dateline_is_no_time_of_the_text() -> None:
    assert said_in("ULMOND, Veld, May 3 (AP) — The mill closed on Friday.") == [("Friday", "2031-05-02")]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It opened in early 2029.", "early"),
        ("It opened in mid-July 2029.", "mid"),
        ("It opened late last year.", "end"),
        ("It took about three days.", "about"),
        ("It took at least three days.", "at least"),
        ("It took less than three days.", "less than"),
        ("It took three days.", "none"),
    ],
)
def test_a_modifier_is_kept_apart_from_the_value(text: str, modifier: str) -> None:
    (time,) = times_in(text)
    assert time.modifier == modifier


@pytest.mark.parametrize(
    ("text", "word", "bearing"),
    [
        ("The mayor resigned on Friday.", "resigned", "event"),
        ("The mayor, who was elected in 2017, resigned.", "elected", "background"),
        ("The mayor said on Friday that she had resigned.", "said", "saying"),
        ("Friday's vote was close.", "vote", "background"),
    ],
)
def test_a_time_knows_what_it_tells_of(text: str, word: str, bearing: str) -> None:
    (time,) = times_in(text)
    assert time.tells_of is not NOT_STATED
    assert (time.tells_of.text, time.bearing) == (word, bearing)


def test_the_reason_says_from_what_it_was_read() -> None:
    (time,) = times_in("The council met on Monday.")
    assert time.reason == "The last one up to the publication on 6 May 2031: Monday 5 May 2031."


def test_a_report_in_another_language_has_no_times() -> None:
    (report, doc), *_ = parse_all([made("Titel\n\nDer Rat tagte am 6. Mai 2031.", language="de")])
    assert find_times(report, doc) == ()


_PIECES = st.sampled_from(
    [
        *letter_table(),
        "5",
        "31",
        "1999",
        "99:99",
        "10:35:20",
        "13/13/2013",
        "2022-13-45",
        "5 3/0",
        "0s",
        "٣٤:٥٥",
        "½",
        "\n\n",
    ]
)


@cache
def _blank() -> Language:
    import spacy

    return spacy.blank("en")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(_PIECES, min_size=1, max_size=14),
    st.sampled_from([" ", "-", ""]),
    st.sampled_from(["", "2031", "2500-12-31"]),
)
def test_every_time_slices_back_and_none_overlaps(pieces: list[str], gap: str, published: str) -> None:
    text = "Title\n\n" + gap.join(pieces)
    report = made(text, published=published)
    times = find_times(report, _blank().make_doc(text))
    assert times == find_times(report, _blank().make_doc(text))
    behind = 0
    for time in times:
        assert report.text[time.passage.start : time.passage.end] == time.passage.text
        assert time.passage.start >= behind
        assert time.value
        assert time.reason
        assert time.interval is NOT_STATED or time.interval.first < time.interval.last
        behind = time.passage.end


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2031-05-06T01:40", "2031-05-05T21:40"),  # what is past is not ahead of the publication
        ("2031-05-06T23:10", "2031-05-06T21:40"),
        ("2031-05-06", "2031-05-06T21:40"),  # no clock time is stated, so nothing is known of the order
    ],
)
def test_a_clock_time_of_the_past_is_not_ahead_of_the_publication(published: str, value: str) -> None:
    assert said_in("At 21:40 the boiler exploded.", published) == [("21:40", value)]
    assert said_in("At 21:40 the boiler will be lit.", published) == [("21:40", "2031-05-06T21:40")]
