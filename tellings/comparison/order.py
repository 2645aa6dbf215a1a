"""Which of two reports stands first in time, as far as what they state decides it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from tellings.reports.report import Report
from tellings.reports.stated import NotStated, StatedTime

Order = Literal["before", "after", "not known"]

# Where no zone is stated, the clock may be that of any place where news is written, from Samoa to Tonga; the few people
# beyond are left out, so that two dates with a whole day between them are always in order.
EARLIEST_ZONE = timedelta(hours=13)
LATEST_ZONE = timedelta(hours=-11)

_STEP = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


def as_of(report: Report) -> StatedTime | NotStated:
    """The time that the captured text stands for: of its last update, or else of its publication."""
    return report.published if isinstance(report.updated, NotStated) else report.updated


def order_of(left: StatedTime | NotStated, right: StatedTime | NotStated) -> Order:
    """Whether the left time is surely before the right one, surely not before it, or neither.

    A time is as long as its precision: "2024-05-03" is the whole day. Times that meet or overlap have no order.
    """
    if isinstance(left, NotStated) or isinstance(right, NotStated):
        return "not known"
    (left_first, left_last), (right_first, right_last) = span_of(left), span_of(right)
    if left_last <= right_first:
        return "before"
    return "after" if right_last <= left_first else "not known"


def span_of(time: StatedTime) -> tuple[datetime, datetime]:
    """The first instant that a stated time may mean, and the first one behind the last, both in UTC."""
    first = datetime.fromisoformat(_whole(time.iso)).replace(tzinfo=None)
    last = _next(first, time.precision)
    if isinstance(time.zone, str):
        zone = _zone(time.zone)
        return first.replace(tzinfo=zone).astimezone(UTC), last.replace(tzinfo=zone).astimezone(UTC)
    return (first - EARLIEST_ZONE).replace(tzinfo=UTC), (last - LATEST_ZONE).replace(tzinfo=UTC)


def _whole(iso: str) -> str:
    """A full date from one of year or month precision."""
    return {4: f"{iso}-01-01", 7: f"{iso}-01", 13: f"{iso}:00"}.get(len(iso), iso)


def _next(first: datetime, precision: str) -> datetime:
    if precision == "year":
        return first.replace(year=first.year + 1)
    if precision == "month":
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first + _STEP[precision]


def _zone(stated: str) -> timezone:
    if stated == "Z":
        return UTC
    sign = -1 if stated[0] == "-" else 1
    digits = stated[1:].replace(":", "").ljust(4, "0")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:4])))
