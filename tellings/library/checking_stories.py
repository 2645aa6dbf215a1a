"""Check what is kept of stories: comparisons, and what was found between two readings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from tellings.errors import LibraryError
from tellings.library.checking import Finding, passages_in
from tellings.library.found import is_whole
from tellings.library.records import unpack_story
from tellings.library.rows import load_report
from tellings.library.stories import member_numbers


def check_stories(db: sqlite3.Connection, folder: Path) -> Iterator[Finding]:
    """Everything about comparisons that is not as it should be."""
    for (story,) in db.execute("SELECT DISTINCT story FROM comparison ORDER BY story").fetchall():
        yield from _comparisons(db, folder, story)
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'found'").fetchone():  # a sealed library of form 1 has none
        yield from _found(db)


def _comparisons(db: sqlite3.Connection, folder: Path, story: int) -> Iterator[Finding]:
    texts: dict[str, str] = {}
    query = "SELECT id, maker, members, record FROM comparison JOIN story ON number = story WHERE story = ?"
    for identity, maker, members, record in db.execute(query, (story,)).fetchall():
        for number in {*numbers_in(members), *member_numbers(db, story)}:
            _note_text(db, folder, number, texts)
        if why := faults_of(record, texts):
            yield Finding(f"story {identity}", f"its comparison by maker {maker} {why}; it can be compared again")


def _note_text(db: sqlite3.Connection, folder: Path, number: int, texts: dict[str, str]) -> None:
    try:
        report = load_report(db, folder, number, whole=False)
    except (LibraryError, TypeError, UnicodeDecodeError):  # told where the reports are checked
        return
    texts[report.id] = report.text


def numbers_in(members: str) -> list[int]:
    """The reports' numbers in the key of a comparison (see `tellings.library.stories.members_key`)."""
    return [int(member.partition(":")[0]) for member in members.split(",") if member]


def faults_of(record: bytes, texts: Mapping[str, str]) -> str:
    """What is wrong with a comparison; empty where nothing is.

    Args:
        record: The comparison as it is kept.
        texts: The texts of the story's reports, by their ids.
    """
    try:
        story = unpack_story(record, ())
    except (LibraryError, TypeError) as error:
        return f"cannot be read ({error})"
    for passage in passages_in(story):
        if texts.get(passage.report, "")[passage.start : passage.end] != passage.text:
            where = f"from {passage.start} to {passage.end} of report {passage.report[:40]}"
            return f"names a passage that does not stand there ({where})"
    return ""


def _found(db: sqlite3.Connection) -> Iterator[Finding]:
    query = """SELECT left_one.id, right_one.id, what, found.record, there.story IS other.story FROM found
      JOIN report AS left_one ON left_one.number = left_report JOIN report AS right_one
      ON right_one.number = right_report LEFT JOIN member AS there ON there.report = left_report
      LEFT JOIN member AS other ON other.report = right_report"""
    for left, right, what, record, together in db.execute(query):
        if not is_whole(record):
            yield Finding(f"reports {left} and {right}", f"the {what} between them are damaged; they are found again")
        if not together:
            yield Finding(f"reports {left} and {right}", f"{what} are kept between them, but they are of two stories")
