"""Wording: one act or thing in different words, in the same surroundings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.comparison.difference import Difference
from tellings.comparison.slots import find_slots
from tellings.comparison.wording import find_wording_differences, naming_slots
from tests.comparison.pairs_made import pair_of, words

SLAPPED = "The company said that the guard had slapped a prisoner in the yard on Monday."


def found(left: str, right: str) -> list[Difference]:
    """What is found in two sentences of which each is the other's surest partner."""
    pair, context = pair_of(left, right)
    return list(find_wording_differences(replace(pair, best=True), context))


@pytest.mark.parametrize(
    ("left", "right", "differing"),
    [
        # An act.
        (SLAPPED, SLAPPED.replace("slapped", "punched"), ("slapped", "punched")),
        # A word within a quotation.
        (
            "“This was a heavy blow for the town,” she said.",
            "“This was a massive blow for the town,” she said.",
            ("heavy", "massive"),
        ),
    ],
)
def test_different_words_in_the_same_surroundings(left: str, right: str, differing: tuple[str, str]) -> None:
    assert words(found(left, right)) == [differing]


@pytest.mark.parametrize(
    "other",
    [
        SLAPPED,
        # Names and numbers are other kinds.
        SLAPPED.replace("Monday", "Tuesday"),
        # Only the form of the word differs.
        SLAPPED.replace("had slapped", "slapped"),
        # A figure is a number.
        SLAPPED.replace("a prisoner", "the 40th prisoner"),
        # Another thing altogether.
        "The harbour is closed until the summer.",
    ],
)
def test_no_difference_of_wording(other: str) -> None:
    assert not found(SLAPPED, other)


@pytest.mark.parametrize(
    ("left", "right", "named"),
    [
        # Other words.
        (SLAPPED, SLAPPED.replace("slapped", "punched"), {("slapped", "punched")}),
        # Nearly the same letters, and another word.
        (SLAPPED.replace("slapped", "retained"), SLAPPED.replace("slapped", "detained"), {("retained", "detained")}),
        # One word, spelt as in two countries.
        ("The team was analysing the water.", "The team was analyzing the water.", set()),
        ("The sale was non-refundable, the shop said.", "The sale was nonrefundable, the shop said.", set()),
        # Both sentences have both words.
        ("He holds a large green lamp.", "He holds a green large lamp.", set()),
        # Numbers of an order.
        ("It was the 40th theft of the year in the town.", "It was the 39th theft of the year in the town.", set()),
    ],
)
def test_slots_name_with_other_words(left: str, right: str, named: set[tuple[str, str]]) -> None:
    assert {(slot.left.text, slot.right.text) for slot in naming_slots(pair_of(left, right)[0])} == named


def test_a_slot_is_as_short_as_it_can_be() -> None:
    pair, _ = pair_of(SLAPPED, SLAPPED.replace("slapped a prisoner", "punched a prisoner"))
    assert {(slot.left.text, slot.right.text) for slot in find_slots(pair)} == {("slapped", "punched")}
