from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.grouping.days import MOST_DAYS, day_in_address, find_days

PUBLISHED = date(2031, 3, 5)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It burned on Monday.", [date(2031, 3, 3)]),  # the last Monday
        ("It burned Wednesday night.", [PUBLISHED]),  # the day itself
        ("on Thursday", [date(2031, 2, 27)]),  # news looks back
        ("yesterday, and today", [date(2031, 3, 4), PUBLISHED]),
        ("on Jan. 14", [date(2031, 1, 14)]),
        ("on 14th of January", [date(2031, 1, 14)]),
        ("in the storm of December 24", [date(2030, 12, 24)]),  # not nine months ahead
        ("the vote on April 2", [date(2031, 4, 2)]),  # a month ahead may be
        ("3 March 2019, 2018-05-06 and 7/8/17", [date(2019, 3, 3), date(2018, 5, 6), date(2017, 7, 8)]),
        ("Sunday and Sunday", [date(2031, 3, 2)]),  # once
        ("Feb. 30, 2031-13-01 and 0/0/00", []),  # there are no such days
        ("He may march; Sun shone; mon ami", []),  # words, not dates
        ("", []),
    ],
)
def test_days_are_found_by_form(text: str, told: list[date]) -> None:
    assert [date.fromordinal(day) for day in find_days(text, PUBLISHED)] == told


def test_without_a_day_of_publication_only_full_dates_are_found() -> None:
    assert find_days("on Monday, Jan. 14 and May 6, 2030, yesterday", None) == (date(2030, 5, 6).toordinal(),)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://paper.example/sport/2031/03/05/race/", PUBLISHED),
        ("https://paper.example/news/2031/mar/5/race", PUBLISHED),  # a month by its name
        ("https://paper.example/news/20310305/race", PUBLISHED),  # without strokes
        ("https://paper.example/2031-03-05-race", PUBLISHED),
        ("https://paper.example/2031/03/race", None),  # a month is no day
        ("https://paper.example/2031/13/45/race", None),  # there is no such day
        ("https://paper.example/2031/3-5/race", None),  # parted in two ways
        ("https://paper.example/2031305/race", None),  # which of two days?
        ("https://paper.example/story/9203103051/race", None),  # a number
        ("", None),
    ],
)
def test_an_address_may_hold_a_day(address: str, day: date | None) -> None:
    assert day_in_address(address) == day


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_do_no_harm(published: date) -> None:
    find_days("yesterday, Monday, Sunday, December 31, January 1", published)


@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_any_text_gives_a_few_different_days(text: str, published: date | None) -> None:
    found = find_days(text, published)
    assert len(found) == len(set(found)) <= MOST_DAYS
