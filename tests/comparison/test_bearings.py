"""Bearings: one thing at two points of the compass, or at two sides of a landmark."""

from __future__ import annotations

import pytest

from tellings.comparison.bearings import find_bearings_apart, point_of_compass
from tests.comparison.pairs_made import pair_of


def _apart(left: str, right: str) -> list[tuple[str, str]]:
    pair, _ = pair_of(left, right)
    return [(one.text, other.text) for one, other in find_bearings_apart(pair)]


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        # Two points of the compass before one noun.
        (
            "The fire began on the west side of town.",
            "The fire began on the northwest side of town.",
            ("west side", "northwest side"),
        ),
        # Before the name of one place, with a hyphen in one of them.
        (
            "The ferry sank off the northern coast of Brazil.",
            "The ferry sank off the north-eastern part of Brazil.",
            ("northern coast", "north-eastern part"),
        ),
        # Two sides of one landmark.
        (
            "The boy was hit outside the bakery.",
            "The boy was hit at the bakery.",
            ("outside the bakery", "at the bakery"),
        ),
        (
            "She was filmed at the entrance to her family home.",
            "She was filmed outside her family home.",
            ("at the entrance to her family home", "outside her family home"),
        ),
    ],
)
def test_one_thing_is_put_to_two_sides(left: str, right: str, words: tuple[str, str]) -> None:
    assert _apart(left, right) == [words]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One point, written in two ways.
        ("The fire began in north-western Ulmond.", "The fire began in northwestern Ulmond."),
        # A point that belongs to a name.
        ("The ships came from North Korea.", "The ships came from South Korea."),
        # What is at a house may be in it.
        ("The boy was hit at the bakery.", "The boy was hit in the bakery."),
        # One sentence tells both sides.
        ("The boy was hit outside the bakery.", "The boy was hit at the bakery, just outside the bakery."),
        # Two streets.
        ("The boy was hit near Elm Street.", "The boy was hit on Mill Street."),
        # Two landmarks.
        ("The boy was hit outside the bakery.", "The boy was hit at the harbour."),
    ],
)
def test_nothing_is_put_to_two_sides(left: str, right: str) -> None:
    assert not _apart(left, right)


@pytest.mark.parametrize(
    ("word", "point"),
    [
        ("southern", "south"),
        ("South-Western", "southwest"),
        ("northeast", "northeast"),
        ("northernmost", "north"),
        # No points of the compass.
        ("eastward", ""),
        ("northerner", ""),
        ("", ""),
    ],
)
def test_a_point_of_the_compass_is_read_in_all_its_forms(word: str, point: str) -> None:
    assert point_of_compass(word) == point
