"""Add reports: recognise what is the same again, keep the rest, and acknowledge only what is safe on disk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from tellings.config import LibrarySettings
from tellings.errors import DuplicateError, SourceError
from tellings.library.addresses import page_address
from tellings.library.contents import write_contents
from tellings.library.copies import find_copied, is_same_text, sketch_of
from tellings.library.opening import telling, writing
from tellings.library.results import AddOutcome, AddResult
from tellings.library.rows import insert_report, load_report, storable, text_key, utc
from tellings.reports.report import Report

Found = Report | SourceError


def add_all(
    db: sqlite3.Connection, folder: Path, found: Iterable[Found], settings: LibrarySettings
) -> Iterator[AddResult]:
    """Add reports as they come, a batch in one transaction; each result is yielded once its batch is safe on disk."""
    for batch in _batches(iter(found), settings):
        yield from add_batch(db, folder, batch)


def _batches(found: Iterator[Found], settings: LibrarySettings) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for item in found:
        batch.append(item)
        size += len(item.capture.content) if isinstance(item, Report) else 0
        if len(batch) >= settings.batch_reports or size >= settings.batch_bytes:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def add_batch(db: sqlite3.Connection, folder: Path, batch: Sequence[Found]) -> list[AddResult]:
    """Add some reports in one transaction: all are safe on disk when this returns.

    Raises:
        LibraryError: They could not be written; none of them is kept.
    """
    reports = [item for item in batch if isinstance(item, Report)]
    with telling(folder):
        sizes = write_contents(folder, dict(_new_contents(db, reports)))
    if not reports:
        return [_of_error(item) for item in batch if isinstance(item, SourceError)]
    with writing(db, folder):
        return [_of_error(item) if isinstance(item, SourceError) else _add(db, folder, item, sizes) for item in batch]


def _new_contents(db: sqlite3.Connection, reports: Iterable[Report]) -> Iterator[tuple[str, bytes]]:
    for report in reports:
        if db.execute("SELECT 1 FROM content WHERE sha256 = ?", (report.capture.sha256,)).fetchone() is None:
            yield report.capture.sha256, report.capture.content


def _of_error(error: SourceError) -> AddResult:
    if isinstance(error, DuplicateError):
        return AddResult(AddOutcome.ALREADY_THERE, error.source, reason=f"{error.why[:1].upper()}{error.why[1:]}.")
    return AddResult(AddOutcome.REFUSED, error.source, reason=str(error), error=error)


def _add(db: sqlite3.Connection, folder: Path, report: Report, sizes: Mapping[str, int]) -> AddResult:
    capture = _note_capture(db, report, sizes)
    page = _page(db, page_address(report))
    latest = _latest_version(db, page)
    known = db.execute("SELECT number FROM report WHERE id = ?", (report.id,)).fetchone()
    source = report.capture.origin
    if known is not None:
        return _seen_again(db, report, int(known[0]), capture, page, latest)
    if latest is not None and latest.text == text_key(report.text):
        _note_seen(db, latest.report, capture, "same text")
        why = "The same page has the same text; only what stands around it differs."
        return AddResult(AddOutcome.ALREADY_THERE, source, latest.id, reason=why)
    sketch = sketch_of(report.text)
    copied = None if latest else _copied(db, folder, report, sketch)
    number = insert_report(db, report, capture, page, copied)
    db.executemany("INSERT INTO sketch VALUES (?, ?)", [(mark, number) for mark in sketch])
    _note_seen(db, number, capture, "read from")
    _note_version(db, page, number, report)
    if latest:
        why = "Its page was there before, with another text."
        return AddResult(AddOutcome.NEW_VERSION, source, report.id, latest.id, why)
    if copied:
        of = _id_of(db, copied)
        why = "Its text is that of another report but for small changes."
        return AddResult(AddOutcome.COPY, source, report.id, of, why)
    return AddResult(AddOutcome.ADDED, source, report.id, reason="Nothing like it was there.")


def _note_capture(db: sqlite3.Connection, report: Report, sizes: Mapping[str, int]) -> int:
    """Note that these bytes came from there now; the same ones from the same place are counted, not listed again."""
    capture = report.capture
    if capture.sha256 in sizes:
        row = (capture.sha256, len(capture.content), sizes[capture.sha256])
        db.execute("INSERT OR IGNORE INTO content VALUES (?, ?, ?)", row)
    row_of = "INSERT INTO capture (sha256, origin, url, content_type, headers, captured, last_captured)"
    again = """ON CONFLICT (sha256, origin, url) DO UPDATE SET times = times + (excluded.captured NOT IN
      (captured, last_captured)), captured = min(captured, excluded.captured),
      last_captured = max(last_captured, excluded.captured)"""
    moment, headers = utc(capture.captured), json.dumps(capture.headers)
    strings = (storable(capture.origin), storable(capture.url), storable(capture.content_type), headers)
    query = f"{row_of} VALUES (?, ?, ?, ?, ?, ?, ?) {again} RETURNING number"
    return int(db.execute(query, (capture.sha256, *strings, moment, moment)).fetchone()[0])


def _page(db: sqlite3.Connection, address: str) -> int | None:
    if not address:
        return None
    address = storable(address)
    db.execute("INSERT OR IGNORE INTO page (address) VALUES (?)", (address,))
    return int(db.execute("SELECT number FROM page WHERE address = ?", (address,)).fetchone()[0])


class _Latest:
    """The latest version of a page."""

    __slots__ = ("captured", "id", "report", "text")

    def __init__(self, report: int, id: str, text: str, captured: str) -> None:
        self.report, self.id, self.text, self.captured = report, id, text, captured


def _latest_version(db: sqlite3.Connection, page: int | None) -> _Latest | None:
    query = """SELECT report.number, id, text_sha256, captured
      FROM version JOIN report ON report.number = version.report
      WHERE version.page = ? ORDER BY captured DESC, version DESC LIMIT 1"""
    row = db.execute(query, (page,)).fetchone()
    return _Latest(*row) if row else None


def _seen_again(
    db: sqlite3.Connection, report: Report, number: int, capture: int, page: int | None, latest: _Latest | None
) -> AddResult:
    """The bytes are known. They are a version anew only where the page was fetched later and had others in between."""
    source = report.capture.origin
    _note_seen(db, number, capture, "same bytes")
    back = latest and latest.report != number and report.capture.url and utc(report.capture.captured) > latest.captured
    if latest and back:
        _note_version(db, page, number, report)
        why = "The page has the text of an earlier version again."
        return AddResult(AddOutcome.NEW_VERSION, source, report.id, latest.id, why)
    return AddResult(AddOutcome.ALREADY_THERE, source, report.id, reason="The same bytes are there.")


def _note_seen(db: sqlite3.Connection, report: int, capture: int, how: str) -> None:
    db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (report, capture, how))


def _note_version(db: sqlite3.Connection, page: int | None, number: int, report: Report) -> None:
    if page is None:
        return
    query = "INSERT INTO version SELECT ?, coalesce(max(version), 0) + 1, ?, ? FROM version WHERE page = ?"
    db.execute(query, (page, number, utc(report.capture.captured), page))


def _copied(db: sqlite3.Connection, folder: Path, report: Report, sketch: Sequence[int]) -> int | None:
    """The number of the report that this one is a copy of: the first of all copies."""
    query = "SELECT number FROM report WHERE text_sha256 = ? ORDER BY number LIMIT 1"
    row = db.execute(query, (text_key(report.text),)).fetchone()
    found = int(row[0]) if row else None
    if found is None:
        likely = (number for number in find_copied(db, report, sketch))
        alike = (number for number in likely if is_same_text(report, load_report(db, folder, number, whole=False)))
        found = next(islice(alike, 1), None)
    if found is None:
        return None
    first = db.execute("SELECT copy_of FROM report WHERE number = ?", (found,)).fetchone()[0]
    return found if first is None else int(first)


def _id_of(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()[0])
