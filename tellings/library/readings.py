"""Readings in the tables: annotated when they are needed, kept with what made them, one of them shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Final

from tellings.attribution.statement import Statement
from tellings.library.found import drop_found
from tellings.library.makers import Maker, find_maker_number, load_maker, maker_number, reading_maker
from tellings.library.opening import writing
from tellings.library.records import pack_reading, unpack_reading
from tellings.library.rows import load_report, now, storable
from tellings.parties.party import ResolvedParty, UnsureParty
from tellings.reading import Reading, annotate_all
from tellings.reports.report import Report

TOGETHER = 16
"""Reports that are annotated and made safe together."""


class NotAnnotated(Enum):
    """The report has not been annotated; that is no reading without findings."""

    NOT_ANNOTATED = "not annotated"


NOT_ANNOTATED: Final = NotAnnotated.NOT_ANNOTATED


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """A reading that is kept of a report.

    Attributes:
        report: The report's id.
        maker: The program and the models that made it.
        made: When, ISO 8601 in UTC.
        shown: Whether it is the one that is shown, searched and compared; exactly one of a report's is.
    """

    report: str
    maker: Maker
    made: str
    shown: bool


def load_reading(db: sqlite3.Connection, report: Report, number: int) -> Reading | NotAnnotated:
    """The reading of a report that is shown."""
    row = db.execute("SELECT record FROM reading WHERE report = ? AND shown", (number,)).fetchone()
    return unpack_reading(row[0], report) if row else NOT_ANNOTATED


def list_readings(db: sqlite3.Connection, number: int) -> tuple[ReadingEntry, ...]:
    """The readings that are kept of a report, oldest first."""
    query = """SELECT id, maker.program, models, made, shown FROM reading JOIN maker ON maker.number = maker
      JOIN report ON report.number = report WHERE report = ? ORDER BY made"""
    rows = db.execute(query, (number,))
    return tuple(
        ReadingEntry(id, load_maker(program, models), made, bool(shown)) for id, program, models, made, shown in rows
    )


def annotate_reports(db: sqlite3.Connection, folder: Path, numbers: Iterable[int], step: Callable[[int], None]) -> int:
    """Annotate those of some reports that this program with these models has not; a few at a time.

    The earlier reading of a report stays and is shown until the new one is safe on disk.

    Args:
        db: The library's database.
        folder: Its folder.
        numbers: Of the reports.
        step: Called with how many more are safe.

    Returns:
        How many were annotated.

    Raises:
        SetupError: The pipeline or the weights are not installed.
    """
    known = find_maker_number(db, reading_maker())
    query = "SELECT 1 FROM reading WHERE report = ? AND maker = ?"
    waiting = (number for number in numbers if not known or db.execute(query, (number, known)).fetchone() is None)
    count = 0
    while batch := list(islice(waiting, TOGETHER)):
        readings = list(annotate_all(load_report(db, folder, number) for number in batch))
        with writing(db, folder):
            for number, reading in zip(batch, readings, strict=True):
                put_reading(db, number, reading, reading_maker())
        count += len(batch)
        step(len(batch))
    return count


def put_reading(db: sqlite3.Connection, number: int, reading: Reading, maker: Maker) -> None:
    """Keep a reading and show it, within a transaction; one of the same maker is replaced."""
    made_by = maker_number(db, maker)
    drop_found(db, number)
    db.execute("UPDATE reading SET shown = 0 WHERE report = ?", (number,))
    row = (number, made_by, 1, now(), pack_reading(reading))
    db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", row)
    index_reading(db, number, reading)


def show_reading(db: sqlite3.Connection, number: int, report: Report, maker: Maker) -> bool:
    """Show the reading of a maker from now on, within a transaction; False where there is none."""
    made_by = find_maker_number(db, maker)
    row = db.execute("SELECT record FROM reading WHERE report = ? AND maker = ?", (number, made_by)).fetchone()
    if row is None:
        return False
    drop_found(db, number)
    db.execute("UPDATE reading SET shown = 0 WHERE report = ?", (number,))
    db.execute("UPDATE reading SET shown = 1 WHERE report = ? AND maker = ?", (number, made_by))
    index_reading(db, number, unpack_reading(row[0], report))
    return True


def index_reading(db: sqlite3.Connection, number: int, reading: Reading) -> None:
    """Write who is named and who says what into the tables that are searched, in place of what stood there."""
    for table in ("speaker", "statement", "naming", "party"):
        db.execute(f"DELETE FROM {table} WHERE report = ?", (number,))
    places = {party.id: place for place, party in enumerate(reading.parties)}
    for place, party in enumerate(reading.parties):
        names = [_name_number(db, name.words) for name in party.names]
        row = (number, place, party.id, party.kind.value, party.named, names[0])
        db.execute("INSERT INTO party VALUES (?, ?, ?, ?, ?, ?)", row)
        db.executemany("INSERT OR IGNORE INTO naming VALUES (?, ?, ?)", [(name, number, place) for name in names])
    for place, statement in enumerate(reading.statements):
        row_of = (number, place, statement.id, statement.act.value, statement.start, statement.end)
        db.execute("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?)", row_of)
        found = [(number, place, places[party], sure) for party, sure in _speakers(statement) if party in places]
        db.executemany("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?, ?)", found)


def _speakers(statement: Statement) -> Iterator[tuple[str, bool]]:
    """Ids of the parties that may be the speaker, and whether it is sure."""
    if isinstance(statement.speaker, ResolvedParty):
        yield statement.speaker.party, True
    elif isinstance(statement.speaker, UnsureParty):
        yield from ((candidate.party, False) for candidate in statement.speaker.candidates)


def _name_number(db: sqlite3.Connection, words: str) -> int:
    words = storable(words)
    row = db.execute("SELECT number FROM name WHERE words = ?", (words,)).fetchone()
    if row:
        return int(row[0])
    number = db.execute("INSERT INTO name (words) VALUES (?)", (words,)).lastrowid
    assert number is not None
    db.execute("INSERT INTO name_words (rowid, words) VALUES (?, ?)", (number, words))
    return number
