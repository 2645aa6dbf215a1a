"""The axis of the timeline: which stretch of time it shows, its marks, and where a stretch lies on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from tellings.comparison.order import span_of
from tellings.language.times.expression import Interval
from tellings.reports.stated import StatedTime
from tellings.show.page.timeline_context import Bar, Tick

DAY = timedelta(days=1)
REACHES = tuple(days * DAY for days in (2, 10, 40, 200, 1_100, 4_400))
"""How far from the reports' publication the axis may reach; the first is taken in which half of what happened lies."""

SHORT = 1.0
"""Per cent of the axis below which a stretch gets a dot that keeps it visible."""

MARKS = 16
"""How many marks the axis has at most."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From `first` to `last`, whole days, by one clock without a zone."""

    first: datetime
    last: datetime

    def place(self, instant: datetime) -> float:
        """Where an instant lies, in per cent; below 0 and above 100 where it lies outside."""
        return 100 * ((instant - self.first) / (self.last - self.first))

    def bar(self, interval: Interval, kind: str) -> Bar:
        """A stretch as far as it is on the axis; one that lies outside becomes a mark at the end that points there."""
        begin, end = self.place(interval.first), self.place(interval.last)
        left, right = min(max(begin, 0.0), 100.0), min(max(end, 0.0), 100.0)
        width = right - left
        middle = f"{(left + right) / 2:.2f}" if width < SHORT and end > 0 and begin < 100 else ""
        return Bar(f"{left:.2f}", f"{width:.2f}", middle, kind, begin < 0, end > 100)

    def ticks(self) -> tuple[Tick, ...]:
        """Marks at hours, days, months or years, as many as are legible."""
        return tuple(self._ticks())

    def _ticks(self) -> Iterator[Tick]:
        days = (self.last - self.first) // DAY
        if days * 4 <= MARKS:
            for number in range(days * 4):
                instant = self.first + number * DAY / 4
                hour = f"{instant:%H:%M}" if number % 2 == 0 or days < 3 else ""
                yield self._tick(instant, hour if number % 4 else _day(instant), number % 4 == 0)
            return
        step = -(-days // MARKS)
        if days <= 5 * MARKS:
            for number in range(0, days, step):
                yield self._tick(self.first + number * DAY, _day(self.first + number * DAY), (number // step) % 2 == 0)
            return
        for year in range(self.first.year, self.last.year + 1):
            for month in range(1, 13) if days <= 30 * MARKS else (1,):
                instant = datetime(year, month, 1)
                if self.first <= instant < self.last:
                    label = f"{instant:%B} {year}" if days <= 30 * MARKS else str(year)
                    yield self._tick(instant, label, month % 3 == 1)

    def _tick(self, instant: datetime, label: str, strong: bool) -> Tick:
        return Tick(f"{self.place(instant):.2f}", label, strong)


def _day(instant: datetime) -> str:
    return f"{instant:%a} {instant.day} {instant:%b}"


def make_axis(intervals: Sequence[Interval], published: Iterable[Interval]) -> Axis | None:
    """An axis over the reports' publication and what happened near it; None where there is nothing to show.

    What happened long before or after would press the rest together, so it is outside.
    """
    found = sorted(set(intervals), key=lambda each: (each.first, each.last))
    anchors = list(published) or found[len(found) // 2 :][:1]
    if not anchors:
        return None
    low, high = min(each.first for each in anchors), max(each.last for each in anchors)
    near: list[Interval] = []
    for reach in REACHES:
        near = [each for each in found if low - reach <= each.first and each.last <= high + reach]
        if 2 * len(near) >= len(found):
            break
    first = min([low, *(each.first for each in near)])
    last = max([high, *(each.last for each in near)])
    begin = datetime(first.year, first.month, first.day)
    end = datetime(last.year, last.month, last.day)
    return Axis(begin, end if end >= last and end > begin else end + DAY)


def common_zone(times: Iterable[StatedTime]) -> str:
    """The zone that most of the times state, the first one where several do; "" where none states one."""
    zones = Counter(time.zone for time in times if isinstance(time.zone, str))
    return zones.most_common(1)[0][0] if zones else ""


def by_clock(time: StatedTime, zone: str) -> Interval:
    """The stretch that a stated time may be, by the clock of a zone; by its own where it or that one is not stated."""
    whole = StatedTime(time.iso, time.precision, "Z", time.where)
    if not isinstance(time.zone, str) or not zone or time.precision in ("day", "month", "year"):
        first, last = span_of(whole)
        return Interval(first.replace(tzinfo=None), last.replace(tzinfo=None))
    shift = _offset(zone)
    first, last = (instant.astimezone(shift).replace(tzinfo=None) for instant in span_of(time))
    return Interval(first, last)


def _offset(zone: str) -> timezone:
    """The zone of "+01:00" or "Z", found by asking when its midnight is."""
    first, _ = span_of(StatedTime("2000-01-02T00:00", "minute", zone, ""))
    return timezone(datetime(2000, 1, 2, tzinfo=UTC) - first)
