"""Comparisons in the tables: computed when reports have come, read back when none have."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from math import comb
from pathlib import Path
from typing import Literal

from tellings.config import LibrarySettings
from tellings.errors import LibraryError
from tellings.library.found import FoundBefore, drop_apart, drop_old_encodings, shown_makers
from tellings.library.makers import Maker, load_maker, maker_number, this_maker
from tellings.library.opening import writing
from tellings.library.readings import annotate_reports, load_reading
from tellings.library.records import pack_story, unpack_story
from tellings.library.rows import load_report, now
from tellings.library.stories import compared_numbers, member_numbers, members_key
from tellings.reading import Reading
from tellings.story import Story, compare, in_order


@dataclass(frozen=True, slots=True)
class ComparisonEntry:
    """A comparison that is kept of a story.

    Attributes:
        maker: The program and the models that made it.
        made: When, ISO 8601 in UTC.
        shown: Whether it is the one that lists and searches tell of.
        reports: How many reports it lays side by side.
        current: Whether it is of the reports that the story has now.
    """

    maker: Maker
    made: str
    shown: bool
    reports: int
    current: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A story, compared, and what had to be done for it.

    Attributes:
        story: The story.
        how: "read back" where nothing had come since, "compared" otherwise.
        annotated: How many of its reports were annotated for it; the others' readings were there.
        new: How many of its reports are laid beside others for the first time.
        pairs_found: How many pairs of its reports were laid side by side now; for the others it was known what is
            between them.
        left_out: How many of its reports are earlier versions of a page, which are not laid beside the latest.
    """

    story: Story
    how: Literal["read back", "compared"]
    annotated: int
    left_out: int
    new: int = 0
    pairs_found: int = 0

    @property
    def pairs(self) -> int:
        """How many pairs of reports it lays side by side."""
        return comb(len(self.story.readings), 2)


def compare_story(
    db: sqlite3.Connection, folder: Path, story: int, step: Callable[[int], None], settings: LibrarySettings
) -> Compared:
    """Lay the reports of a story side by side; only what is new is annotated and laid beside the rest.

    Args:
        db: The library's database.
        folder: Its folder.
        story: The story's number.
        step: Called with how many more reports are annotated.
        settings: How much may be kept for the next comparison.

    Raises:
        LibraryError: It has no report left.
        SetupError: The pipeline or the weights are not installed.
    """
    numbers = compared_numbers(db, story)
    if not numbers:
        raise LibraryError("the story has no report left: they are of other stories now; see `tellings stories`")
    left_out = int(db.execute("SELECT count(*) FROM member WHERE story = ?", (story,)).fetchone()[0]) - len(numbers)
    annotated = annotate_reports(db, folder, numbers, step)
    db.execute("BEGIN")  # the readings, and what made them, as they are at one moment
    try:
        readings = [_reading(db, folder, number) for number in numbers]
        makers = shown_makers(db, numbers)
        key = members_key(db, numbers)
    finally:
        db.execute("COMMIT")
    kept = _kept(db, story, key)
    if kept is not None and not annotated:
        return Compared(unpack_story(kept, in_order(readings)), "read back", 0, left_out)
    ids = {reading.report.id: number for reading, number in zip(readings, numbers, strict=True)}
    before = FoundBefore(db, folder, ids, makers)
    made = compare(readings, before)
    with writing(db, folder):
        before.write()
        members = set(member_numbers(db, story))  # a person may have split it meanwhile
        drop_apart(db, members.union(numbers), members.intersection(numbers))
        drop_old_encodings(db, settings.encoding_bytes)
        _keep(db, story, key, made)
    return Compared(made, "compared", annotated, left_out, before.new_reports, len(before.missing))


def _reading(db: sqlite3.Connection, folder: Path, number: int) -> Reading:
    reading = load_reading(db, load_report(db, folder, number), number)
    assert isinstance(reading, Reading)
    return reading


def _kept(db: sqlite3.Connection, story: int, key: str) -> bytes | None:
    """The comparison of this program and these models, if it is of these readings."""
    maker = this_maker()
    query = """SELECT record FROM comparison JOIN maker ON maker.number = comparison.maker
      WHERE story = ? AND members = ? AND program = ? AND models = ?"""
    row = db.execute(query, (story, key, *maker.row)).fetchone()
    return bytes(row[0]) if row else None


def _keep(db: sqlite3.Connection, story: int, key: str, made: Story) -> None:
    db.execute("UPDATE comparison SET shown = 0 WHERE story = ?", (story,))
    differences = len(getattr(made, "differences", ()))
    counts = (len(made.readings), len(made.points), differences, len(made.lineage.origins))
    row = (story, maker_number(db, this_maker()), 1, key, now(), *counts, pack_story(made))
    db.execute(f"INSERT OR REPLACE INTO comparison VALUES ({', '.join('?' * len(row))})", row)


def list_comparisons(db: sqlite3.Connection, story: int) -> tuple[ComparisonEntry, ...]:
    """The comparisons that are kept of a story, one for each program with its models, oldest first."""
    query = """SELECT program, models, made, shown, reports, members FROM comparison
      JOIN maker ON maker.number = maker WHERE story = ? ORDER BY made"""
    members = members_key(db, compared_numbers(db, story))
    rows = db.execute(query, (story,))
    return tuple(
        ComparisonEntry(load_maker(program, models), made, bool(shown), reports, members == kept)
        for program, models, made, shown, reports, kept in rows
    )
