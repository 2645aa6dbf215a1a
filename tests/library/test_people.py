"""Two people of one name are kept apart where reports show it, and what cannot be told is told to be so."""

from __future__ import annotations

from functools import cache

import pytest

from tellings.library.people import MIDDLE, NAME_ONLY, NO_ROLE, ROLES, SHORT, Person, tell_apart
from tellings.parties.told_roles import roles_of
from tellings.reading import Reading, annotate
from tests.reports_made import made

MAYOR = "Bridge shut in Ostergate\n\nMayor Ida Holt said that the bridge was unsafe. It was shut on Sunday."
AGAIN = "Bridge open\n\nIda Holt, the mayor of Ostergate, said that the bridge was open again."
DENTIST = "Sugar tax\n\nThe sugar tax had changed little, said Ida Holt, a doctor in Lindow."
PLAIN = "Fair in Sandholm\n\nIda Holt said that the fair had been a success."
WOMAN = "Flood in Sandholm\n\nIda Holt, a resident, said that the water had come at night."
MARIA = "Prize for a book\n\n“I am glad,” said Maria Holt, an author."
SURNAME = "Vote\n\nHolt said that the vote would be repeated."
BOTH = "Bridge debate\n\nMayor Ida Holt said that it was unsafe. Her brother Peter Holt said that it was safe."
MIDDLES = (
    "Vote in Sandholm\n\nMayor John Peter Holt said on Monday that he would stand again.",
    "Race\n\nThe runner John Andrew Holt told reporters that he had trained for years.",
)
BOARD = "Quay\n\nThe Harbour Board said that the quay was closed."


@cache
def read(text: str) -> Reading:
    return annotate(made(text, outlet=text[:9]))


def people(*told: tuple[str, str], name: str = "Holt") -> tuple[Person, ...]:
    readings = [(read(text), story) for text, story in told]
    asked = frozenset(s.id for reading, _ in readings for s in reading.statements if name in s.speaker_name)
    assert asked
    return tell_apart(readings, asked)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # One story: one person, whatever she is called there.
        ([(MAYOR, "s1"), (PLAIN, "s1")], [("Ida Holt", ("mayor",), ("s1",), "")]),
        # Two stories that give one office: one person, and nothing to be said.
        ([(MAYOR, "s1"), (AGAIN, "s2")], [("Ida Holt", ("mayor",), ("s1", "s2"), "")]),
        # Other trades in other stories: kept apart.
        (
            [(MAYOR, "s1"), (DENTIST, "s2")],
            [("Ida Holt", ("doctor",), ("s2",), ROLES), ("Ida Holt", ("mayor",), ("s1",), ROLES)],
        ),
        # Only the name says it.
        ([(MAYOR, "s1"), (PLAIN, "s2")], [("Ida Holt", ("mayor",), ("s1", "s2"), NAME_ONLY)]),
        # A mayor may be a resident, too: that tells nobody apart.
        ([(MAYOR, "s1"), (WOMAN, "s2")], [("Ida Holt", ("mayor",), ("s1", "s2"), NAME_ONLY)]),
        # Which of two it is cannot be told.
        (
            [(MAYOR, "s1"), (DENTIST, "s2"), (PLAIN, "s3")],
            [
                ("Ida Holt", ("doctor",), ("s2",), ROLES),
                ("Ida Holt", ("mayor",), ("s1",), ROLES),
                ("Ida Holt", (), ("s3",), NO_ROLE),
            ],
        ),
        # Fuller names that differ need no more words; a surname alone could be either.
        (
            [(MAYOR, "s1"), (MARIA, "s2"), (SURNAME, "s3")],
            [
                ("Holt", (), ("s3",), SHORT),
                ("Ida Holt", ("mayor",), ("s1",), ""),
                ("Maria Holt", ("author",), ("s2",), ""),
            ],
        ),
        # One report that names both.
        ([(BOTH, "s1")], [("Ida Holt", ("mayor",), ("s1",), ""), ("Peter Holt", (), ("s1",), "")]),
        # Middle names that differ.
        (
            [(MIDDLES[0], "s1"), (MIDDLES[1], "s2")],
            [("John Andrew Holt", (), ("s2",), MIDDLE), ("John Peter Holt", ("mayor",), ("s1",), MIDDLE)],
        ),
        # Reports in no story are each for themselves.
        ([(MAYOR, ""), (AGAIN, "")], [("Ida Holt", ("mayor",), (), "")]),
    ],
)
def test_who_is_who(
    told: list[tuple[str, str]], found: list[tuple[str, tuple[str, ...], tuple[str, ...], str]]
) -> None:
    made_out = people(*told)
    assert sorted((p.name, p.roles, tuple(sorted(p.stories)), p.why) for p in made_out) == sorted(found)
    statements = [one for person in made_out for one in person.statements]
    assert len(statements) == len(set(statements))


def test_an_organisation_is_one_by_its_name() -> None:
    (board,) = people((BOARD, "s1"), (BOARD + " It would open in June, it said.", "s2"), name="Board")
    assert board.stories == ("s1", "s2")
    assert board.why == ""


@pytest.mark.parametrize(
    ("text", "roles"),
    [(MAYOR, {"mayor"}), (AGAIN, {"mayor"}), (DENTIST, {"doctor"}), (PLAIN, set()), (WOMAN, set())],
)
def test_roles_are_read_beside_the_name(text: str, roles: set[str]) -> None:
    reading = read(text)
    (holt,) = (party for party in reading.parties if party.name == "Ida Holt")
    assert roles_of(reading, holt) == roles
