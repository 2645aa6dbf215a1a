"""Cause: one act for which two causes are given."""

from __future__ import annotations

import pytest

from tellings.comparison.cause import find_cause_differences
from tests.comparison.pairs_made import found, words

STRIKE = "The ferry line cancelled the crossing because of a strike of the crew."


def test_two_causes_of_one_act() -> None:
    fog = "The ferry line cancelled the crossing due to heavy fog."
    assert words(found(find_cause_differences, STRIKE, fog)) == [
        ("because of a strike of the crew", "due to heavy fog")
    ]


def test_two_purposes_of_one_act() -> None:
    left, right = "The crew jumped off to escape the fire.", "The crew jumped off to reach the shore and were saved."
    assert words(found(find_cause_differences, left, right)) == [("to escape the fire", "to reach the shore")]


def test_what_is_paid_for_is_no_cause() -> None:
    left, right = "The council paid the firm for the wall.", "The council paid the firm for a barrier on the border."
    assert not found(find_cause_differences, left, right)


@pytest.mark.parametrize(
    "other",
    [
        # The same cause, after another sign.
        "The ferry line cancelled the crossing due to a strike of the crew.",
        # No cause.
        "The ferry line cancelled the crossing on Monday.",
        # A time is no cause.
        "The ferry line cancelled the crossing after 5 pm.",
    ],
)
def test_no_difference_of_cause(other: str) -> None:
    assert not found(find_cause_differences, STRIKE, other)
