from __future__ import annotations

import pytest

from tellings.grouping.terms import AGE, LEAD, NAME, NUMBER, PAIR, TITLE, find_terms, hash_of, key_of, slug_of


@pytest.mark.parametrize(
    ("term", "marks"),
    [
        ("mirela", NAME | LEAD),  # stands with a capital inside of a sentence
        ("mirela holli", PAIR | LEAD),  # as if of several
        ("14 tanner", PAIR | LEAD),  # a number before a name
        ("yesterday", LEAD),  # a capital only where a sentence begins
        ("fire", TITLE | LEAD),  # headlines write every word with a capital
        ("2", NUMBER | TITLE | LEAD),  # "Two" and "two"
        ("age 54", AGE),
        ("baker", LEAD),  # "bakers"
    ],
)
def test_terms_are_marked_by_form(term: str, marks: int) -> None:
    found = find_terms(
        "Two Hurt In Fire",
        "",
        "Yesterday the fire hurt two bakers at 14 Tanner Street. The owner Mirela Hollis, 54, was not hurt.",
    )
    assert found.marks[hash_of(term)] == marks


def test_names_are_kept_as_they_were_written() -> None:
    found = find_terms("", "", "The mayor met Mirela Hollis of Oldmere.")
    assert set(found.names.values()) == {"Mirela", "Hollis", "Mirela Hollis", "Oldmere"}


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Shootings", "shooting"),
        ("Hollis’s", "hollis"),  # the name's own s goes too, the same way everywhere
        ("across", "across"),  # no plural
        ("gas", "gas"),  # too short
        ("Twelve", "12"),
    ],
)
def test_a_word_is_compared_by_its_key(word: str, key: str) -> None:
    assert key_of(word) in (key, key.removesuffix("s"))


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://paper.example/news/2031/03/fire-destroys-oldmere-bakery.html", "fire destroys oldmere bakery"),
        ("https://paper.example/story/24599653/two-hurt-in-fire-8123456789", "two hurt in fire"),  # no long numbers
        ("https://paper.example/news/local", ""),
        ("https://fire-in-the-bakery.example/", ""),  # a host is no headline
        ("not an address", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_headline_are_read_from_an_address(url: str, slug: str) -> None:
    assert slug_of(url) == slug
