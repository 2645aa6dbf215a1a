"""Identity: names spelt differently, and one person described differently."""

from __future__ import annotations

import pytest

from tellings.comparison.difference import Relation
from tellings.comparison.identity import find_identity_differences
from tests.comparison.pairs_made import found, words


def test_two_spellings_of_a_name_are_a_conflict() -> None:
    left, right = "The ship was led by Captain Ilse Brandt.", "The ship was led by Captain Ilse Brandd."
    (difference,) = found(find_identity_differences, left, right)
    assert (difference.left.words.text, difference.right.words.text) == ("Ilse Brandt", "Ilse Brandd")
    assert difference.relation is Relation.CONFLICT


def test_one_person_is_described_in_two_ways() -> None:
    left = "Tove Quist, a former harbour pilot, called for help."
    right = "Tove Quist, the owner of a fishing boat, called for help."
    assert words(found(find_identity_differences, left, right)) == [
        ("a former harbour pilot", "the owner of a fishing boat")
    ]


def test_spellings_of_a_place_with_hyphens_differ_though_the_parts_are_short() -> None:
    left, right = "A bomb went off in Marzal-i-Nour on Friday.", "A bomb went off in Marzal-e-Nour on Friday."
    (difference,) = found(find_identity_differences, left, right)
    assert (difference.left.words.text, difference.right.words.text) == ("Marzal-i-Nour", "Marzal-e-Nour")
    # Both may be good spellings.
    assert difference.relation is Relation.BOTH_CAN_STAND


def test_one_surname_with_two_first_names_may_be_one_person_or_two() -> None:
    left = "William Quist, the harbour pilot, called for help."
    right = "Bill Quist, the harbour pilot, called for help."
    (difference,) = found(find_identity_differences, left, right)
    assert (difference.left.words.text, difference.right.words.text) == ("William Quist", "Bill Quist")
    assert difference.relation is Relation.BOTH_CAN_STAND


def test_a_letter_more_at_the_end_is_another_spelling_where_the_rest_of_the_name_is_one() -> None:
    left, right = "The plane crashed near Puerto Islita.", "The plane crashed near Puerto Islit."
    assert words(found(find_identity_differences, left, right)) == [("Puerto Islita", "Puerto Islit")]


def test_a_middle_name_that_one_report_leaves_out_makes_the_name_more_exact() -> None:
    left, right = "Divers saved Victoria Irene Quist.", "Divers saved Victoria Quist."
    (difference,) = found(find_identity_differences, left, right)
    assert (difference.left.words.text, difference.right.words.text) == (
        "Victoria Irene Quist",
        "Victoria Quist",
    )
    assert difference.relation is Relation.PRECISION


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The same description, with more to it.
        ("Tove Quist, the harbour pilot, called for help.", "Tove Quist, the former harbour pilot of Lindow, called."),
        # A title is no description.
        ("Mr Quist called for help.", "Governor Quist called for help."),
        # Two people of one first name.
        ("Tove Quist called for help.", "Tove Anders called for help."),
        # Two of one surname, and one report names both: they are two people.
        ("William Quist called for help.", "Bill Quist, a cousin of William Quist, called for help."),
        # Two places of like names.
        ("The ferry sank off East Timor on Friday.", "The ferry sank off West Timor on Friday."),
        # An accent that one report leaves out makes no other place.
        ("A bomb went off in Porto Almér on Friday.", "A bomb went off in Porto Almer on Friday."),
        # What is joined by a hyphen is no name for that.
        ("The US-led force withdrew on Friday.", "The UK-led force withdrew on Friday."),
        # An initial is no middle name, and one that the other report gives elsewhere is told in both.
        ("Divers saved Victoria M. Quist.", "Divers saved Victoria Quist."),
        ("Divers saved Victoria Irene Quist.", "Divers saved Victoria Quist. They knew Victoria Irene Quist."),
        # A surname alone is the same name.
        ("Tove Quist called for help.", "Quist called for help."),
    ],
)
def test_no_difference_of_identity(left: str, right: str) -> None:
    assert not found(find_identity_differences, left, right)
