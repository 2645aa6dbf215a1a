"""One name in two spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.parties.spelling import one_spelling, spelt_plainly

ONE = [
    ("Uighur", "Uyghur"),  # a vowel is written in two ways
    ("Uighurs", "Uyghur"),  # and the plural
    ("Mazar-e-Sharif", "Mazar-i-Sharif"),  # a link word inside a name
    ("Kiev", "Kyiv"),  # short, but with the same consonants
    ("Orsa Vellin", "Orsa Velin"),  # a doubled letter
    ("Zoë Brandt", "Zoe Brandt"),  # an accent
    ("Vicente Marr", "Vincente Marr"),  # a letter more
    ("Ministry of Defence", "Ministry of Defense"),  # British and American
    ("Mr Tomas Ek", "Tomas Ek"),  # a title is no part of a name
]
TWO = [
    ("Wang Yi", "Wang Wenbin"),  # one surname, two people
    ("Iran", "Iraq"),  # one letter, but a consonant
    ("Niger", "Nigeria"),  # a syllable more
    ("Austria", "Australia"),  # likewise
    ("North Velm", "South Velm"),  # opposite words
    ("Anna Holt", "Hanna Holt"),  # names that begin differently
    ("Route 12", "Route 13"),  # numbers are never near
    ("Ida Holt", "Ida"),  # a part of a name is not a spelling of it
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_spellings_of_one_name_are_one(left: str, right: str) -> None:
    assert one_spelling(left, right)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_names_that_only_look_alike_are_two(left: str, right: str) -> None:
    assert not one_spelling(left, right)


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_two_names_is_the_same_both_ways(left: str, right: str) -> None:
    assert one_spelling(left, right) == one_spelling(right, left)


@given(st.text(max_size=40))
def test_every_name_can_be_spelt_plainly(name: str) -> None:
    assert all(word == word.lower() or not word.isascii() for word in spelt_plainly(name))
