"""Nobody hurt or held in one report, somebody in the other."""

from __future__ import annotations

import pytest

from tellings.comparison.difference import DifferenceKind, Relation
from tellings.comparison.nobody import find_nobody_differences, find_nobody_pairs
from tests.comparison.pairs_made import found, reading_of, words


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        # Nobody hurt, two hurt.
        (
            "The harbour office said that no one was injured.",
            "Two people were injured in the harbour.",
            ("no one was injured", "Two people were injured"),
        ),
        # Nobody held, somebody arrested.
        (
            "No arrests have been made in the theft of the bell.",
            "A man was arrested over the theft of the bell.",
            ("No arrests have", "was arrested"),
        ),
        ("The thief is still at large.", "The thief was taken into custody.", ("at large", "into custody")),
    ],
)
def test_nobody_in_one_report_is_somebody_in_the_other(left: str, right: str, told: tuple[str, str]) -> None:
    differences = found(find_nobody_differences, left, right)
    assert words(differences) == [told]
    assert differences[0].kind is DifferenceKind.POLARITY


def test_a_later_arrest_is_an_update() -> None:
    left, right = "The thief is still at large.", "The thief was arrested."
    (difference,) = found(find_nobody_differences, left, right, "2031-05-04T10:00", "2031-05-06T10:00")
    assert difference.relation is Relation.UPDATE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Nobody in both.
        ("No one was injured.", "No one was hurt in the harbour."),
        # None of some is not nobody.
        ("None of the officers were injured.", "Two people were injured."),
        # What may be.
        ("The bell is gone and no arrests have been made.", "Tips that could lead to an arrest are rewarded."),
        # Another thing befell them.
        ("No one was injured.", "Two people were killed."),
    ],
)
def test_no_difference_between_nobody_and_somebody(left: str, right: str) -> None:
    assert not found(find_nobody_differences, left, right)


def test_such_sentences_are_looked_for_in_whole_reports() -> None:
    left = reading_of("The bell was stolen on Monday. No arrests have been made.", "Herald", "")
    right = reading_of("The bell is back. A man was arrested over its theft.", "Courier", "")
    (pair,) = find_nobody_pairs([left, right])
    assert (pair.left.passage.text, pair.right.passage.text) == (
        "No arrests have been made.",
        "A man was arrested over its theft.",
    )


def test_a_report_that_tells_both_is_left_out() -> None:
    left = reading_of("No arrests were made on Monday. A man was arrested on Friday.", "Herald", "")
    right = reading_of("A man was arrested over the theft of the bell.", "Courier", "")
    assert not list(find_nobody_pairs([left, right]))
