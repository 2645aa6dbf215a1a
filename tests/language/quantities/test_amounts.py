"""Numbers with bounds and units, from the characters alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.language.quantities.amounts import find_amounts
from tellings.language.quantities.quantity import Bound, Interval, QuantityKind
from tellings.language.quantities.units import _UNITS, in_base

READ = [
    # bounds
    ("at least six civilians", "at least six", (6, math.inf), "at least", "count", ""),
    ("more than 1,200 came", "more than 1,200", (1200, math.inf), "at least", "count", ""),
    ("up to 20 boats", "up to 20", (0, 20), "at most", "count", ""),
    ("fewer than 30 boats", "fewer than 30", (0, 30), "at most", "count", ""),
    ("about 1,200 people", "about 1,200", (1080, 1320), "about", "count", ""),
    ("nearly 3,000 homes", "nearly 3,000", (2700, 3000), "about", "count", ""),
    ("30 or more boats", "30 or more", (30, math.inf), "at least", "count", ""),
    ("an estimated one million or more", "an estimated one million or more", (1e6, math.inf), "at least", "count", ""),
    ("50-odd boats", "50-odd", (45, 55), "about", "count", ""),
    # words
    ("twenty-three people", "twenty-three", (23, 23), "exact", "count", ""),
    ("two hundred and five people", "two hundred and five", (205, 205), "exact", "count", ""),
    ("half a million people", "half a million", (5e5, 5e5), "exact", "count", ""),
    ("dozens of people", "dozens", (20, 199), "vague", "count", ""),
    ("a couple of men", "a couple", (2, 3), "vague", "count", ""),
    ("no one was there", "no one", (0, 0), "exact", "count", ""),
    # two numbers: a range, also the wrong way round; a change is two quantities
    ("10 to 12 people", "10 to 12", (10, 12), "between", "count", ""),
    ("between 12 and 10 people", "between 12 and 10", (10, 12), "between", "count", ""),
    ("12 to 15 million people", "12 to 15 million", (12e6, 15e6), "between", "count", ""),
    ("about 5-6,000 people", "about 5-6,000", (4500, 6600), "about", "count", ""),
    ("won 3-1 at home", "3-1", (1, 3), "between", "score", ""),
    ("a 2-0 win", "2-0", (0, 2), "between", "score", ""),
    # money
    ("paid $5bn a year", "$5bn a year", (5e9, 5e9), "exact", "money", "USD"),
    ("£1m-£2m", "£1m-£2m", (1e6, 2e6), "between", "money", "GBP"),
    ("$1.5 billion to $2 billion", "$1.5 billion to $2 billion", (1.5e9, 2e9), "between", "money", "USD"),
    ("fell to $US6,500", "$US6,500", (6500, 6500), "exact", "money", "USD"),
    ("1.200,50 euros", "1.200,50 euros", (1200.5, 1200.5), "exact", "money", "EUR"),
    # shares
    ("40-70% of it", "40-70%", (0.4, 0.7), "between", "share", "1"),
    ("one in four voters", "one in four", (0.25, 0.25), "exact", "share", "1"),
    ("a quarter of voters", "a quarter", (0.25, 0.25), "exact", "share", "1"),
    ("more than half of it", "more than half", (0.5, 1), "at least", "share", "1"),
    # ages and measures
    ("a 12-year-old girl", "12-year-old", (12, 12), "exact", "age", "year"),
    ("five-year-old", "five-year-old", (5, 5), "exact", "age", "year"),
    ("5ft 10in tall", "5ft 10in", (5 + 10 / 12, 5 + 10 / 12), "exact", "length", "foot"),
    ("at -3 degrees", "-3 degrees", (-3, -3), "exact", "temperature", "degree"),
    ("at 40C today", "40C", (40, 40), "exact", "temperature", "degree_Celsius"),
    ("a 24-hour strike", "24-hour", (24, 24), "exact", "duration", "hour"),
    ("60,000km away", "60,000km", (60000, 60000), "exact", "length", "kilometer"),
    ("1.5 million barrels a day", "1.5 million barrels a day", (1.5e6, 1.5e6), "exact", "volume", "oil_barrel"),
    # digits of other scripts, fractions in one character
    ("½ of it", "½", (0.5, 0.5), "exact", "count", ""),
    ("\u0663 men", "\u0663", (3, 3), "exact", "count", ""),
]

NOTHING = [
    "flight 370",  # a name
    "in 2005",  # a year
    "May 3 at 7:30",  # a date and a time
    "at 6.44am",
    "call 555-0123",  # a telephone number
    "the 1200 block of",  # a house number
    "1200 Main Street",
    "an F-16",
    "COVID-19",
    "the third attack",  # an ordinal
    "the 85th victim",
    "15 years ago",  # a time
    "1,2,3",  # a list
    "one hundred hundred",  # no number
    "9to5",
    "9" * 400,  # an identifier
    "quarter past",
]


@pytest.mark.parametrize(("text", "words", "ends", "bound", "kind", "unit"), READ)
def test_an_amount_is_read(text: str, words: str, ends: tuple[float, float], bound: str, kind: str, unit: str) -> None:
    amount = next(find_amounts(text))
    assert text[amount.start : amount.end] == words
    assert (amount.interval.low, amount.interval.high) == pytest.approx(ends)
    assert (amount.interval.bound, amount.kind, amount.unit) == (bound, kind, unit)


@pytest.mark.parametrize("text", NOTHING)
def test_a_label_is_no_amount(text: str) -> None:
    assert not list(find_amounts(text))


def test_a_change_is_two_amounts() -> None:
    assert [amount.interval.low for amount in find_amounts("rose from 84 to 85")] == [84, 85]


@given(st.text(alphabet="0123456789,.-–$£%½ onetwhudrafisp\nkm", max_size=80))
def test_amounts_stand_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for amount in find_amounts(text):
        assert at <= amount.start < amount.end <= len(text)
        assert amount.interval.low <= amount.interval.high
        at = amount.number[1]


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.floats(0, 1e9), st.floats(0, 1e9), st.booleans(), st.booleans())
def test_meeting_is_mutual(a: float, b: float, c: float, d: float, left: bool, right: bool) -> None:
    one = Interval(min(a, b), max(a, b), Bound.BETWEEN, low_open=left and a != b)
    two = Interval(min(c, d), max(c, d), Bound.BETWEEN, high_open=right and c != d)
    assert one.meets(two) == two.meets(one)
    assert one.same_values(one)


@pytest.mark.parametrize(("kind", "unit"), [(kind, unit) for kind, unit, _ in _UNITS])
def test_pint_knows_every_unit(kind: QuantityKind, unit: str) -> None:
    base = in_base(Interval(1, 2), unit)
    assert base.low < base.high


def test_units_are_converted() -> None:
    assert in_base(Interval(100, 100), "foot").low == pytest.approx(30.48)
    assert in_base(Interval(0, math.inf), "ton").high == math.inf
