"""Place: one act put at different places."""

from __future__ import annotations

import pytest

from tellings.comparison.difference import Relation
from tellings.comparison.place import find_place_differences
from tests.comparison.pairs_made import found, words

PARIS = "The two stranded fishermen were arrested in Paris."


def test_two_places_of_one_act_are_never_called_a_conflict() -> None:
    differences = found(find_place_differences, PARIS, "The two stranded fishermen were arrested in France.")
    assert words(differences) == [("in Paris", "in France")]
    assert differences[0].relation is Relation.BOTH_CAN_STAND


def test_the_same_place_with_more_around_it_is_more_exact() -> None:
    (difference,) = found(find_place_differences, PARIS, "The two stranded fishermen were arrested in Paris, France.")
    assert difference.relation is Relation.PRECISION


@pytest.mark.parametrize(
    "other",
    [PARIS, "The two stranded fishermen were born in London.", "The two stranded fishermen were arrested on Monday."],
)
def test_no_difference_of_place(other: str) -> None:
    assert not found(find_place_differences, PARIS, other)
