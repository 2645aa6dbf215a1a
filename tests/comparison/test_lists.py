"""Lists that do not hold the same, and records over different times."""

from __future__ import annotations

import pytest

from tellings.comparison.difference import DifferenceKind
from tellings.comparison.scopes import find_scope_differences
from tests.comparison.pairs_made import found, words


@pytest.mark.parametrize(
    ("left", "right", "sets"),
    [
        (
            "The thieves took names, addresses and birth dates.",
            "The thieves took names, addresses and passwords.",
            ("names, addresses and birth dates", "names, addresses and passwords"),
        ),
        (
            "It was the deadliest flood in history.",
            "It was the deadliest flood in modern history.",
            ("history", "modern history"),
        ),
    ],
)
def test_sets_that_differ_are_of_another_scope(left: str, right: str, sets: tuple[str, str]) -> None:
    differences = found(find_scope_differences, left, right)
    assert words(differences) == [sets]
    assert differences[0].kind is DifferenceKind.SCOPE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The same things in another order.
        ("The thieves took names, addresses and passwords.", "The thieves took passwords, names and addresses."),
        # What the list has not is told beside it.
        (
            "The thieves took names, addresses and passwords.",
            "The thieves took names and addresses; passwords were taken, too.",
        ),
        # One thing in common may be chance.
        ("The thieves took names and addresses.", "The thieves took names and passwords."),
        # A record with no time in the other.
        ("It was the deadliest flood in history.", "It was a deadly flood."),
    ],
)
def test_no_difference_of_scope(left: str, right: str) -> None:
    assert not found(find_scope_differences, left, right)
