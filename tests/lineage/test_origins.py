from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lineage.fabricated import OTHER, OWN, WIRE, lineage, make

AP = f"SKELT (AP) — {WIRE}"


def test_three_outlets_with_one_wire_have_one_origin() -> None:
    found = lineage(make("a", AP), make("b", WIRE), make("c", WIRE.replace("heavy", "rough")))
    (origin,) = found.origins
    assert (origin.id, origin.kind, origin.reports) == ("wire:ap", "unseen wire", ("a", "b", "c"))
    assert origin.title == "unseen wire text: Associated Press"


def test_a_wire_that_is_among_the_reports_is_seen() -> None:
    own = make("a", WIRE, url="https://www.reuters.com/ferry")
    (origin,) = lineage(own, make("b", f"SKELT (Reuters) - {WIRE}")).origins
    assert (origin.kind, origin.title) == ("wire", "Reuters")


def test_a_report_that_adds_its_own_interview_has_two_origins() -> None:
    found = lineage(make("a", AP), make("b", f"{WIRE}\n{OWN}"))
    report = found.reports[1]
    assert report.origins == ("wire:ap", "b")
    assert {part.origin for part in report.parts} == {"wire:ap"}
    assert 0.3 < report.own_share < 0.6


def test_a_report_that_is_wire_text_as_a_whole_has_no_words_of_its_own() -> None:
    (report,) = lineage(make("a", AP)).reports
    assert (report.origins, report.own_share, report.wire) == (("wire:ap",), 0.0, "wire:ap")
    assert "(AP)" in report.reason


def test_a_paragraph_that_the_outlet_was_told_itself_is_its_own_in_a_report_of_a_wire() -> None:
    told = (
        "The hotel by the harbour will stay open all night for those who cannot go home, its owner told the Orrin "
        "Post. “There is soup for everybody and dry socks for the children.”"
    )
    (report,) = lineage(make("a", f"{AP}\n{told}", outlet="Orrin Post")).reports
    assert (report.origins, [passage.text for passage in report.own]) == (("wire:ap", "a"), [told])
    assert report.reason.startswith("It is wire text, but for what Orrin Post was told itself: credited in “SKELT (AP)")


def test_two_reports_of_their_own_are_two_origins() -> None:
    found = lineage(make("a", OWN), make("b", OTHER))
    assert [origin.id for origin in found.origins] == ["a", "b"]
    assert [report.own_share for report in found.reports] == [1.0, 1.0]


def test_where_nothing_shows_who_had_it_first_the_two_are_one_undecided_origin() -> None:
    (origin,) = lineage(make("a", WIRE, outlet="Post"), make("b", WIRE, outlet="Echo")).origins
    assert (origin.kind, origin.name, origin.reports) == ("undecided", "Post or Echo", ("a", "b"))


def test_the_report_that_had_it_first_is_the_origin_of_the_other() -> None:
    found = lineage(make("a", WIRE, published="2031-05-01"), make("b", WIRE, published="2031-05-09"))
    assert [origin.id for origin in found.origins] == ["a"]
    assert found.reports[1].parts[0].shared_with == "a"
    assert found.reports[0].reason == "Its words are its own; what it shares with another report was taken from it."


PART = st.sampled_from([WIRE, OWN, OTHER, AP, *WIRE.split("\n")])
TEXT = st.lists(PART, min_size=1, max_size=4).map("\n".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_parts_slice_back_and_do_not_overlap(texts: list[str]) -> None:
    reports = [make(f"r{number}", text) for number, text in enumerate(texts)]
    found = lineage(*reports)
    known = {origin.id for origin in found.origins}
    for report, text in zip(found.reports, texts, strict=True):
        assert 0 <= report.own_share <= 1
        assert report.origins
        assert set(report.origins) <= known
        for before, part in zip([None, *report.parts], report.parts, strict=False):
            assert text[part.passage.start : part.passage.end] == part.passage.text
            assert before is None or before.passage.end <= part.passage.start


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_there_are_never_more_origins_than_reports_and_wires(texts: list[str]) -> None:
    found = lineage(*[make(f"r{number}", text) for number, text in enumerate(texts)])
    carriers = {report for origin in found.origins for report in origin.reports}
    assert carriers == {f"r{number}" for number in range(len(texts))}
