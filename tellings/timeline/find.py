"""Find when the points of a story happened.

Only a time that belongs to what tells the point counts: one in a clause beside it ("…, who was elected in 2017") does
not, nor one that tells until, before or after when. Nothing is taken from the publication: it is another time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tellings.alignment.told import Point, PointTelling
from tellings.language.times.expression import Bearing, Interval, TimeExpression
from tellings.language.times.saying import say_time
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NOT_STATED, NotStated
from tellings.timeline.timeline import PointTime, Publication, Timeline, ToldTime

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
    told = tuple(time for telling in point.tellings for time in _told_times(telling, readings[telling.report]))
    dated = [(time, time.interval) for time in told if isinstance(time.interval, Interval)]
    if not dated:
        return PointTime(point.id, told, NOT_STATED, "vague", "not stated", _why_not(told))
    return _joined(point, told, dated)


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


def _told_times(telling: PointTelling, reading: Reading) -> list[ToldTime]:
    """The times that one report tells of a point: of when it happened, or else of when it was said."""
    found = [time for passage in telling.passages for time in _times_in(passage, reading)]
    for bearing in ("event", "saying"):
        if right := [time for time in found if time.bearing == bearing]:
            return right
    return []


def _times_in(passage: Passage, reading: Reading) -> Iterator[ToldTime]:
    for time in reading.times:
        if time.type not in ("DATE", "TIME") or time.value.endswith("_REF") or time.link not in _PLACING:
            continue
        if (bearing := _bearing_on(time, passage)) is not None:
            yield ToldTime(
                reading.report.id,
                time.passage,
                passage,
                say_time(time),
                time.interval,
                time.precision,
                bearing,
                time.reason,
            )


def _bearing_on(time: TimeExpression, passage: Passage) -> Bearing | None:
    """How a time bears on what a passage tells; None where it belongs to something else."""
    if isinstance(time.tells_of, NotStated):
        return "event" if passage.contains(time.passage) else None
    if not passage.contains(time.tells_of) or time.bearing not in ("event", "saying"):
        return None
    return time.bearing
