"""Groups: one number of people, called by different nouns."""

from __future__ import annotations

import pytest

from tellings.comparison.identity import find_identity_differences
from tests.comparison.pairs_made import found, words


@pytest.mark.parametrize(
    ("left", "right", "called"),
    [
        (
            "Two local pilots died when the small aircraft crashed.",
            "Two crew members died when the small aircraft crashed.",
            ("Two local pilots", "Two crew members"),
        ),
        (
            "The crash killed 10 passengers on Monday.",
            "The crash killed 10 tourists on Monday.",
            ("10 passengers", "10 tourists"),
        ),
    ],
)
def test_one_number_of_people_is_called_differently(left: str, right: str, called: tuple[str, str]) -> None:
    assert words(found(find_identity_differences, left, right)) == [called]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The same noun with another word.
        ("The crash killed two pilots.", "The crash killed two local pilots."),
        # Nouns that say nothing of who they are.
        ("The crash killed two pilots.", "The crash killed two people."),
        ("The crash killed two men.", "The crash killed two males."),
        # Other numbers.
        ("The crash killed two pilots.", "The crash killed three tourists."),
        # The number stands for two groups.
        ("The crash killed two pilots.", "The crash killed two tourists and two sailors."),
        # One person.
        ("The crash killed one pilot.", "The crash killed one tourist."),
    ],
)
def test_no_group_is_called_differently(left: str, right: str) -> None:
    assert not found(find_identity_differences, left, right)
