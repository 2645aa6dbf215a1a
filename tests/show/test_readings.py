"""What was read is said in words."""

import pytest

from tellings.show.readings import is_interval, say_interval


@pytest.mark.parametrize(
    ("notation", "said"),
    [
        ("6 ≤ civilians killed", "at least 6 civilians killed"),
        ("people killed ≤ 12", "at most 12 people killed"),
        ("people killed = 7", "7 people killed"),
        ("20 < arrested", "more than 20 arrested"),
        ("arrested < 20", "less than 20 arrested"),
        ("10 ≤ boats ≤ 12", "10 to 12 boats"),
        ("residents ≈ 1,200", "about 1,200 residents"),
        ("3,600 ≤ cars ≤ 4,400", "about 4,000 cars"),  # what "about" leaves open
        ("USD 36,000,000 ≤ amount ≤ USD 44,000,000", "amount: about USD 40,000,000"),
        ("630 ≤ number < 700", "630 to 700"),  # it is not said what is counted
        ("age = 12 years", "age: 12 years"),  # a value with a unit
        ("81% ≤ share ≤ 99%", "share: about 90%"),
        ("VEC 55,000,000 ≤ amount", "amount: at least VEC 55,000,000"),
        ("told as not so", "told as not so"),  # no interval
        ("Thursday 4 May 2031", "Thursday 4 May 2031"),
    ],
)
def test_an_interval_is_said_in_words_and_anything_else_as_it_is(notation: str, said: str) -> None:
    assert say_interval(notation) == said
    assert is_interval(notation) == (said != notation)
