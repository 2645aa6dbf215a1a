from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reports.dates import parse_stated_time, time_from_epoch
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime

STATED = [
    # words, ISO, precision, zone
    ("24 May 2022, 12:54", "2022-05-24T12:54", "minute", NOT_STATED),  # day first
    ("May 24, 2022 12:54 pm BST", "2022-05-24T12:54", "minute", "+01:00"),  # month first, half day, summer time
    ("2022-05-24T12:54:00+01:00", "2022-05-24T12:54:00", "second", "+01:00"),  # ISO 8601
    ("2022-05-24T12:54:00.000Z", "2022-05-24T12:54:00", "second", "Z"),  # with a fraction
    ("2022-05-24 12:54:00+0100", "2022-05-24T12:54:00", "second", "+01:00"),  # with a blank and a short offset
    ("2022-05-24T12:54:00−05:00", "2022-05-24T12:54:00", "second", "-05:00"),  # a typographic minus
    ("20220524", "2022-05-24", "day", NOT_STATED),  # compact
    ("20220524T125400Z", "2022-05-24T12:54:00", "second", "Z"),  # compact with a time
    ("2022/05/24 12:54", "2022-05-24T12:54", "minute", NOT_STATED),
    ("24.05.2022", "2022-05-24", "day", NOT_STATED),
    ("24/May/2022", "2022-05-24", "day", NOT_STATED),
    ("24-May-2022", "2022-05-24", "day", NOT_STATED),
    ("24th of May 2022", "2022-05-24", "day", NOT_STATED),
    ("Sept. 4, 2019", "2019-09-04", "day", NOT_STATED),
    ("Tue 24 May 2022 12.54 BST", "2022-05-24T12:54", "minute", "+01:00"),  # a full stop in the time
    ("Published: Tuesday, May 24 2022 12:54PM", "2022-05-24T12:54", "minute", NOT_STATED),
    ("May 24, 2022, at 12:54 p.m. ET", "2022-05-24T12:54", "minute", "-04:00"),  # the offset depends on the day
    ("January 24, 2022, at 12:54 p.m. ET", "2022-01-24T12:54", "minute", "-05:00"),
    ("12:54 BST 24 May 2022", "2022-05-24T12:54", "minute", "+01:00"),  # the time before the date
    ("1254 GMT, 24 May 2022", "2022-05-24T12:54", "minute", "Z"),  # four digits
    ("Tue, 24 May 2022 12:54:00 +0530", "2022-05-24T12:54:00", "second", "+05:30"),  # RFC 2822
    ("24 May 2022 12:54:07 GMT+8", "2022-05-24T12:54:07", "second", "+08:00"),
    ("13/05/2022 9am", "2022-05-13T09", "hour", NOT_STATED),  # no minutes are stated
    ("12am 24 May 2022", "2022-05-24T00", "hour", NOT_STATED),  # midnight
    ("05/05/2022", "2022-05-05", "day", NOT_STATED),  # the same either way
    ("05/06/2022", "2022", "year", NOT_STATED),  # day and month cannot be told apart
    ("May 2022", "2022-05", "month", NOT_STATED),
    ("2022-05", "2022-05", "month", NOT_STATED),
    ("2022", "2022", "year", NOT_STATED),
    ("24 May 2022 12:54 IST", "2022-05-24T12:54", "minute", NOT_STATED),  # India, Ireland or Israel
    ("8 January 2022 12:00 BST", "2022-01-08T12:00", "minute", NOT_STATED),  # no summer time in January
    ("24 May 2022 | Updated 25 May 2022 13:00", "2022-05-24", "day", NOT_STATED),  # the later time is not its own
    ("First published at 09:15 AM on May 24, 2022 | Updated 10:20 AM", "2022-05-24T09:15", "minute", NOT_STATED),
    ("4 Dec 2021 at 24:30", "2021-12-04", "day", NOT_STATED),  # no such time of day
]


@pytest.mark.parametrize(("words", "iso", "precision", "zone"), STATED)
def test_a_time_is_read_as_far_as_it_is_stated(words: str, iso: str, precision: str, zone: str | NotStated) -> None:
    found = parse_stated_time(words, "a test")
    assert isinstance(found, StatedTime)
    assert (found.iso, found.precision, found.zone) == (iso, precision, zone)
    assert found.where.startswith("a test")


@pytest.mark.parametrize(
    "words",
    [
        "5 hours ago",  # relative to when nobody knows
        "on Tuesday",  # no date
        "24 May",  # no year
        "31 February 2022",  # no such day
        "The 2022 budget",  # a year in a sentence is no date
        "12:54",  # a time alone
        "",
    ],
)
def test_what_states_no_date_is_not_guessed(words: str) -> None:
    assert parse_stated_time(words, "a test") is NOT_STATED


def test_an_ambiguous_zone_and_an_ambiguous_day_are_told() -> None:
    for words, remark in (("24 May 2022 12:54 CST", "China"), ("05/06/2022", "cannot be told apart")):
        found = parse_stated_time(words, "a test")
        assert isinstance(found, StatedTime)
        assert remark in found.where


@given(st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)))
def test_every_iso_time_is_read_back(moment: datetime) -> None:
    stated = moment.replace(microsecond=0).isoformat()
    found = parse_stated_time(stated, "a test")
    assert isinstance(found, StatedTime)
    assert found.iso == stated


@given(st.text(max_size=200))
def test_any_words_are_read_without_fail(words: str) -> None:
    parse_stated_time(words, "a test")


def test_seconds_and_milliseconds_since_1970() -> None:
    for number in (1653396840, 1653396840000):
        found = time_from_epoch(number, "a test")
        assert isinstance(found, StatedTime)
        assert str(found) == "2022-05-24T12:54:00Z"
    assert time_from_epoch(1e300, "a test") is NOT_STATED
