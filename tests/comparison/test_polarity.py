"""Polarity: one act told as so, and as not so or denied."""

from __future__ import annotations

import pytest

from tellings.comparison.difference import Relation
from tellings.comparison.polarity import find_polarity_differences
from tests.comparison.pairs_made import found

DONE = "The mayor approved the sale of the old market hall."
NOT = "The mayor did not approve the sale of the old market hall."


def test_a_negation_is_a_conflict_where_no_time_and_no_speaker_explains_it() -> None:
    (difference,) = found(find_polarity_differences, DONE, NOT)
    assert (difference.left.read_as, difference.right.read_as) == ("told as so", "told as not so")
    assert difference.relation is Relation.CONFLICT


def test_between_reports_of_different_times_it_is_an_update() -> None:
    (difference,) = found(find_polarity_differences, NOT, DONE, "2031-05-04T10:00", "2031-05-06T10:00")
    assert difference.relation is Relation.UPDATE


def test_a_denial_is_no_conflict_of_the_reports() -> None:
    denial = "The mayor denied that she approved the sale of the old market hall."
    (difference,) = found(find_polarity_differences, denial, DONE)
    assert difference.left.read_as == "denied"
    assert difference.relation is Relation.BOTH_CAN_STAND


def test_a_pronoun_in_a_denial_stands_for_who_denies() -> None:
    told = "The county had been warned of it last year."
    denial = "The county denied that it had been warned of the crack last year."
    (difference,) = found(find_polarity_differences, told, denial)
    assert difference.right.read_as == "denied"


def test_nobody_as_the_object_makes_it_not_so() -> None:
    left, right = "Divers found a crack in the old bridge.", "Divers found no crack in the old bridge."
    (difference,) = found(find_polarity_differences, left, right)
    assert (difference.left.read_as, difference.right.read_as) == ("told as so", "told as not so")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Twice not so.
        (NOT, "The mayor never approved the sale of the old market hall."),
        # Another act is negated.
        (DONE, "The mayor approved the sale of the old market hall, but did not sign it."),
        # One sentence tells it both ways.
        (DONE, "The mayor did not approve the sale of the old market hall, but then approved the sale."),
        # A wish is no act.
        (DONE, "The mayor should not approve the sale of the old market hall."),
        # Another one did not.
        (DONE, "The council did not approve the sale of the old market hall."),
        # Another thing is not approved.
        (DONE, "The mayor did not approve the new harbour rules."),
    ],
)
def test_no_difference_of_polarity(left: str, right: str) -> None:
    assert not found(find_polarity_differences, left, right)
