"""The founding reports: one quantity in two wordings is one interval."""

from __future__ import annotations

import math

from tellings.language.pipeline import parse_all
from tellings.language.quantities.find import find_quantities
from tellings.reports.read import read
from tests.shared_data import shared


def test_a_million_or_more_and_at_least_a_million_are_one_interval() -> None:
    for name in ("000_77d228152cf29060.txt", "004_6830593c4884a909.txt"):
        ((report, doc),) = parse_all(read(shared("seeds") / name))
        intervals = {(q.interval.low, q.interval.high) for q in find_quantities(report, doc)}
        assert (1e6, math.inf) in intervals, name
