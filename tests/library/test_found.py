"""What is kept between two readings of a library: used by the next comparison, and gone when it is of no more use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tellings.config import LibrarySettings
from tellings.library import Library, readings
from tellings.library.makers import Maker
from tellings.reading import Reading, annotate_all
from tellings.reports.report import Report
from tellings.story import Story, compare
from tests.library.shelf import BRIDGE, page

_READ: dict[str, Reading] = {}


@pytest.fixture(autouse=True)
def _annotate_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same reports are annotated in many tests; a maker called "second" finds no statements in them."""

    def annotated(reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if report.id not in _READ:
                (_READ[report.id],) = annotate_all([report])
            second = vars(readings)["reading_maker"]().program == "second"
            yield replace(_READ[report.id], statements=()) if second else _READ[report.id]

    monkeypatch.setattr(readings, "annotate_all", annotated)


def numbered(number: int, version: int = 0) -> Report:
    """One of several reports of one event."""
    more = ("A correction was made.",) * version
    return page(
        (f"{BRIDGE[0]}, {number}", *BRIDGE[1 : 3 + number % 3], f"Engineers closed {number + 2} other bridges.", *more),
        url=f"https://outlet{number}.example/bridge",
        outlet=f"Outlet {number}",
        published=f"2031-05-04T1{number}:00:00Z",
        after_hours=version,
    )


def story_of(library: Library, *reports: Report) -> str:
    list(library.add_all(reports))
    return library.split([report.id for report in reports])


def is_as_from_nothing(library: Library, story: str) -> bool:
    shown = [library.reading(report) for report in library.story_reports(story)]
    return library.compare(story).story == compare(one for one in shown if isinstance(one, Reading))


def kept_of(library: Library) -> set[tuple[str, str]]:
    """The pairs of reports between which something is kept."""
    query = """SELECT DISTINCT one.id, other.id FROM found JOIN report AS one ON one.number = left_report
      JOIN report AS other ON other.number = right_report WHERE one.id < other.id"""
    return set(library.database.execute(query))


def test_only_pairs_with_a_new_report_are_computed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(3)))
        first = library.compare(story)
        assert (first.new, first.pairs_found, first.pairs, first.annotated) == (3, 3, 3, 3)
        library.merge([story, story_of(library, numbered(3), numbered(4))])
        second = library.compare(story)
        assert (second.how, second.new, second.pairs_found, second.pairs) == ("compared", 2, 7, 10)
        assert is_as_from_nothing(library, story)
        library.merge([story, story_of(library, numbered(5))])
        third = library.compare(story)
        assert (third.new, third.pairs_found, third.pairs, third.annotated) == (1, 5, 15, 1)
        again = library.compare(story)
        assert (again.how, again.new, again.pairs_found, again.story == third.story) == ("read back", 0, 0, True)
        assert is_as_from_nothing(library, story)
        assert [str(finding) for finding in library.check()] == []


def test_two_compared_stories_that_are_merged_have_only_the_pairs_across_computed(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        left, right = (story_of(library, *map(numbered, some)) for some in ((0, 1, 2), (3, 4)))
        library.compare(left), library.compare(right)
        library.merge([left, right])
        made = library.compare(left)
        assert (made.new, made.pairs_found, made.pairs) == (0, 6, 10)
        assert is_as_from_nothing(library, left)


def test_what_was_found_between_reports_that_are_split_goes(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(4)))
        library.compare(story)
        away = library.split([numbered(0).id, numbered(1).id])
        assert all(len({library.story_of(one) for one in pair}) == 1 for pair in kept_of(library))
        assert [str(finding) for finding in library.check()] == []
        for one in (story, away):
            assert library.compare(one).pairs_found == 0
            assert is_as_from_nothing(library, one)


