"""Reports, readings and stories are read back equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import LibraryError
from tellings.library.checking import passages_in
from tellings.library.records import (
    pack_reading,
    pack_report,
    pack_story,
    unpack_reading,
    unpack_report,
    unpack_statements,
    unpack_story,
)
from tellings.library.rows import storable
from tellings.reading import Reading, annotate_all
from tellings.reports.read import read
from tellings.reports.stated import NOT_STATED, Stated, StatedTime
from tellings.story import compare
from tests.reports_made import made

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(annotate_all(read(EXAMPLES / "harbour-fire" / "reports")))


def test_a_reading_is_read_back_equal(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        assert unpack_reading(pack_reading(reading), reading.report) == reading
        assert unpack_statements(pack_reading(reading)) == reading.statements


def test_readings_that_were_read_back_compare_as_they_did(readings: tuple[Reading, ...]) -> None:
    again = [unpack_reading(pack_reading(reading), reading.report) for reading in readings[:2]]
    assert compare(again) == compare(readings[:2])


def test_a_story_is_read_back_equal(readings: tuple[Reading, ...]) -> None:
    story = compare(readings)
    assert unpack_story(pack_story(story), story.readings) == story


def test_every_passage_that_is_read_back_slices_back(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        back = unpack_reading(pack_reading(reading), reading.report)
        found = list(passages_in([back.sentences, back.names, back.statements, back.parties]))
        assert found
        assert all(reading.report.text[one.start : one.end] == one.text for one in found)


def test_not_stated_and_the_words_not_stated_stay_apart() -> None:
    report = made("Title\n\nWords.", url=Stated("not stated", "made"), updated=StatedTime("2031", "year", "Z", "made"))
    back = unpack_report(pack_report(report, report.text), report.capture, report.text)
    assert back.url == Stated("not stated", "made")
    assert back.title is NOT_STATED
    assert back == report


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200), st.text(max_size=30))
def test_any_text_is_read_back_equal(text: str, outlet: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    report = made(text, outlet=outlet.encode("utf-8", "replace").decode())
    assert unpack_report(pack_report(report, storable(text)), report.capture, storable(text)) == report


@pytest.mark.parametrize("record", [b"", b"not compressed", b"\x28\xb5\x2f\xfd broken"])
def test_what_is_no_record_is_told(record: bytes) -> None:
    with pytest.raises(LibraryError, match="a record cannot be read"):
        unpack_statements(record)
