"""The two founding reports side by side: what both tell, what one alone tells, and what may not be called silence."""

from __future__ import annotations

from functools import cache

import pytest

from tellings.alignment.told import Point, Told
from tellings.reading import annotate
from tellings.reports.read import read
from tellings.story import Story, compare
from tests.shared_data import shared

LBC, JAZEERA = "000_77d228152cf29060.txt", "004_6830593c4884a909.txt"
CARRIED = (Told.TOLD, Told.PARTLY)


@cache
def ids() -> dict[str, str]:
    return {name: read(shared(f"seeds/{name}"))[0].id for name in (LBC, JAZEERA)}


@cache
def the_story() -> Story:
    return compare(annotate(read(shared(f"seeds/{name}"))[0]) for name in (LBC, JAZEERA))


def points_with(words: str, report: str) -> list[Point]:
    """The points that a sentence of the report which has the words belongs to."""
    found = [
        point
        for point in the_story().points
        for telling in point.tellings
        if telling.report == ids()[report] and any(words in " ".join(p.text.split()) for p in telling.passages)
    ]
    assert found, f"{words!r} is in no point"
    return found


# Words of the LBC sentence and of the Al Jazeera sentence that tell it.
BOTH = [
    ("six-day", "six-day"),
    ("Guangzhou on Monday", "Guangzhou"),
    ("Kashgar", "Kashgar"),
    ("genocide", "genocide"),
    ("2005", "17 years"),
    pytest.param(
        "whitewash",
        "propaganda",
        marks=pytest.mark.xfail(reason="one fear in other words, inside of two long sentences, is not found"),
    ),
]


@pytest.mark.parametrize(("lbc", "jazeera"), BOTH)
def test_what_both_tell_is_one_point(lbc: str, jazeera: str) -> None:
    shared_points = {p.id for p in points_with(lbc, LBC)} & {p.id for p in points_with(jazeera, JAZEERA)}
    assert shared_points


# Words of Al Jazeera that LBC, dated before or on the day, cannot be said to be silent on.
@pytest.mark.parametrize("words", ["grown woman", "most important leak", "Deviating from reality"])
def test_a_report_dated_before_the_thing_is_not_examined_and_never_silent(words: str) -> None:
    answers = {t.how for p in points_with(words, JAZEERA) for t in p.tellings if t.report == ids()[LBC]}
    assert Told.NOT_TOLD not in answers
    assert Told.NOT_EXAMINED in answers


def test_the_reason_is_given_in_words() -> None:
    silences = [s for s in the_story().silences if s.report == ids()[LBC]]
    assert silences
    assert {s.how for s in silences} == {Told.NOT_EXAMINED}
    assert all("states its publication time" in s.reason for s in silences)


@pytest.mark.parametrize("words", ["veto-wielding", "not ratified", "zero-Covid"])
def test_what_only_lbc_tells_is_told_by_no_other(words: str) -> None:
    found = [p for p in points_with(words, LBC) if p.told_by == (ids()[LBC],)]
    assert found
