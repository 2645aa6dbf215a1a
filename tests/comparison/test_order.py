"""Which of two stated times is first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.comparison.order import as_of, order_of
from tests.reports_made import made, time

# left time, left zone, right time, right zone, order of the left one
TABLE = [
    # Minutes in one zone.
    ("2031-05-04T09:00", "Z", "2031-05-04T09:01", "Z", "before"),
    ("2031-05-04T09:01", "Z", "2031-05-04T09:00", "Z", "after"),
    # The same minute: a time is as long as its precision.
    ("2031-05-04T09:00", "Z", "2031-05-04T09:00", "Z", "not known"),
    # The zone turns the order round: 11:00 at +05:00 is 06:00 UTC.
    ("2031-05-04T11:00", "+05:00", "2031-05-04T09:00", "Z", "before"),
    ("2031-05-04T09:00", "-05:00", "2031-05-04T11:00", "Z", "after"),
    # Hours apart, but one zone is not stated.
    ("2031-05-04T09:00", "", "2031-05-04T15:00", "Z", "not known"),
    # More than any zone apart.
    ("2031-05-04T09:00", "", "2031-05-05T09:00", "Z", "before"),
    # Days: the same day and the next day decide nothing without a zone, a whole day between them does.
    ("2031-05-04", "", "2031-05-04", "", "not known"),
    ("2031-05-04", "", "2031-05-05", "", "not known"),
    ("2031-05-04", "", "2031-05-06", "", "before"),
    # A day and a minute within it.
    ("2031-05-04", "Z", "2031-05-04T12:00", "Z", "not known"),
    # A month is not before a day in it, and is before the next month's days.
    ("2031-05", "Z", "2031-05-04", "Z", "not known"),
    ("2031-05", "Z", "2031-06-01", "Z", "before"),
    # December's month and a year end where the next begins.
    ("2031-12", "Z", "2032-01-01", "Z", "before"),
    ("2031", "Z", "2032", "Z", "before"),
    # Not stated has no order.
    ("", "", "2031-05-04", "Z", "not known"),
    ("2031-05-04", "Z", "", "", "not known"),
]


@pytest.mark.parametrize(("left", "left_zone", "right", "right_zone", "order"), TABLE)
def test_the_order_is_known_only_where_the_stated_times_decide_it(
    left: str, left_zone: str, right: str, right_zone: str, order: str
) -> None:
    assert order_of(time(left, left_zone), time(right, right_zone)) == order


stated = st.builds(
    time,
    st.datetimes()
    .filter(lambda d: 1000 < d.year < 9000)
    .flatmap(
        lambda d: st.sampled_from(
            [d.strftime(f)[:n] for f, n in (("%Y-%m-%dT%H:%M:%S", k) for k in (4, 7, 10, 16, 19))]
        )
    ),
    st.sampled_from(["", "Z", "+02:00", "-09:30"]),
)


@given(stated, stated)
def test_the_order_is_mirrored(left, right) -> None:  # type: ignore[no-untyped-def]
    mirror = {"before": "after", "after": "before", "not known": "not known"}
    assert order_of(right, left) == mirror[order_of(left, right)]


def test_an_update_is_what_the_text_stands_for() -> None:
    report = made("Port shut\n\nIt is.", published="2031-05-04", updated=time("2031-05-06"))
    assert as_of(report) == time("2031-05-06")
    assert as_of(made("Port shut\n\nIt is.", published="2031-05-04")) == time("2031-05-04")
