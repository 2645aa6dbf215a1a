"""Clauses of two reports: what is known of their sentences, and more where a sentence has parts."""

from __future__ import annotations

from functools import cache

import numpy as np

from tellings.alignment.between import Between, find_between
from tellings.alignment.profile import Profile, profile_reports
from tests.reports_made import made, read_quickly

LEFT = """Port shut

The port was shut on Monday after a crane fell, and the mayor promised help for the dockers.

A choir sang."""
RIGHT = """Port closed

A crane fell in the port on Monday.

The school opens in June."""


@cache
def profiles() -> tuple[Profile, Profile]:
    one, other = profile_reports([read_quickly(made(text, outlet=text[:9])) for text in (LEFT, RIGHT)])
    return (one, other) if one.report < other.report else (other, one)


@cache
def between() -> Between:
    return find_between(*profiles())


def score(one: str, other: str) -> float:
    """Mean score of the clauses that have these words; 0 where the pair is not kept."""
    left, right = (profile.clauses.passages for profile in profiles())
    found = between().clauses
    for i, j, there, back in zip(found.left, found.right, found.there, found.back, strict=True):
        texts = left[i].text, right[j].text
        if any(one in a and other in b for a, b in (texts, texts[::-1])):
            return float(there + back) / 2
    return 0.0


def test_of_a_sentence_of_two_parts_the_one_that_is_told_is_linked_and_the_other_is_not() -> None:
    assert score("a crane fell", "A crane fell") > 0.5
    assert score("the mayor promised", "A crane fell") < 0.2


def test_a_sentence_without_parts_is_told_as_a_clause_as_it_is_as_a_sentence() -> None:
    for profile, sentences, clauses in zip(
        profiles(),
        (between().sentences.told, between().sentences.told_back),
        (between().clauses.told, between().clauses.told_back),
        strict=True,
    ):
        alone = np.bincount(profile.home)[profile.home] == 1
        assert np.array_equal(clauses[alone], sentences[profile.home][alone])
