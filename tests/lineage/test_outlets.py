from __future__ import annotations

import pytest

from tellings.lineage.outlets import institution, names_outlet, outlet_label, source_name
from tests.lineage.fabricated import make

LABELS = [
    ("https://www.orrinpost.example/a", "orrinpost", "a plain host"),
    ("https://www.orrinpost.co.uk/a", "orrinpost", "a country's second level"),
    ("https://money.orrinpost.com/a", "orrinpost", "a section of a site"),
    ("https://www.blog.orrin/a", "orrin", "a brand's own ending"),
]
NAMED = [
    ("The mayor told the Orrin Post that he would go.", "told the Orrin Post", "told to it"),
    ("according to Orrin Post, the ship sank", "according to Orrin Post", "according to it"),
    ("The O.P. reported on Monday that it sank.", "", "initials that are not its label"),
    ("She reads the Orrin Post every day.", "", "named, but not as a source"),
    ("The mayor told the Skelt Post.", "", "another outlet"),
]


@pytest.mark.parametrize(("url", "label", "why"), LABELS)
def test_an_address_gives_a_label(url: str, label: str, why: str) -> None:
    assert outlet_label(make("r", "Text.", url=url)) == label, why


def test_without_an_address_the_name_is_the_label() -> None:
    assert outlet_label(make("r", "Text.", outlet="The Orrin Post")) == "theorrinpost"


@pytest.mark.parametrize(("text", "words", "why"), NAMED)
def test_an_outlet_is_named_as_a_source(text: str, words: str, why: str) -> None:
    assert names_outlet(text, make("r", "Text.", url="https://www.orrinpost.example/a")) == words, why


def test_an_outlet_is_known_by_its_short_address() -> None:
    assert names_outlet("He told the North Orrin Times.", make("r", "Text.", url="https://www.notimes.example/a"))


def test_universities_and_governments_are_institutions_and_newspapers_are_not() -> None:
    assert institution(make("r", "Text.", url="https://news.skelt.ac.uk/a")) == "news.skelt.ac.uk"
    assert institution(make("r", "Text.", url="https://www.orrin.gov/a"))
    assert not institution(make("r", "Text.", url="https://www.orrinpost.co.uk/a"))


def test_an_institution_is_called_by_the_name_that_it_uses() -> None:
    text = "Scientists at the University of Skelt found it. The University of Skelt said so."
    assert source_name(make("r", text, url="https://news.skelt.ac.uk/a")) == "University of Skelt"
