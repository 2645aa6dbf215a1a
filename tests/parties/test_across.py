"""Who is who across the reports of a story."""

from __future__ import annotations

from tellings.parties.across import join_parties
from tellings.parties.party import Party, PartyKind, PartyName
from tellings.passages import Passage


def party(report: str, kind: PartyKind, *names: str, named: bool = True) -> Party:
    """A party of one report; each name stands in a place of its own."""
    start = sum(map(ord, names[0])) % 1000
    places = [(start + 100 * n, start + 100 * n + len(name)) for n, name in enumerate(names)]
    spelt = (PartyName(name, (Passage(report, *place, name),)) for name, place in zip(names, places, strict=True))
    return Party(f"{report}/{names[0]}", kind, named, tuple(spelt))


def names_of(joined: tuple[Party, ...]) -> list[set[str]]:
    return [{name.words for name in one.names} for one in joined]


PERSON, BODY, PLACE = PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.PLACE


def test_one_name_in_two_reports_is_one_party_with_every_name_and_by_whom() -> None:
    joined = join_parties([[party("a", PERSON, "Ida Holt", "Holt")], [party("b", PERSON, "Ida Holt", "Ms Holt")]])
    assert names_of(joined) == [{"Ida Holt", "Holt", "Ms Holt"}]
    assert joined[0].name == "Ida Holt"
    assert {name.words: name.reports for name in joined[0].names}["Ms Holt"] == ("b",)


def test_a_spelling_variant_is_the_same_party() -> None:
    joined = join_parties([[party("a", PLACE, "Mazar-e-Sharif")], [party("b", PLACE, "Mazar-i-Sharif")]])
    assert names_of(joined) == [{"Mazar-e-Sharif", "Mazar-i-Sharif"}]


def test_a_surname_alone_is_the_only_one_who_has_it() -> None:
    joined = join_parties([[party("a", PERSON, "Ida Holt")], [party("b", PERSON, "Holt")]])
    assert names_of(joined) == [{"Ida Holt", "Holt"}]


def test_a_surname_that_two_have_joins_neither() -> None:
    reports = [[party("a", PERSON, "Josef Varga"), party("a", PERSON, "Daniel Varga")], [party("b", PERSON, "Varga")]]
    assert len(join_parties(reports)) == 3


def test_an_abbreviation_joins_its_long_name() -> None:
    joined = join_parties([[party("a", BODY, "World Health Organization")], [party("b", BODY, "WHO")]])
    assert len(joined) == 1


def test_one_agency_has_many_names() -> None:
    joined = join_parties(
        [[party("a", PartyKind.OUTLET, "Agence France-Presse")], [party("b", PartyKind.OUTLET, "AFP")]]
    )
    assert len(joined) == 1


def test_descriptions_of_two_reports_stay_apart() -> None:
    reports = [[party(one, PartyKind.GROUP, "local police", named=False)] for one in "ab"]
    assert len(join_parties(reports)) == 2


def test_the_order_of_the_reports_changes_no_group() -> None:
    reports = [[party("a", PERSON, "Ida Holt")], [party("b", PERSON, "Holt")], [party("c", PERSON, "Josef Varga")]]
    forwards, backwards = join_parties(reports), join_parties(reversed(reports))
    assert sorted(map(sorted, names_of(forwards))) == sorted(map(sorted, names_of(backwards)))


def test_there_is_nobody_where_nobody_is_mentioned() -> None:
    assert join_parties([[], []]) == ()
