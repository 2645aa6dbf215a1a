"""Find the times of a short text, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from tellings.language.pipeline import parse_all
from tellings.language.times.expression import TimeExpression
from tellings.language.times.find import find_times
from tests.reports_made import made


@cache
def times_in(text: str, published: str = "2031-05-06") -> tuple[TimeExpression, ...]:
    """The times of a text of one paragraph, published by default on Tuesday 6 May 2031."""
    (report, doc), *_ = parse_all([made("\n\n" + text, published=published)])
    return find_times(report, doc)


def said_in(text: str, published: str = "2031-05-06") -> list[tuple[str, str]]:
    """Words and value of each time."""
    return [(time.passage.text, time.value) for time in times_in(text, published)]
