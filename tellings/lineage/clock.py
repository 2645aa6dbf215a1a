"""Which of two reports was published first, as far as their stated times say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tellings.lineage.lineage import Direction
from tellings.lineage.outlets import outlet_label
from tellings.reports.report import Report
from tellings.reports.stated import NotStated, StatedTime

ZONE_DOUBT = timedelta(hours=12)
"""Two times of which one states no zone differ surely only by more than this."""
SPAN = {"second": 0, "minute": 0, "hour": 1, "day": 24, "month": 31 * 24, "year": 366 * 24}
"""Hours within which a time of each precision leaves the moment open."""


def earlier(left: Report, right: Report) -> Direction | None:
    """Which one surely came first; None where a time is not stated, or the times may be one."""
    if isinstance(left.published, NotStated) or isinstance(right.published, NotStated):
        return None
    (ours, ours_end), (theirs, theirs_end) = _span(left.published), _span(right.published)
    doubt = timedelta(0) if _same_clock(left, right) else ZONE_DOUBT
    if ours_end + doubt < theirs:
        return "left"
    if theirs_end + doubt < ours:
        return "right"
    return None


def clock_says(left: Report, right: Report, at_least: timedelta = timedelta(0)) -> Direction:
    """Which of two times comes first as they are written, whatever their zones; "unknown" where they may be one."""
    if isinstance(left.published, NotStated) or isinstance(right.published, NotStated):
        return "unknown"
    (ours, ours_end), (theirs, theirs_end) = (_span(replace(t, zone="Z")) for t in (left.published, right.published))
    if ours < theirs and ours_end + at_least <= theirs:
        return "left"
    return "right" if theirs < ours and theirs_end + at_least <= ours else "unknown"


def _same_clock(left: Report, right: Report) -> bool:
    zones = [isinstance(r.published, StatedTime) and isinstance(r.published.zone, str) for r in (left, right)]
    return all(zones) or (not any(zones) and outlet_label(left) == outlet_label(right))


def _span(stated: StatedTime) -> tuple[datetime, datetime]:
    """The earliest and the latest moment that a stated time can mean, in UTC where it states a zone."""
    padded = stated.iso + "0000-01-01T00:00:00"[len(stated.iso) :]
    moment = datetime.fromisoformat(padded + (stated.zone if isinstance(stated.zone, str) else "+00:00"))
    return moment, moment + timedelta(hours=SPAN[stated.precision])
