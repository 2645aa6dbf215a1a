"""What is counted, and what happened to those counted."""

from __future__ import annotations

from functools import cache

import pytest

from tellings.language.pipeline import parse_all
from tellings.language.quantities.find import find_quantities
from tellings.language.quantities.quantity import Attackers, Event, Quantity
from tellings.reports.report import BlockKind
from tests.reports_made import made


@cache
def _found(text: str) -> tuple[Quantity, ...]:
    ((report, doc),) = parse_all([made(text, kinds=[BlockKind.PARAGRAPH])])
    return find_quantities(report, doc)


PEOPLE = [
    # passive, active, without a verb, a noun for the event
    ("Six people were killed in Veld.", [("Six", 6, Event.KILLED)]),
    ("The blast killed six people.", [("six", 6, Event.KILLED)]),
    ("Two gunmen killed six people.", [("Two", 2, Event.NONE), ("six", 6, Event.KILLED)]),
    ("The deaths of six people shocked Veld.", [("six", 6, Event.KILLED)]),
    ("The blast claimed six lives.", [("six", 6, Event.KILLED)]),
    ("The death toll rose to 85 on Sunday.", [("85", 85, Event.KILLED)]),
    ("The attack left two dead and three wounded.", [("two", 2, Event.KILLED), ("three", 3, Event.INJURED)]),
    ("Six people were killed and 12 injured.", [("Six", 6, Event.KILLED), ("12", 12, Event.INJURED)]),
    ("Six civilians were shot to death.", [("Six", 6, Event.KILLED)]),
    ("Three men were shot in Veld.", [("Three", 3, Event.CASUALTIES)]),
    ("Police arrested 12 people.", [("12", 12, Event.ARRESTED)]),
    ("Nine people are missing.", [("Nine", 9, Event.MISSING)]),
    ("No one was hurt in the fire.", [("No one", 0, Event.INJURED)]),
    # one person, brought in by a singular noun; "the man" is not new
    ("A man was shot dead in Veld.", [("A man", 1, Event.KILLED)]),
    ("The man was shot dead in Veld.", []),
    # those who are named one after the other are summed up
    (
        "He opened fire, killing a mother and her two sons.",
        [("a mother", 1, Event.KILLED), ("a mother and her two sons", 3, Event.KILLED), ("two", 2, Event.KILLED)],
    ),
    (
        "Two guards and the gunman are dead.",
        [("Two", 2, Event.KILLED), ("Two guards and the gunman", 3, Event.KILLED)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_what_happened_to_how_many(text: str, expected: list[tuple[str, float, Event]]) -> None:
    assert [(q.words.text, q.interval.low, q.event) for q in _found(text)] == expected


def test_every_quantity_is_a_passage() -> None:
    for text, _ in PEOPLE:
        assert all(text[q.words.start : q.words.end] == q.words.text for q in _found(text))


def test_what_is_counted_has_its_modifiers() -> None:
    (quantity,) = _found("Six young Veldish fishermen were rescued.")
    assert (quantity.head, quantity.modifiers[0]) == ("fisherman", "young")


def test_a_part_of_a_number_is_marked() -> None:
    assert [q.part for q in _found("Six people, including two children, were killed.")] == [False, True]


def test_attackers_may_be_counted() -> None:
    assert _found("Six people, including the gunman, died.")[0].attackers is Attackers.INCLUDED
    assert _found("Six people died.")[0].attackers is Attackers.NOT_SAID


def test_what_could_happen_is_only_supposed() -> None:
    assert [q.supposed for q in _found("Up to 100 people could be killed.")] == [True]


def test_an_age_behind_a_name_is_its_own() -> None:
    (age,) = _found("Mara Onwen, 22, was hurt in the fire.")
    assert (age.kind, age.head) == ("age", "onwen")


def test_one_of_them_is_no_quantity() -> None:
    assert _found("One of them left early.") == ()


def test_reading_twice_gives_the_same() -> None:
    _found.cache_clear()
    first = _found(PEOPLE[0][0])
    _found.cache_clear()
    assert _found(PEOPLE[0][0]) == first


NUMBERED = [
    # the noun stands with "number": before the verb, as its object, and right before "as"
    ("The number of people affected has reached 820.", (820, "people", Event.NONE, False)),
    ("Police put the number of protesters in Veld at 900.", (900, "protester", Event.NONE, False)),
    ("The ministry gave the number of arrests as 34.", (34, "", Event.ARRESTED, False)),
    # "overnight" makes no time of the number before it
    ("The number of dead rose to 14 overnight.", (14, "", Event.KILLED, False)),
    # a part of those to whom something happened
    ("Four of the dead were children.", (4, "child", Event.KILLED, True)),
    ("Five children were among the dead.", (5, "child", Event.KILLED, True)),
    ("Two Norlan tourists are among those killed.", (2, "tourist", Event.KILLED, True)),
    ("Three of those who were injured were guards.", (3, "guard", Event.INJURED, True)),
    # no state of those
    ("Four of the guests were children.", (4, "guest", Event.NONE, True)),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_what_a_number_counts_that_has_no_noun_of_its_own(text: str, expected: tuple[float, str, Event, bool]) -> None:
    found = [(q.interval.low, q.head, q.event, q.part) for q in _found(text)]
    assert expected in found


def test_the_number_of_one_thing_is_its_name() -> None:
    assert not _found("The number of the bus is 14.")
