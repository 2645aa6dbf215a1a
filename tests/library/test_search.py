"""Found again: by words, and by what is known of a report; every result slices back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import QueryError
from tellings.library import Library
from tellings.library.query import parse_query
from tests.library.shelf import BRIDGE, market, page
from tests.reports_made import made

MAY, JUNE = "2031-05-04T10:00:00Z", "2031-06-01T09:00:00Z"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("library")) as made_library:
        list(
            made_library.add_all(
                [
                    page(published=MAY),
                    market(published=JUNE),
                    made("Café owners\n\nThe cafés of Zürich were flooded.", outlet="Züri-Blatt", published="2031-05"),
                    made("Undated\n\nA bridge nobody dated.", outlet="Leaflet"),
                ]
            )
        )
        made_library.annotate()
        yield made_library


def found(library: Library, query: str) -> set[str]:
    return {hit.report.name for hit in library.search(query).hits}


QUERIES = [
    ("bridge", {"Gazette", "Leaflet"}),  # one word, in any case
    ("BRIDGE crack", {"Gazette"}),  # all of them
    ("crack OR herring", {"Gazette", "Ledger"}),  # either
    ("bridge NOT crack", {"Leaflet"}),  # one without the other
    ("bridge -crack", {"Leaflet"}),
    ("bridge AND NOT crack", {"Leaflet"}),
    ('"northern pillar"', {"Gazette"}),  # a phrase
    ('"pillar northern"', set()),
    ("engin*", {"Gazette"}),  # a prefix
    ('"a crack in its north"*', {"Gazette"}),
    ("cafe", {"Züri-Blatt"}),  # accents make no difference
    ("zurich", {"Züri-Blatt"}),
    ("outlet:gazette", {"Gazette"}),
    ('outlet:"züri" OR outlet:ledger', {"Züri-Blatt", "Ledger"}),
    ("bridge outlet:ledger", set()),
    ("speaker:holt", {"Gazette"}),  # who is said to say something
    ('speaker:"ida holt" bridge', {"Gazette"}),
    ("speaker:ostergate", set()),  # named, but says nothing
    ("party:varga", {"Ledger"}),
    ("after:2031-06", {"Ledger"}),
    ("after:2031-05-04 before:2031-05-05", {"Gazette"}),
    ("before:2031-06", {"Gazette", "Züri-Blatt"}),
    ("before:2031-05-20", {"Gazette"}),  # only a month is stated: it may be later
    ("(bridge OR market) -outlet:leaflet", {"Gazette", "Ledger"}),
    ("NOT bridge", {"Ledger", "Züri-Blatt"}),
    ("(herring OR outlet:leaflet) NOT (party:holt OR crack)", {"Ledger", "Leaflet"}),
    ("well-being", set()),  # a hyphen within a word is no NOT
]


@pytest.mark.parametrize(("query", "names"), QUERIES)
def test_a_search_finds_just_those(library: Library, query: str, names: set[str]) -> None:
    assert found(library, query) == names


BAD = [
    ("", "is empty"),
    ("   ", "is empty"),
    ('"bridge', "not closed"),
    ("bridge OR", "a word is missing"),
    ("OR bridge", "a word is missing"),
    ("AND", "a word is missing"),
    ("(bridge", "nothing closes"),
    ("bridge)", "nothing opens"),
    ("***", "neither a letter nor a digit"),
    ("colour:red", "no field colour"),
    ("before:yesterday", "is no date"),
    ("before:2031-13", "is no date"),
    ("speaker:", "needs a value"),
    ('speaker:"!"', "needs a value"),
    ("story:s99", "no story s99"),
    ("(" * 60 + "a" + ")" * 60, "parentheses"),
    ("a " * 2000, "characters"),
]


@pytest.mark.parametrize(("query", "why"), BAD)
def test_a_bad_search_is_one_clear_line(library: Library, query: str, why: str) -> None:
    with pytest.raises(QueryError, match=why) as told:
        library.search(query)
    assert "\n" not in str(told.value)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab\"*():- ORANDTl'\\^{}+", max_size=40))
def test_any_search_is_answered_or_refused(library: Library, query: str) -> None:
    try:
        results = library.search(query)
    except QueryError:
        return
    assert results.total >= len(results.hits)
    parse_query(query)


def test_every_result_slices_back(library: Library) -> None:
    for query in ("bridge OR market OR flooded", "said*", "NOT bridge"):
        for hit in library.search(query).hits:
            text = library.get(hit.report.id).text
            assert hit.passages
            for passage in (*hit.passages, *hit.found):
                assert text[passage.start : passage.end] == passage.text
            assert all(any(one.contains(word) for one in hit.passages) for word in hit.found)


def test_what_was_found_is_the_words_and_the_phrases(library: Library) -> None:
    (hit,) = library.search('"northern pillar" engineers -herring').hits
    assert {word.text for word in hit.found} == {"northern pillar", "engineers"}


def test_the_best_the_newest_and_the_oldest_come_first(library: Library) -> None:
    everything = "bridge OR market OR flooded"
    assert library.search(everything, "newest").hits[0].report.published == JUNE
    assert library.search(everything, "oldest").hits[0].report.name == "Züri-Blatt"  # some day of May
    assert library.search(everything, "oldest").hits[-1].report.name == "Leaflet"  # not stated comes last
    assert library.search("bridge bridge closed").hits[0].report.name == "Gazette"


def test_where_very_many_match_the_newest_are_shown_and_that_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranked = library.search("bridge OR market OR flooded", "newest")
    monkeypatch.setattr("tellings.library.search.RANKED", 2)
    results = library.search("bridge OR market OR flooded")
    assert results.order == "newest"
    assert "so the newest are shown first" in results.notes[0]
    assert results.hits == ranked.hits
    narrowed = library.search("(bridge OR market OR flooded) after:2031", "newest")
    assert narrowed.hits == ranked.hits[:-1]


def test_pages_of_results_are_disjoint_and_complete(library: Library) -> None:
    pages = [library.search("NOT nothing", most=1, skip=skip).hits for skip in range(5)]
    assert [len(hits) for hits in pages] == [1, 1, 1, 1, 0]
    assert len({hit.report.id for hits in pages for hit in hits}) == 4


def test_what_was_not_looked_at_is_said(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
        library.add(made("Undated\n\nNobody dated it.", outlet="Leaflet"))
        assert "2 reports are not annotated" in library.search("speaker:holt").notes[0]
        assert "1 reports do not state when" in library.search("after:2031").notes[0]
        assert library.search("bridge").notes == ()


def test_who_said_what_comes_in_time_order(tmp_path: Path) -> None:
    later = (BRIDGE[0], "Ida Holt said that the bridge was no longer safe.", BRIDGE[1])
    with Library(tmp_path) as library:
        library.add(page(later, url="https://herald.example/2", outlet="Herald", published=JUNE))
        library.add(page(published=MAY))
        library.add(market())
        library.annotate()
        results = library.who("holt")
        assert [said.report.name for said in results.said] == ["Gazette", "Herald"]
        assert results.said[1].statement.content[0].text.endswith("the bridge was no longer safe")
        assert dict(results.parties) == {"Ida Holt": 2}
        assert (results.not_annotated, library.who("nobody").said) == (0, ())
        with pytest.raises(QueryError, match="no name"):
            library.who("…")


def test_a_denial_that_became_an_admission_is_told_with_who_said_it(tmp_path: Path) -> None:
    denied = ("Chief denies closing the sluice", "Josef Varga denied that he had closed the sluice on Sunday night.")
    admitted = (
        "Chief admits closing the sluice",
        "Josef Varga admitted that he had closed the sluice on Sunday night.",
    )
    with Library(tmp_path) as library:
        library.add(page((*denied, BRIDGE[4]), published=MAY))
        library.add(page((*admitted, BRIDGE[1]), url="https://herald.example/2", outlet="Herald", published=JUNE))
        library.annotate()
        changes = library.said_changes(library.who("Varga"))
        (change,) = changes.found
        assert (change.before.value, change.after.value) == ("denies it", "admits it")
        assert changes.not_examined == 0
        assert library.said_changes(library.who("nobody")).found == ()
