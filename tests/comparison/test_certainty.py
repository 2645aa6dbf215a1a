"""Certainty: one act told as a fact, and as less sure."""

from __future__ import annotations

import pytest

from tellings.comparison.certainty import find_certainty_differences
from tellings.comparison.difference import Relation
from tests.comparison.pairs_made import found

SURE = "The storm destroyed the old bridge."


@pytest.mark.parametrize(
    ("hedged", "reading"),
    [
        ("The storm may have destroyed the old bridge.", "possible"),
        ("The storm allegedly destroyed the old bridge.", "alleged"),
        ("The storm appears to have destroyed the old bridge.", "possible"),
        # Who believes it is told, too.
        ("The harbour office believes the storm destroyed the old bridge.", "believed"),
    ],
)
def test_a_hedge_over_the_verb_makes_it_less_sure(hedged: str, reading: str) -> None:
    (difference,) = found(find_certainty_differences, hedged, SURE)
    assert (difference.left.read_as, difference.right.read_as) == (reading, "told as a fact")
    assert difference.relation is Relation.BOTH_CAN_STAND


def test_a_later_report_that_is_sure_is_an_update() -> None:
    hedged = "The storm may have destroyed the old bridge."
    (difference,) = found(find_certainty_differences, hedged, SURE, "2031-05-04T10:00", "2031-05-05T10:00")
    assert difference.relation is Relation.UPDATE


@pytest.mark.parametrize(
    "other",
    [
        SURE,
        # A hedge over another act.
        "The storm destroyed the old bridge, which may be rebuilt.",
        # Time, not doubt.
        "The storm will destroy the old bridge.",
        # Power, not doubt.
        "The storm could not destroy the old bridge.",
    ],
)
def test_no_difference_of_certainty(other: str) -> None:
    assert not found(find_certainty_differences, SURE, other)


def test_a_thing_that_is_apparent_is_less_sure() -> None:
    left, right = "An apparent malfunction stopped the ferry.", "A malfunction of the engine stopped the ferry."
    (difference,) = found(find_certainty_differences, left, right)
    assert (difference.left.words.text, difference.right.words.text) == ("apparent malfunction", "malfunction")


def test_what_somebody_says_is_as_little_a_fact_as_what_is_alleged() -> None:
    said = "The storm destroyed the old bridge, Tove Quist said."
    assert not found(find_certainty_differences, "The storm allegedly destroyed the old bridge.", said)


def test_reports_that_both_hedge_it_somewhere_agree() -> None:
    hedged = "The storm may have destroyed the old bridge."
    later = "The storm destroyed the old bridge. It may have destroyed the old bridge at noon."
    assert not found(find_certainty_differences, hedged, later)
