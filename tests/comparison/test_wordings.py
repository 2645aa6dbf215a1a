"""One thing, their words for it: a row for each party, act or thing that two reports call differently."""

from __future__ import annotations

from tellings.comparison.wordings import WordedKind, find_wordings
from tellings.parties.party import Party, PartyKind, PartyName
from tellings.passages import Passage
from tests.comparison.test_wording import SLAPPED, found


def at(report: str, start: int, text: str) -> Passage:
    return Passage(report, start, start + len(text), text)


def test_a_party_with_two_names_is_a_row_with_counts_by_report() -> None:
    names = (
        PartyName("Ilse Brandt", (at("a", 0, "Ilse Brandt"), at("b", 5, "Ilse Brandt"), at("b", 40, "Ilse Brandt"))),
        PartyName("the captain", (at("a", 30, "the captain"),)),
    )
    (row,) = find_wordings(["b", "a"], [Party("party 1", PartyKind.PERSON, True, names)], [])
    assert row.thing == "Ilse Brandt"
    assert [(n.report, n.words, len(n.passages)) for n in row.namings] == [
        ("b", "Ilse Brandt", 2),
        ("a", "Ilse Brandt", 1),
        ("a", "the captain", 1),
    ]


def test_a_party_that_all_call_the_same_is_no_row() -> None:
    name = PartyName("Norlane", (at("a", 0, "Norlane"), at("b", 0, "NORLANE")))
    assert not find_wordings(["a", "b"], [Party("party 1", PartyKind.ORGANISATION, True, (name,))], [])


def test_a_genitive_is_no_other_name() -> None:
    names = (
        PartyName("the mayor", (at("a", 0, "the mayor"), at("b", 0, "the mayor"))),
        PartyName("the mayor’s", (at("b", 9, "the mayor’s"),)),
    )
    assert not find_wordings(["a", "b"], [Party("party 1", PartyKind.PERSON, True, names)], [])


def test_a_party_of_one_report_alone_is_no_row() -> None:
    names = (PartyName("Norlane", (at("a", 0, "Norlane"),)), PartyName("the line", (at("a", 9, "the line"),)))
    assert not find_wordings(["a", "b"], [Party("party 1", PartyKind.ORGANISATION, True, names)], [])


def test_words_for_two_things_make_no_row() -> None:
    (difference,) = found(SLAPPED, SLAPPED.replace("slapped", "warned"))
    assert not find_wordings([difference.left.words.report, difference.right.words.report], [], [difference])


def test_a_difference_of_wording_makes_a_row_of_an_act() -> None:
    differences = found(SLAPPED, SLAPPED.replace("slapped", "punched"))
    reports = [differences[0].left.words.report, differences[0].right.words.report]
    (row,) = find_wordings(reports, [], differences)
    assert row.kind is WordedKind.THING
    assert [(naming.report, naming.words) for naming in row.namings] == list(
        zip(reports, ["slapped", "punched"], strict=True)
    )
