"""Check a library: are the bytes those that were kept, does every stored passage slice back, do the tables agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from tellings.errors import LibraryError
from tellings.library.contents import content_path, read_content
from tellings.library.records import unpack_reading
from tellings.library.rows import load_report, report_numbers, storable, text_key
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import Report


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    Attributes:
        what: Where it is: a file, a report, a table.
        why: What is wrong, and what can be done, in one line.
    """

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


def check_library(db: sqlite3.Connection, folder: Path, step: Callable[[int], None]) -> Iterator[Finding]:
    """Everything that is not as it should be; nothing where the library is whole. It changes nothing.

    Args:
        db: The library's database.
        folder: Its folder.
        step: Called with how many more captures and reports are checked.
    """
    yield from _tables(db)
    yield from _contents(db, folder, step)
    for number in report_numbers(db):
        yield from check_report(db, folder, number)
        step(1)


def _tables(db: sqlite3.Connection) -> Iterator[Finding]:
    for (told,) in db.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield Finding("database", f"{' '.join(str(told).split())}; bring back a copy, or import an archive")
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Finding(f"table {table}", f"row {row} names a row of {parent} that is not there")
    for index, texts in (("words", "report_text"), ("name_words", "name")):
        try:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
                yield from _count_index(db, index, texts)
                continue
            yield Finding(f"search index {index}", f"it does not agree with the texts ({error})")
    for table, query in _AGREEMENTS.items():
        for (found,) in db.execute(query):
            yield Finding(f"table {table}", f"it lacks what belongs to {found}")


def _count_index(db: sqlite3.Connection, index: str, texts: str) -> Iterator[Finding]:
    """What can be checked of an index where nothing may be written: SQLite checks it whole by an INSERT."""
    held, wanted = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (f"{index}_docsize", texts))
    if held != wanted:
        yield Finding(f"search index {index}", f"it is of {held:,} texts, and there are {wanted:,}")


_AGREEMENTS = {
    "report_text": "SELECT id FROM report WHERE number NOT IN (SELECT number FROM report_text)",
    "report_record": "SELECT id FROM report WHERE number NOT IN (SELECT number FROM report_record)",
    "seen": "SELECT id FROM report WHERE NOT EXISTS (SELECT 1 FROM seen WHERE seen.report = report.number)",
    "version": """SELECT id FROM report WHERE page IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM version WHERE version.report = report.number)""",
    "reading": "SELECT DISTINCT report FROM reading WHERE report NOT IN (SELECT report FROM reading WHERE shown)",
}


def _contents(db: sqlite3.Connection, folder: Path, step: Callable[[int], None]) -> Iterator[Finding]:
    last = ""
    query = "SELECT sha256, bytes FROM content WHERE sha256 > ? ORDER BY sha256 LIMIT 1000"
    while rows := db.execute(query, (last,)).fetchall():
        for sha256, size in rows:
            try:
                read_content(folder, sha256, size)
            except LibraryError as error:
                yield Finding(str(content_path(folder, sha256)), str(error).partition(": ")[2])
            step(1)
        last = rows[-1][0]


def check_report(db: sqlite3.Connection, folder: Path, number: int) -> Iterator[Finding]:
    """Whether one report, its readings and what is searched of it are as they were kept."""
    identity, kept = db.execute("SELECT id, text_sha256 FROM report WHERE number = ?", (number,)).fetchone()
    try:
        report = load_report(db, folder, number)
    except (LibraryError, TypeError, UnicodeDecodeError) as error:
        yield Finding(f"report {identity}", f"it cannot be read ({error})")
        return
    if text_key(report.text) != kept or report.id != identity:
        yield Finding(f"report {identity}", "its text is not the one that was kept")
    yield from _offsets(report)
    for maker, record in db.execute("SELECT maker, record FROM reading WHERE report = ?", (number,)).fetchall():
        try:
            reading = unpack_reading(record, report)
        except (LibraryError, TypeError) as error:
            yield Finding(f"report {identity}", f"its reading by maker {maker} cannot be read ({error})")
            continue
        yield from _passages_of(reading)
    yield from _statements(db, number, report)


def _offsets(report: Report) -> Iterator[Finding]:
    size = len(report.text)
    for block in report.blocks:
        if not 0 <= block.start < block.end <= size:
            yield Finding(f"report {report.id}", f"a block from {block.start} to {block.end} is not within its text")
    for run in report.source_map.runs:
        within = 0 <= run.text_start <= run.text_end <= size and run.source_end <= len(report.source)
        if not within:
            yield Finding(f"report {report.id}", f"its text from {run.text_start} does not map into its source")
            return


def _passages_of(reading: Reading) -> Iterator[Finding]:
    for passage in passages_in([getattr(reading, field.name) for field in fields(reading) if field.name != "report"]):
        text = reading.report.text
        if passage.report == reading.report.id and text[passage.start : passage.end] != passage.text:
            where = f"the passage from {passage.start} to {passage.end}"
            yield Finding(f"report {reading.report.id}", f"{where} of its reading is not what stands there")


def passages_in(found: object) -> Iterator[Passage]:
    """All passages in what was found, however deep."""
    if isinstance(found, Passage):
        yield found
    elif isinstance(found, list | tuple):
        for item in found:
            yield from passages_in(item)
    elif is_dataclass(found):
        for field in fields(found):
            yield from passages_in(getattr(found, field.name))


def _statements(db: sqlite3.Connection, number: int, report: Report) -> Iterator[Finding]:
    query = 'SELECT id, start, "end" FROM statement WHERE report = ?'
    for statement, start, end in db.execute(query, (number,)):
        if not 0 <= start < end <= len(report.text):
            yield Finding(f"statement {statement}", f"it stands from {start} to {end}, which is not within its report")
    text = db.execute("SELECT text FROM report_text WHERE number = ?", (number,)).fetchone()
    if text is None or text[0] != storable(report.text):
        yield Finding(f"report {report.id}", "the text that is searched is not the report's")
