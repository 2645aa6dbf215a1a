"""Attribution: one thing credited to different speakers, or to one in one report only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.comparison.attribution import find_attribution_differences
from tests.comparison.pairs_made import found, pair_of, words

QUIST = "The fire in the harbour of Lindow was caused by a faulty heater, the fire chief Tove Quist said."
OWN = "A faulty heater caused the fire in the harbour of Lindow."
NORLANE = "The insurer Norlane said a faulty heater caused the fire in the harbour of Lindow."


def test_what_one_report_credits_and_the_other_asserts_is_a_difference() -> None:
    (difference,) = found(find_attribution_differences, QUIST, OWN)
    assert difference.left.read_as == "said by Tove Quist"
    assert difference.right.read_as == "told in the report's own voice"
    assert difference.left.words.text == "the fire chief Tove Quist said"


def test_two_speakers_for_one_thing_are_a_difference() -> None:
    assert words(found(find_attribution_differences, QUIST, NORLANE)) == [
        ("the fire chief Tove Quist said", "The insurer Norlane said")
    ]


def test_sentences_that_surely_tell_one_thing_need_not_share_its_words() -> None:
    pair, context = pair_of(
        "The cause of the blaze was not yet known, the fire chief Tove Quist said.",
        "What had started the fire was unclear.",
    )
    assert not list(find_attribution_differences(pair, context))
    (difference,) = find_attribution_differences(replace(pair, left_alone=True, right_alone=True), context)
    assert difference.right.read_as == "told in the report's own voice"


@pytest.mark.parametrize(
    "right",
    [
        # Nothing is common to both but their subject matter.
        "The fire chief, Tove Quist, could not be reached.",
        # The same place, another thing.
        "The harbour master was being treated at Lindow Infirmary.",
        # The same thing of others.
        "Nine sailors were unhurt.",
    ],
)
def test_sentences_that_are_paired_but_tell_different_things_credit_nothing_differently(right: str) -> None:
    pair, context = pair_of(
        "Three people had died at Lindow Infirmary since the fire, the director Tove Quist said.", right
    )
    assert not list(find_attribution_differences(replace(pair, left_alone=True, right_alone=True), context))


def test_a_report_that_credits_a_thing_further_down_does_not_tell_it_as_its_own() -> None:
    assert found(find_attribution_differences, QUIST, f"{OWN} The port was closed.")
    assert not found(find_attribution_differences, QUIST, f"{OWN} The port was closed. {QUIST}")


def test_a_report_that_credits_its_source_often_need_not_name_it_in_every_sentence() -> None:
    once = f"{OWN} Two boats were lost, Tove Quist said."
    assert found(find_attribution_differences, QUIST, once)
    assert not found(find_attribution_differences, QUIST, f"{once} Quist said that nobody had been on board.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One speaker under a shorter name.
        (QUIST, "A faulty heater caused the fire in the harbour of Lindow, Ms Quist said."),
        # Only the name of the place is in both.
        (QUIST, "The harbour of Lindow is the largest of the valley."),
        # Next to a quotation the report's own voice is often the rest of it.
        ("“A faulty heater caused the fire in the harbour of Lindow,” the fire chief Tove Quist said.", OWN),
        # Both in their own voice.
        (OWN, "A faulty heater in the harbour of Lindow caused a fire."),
    ],
)
def test_no_difference_of_attribution(left: str, right: str) -> None:
    assert not found(find_attribution_differences, left, right)
