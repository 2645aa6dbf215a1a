"""By which names an outlet calls itself."""

from __future__ import annotations

import pytest

from tellings.parties.outlets import is_name_of


@pytest.mark.parametrize(
    ("name", "outlet", "own"),
    [
        ("The Norrby Chronicle", "Norrby Chronicle", True),
        # The end of the name.
        ("the Chronicle", "The Norrby Chronicle", True),
        ("Lantern’s", "Evening Lantern", True),
        # Initials.
        ("CNS", "Corvin News Service", True),
        # The place that it is of.
        ("Norrby", "Radio Norrby", False),
        ("Norrby", "The Norrby Chronicle", False),
        ("Norrby", "Voice of Norrby", False),
        # Somebody who is called like it.
        ("a reporter", "Norrby Reporter", False),
        ("Courier", "The Norrby Chronicle", False),
    ],
)
def test_the_names_of_an_outlet(name: str, outlet: str, own: bool) -> None:
    assert is_name_of(name, outlet) is own