def test_another_reading_of_a_report_is_laid_beside_the_rest_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(3)))
        library.compare(story)
        first = vars(readings)["reading_maker"]()
        monkeypatch.setattr(readings, "reading_maker", lambda: Maker("second", first.models))
        assert library.annotate([numbered(1).id]) == 1
        assert kept_of(library) == {tuple(sorted((numbered(0).id, numbered(2).id)))}
        monkeypatch.setattr(readings, "reading_maker", lambda: first)
        made = library.compare(story)
        assert (made.new, made.pairs_found) == (1, 2)
        assert is_as_from_nothing(library, story)
        library.show_reading(numbered(1).id, first)
        assert library.compare(story).pairs_found == 2
        assert is_as_from_nothing(library, story)
        assert [str(finding) for finding in library.check()] == []


def test_a_new_version_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(3)))
        library.compare(story)
        later = numbered(1, version=1)
        library.add(later)
        library.group()
        made = library.compare(story)
        assert (made.new, made.pairs_found, made.left_out) == (1, 2, 1)
        assert is_as_from_nothing(library, story)
        assert numbered(1).id not in {report for pair in kept_of(library) for report in pair}
        assert [str(finding) for finding in library.check()] == []


def test_what_other_models_found_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(3)))
        library.compare(story)
        monkeypatch.setattr("tellings.library.found.this_maker", lambda: Maker("other", ()))
        monkeypatch.setattr("tellings.library.comparisons.this_maker", lambda: Maker("other", ()))
        made = library.compare(story)
        assert (made.how, made.pairs_found) == ("compared", 3)


def test_a_record_that_is_damaged_is_told_and_found_again(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(3)))
        library.compare(story)
        library.database.execute("UPDATE found SET record = substr(record, 1, 20) WHERE what = 'alignment'")
        findings = [str(finding) for finding in library.check()]
        assert findings
        assert all("are damaged; they are found again" in finding for finding in findings)
        library.database.execute("DELETE FROM comparison")
        made = library.compare(story)
        assert (made.how, made.pairs_found) == ("compared", 3)
        assert is_as_from_nothing(library, story)
        assert [str(finding) for finding in library.check()] == []


def test_a_comparison_that_names_what_does_not_stand_there_is_told(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        story = story_of(library, *map(numbered, range(2)))
        other = story_of(library, *map(numbered, range(2, 4)))
        library.compare(story), library.compare(other)
        query = "UPDATE comparison SET record = (SELECT record FROM comparison WHERE story = 2) WHERE story = 1"
        library.database.execute(query)
        (finding,) = library.check()
        assert "names a passage that does not stand there" in str(finding)


def test_the_oldest_encodings_go_where_they_take_too_much_room(tmp_path: Path) -> None:
    sizes = "SELECT count(*) FROM found WHERE what = 'encoding'"
    with Library(tmp_path, settings=LibrarySettings(encoding_bytes=100_000)) as library:
        first = story_of(library, *map(numbered, range(3)))
        library.compare(first)
        (before,) = library.database.execute(sizes).fetchone()
        second = story_of(library, *map(numbered, range(3, 6)))
        library.compare(second)
        (after,) = library.database.execute(sizes).fetchone()
        assert 0 < after <= before < 6
        library.merge([first, second])
        assert library.compare(first).pairs_found == 9
        assert is_as_from_nothing(library, first)


def test_a_story_that_is_split_while_it_is_compared_keeps_nothing_across(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path) as library, Library(tmp_path) as other:
        story = story_of(library, *map(numbered, range(3)))

        def split_meanwhile(*given: Iterable[Reading]) -> Story:
            other.split([numbered(0).id])
            return compare(*given)  # type: ignore[arg-type]

        monkeypatch.setattr("tellings.library.comparisons.compare", split_meanwhile)
        assert library.compare(story).pairs == 3
        assert kept_of(library) == {tuple(sorted((numbered(1).id, numbered(2).id)))}
        assert library.story(story).compared == "reports have come since"
        assert [str(finding) for finding in library.check()] == []
