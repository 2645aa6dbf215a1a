"""One address a page, whatever link led to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.library.addresses import normal_address

SAME = [
    ("http://gazette.example/a", "https://gazette.example/a"),  # the scheme
    ("https://gazette.example/a/", "https://gazette.example/a"),  # a trailing slash
    ("https://www.gazette.example/a#comments", "https://gazette.example/a"),  # a fragment, and www
    ("https://gazette.example/a?utm_source=x&fbclid=1", "https://gazette.example/a"),  # trackers
    ("https://m.gazette.example/a", "https://gazette.example/a"),  # the page for phones
    ("https://gazette.example/a/amp", "https://gazette.example/a"),  # AMP, in each of its forms
    ("https://gazette.example/amp/a", "https://gazette.example/a"),
    ("https://gazette.example/a.amp", "https://gazette.example/a"),
    ("https://gazette.example/a.amp.html", "https://gazette.example/a.html"),
    ("https://amp.gazette.example/a?outputType=amp", "https://gazette.example/a"),
    ("HTTPS://GAZETTE.example:443/a", "https://gazette.example/a"),  # case of the host, the usual port
    ("https://gazette.example/a?b=2&a=1", "https://gazette.example/a?a=1&b=2"),  # the order of parameters
]

OTHER = [
    ("https://gazette.example/a", "https://gazette.example/b"),
    ("https://gazette.example/a?id=1", "https://gazette.example/a?id=2"),  # a parameter that chooses the page
    ("https://gazette.example/a?page=2", "https://gazette.example/a"),
    ("https://gazette.example/amplifier", "https://gazette.example/lifier"),  # a word that begins like a twin
    ("https://m.example/a", "https://example/a"),  # an outlet of the name m
    ("https://gazette.example:8080/a", "https://gazette.example/a"),
]

NO_ADDRESS = ["", "gazette.txt", "ftp://gazette.example/a", "https://gazette.example:no/a", "https://[::1/", "https://"]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_two_addresses_of_one_page_are_one(left: str, right: str) -> None:
    assert normal_address(left) == normal_address(right) != ""


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_addresses_of_two_pages_stay_two(left: str, right: str) -> None:
    assert normal_address(left) != normal_address(right)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_web_address_has_none(text: str) -> None:
    assert normal_address(text) == ""


@given(st.text(max_size=60))
def test_a_normal_address_is_its_own(text: str) -> None:
    once = normal_address(f"https://gazette.example/{text}")
    assert normal_address(once) == once
