"""Find when the points of a story happened.

Only a time that belongs to what tells the point counts: one in a clause beside it ("…, who was elected in 2017") does
not, nor one that tells until, before or after when. Nothing is taken from the publication: it is another time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tellings.alignment.told import Point, PointTelling, Told
from tellings.language.times.expression import Bearing, Interval, TimeExpression
from tellings.language.times.saying import say_time
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NOT_STATED, NotStated
from tellings.timeline.timeline import PointTime, Publication, Timeline, ToldTime

Candidate = tuple[TimeExpression, Passage]
"""A time that may be of a point, and the passage of the point that it is in."""

Dated = tuple[ToldTime, Interval]

_PLACING = ("at", "since")
"""How a time must be tied to what happened for it to say when that was, or began."""


def find_timeline(readings: Sequence[Reading], points: Sequence[Point]) -> Timeline:
    """When each point happened as the reports tell it, and when the reports were published.

    Args:
        readings: In the story's order.
        points: What is told; each is in the result once.
    """
    by_report = {reading.report.id: reading for reading in readings}
    placed = [_point_time(point, by_report) for point in points]
    ordered = sorted(enumerate(placed), key=lambda numbered: (*_place(numbered[1]), numbered[0]))
    return Timeline(
        points=tuple(time for _, time in ordered),
        publications=tuple(Publication(r.report.id, r.report.published, r.report.updated) for r in readings),
    )


def _place(time: PointTime) -> tuple[bool, datetime, datetime]:
    if isinstance(time.interval, NotStated):
        return True, datetime.max, datetime.max
    return False, time.interval.first, time.interval.last


def _point_time(point: Point, readings: Mapping[str, Reading]) -> PointTime:
    tellings = (telling for telling in point.tellings if telling.how in (Told.TOLD, Told.PARTLY))
    told = _of_the_point([time for telling in tellings for time in _times_in(telling, readings[telling.report])])
    dated = [(time, time.interval) for time in told if isinstance(time.interval, Interval)]
    if not dated:
        return PointTime(point.id, told, NOT_STATED, "vague", "not stated", _why_not(told))
    return _joined(point, told, dated)


def _of_the_point(found: Sequence[Candidate]) -> tuple[ToldTime, ...]:
    """The times of what happened; one told beside something else counts where another report tells it of the same verb.

    Where no report tells when it happened, the times at which it was said.
    """
    verbs = {time.tells_of_lemma for time, _ in found if time.bearing == "event"} - {""}
    events = [
        candidate
        for candidate in found
        if candidate[0].bearing in ("event", "unsure")
        or (candidate[0].bearing == "background" and candidate[0].tells_of_lemma in verbs)
    ]
    if events:
        return tuple(_told(time, passage, "event") for time, passage in events)
    return tuple(_told(time, passage, "saying") for time, passage in found if time.bearing == "saying")


def _why_not(told: Sequence[ToldTime]) -> str:
    if not told:
        return "No report tells when it was."
    return f"Told as “{told[0].words.text}”, of which no date is stated."


def _joined(point: Point, told: tuple[ToldTime, ...], dated: Sequence[Dated]) -> PointTime:
    """The point's time from those that are dated: what the reports share, or else from the first to the last."""
    by_report: dict[str, list[Dated]] = {}
    for time, interval in dated:
        by_report.setdefault(time.report, []).append((time, interval))
    finest = min(dated, key=lambda pair: pair[1].last - pair[1].first)[0]
    if len(by_report) == 1:
        whole = _hull(dated)
        return PointTime(point.id, told, whole, finest.precision, "one report", f"One report dates it: {_said(dated)}.")
    shared = _share(list(by_report.values()))
    if not shared:
        return PointTime(point.id, told, _hull(dated), finest.precision, "differ", f"Told differently: {_said(dated)}.")
    reason = f"{len(by_report)} reports date it, and they agree: {_said(shared)}."
    finest = min(shared, key=lambda pair: pair[1].last - pair[1].first)[0]
    return PointTime(point.id, told, _overlap(shared), finest.precision, "agree", reason)


def _share(reports: Sequence[Sequence[Dated]]) -> list[Dated]:
    """One time from each report so that all have an instant in common; empty where there are none such."""
    for first in reports[0]:
        chosen = [first]
        for others in reports[1:]:
            fitting = next((other for other in others if _overlap(chosen).overlaps(other[1])), None)
            if fitting is None:
                break
            chosen.append(fitting)
        else:
            return chosen
    return []


def _overlap(dated: Sequence[Dated]) -> Interval:
    return Interval(max(i.first for _, i in dated), min(i.last for _, i in dated))


def _hull(dated: Sequence[Dated]) -> Interval:
    return Interval(min(i.first for _, i in dated), max(i.last for _, i in dated))


def _said(dated: Sequence[Dated]) -> str:
    return "; ".join(dict.fromkeys(time.said for time, _ in dated))


def _times_in(telling: PointTelling, reading: Reading) -> Iterator[Candidate]:
    """The times that go with a word of the telling's passages, or stand in them and go with none."""
    for passage in telling.passages:
        for time in reading.times:
            place = time.passage if isinstance(time.tells_of, NotStated) else time.tells_of
            dates = time.type in ("DATE", "TIME") and not time.value.endswith("_REF") and time.link in _PLACING
            if dates and passage.contains(place):
                yield time, passage


def _told(time: TimeExpression, passage: Passage, bearing: Bearing) -> ToldTime:
    return ToldTime(
        passage.report, time.passage, passage, say_time(time), time.interval, time.precision, bearing, time.reason
    )
