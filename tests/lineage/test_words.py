from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.lineage.words import split_words

SAME = [
    ("colour", "color", "British and American endings in -our"),
    ("organised", "organized", "-ise and -ize"),
    ("centre", "center", "-re and -er"),
    ("travelled", "traveled", "a doubled l"),
    ("defence", "defense", "-ence and -ense"),
    ("Dec", "December", "a month cut short"),
    ("six", "6", "a number as word or figure"),
    ("10,000", "10000", "a comma in a number"),
    ("don’t", "don't", "two apostrophes"),
    ("HARBOUR", "harbor", "capitals"),
]
DIFFERENT = [
    ("hour", "hor", "too short for a house style"),
    ("rise", "rize", "too short for -ise"),
    ("may", "march", "two months"),
    ("3.8", "38", "a decimal point is no comma"),
]


@pytest.mark.parametrize(("left", "right", "why"), SAME)
def test_two_house_styles_spell_one_word(left: str, right: str, why: str) -> None:
    assert split_words(left).keys == split_words(right).keys, why


@pytest.mark.parametrize(("left", "right", "why"), DIFFERENT)
def test_two_words_stay_two(left: str, right: str, why: str) -> None:
    assert split_words(left).keys != split_words(right).keys, why


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    words = split_words(text)
    assert list(words.starts) == sorted(words.starts)
    assert all(text[start:end] for start, end in zip(words.starts, words.ends, strict=True))
    assert len(words.keys) == len(words.starts) == len(words.ends)
