"""Figures, wordings, the timeline and changes of a speaker in the JSON of a story."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from tellings.comparison.figures import Figure, FigureTable
from tellings.comparison.wordings import Wording
from tellings.language.quantities.quantity import Interval as Values
from tellings.language.times.expression import Interval
from tellings.reports.stated import NotStated
from tellings.show.differences_json import time_record
from tellings.show.passage_json import passage_record
from tellings.story import Story
from tellings.timeline.timeline import PointTime, Timeline, ToldTime

Record = dict[str, Any]


def figure_records(tables: Iterable[FigureTable]) -> list[Record]:
    """The values that the reports give for one thing, from the earliest report to the latest."""
    return [
        {
            "name": table.name,
            "kind": table.kind.value,
            "unit": table.unit,
            "points": list(table.points),
            "differ": table.differ,
            "figures": [_figure(figure) for figure in table.figures],
        }
        for table in tables
    ]


def _figure(figure: Figure) -> Record:
    return {
        "words": passage_record(figure.words),
        "sentence": passage_record(figure.sentence),
        "read_as": figure.read_as,
        **_values(figure.interval),
        "said_by": list(figure.said_by),
        "as_of": time_record(figure.as_of),
    }


def _values(interval: Values) -> Record:
    """The ends of an interval; "no limit" where there is none."""
    low, high = ("no limit" if math.isinf(end) else end for end in (interval.low, interval.high))
    return {
        "low": low,
        "low_included": not interval.low_open,
        "high": high,
        "high_included": not interval.high_open,
        "bound": interval.bound.value,
    }


def wording_records(wordings: Iterable[Wording]) -> list[Record]:
    """What the reports call one party, act or thing."""
    return [
        {
            "kind": wording.kind.value,
            "thing": wording.thing,
            "namings": [
                {
                    "report": naming.report,
                    "words": naming.words,
                    "count": len(naming.passages),
                    "passages": [passage_record(passage) for passage in naming.passages],
                }
                for naming in wording.namings
            ],
        }
        for wording in wordings
    ]


def timeline_record(timeline: Timeline) -> Record:
    """When each point happened, in order of time, and when each report was published."""
    return {
        "points": [_point_time(time) for time in timeline.points],
        "publications": [
            {"report": each.report, "published": time_record(each.published), "updated": time_record(each.updated)}
            for each in timeline.publications
        ],
    }


def _point_time(time: PointTime) -> Record:
    return {
        "point": time.point,
        "interval": _interval(time.interval),
        "precision": time.precision,
        "agreement": time.agreement,
        "told": [_told_time(told) for told in time.told],
        "reason": time.reason,
    }


def _told_time(told: ToldTime) -> Record:
    return {
        "report": told.report,
        "words": passage_record(told.words),
        "sentence": passage_record(told.sentence),
        "said": told.said,
        "interval": _interval(told.interval),
        "precision": told.precision,
        "bearing": told.bearing,
        "reason": told.reason,
    }


def _interval(interval: Interval | NotStated) -> Record | str:
    """From the first instant to the one behind the last, by the clock of the place, without a zone."""
    if isinstance(interval, NotStated):
        return interval.value
    return {"first": interval.first.isoformat(), "last": interval.last.isoformat()}


def change_records(story: Story) -> list[Record]:
    """Where one speaker's statements on one matter do not say the same, surest first."""
    return [
        {
            "party": change.party,
            "name": change.name,
            "earlier": change.earlier.id,
            "before": change.before.value,
            "later": change.later.id,
            "after": change.after.value,
            "order": change.sequel.value,
            "matter": list(change.matter),
            "score": round(change.score, 4),
            "reason": change.reason,
        }
        for change in story.changes
    ]
