"""Stories: grouped as reports come, decided by a person, compared without doing anything twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tellings.errors import LibraryError, NotInLibraryError
from tellings.library import Library
from tellings.library.makers import Maker, reading_maker, this_maker
from tellings.library.readings import NOT_ANNOTATED
from tellings.library.stories import Sort
from tellings.reading import Reading, annotate
from tellings.reports.report import Report
from tellings.story import compare
from tests.library.shelf import BRIDGE, MARKET, market, page

OTHER = (
    "Ostergate bridge shut over cracked pillar",
    "Engineers shut the Tern bridge in Ostergate on Sunday because its northern pillar has a crack.",
    "“The bridge is safe, but we want to be sure of it,” Ida Holt, the mayor, told reporters.",
    "Drivers have to take the ferry road until the county has looked at all six pillars.",
)
LONGER = (*BRIDGE, "Correction: an earlier version of this article named the wrong pillar.")


def herald() -> Report:
    return page(OTHER, url="https://herald.example/2", outlet="Herald", published="2031-05-04T12:00:00Z")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path)
    list(made.add_all([page(), market(), herald()]))
    made.group()
    return made


def story_with(library: Library, report: Report) -> str:
    return library.story_of(report.id)


def test_reports_of_one_event_are_one_story(library: Library) -> None:
    assert story_with(library, page()) == story_with(library, herald()) != story_with(library, market())
    assert library.group() == 0
    entry = library.story(story_with(library, page()))
    assert (entry.reports, entry.outlets, entry.compared) == (2, 2, "not compared")
    assert entry.title == BRIDGE[0]
    assert library.why_there(herald().id).startswith("It shares")


def test_grouping_goes_on_where_it_stood_when_the_library_is_opened_again(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
        library.group()
    with Library(tmp_path) as library:
        library.add(herald())
        assert library.group() == 1
        assert story_with(library, page()) == story_with(library, herald())


def test_a_later_version_joins_the_story_of_its_page_and_only_it_is_compared(library: Library) -> None:
    later = page(LONGER, after_hours=3)
    library.add(later)
    library.group()
    story = story_with(library, page())
    assert story_with(library, later) == story
    assert set(library.story_reports(story)) == {later.id, herald().id}
    assert set(library.story_reports(story, every_version=True)) == {page().id, later.id, herald().id}


def test_stories_that_a_person_merged_stay_one(library: Library) -> None:
    left, right = story_with(library, page()), story_with(library, market())
    assert library.merge([left, right], "both closed on Sunday") == left
    assert library.story(right).id == left  # the old id still leads there
    assert library.story(left).reports == 3
    library.add(page(("Market moves", *MARKET[1:]), url="https://herald.example/3", outlet="Herald"))
    library.group()
    assert library.story(left).reports == 4  # a copy of what was merged into it
    (decision,) = library.decisions(left)
    assert (decision.kind, decision.other, decision.reason) == ("merge", right, "both closed on Sunday")
    assert decision.reports == (market().id,)


def test_reports_that_a_person_split_off_stay_apart(library: Library) -> None:
    old = story_with(library, page())
    new = library.split([herald().id], "another bridge")
    assert new != old
    library.group()
    copy = page((OTHER[0] + " again", *OTHER[1:]), url="https://tribune.example/9", outlet="Tribune")
    another = page((BRIDGE[0], *OTHER[1:3], *BRIDGE[3:]), url="https://mail.example/1", outlet="Mail")
    list(library.add_all([copy, another]))
    library.group()
    assert story_with(library, page()) == old
    assert story_with(library, copy) == story_with(library, herald()) == new
    assert "A person put it here: another bridge" in library.why_there(herald().id)


def test_a_person_makes_a_story_of_reports_that_are_in_none(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        list(library.add_all([page(), market()]))
        story = library.split([page().id, market().id], "a series on the Tern")
        library.add(herald())
        library.group()
        assert library.story_of(page().id) == library.story_of(market().id) == story
        assert library.story_of(herald().id) == story


def test_what_cannot_be_decided_is_told(library: Library) -> None:
    story = story_with(library, page())
    with pytest.raises(NotInLibraryError, match="no such story"):
        library.merge([story, "s99"])
    with pytest.raises(LibraryError, match="one story already"):
        library.merge([story, story])
    with pytest.raises(LibraryError, match="nothing is to be split"):
        library.split([market().id])
    with pytest.raises(LibraryError, match="no report is named"):
        library.split([])
    with pytest.raises(NotInLibraryError, match="no such report"):
        library.split(["0123456789ab"])


def test_lists_of_stories_are_sorted(library: Library) -> None:
    bridge, fish = story_with(library, page()), story_with(library, market())
    assert [entry.id for entry in library.stories("reports")] == [bridge, fish]
    assert {entry.id for entry in library.stories("newest")} == {bridge, fish}
    library.compare(fish)
    sorts: tuple[Sort, ...] = ("origins", "differences")
    for sort in sorts:
        first, second = library.stories(sort)
        assert (first.id, first.compared) == (fish, "up to date")
        assert (second.origins, second.compared) == (None, "not compared")
    assert len(library.stories("newest", most=1)) == 1


def test_a_story_is_compared_as_its_reports_would_be_and_only_what_is_new_is_annotated(library: Library) -> None:
    story = story_with(library, page())
    steps: list[int] = []
    first = library.compare(story, steps.append)
    assert (first.how, first.annotated, sum(steps)) == ("compared", 2, 2)
    assert first.story == compare([annotate(library.get(page().id)), annotate(library.get(herald().id))])
    again = library.compare(story)
    assert (again.how, again.annotated) == ("read back", 0)
    assert again.story == first.story
    library.add(page(LONGER, after_hours=3))
    library.group()
    assert library.story(story).compared == "reports have come since"
    third = library.compare(story)
    assert (third.how, third.annotated, third.left_out) == ("compared", 1, 1)
    assert [entry.current for entry in library.comparisons(story)] == [True]


def test_a_new_model_reads_again_and_the_old_reading_stays(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    report = page().id
    assert library.reading(report) is NOT_ANNOTATED
    assert library.annotate([report]) == 1
    assert library.annotate([report]) == 0
    first = reading_maker()
    newer = Maker("9.9", ("attribution sha256:new",))
    monkeypatch.setattr("tellings.library.readings.reading_maker", lambda: newer)
    assert library.annotate([report]) == 1
    shown = {entry.maker: entry.shown for entry in library.readings(report)}
    assert shown == {first: False, newer: True}
    library.show_reading(report, first)
    assert {entry.maker: entry.shown for entry in library.readings(report)} == {first: True, newer: False}
    assert isinstance(library.reading(report), Reading)
    with pytest.raises(NotInLibraryError, match="no reading by"):
        library.show_reading(report, replace(first, program="0.0"))
    assert [str(finding) for finding in library.check()] == []


def test_the_maker_names_every_model_with_its_version() -> None:
    models = reading_maker().models
    assert any(model.startswith("attribution sha256:") for model in models)
    assert set(models) < set(this_maker().models)
    assert any(model.startswith("en_core_web") and model[-1].isdigit() for model in models)
