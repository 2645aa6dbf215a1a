from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.grouping.meaning import pack_meaning
from tellings.grouping.profile import make_profile, pack, unpack
from tests.grouping.made import profile

ARCHIVED = "http://web.archive.example/web/20310305/http://www.paper.example/news/fire-destroys-bakery"


@given(st.text(max_size=60), st.text(max_size=300), st.one_of(st.none(), st.dates()), st.text(max_size=40))
def test_a_packed_profile_is_the_same_again(title: str, text: str, published: date | None, url: str) -> None:
    meaning = pack_meaning(np.arange(384, dtype=np.float32))
    made = make_profile("r", title, text, published, url, read=lambda *_: meaning)
    again = unpack(pack(made))
    assert again.same_words(made)
    assert np.array_equal(again.meaning, made.meaning)
    assert np.array_equal(again.marks, made.marks)
    assert (again.id, again.published, again.days, again.names) == (made.id, made.published, made.days, made.names)
    assert (again.site, again.words) == (made.site, made.words)


def test_terms_are_in_rising_order_each_once() -> None:
    terms = profile("a").terms
    assert (terms[1:] > terms[:-1]).all()


def test_a_page_in_an_archive_is_of_its_own_site() -> None:
    assert profile("a", url=ARCHIVED).site == profile("b", url="https://paper.example/x").site != 0
    assert profile("a", url="").site == 0


@pytest.mark.parametrize(
    ("stated", "counts"),
    [
        (date(2031, 7, 20), date(2031, 3, 5)),  # the page was changed or moved months later
        (date(2031, 3, 4), date(2031, 3, 4)),  # a later day in the address is no reason
        (None, date(2031, 3, 5)),
    ],
)
def test_an_earlier_day_in_the_address_is_the_day_of_publication(stated: date | None, counts: date) -> None:
    address, blank = "https://paper.example/2031/03/05/fire", np.zeros(384, dtype=np.int8)
    made = make_profile("r", "Fire", "It burned.", stated, address, read=lambda *_: blank)
    assert date.fromordinal(made.published) == counts


def test_ten_megabytes_are_read_as_far_as_the_limit() -> None:
    assert profile("a", text="word " * 2_000_000).words < 2_000
