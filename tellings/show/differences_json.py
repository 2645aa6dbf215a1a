"""Differences in the JSON of a story."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tellings.comparison.difference import Difference, Side
from tellings.reports.stated import NotStated, StatedTime
from tellings.show.passage_json import passage_record

Record = dict[str, Any]


def difference_records(differences: Iterable[Difference]) -> list[Record]:
    """Every difference, pair by pair, as it was found."""
    return [
        {
            "kind": difference.kind.value,
            "relation": difference.relation.value,
            "left": _side(difference.left),
            "right": _side(difference.right),
            "reason": difference.reason,
            "score": round(difference.score, 4),
            "points": list(difference.points),
        }
        for difference in differences
    ]


def _side(side: Side) -> Record:
    return {
        "words": passage_record(side.words),
        "sentence": passage_record(side.sentence),
        "read_as": side.read_as,
        "said_by": list(side.said_by),
        "as_of": time_record(side.as_of),
    }


def time_record(time: StatedTime | NotStated) -> Record | str:
    """A stated time as a dictionary, or "not stated"."""
    if isinstance(time, NotStated):
        return time.value
    zone = time.zone if isinstance(time.zone, str) else time.zone.value
    return {"iso": time.iso, "precision": time.precision, "zone": zone, "where": time.where}
