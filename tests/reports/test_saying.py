"""Stated times in words."""

from typing import Any

import pytest

from tellings.reports.saying import say_stated
from tellings.reports.stated import NOT_STATED, StatedTime


@pytest.mark.parametrize(
    ("iso", "precision", "zone", "said"),
    [
        ("2031-05-04T17:05", "minute", "+01:00", "4 May 2031, 17:05 +01:00"),
        ("2031-05-04T17:05", "minute", "Z", "4 May 2031, 17:05 UTC"),
        ("2031-05-04T17:05:00", "second", "Z", "4 May 2031, 17:05 UTC"),  # naught seconds say nothing
        ("2031-05-04T17:00", "minute", "Z", "4 May 2031, 17:00 UTC"),
        ("2031-05-04T17:05:09", "second", "Z", "4 May 2031, 17:05:09 UTC"),
        ("2031-05-04T17:05", "minute", NOT_STATED, "4 May 2031, 17:05, zone not stated"),
        ("2031-12-04", "day", NOT_STATED, "4 December 2031"),  # a day needs no zone to be told
        ("2031-05", "month", NOT_STATED, "May 2031"),
        ("2031", "year", NOT_STATED, "2031"),
    ],
)
def test_a_time_is_said_as_far_as_it_is_stated(iso: str, precision: Any, zone: Any, said: str) -> None:
    assert say_stated(StatedTime(iso, precision, zone, "meta tag")) == said


def test_a_time_that_is_not_stated_is_said_to_be_that() -> None:
    assert say_stated(NOT_STATED) == "not stated"
