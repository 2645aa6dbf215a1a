"""What is added, what is recognised, and what comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tellings.config import LibrarySettings
from tellings.errors import DuplicateError, NotInLibraryError, RefusedSourceError
from tellings.library import AddOutcome, Library
from tellings.reports.read import read_all
from tests.library.shelf import BRIDGE, market, page
from tests.reports_made import made

LONGER = (*BRIDGE, "Update: the northern pillar will be repaired in June, the county said.")


def test_a_report_comes_back_as_it_was_added(tmp_path: Path) -> None:
    report = page()
    with Library(tmp_path) as library:
        added = library.add(report)
        assert (added.outcome, added.report) == (AddOutcome.ADDED, report.id)
        assert library.get(report.id) == report
    with Library(tmp_path, make=False) as library:
        assert library.get(report.id) == report
        assert report.id in library
        assert [found.id for found in library.reports()] == [report.id]


def test_the_forms_of_reading_all_come_back(tmp_path: Path) -> None:
    examples = Path(__file__).parent.parent.parent / "examples"
    reports = [found for found in read_all([examples / "harbour-fire" / "reports"]) if not isinstance(found, Exception)]
    with Library(tmp_path) as library:
        list(library.add_all(reports))
        assert [library.get(report.id) for report in reports] == reports


def test_a_source_that_its_bytes_do_not_decode_to_comes_back_too(tmp_path: Path) -> None:
    report = made("Title\n\nCafé — “naïve”", outlet="Gazette", published="2031-05-04")
    with Library(tmp_path) as library:
        library.add(report)
        assert library.get(report.id) == report


def test_half_characters_are_kept_as_replacement_characters_and_nothing_fails(tmp_path: Path) -> None:
    report = made("Title\n\nSome words here", outlet="Gazette", notes=("a half \udfff one",))
    report = replace(report, capture=replace(report.capture, origin="page\udcff.txt"))
    with Library(tmp_path) as library:
        assert library.add(report).outcome is AddOutcome.ADDED
        assert library.get(report.id).notes == ("a half \ufffd one",)


def test_the_same_bytes_are_recognised_and_their_captures_counted(tmp_path: Path) -> None:
    report = page()
    later = replace(report, capture=replace(report.capture, captured=page(after_hours=3).capture.captured))
    with Library(tmp_path) as library:
        library.add(report)
        for _ in range(2):  # the same capture given twice counts once
            assert library.add(later).outcome is AddOutcome.ALREADY_THERE
        times, first, last = library.database.execute("SELECT times, captured, last_captured FROM capture").fetchone()
        assert (times, first < last) == (2, True)
        assert len(library) == 1


def test_the_same_text_on_the_same_page_is_no_new_version(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first = library.add(page())
        again = library.add(page(around="3 May, 14 degrees", url="https://m.gazette.example/bridge?utm_source=x"))
        assert (again.outcome, again.report) == (AddOutcome.ALREADY_THERE, first.report)
        assert "same text" in again.reason
        assert library.database.execute("SELECT count(*) FROM capture").fetchone()[0] == 2


def test_another_text_on_the_same_page_is_a_new_version(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first = library.add(page())
        second = library.add(page(LONGER, after_hours=2, url="http://www.gazette.example/bridge/#top"))
        assert (second.outcome, second.of) == (AddOutcome.NEW_VERSION, first.report)
        versions = library.versions("https://gazette.example/bridge?fbclid=9")
        assert [version.report for version in versions] == [first.report, second.report]
        assert [version.latest for version in versions] == [False, True]
        assert library.versions(first.report) == versions


def test_an_earlier_capture_that_comes_later_is_not_the_latest_version(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        new = library.add(page(LONGER, after_hours=5))
        old = library.add(page(after_hours=1))
        assert old.outcome is AddOutcome.NEW_VERSION
        assert [version.report for version in library.versions(new.report)] == [old.report, new.report]


def test_a_page_that_goes_back_to_its_first_text_has_three_versions(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first, second = library.add(page()), library.add(page(LONGER, after_hours=2))
        back = library.add(page(after_hours=4))
        assert (back.outcome, back.of) == (AddOutcome.NEW_VERSION, second.report)
        assert [one.report for one in library.versions(first.report)] == [first.report, second.report, first.report]


def test_a_folder_of_versions_that_is_added_again_adds_nothing(tmp_path: Path) -> None:
    both = [page(), page(LONGER, after_hours=2)]
    with Library(tmp_path) as library:
        list(library.add_all(both))
        again = list(library.add_all(both))
        assert {result.outcome for result in again} == {AddOutcome.ALREADY_THERE}
        assert len(library.versions(both[0].id)) == 2


def test_a_syndicated_copy_is_known_as_one(tmp_path: Path) -> None:
    copied = (BRIDGE[0] + ", engineers say", *BRIDGE[1:4], BRIDGE[4].replace("most journeys", "journeys"))
    with Library(tmp_path) as library:
        first = library.add(page())
        copy = library.add(page(copied, url="https://herald.example/news/1", outlet="Herald"))
        assert (copy.outcome, copy.of) == (AddOutcome.COPY, first.report)
        second = library.add(page(copied, url="https://tribune.example/2", outlet="Tribune"))
        assert (second.outcome, second.of) == (AddOutcome.COPY, first.report)  # of the first, not of the copy


def test_another_report_of_the_same_event_is_no_copy(tmp_path: Path) -> None:
    own = (
        "Ostergate mayor says closed bridge is safe",
        "Engineers shut the bridge across the Tern in Ostergate on Sunday because a pillar has cracked.",
        "“The bridge is safe, but we want to be sure of it,” Ida Holt told reporters at the town hall.",
        "Drivers have to go round by the ferry road until the county has looked at all six pillars.",
    )
    with Library(tmp_path) as library:
        library.add(page())
        assert library.add(page(own, url="https://herald.example/1", outlet="Herald")).outcome is AddOutcome.ADDED
        assert library.add(market()).outcome is AddOutcome.ADDED


def test_two_short_texts_are_copies_only_word_for_word(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(made("Closed\n\nThe bridge is shut.", outlet="Gazette"))
        assert library.add(made("Closed\n\nThe bridge is shut.", outlet="Ledger")).outcome is AddOutcome.COPY
        assert library.add(made("Closed\n\nThe bridge is open.", outlet="Herald")).outcome is AddOutcome.ADDED


def test_what_could_not_be_read_is_refused_with_its_reason(tmp_path: Path) -> None:
    refused = RefusedSourceError("a.bin", "it is binary", "give a page")
    before = DuplicateError("b.html", "the same bytes were read before, from a.html", "nothing is missing")
    with Library(tmp_path) as library:
        first, second, third = library.add_all([refused, page(), before])
    assert (first.outcome, first.error) == (AddOutcome.REFUSED, refused)
    assert first.reason == str(refused)
    assert second.outcome is AddOutcome.ADDED
    assert third.outcome is AddOutcome.ALREADY_THERE


def test_results_come_as_soon_as_their_batch_is_safe(tmp_path: Path) -> None:
    given: list[str] = []

    def reports() -> object:
        for number in range(6):
            given.append(str(number))
            yield page((f"Title {number}", *BRIDGE[1:]), url=f"https://gazette.example/{number}")

    with Library(tmp_path, settings=LibrarySettings(batch_reports=2)) as library:
        results = library.add_all(reports())  # type: ignore[arg-type]
        next(results)
        assert given == ["0", "1"]
        with Library(tmp_path, make=False) as other:
            assert len(other) == 2
        assert len(list(results)) == 5


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with Library(tmp_path / "new") as library, pytest.raises(NotInLibraryError, match="no such report"):
        library.get("0123456789ab")
    with pytest.raises(NotInLibraryError, match="no library here"):
        Library(tmp_path / "nothing", make=False)
    assert not (tmp_path / "nothing").exists()
