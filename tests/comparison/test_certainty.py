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
    ],
)
def test_no_difference_of_certainty(other: str) -> None:
    assert not found(find_certainty_differences, SURE, other)
