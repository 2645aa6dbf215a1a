"""What changed between two versions of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.library import Library
from tellings.library.changes import find_changes, find_corrections, split_sentences
from tellings.passages import Passage
from tests.library.shelf import BRIDGE, page
from tests.reports_made import made

CORRECTIONS = [
    ("Correction: the pillar is the northern one.", True),
    ("Clarification — Ms Holt spoke on Sunday.", True),
    ("Editor’s note: the headline was changed.", True),
    ("This article was amended on 5 May 2031 to correct a name.", True),
    ("This story has been updated with a statement of the union.", True),
    ("An earlier version of this report misstated the toll.", True),
    ("We have corrected the name of the mayor.", True),
    ("A correction of the river’s course was planned.", False),  # the word alone
    ("The timetable was updated on Sunday.", False),  # something else was
    ("The article of the treaty was never changed.", False),
    ("The House of Corrections is closed.", False),
]


@pytest.mark.parametrize(("sentence", "stated"), CORRECTIONS)
def test_a_stated_correction_is_known_by_its_words(sentence: str, stated: bool) -> None:
    assert bool(find_corrections(made(f"Title\n\n{sentence}"))) is stated


def test_paragraphs_that_came_went_and_changed_are_told_apart() -> None:
    later = (BRIDGE[0], BRIDGE[1].replace("a crack", "two cracks"), BRIDGE[2], BRIDGE[4], "A ferry was called in.")
    changes = find_changes(page(), page(later)).text
    assert [(change.kind, change.unit) for change in changes] == [
        ("changed", "paragraph"),
        ("removed", "paragraph"),
        ("added", "paragraph"),
    ]
    assert changes[0].later is not None
    assert "two cracks" in changes[0].later.text
    assert changes[1].earlier is not None
    assert changes[1].earlier.text == BRIDGE[3]


def test_within_a_paragraph_that_stayed_sentences_are_told_apart() -> None:
    first = made("Title\n\nThe bridge is shut. Mr. Varga waited. Buses go round by the old ferry road.")
    second = made("Title\n\nThe bridge is shut. Buses go round by the new ferry road. Nobody was hurt.")
    changes = find_changes(first, second).text
    assert [(change.kind, change.unit) for change in changes] == [
        ("removed", "sentence"),
        ("changed", "sentence"),
        ("added", "sentence"),
    ]
    assert changes[0].earlier is not None
    assert changes[0].earlier.text == "Mr. Varga waited."


def test_every_passage_of_a_change_slices_back() -> None:
    left, right = (
        page(),
        page((*BRIDGE[:2], "Nobody was hurt. Nobody was in it.", "Correction: it is the northern one.")),
    )
    changes = find_changes(left, right)
    texts = {left.id: left.text, right.id: right.text}
    passages = [one for change in changes.text for one in (change.earlier, change.later) if one]
    for passage in (*passages, *changes.corrections):
        assert texts[passage.report][passage.start : passage.end] == passage.text
    assert [passage.text for passage in changes.corrections] == ["Correction: it is the northern one."]


def test_nothing_changes_between_a_report_and_itself() -> None:
    changes = find_changes(page(), page())
    assert (changes.text, changes.corrections) == ((), ())


def test_a_correction_that_stood_there_before_is_not_told_again() -> None:
    before = (*BRIDGE, "Correction: it is the northern one.")
    assert find_changes(page(before), page((*before, "Nobody was hurt."))).corrections == ()


def test_sentences_end_where_they_do() -> None:
    text = "Dr. Holt left. “It is shut.” J. Varga came! Why? 3.5 metres are missing"
    found = split_sentences(Passage("r", 10, 10 + len(text), text))
    ends = ["Dr. Holt left.", "“It is shut.”", "J. Varga came!", "Why?", "3.5 metres are missing"]
    assert [sentence.text for sentence in found] == ends
    assert all(text[one.start - 10 : one.end - 10] == one.text for one in found)


def test_statements_that_entered_left_and_lost_their_attribution(tmp_path: Path) -> None:
    plain = "The bridge is safe, but we want to be sure of it."
    denial = "Josef Varga denied that he had ever inspected the northern pillar of the bridge."
    first = page()
    second = page((*BRIDGE[:2], plain, denial, BRIDGE[4]), after_hours=1)
    with Library(tmp_path) as library:
        list(library.add_all([first, second]))
        assert not library.changes(first.id, second.id).statements_examined
        library.annotate()
        changes = library.changes(first.id, second.id)
        assert changes.statements_examined
        kinds = {(one.kind, one.statement.speaker_name) for one in changes.statements}
        assert ("lost its attribution", "Ida Holt") in kinds
        assert ("entered", "Josef Varga") in kinds
        assert any(kind == "left" and "union" in name for kind, name in kinds)
        lost = next(one for one in changes.statements if one.kind == "lost its attribution")
        assert [passage.text for passage in lost.told] == [plain]
        back = {one.kind for one in library.changes(second.id, first.id).statements}
        assert "gained an attribution" in back
