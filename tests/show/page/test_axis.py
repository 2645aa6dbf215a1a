"""Where times lie on the axis of the timeline, and numbers on their scale."""

import math
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.language.quantities.quantity import Interval as Values
from tellings.language.times.expression import Interval
from tellings.reports.stated import NOT_STATED, StatedTime
from tellings.show.page.axis import by_clock, common_zone, make_axis
from tellings.show.page.scale import make_scale

NOON = datetime(2031, 5, 4, 12)


def stretch(first: datetime, hours: float) -> Interval:
    return Interval(first, first + timedelta(hours=hours))


def test_what_is_long_ago_does_not_press_the_rest_together() -> None:
    old = Interval(datetime(1994, 1, 1), datetime(1995, 1, 1))
    axis = make_axis([old, stretch(NOON - timedelta(days=1), 1)], [stretch(NOON, 0.1)])
    assert axis is not None
    assert (axis.first, axis.last) == (datetime(2031, 5, 3), datetime(2031, 5, 5))
    bar = axis.bar(old, "one-report")
    assert (bar.earlier, bar.later, bar.width, bar.middle) == (True, False, "0.00", "")


def test_nothing_dated_and_nothing_published_has_no_axis() -> None:
    assert make_axis([], []) is None


def test_a_publication_in_another_zone_is_placed_by_the_common_clock() -> None:
    times = [
        StatedTime("2031-05-04T08:00", "minute", "+01:00", ""),
        StatedTime("2031-05-04T09:00", "minute", "+01:00", ""),
        StatedTime("2031-05-04T18:30", "minute", "Z", ""),
        StatedTime("2031-05-04T10:00", "minute", NOT_STATED, ""),
    ]
    zone = common_zone(times)
    assert zone == "+01:00"
    assert [by_clock(time, zone).first.hour for time in times] == [8, 9, 19, 10]


MOMENTS = st.builds(stretch, st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)), st.floats(0.01, 24 * 400))


@given(st.lists(MOMENTS, max_size=8), st.lists(MOMENTS, max_size=4))
def test_every_bar_lies_on_the_axis_and_the_marks_are_few(found: list[Interval], published: list[Interval]) -> None:
    axis = make_axis(found, published)
    for each in [*found, *published] if axis else []:
        assert axis is not None
        bar = axis.bar(each, "agree")
        assert 0 <= float(bar.x) <= 100
        assert 0 <= float(bar.width) <= 100.02 - float(bar.x)
        assert bar.earlier or each.first >= axis.first
    assert axis is None or len(axis.ticks()) <= 150


@pytest.mark.parametrize(
    ("values", "logarithmic", "low"),
    [
        ([Values(3, 3), Values(7, math.inf)], False, 0),  # near naught: begins there
        ([Values(1_080, 1_320), Values(1_100, 1_100)], False, 960),  # near each other: does not
        ([Values(2, 2), Values(40_000, 40_000)], True, 1),  # far apart
    ],
)
def test_a_scale_fits_its_values(values: list[Values], logarithmic: bool, low: float) -> None:
    scale = make_scale(values)
    assert scale.logarithmic is logarithmic
    assert scale.low == pytest.approx(low)


ENDS = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 2))


@given(st.lists(st.tuples(ENDS, ENDS).map(lambda pair: Values(min(pair), max(pair))), min_size=1, max_size=6))
def test_every_value_lies_on_its_scale_in_order(values: list[Values]) -> None:
    scale = make_scale(values)
    for value in values:
        assert 0 <= scale.place(value.low) <= scale.place(value.high) <= 100
    assert len(scale.ticks()) <= 16
