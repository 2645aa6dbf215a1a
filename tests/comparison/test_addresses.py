"""Addresses: two on one street."""

from __future__ import annotations

import pytest

from tellings.comparison.addresses import find_addresses_apart
from tests.comparison.pairs_made import pair_of


def _apart(left: str, right: str) -> tuple[str, ...]:
    found = find_addresses_apart(pair_of(left, right)[0])
    return () if found is None else tuple(address.words.text for address in found)


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        # Another kind of street.
        ("Thieves broke in on Elm Road.", "Thieves broke in on Elm Drive.", ("on Elm Road", "on Elm Drive")),
        # A block and a corner.
        (
            "Thieves broke in in the 200 block of Elm Road.",
            "Thieves broke in near Elm Road and Mill Lane.",
            ("in the 200 block of Elm Road", "near Elm Road and Mill Lane"),
        ),
        # Two numbers.
        (
            "Thieves broke in at 840 Elm Ave.",
            "Thieves broke in at 890 Elm Avenue.",
            ("at 840 Elm Ave.", "at 890 Elm Avenue"),
        ),
    ],
)
def test_two_addresses_on_one_street_differ(left: str, right: str, words: tuple[str, str]) -> None:
    assert _apart(left, right) == words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One address, cut short.
        ("Thieves broke in on North Elm Road.", "Thieves broke in on N. Elm Rd."),
        # One that says less.
        ("Thieves broke in on Elm Road.", "Thieves broke in in the 200 block of Elm Road."),
        # Two streets: both may be told of.
        ("Thieves broke in on Elm Road.", "Thieves broke in on Mill Lane."),
        # No address.
        ("Thieves broke in on Elm Road.", "Thieves broke in on Monday."),
    ],
)
def test_no_two_addresses(left: str, right: str) -> None:
    assert not _apart(left, right)
