"""Take in an archive: verify all of it first, then add what is not there; nothing is extracted by a name it gives."""

from __future__ import annotations

import base64
import json
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tellings.config import LibrarySettings
from tellings.errors import ArchiveError, LibraryError
from tellings.library.archive import Record
from tellings.library.archive_reading import Archive
from tellings.library.checking import check_report
from tellings.library.contents import write_contents
from tellings.library.copies import sketch_of
from tellings.library.importing_comparisons import take_comparison
from tellings.library.makers import Maker, maker_number
from tellings.library.opening import telling, writing
from tellings.library.readings import index_reading, load_reading
from tellings.library.records import unpack_report
from tellings.library.rows import insert_report, load_report, now, storable
from tellings.library.stories import begin_story
from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Report


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes:
        added: Reports that were not there.
        already_there: Reports that were; their captures and readings were added where they were not.
        stories: Stories that reports joined or began.
        comparisons: Comparisons of stories that were not there.
    """

    added: int
    already_there: int
    stories: int
    comparisons: int = 0


def import_archive(
    db: sqlite3.Connection, folder: Path, source: Path, settings: LibrarySettings, step: Callable[[int], None]
) -> Imported:
    """Add the reports of an archive with their captures, versions, readings, stories and comparisons.

    Args:
        db: The library's database.
        folder: Its folder.
        source: The archive.
        settings: What an archive may be at most, and how many reports are made safe together.
        step: Called with how many more files are verified and reports are added.

    Raises:
        ArchiveError: It is no archive of a library, is damaged or tampered with, or is over a limit; where that shows
            in its list or its hashes nothing of it is kept.
        LibraryError: The library cannot be written.
    """
    try:
        with telling(source.parent), zipfile.ZipFile(source) as archive:
            taking = Archive(source, archive, settings)
            manifest = taking.verify(step)
            return _take_in(db, folder, taking, manifest, settings, step)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise ArchiveError(f"{source}: it is no whole ZIP archive ({error}); get it once more") from error


def _take_in(
    db: sqlite3.Connection,
    folder: Path,
    archive: Archive,
    manifest: Record,
    settings: LibrarySettings,
    step: Callable[[int], None],
) -> Imported:
    names = iter(sorted(name for name in archive.names if name.startswith("reports/")))
    added = already = 0
    while batch := list(islice(names, settings.batch_reports)):
        records = [archive.record(name) for name in batch]
        contents = {
            capture["sha256"]: archive.read(f"captures/{capture['sha256']}")
            for record in records
            for capture in record["captures"]
        }
        with telling(folder):
            sizes = write_contents(folder, contents)
        with writing(db, folder):
            for record in records:
                new = _take_report(db, folder, archive, record, contents, sizes)
                added, already = added + new, already + (not new)
                step(1)
    with writing(db, folder):
        stories = sum(_take_story(db, archive, story) for story in manifest["stories"])
        compared = sorted(name for name in archive.names if name.startswith("comparisons/"))
        comparisons = sum(take_comparison(db, folder, archive, name) for name in compared)
    return Imported(added, already, stories, comparisons)


def _take_report(
    db: sqlite3.Connection,
    folder: Path,
    archive: Archive,
    record: Record,
    contents: Mapping[str, bytes],
    sizes: Mapping[str, int],
) -> bool:
    """Add one report, or what is new about it; whether the report is new."""
    captures = [(_take_capture(db, capture, sizes), capture) for capture in record["captures"]]
    known = db.execute("SELECT number FROM report WHERE id = ?", (record["id"],)).fetchone()
    if known:
        number = int(known[0])
    else:
        main = next((row, capture) for row, capture in captures if capture["main"])
        number = _insert(db, archive, record, *main, contents)
    seen = [(number, row, capture["how"]) for row, capture in captures]
    db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", seen)
    for reading in record["readings"]:
        _take_reading(db, number, reading)
    loaded = load_report(db, folder, number)
    shown = load_reading(db, loaded, number)
    if isinstance(shown, Reading):
        index_reading(db, number, shown)
    for finding in check_report(db, folder, number):
        archive.refuse(str(finding))
    return not known


def _take_capture(db: sqlite3.Connection, capture: Record, sizes: Mapping[str, int]) -> int:
    sha256 = capture["sha256"]
    db.execute("INSERT OR IGNORE INTO content VALUES (?, ?, ?)", (sha256, int(capture["bytes"]), sizes[sha256]))
    keys = ("sha256", "origin", "url", "content_type", "headers", "captured", "last_captured")
    row = [*(storable(capture[key]) for key in keys), int(capture["times"])]
    query = """INSERT INTO capture (sha256, origin, url, content_type, headers, captured, last_captured, times)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256, origin, url) DO UPDATE SET
      captured = min(captured, excluded.captured), last_captured = max(last_captured, excluded.last_captured),
      times = max(times, excluded.times) RETURNING number"""
    return int(db.execute(query, row).fetchone()[0])


def _insert(
    db: sqlite3.Connection, archive: Archive, record: Record, row: int, capture: Record, contents: Mapping[str, bytes]
) -> int:
    report = _report(archive, record, capture, contents[capture["sha256"]])
    page = None
    if record["address"]:
        address = storable(record["address"])
        db.execute("INSERT OR IGNORE INTO page (address) VALUES (?)", (address,))
        page = int(db.execute("SELECT number FROM page WHERE address = ?", (address,)).fetchone()[0])
    original = db.execute("SELECT number FROM report WHERE id = ?", (record["copy_of"],)).fetchone()
    number = insert_report(db, report, row, page, original[0] if original else None)
    db.execute(
        "UPDATE report SET added = ?, program = ? WHERE number = ?", (record["added"], record["program"], number)
    )
    db.executemany("INSERT INTO sketch VALUES (?, ?)", [(mark, number) for mark in sketch_of(report.text)])
    if page is not None:
        query = "INSERT INTO version SELECT ?, coalesce(max(version), 0) + 1, ?, ? FROM version WHERE page = ?"
        for version in record["versions"]:
            db.execute(query, (page, number, version["captured"], page))
    return number


def _report(archive: Archive, record: Record, capture: Record, content: bytes) -> Report:
    kept = capture_bytes(content, capture["origin"], content_type=capture["content_type"], url=capture["url"])
    try:
        report = unpack_report(base64.b85decode(record["record"]), kept, record["text"])
    except (LibraryError, TypeError, ValueError, LookupError) as error:
        archive.refuse(f"the record of report {record['id'][:40]!r} cannot be read ({error})")
    if report.id != record["id"] or not report.id.startswith(kept.sha256[:12]):
        archive.refuse(f"report {record['id'][:40]!r} is not of the capture that it names")
    return report


def _take_reading(db: sqlite3.Connection, number: int, reading: Mapping[str, Any]) -> None:
    """Keep a reading where there is none by its maker; it is shown where none is."""
    maker = maker_number(db, Maker(str(reading["program"]), tuple(map(str, reading["models"]))))
    shown = (
        reading["shown"] and not db.execute("SELECT 1 FROM reading WHERE report = ? AND shown", (number,)).fetchone()
    )
    row = (number, maker, bool(shown), str(reading["made"]), base64.b85decode(reading["record"]))
    db.execute("INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?)", row)


def _take_story(db: sqlite3.Connection, archive: Archive, story: Record) -> bool:
    """Put the members of a story that are in none into the one that the others are in, or into a new one."""
    try:
        members = [(member["report"], member["by"], member["reason"]) for member in story["members"]]
        decisions = [(one["kind"], json.dumps(one["record"]), one["reason"], one["made"]) for one in story["decisions"]]
    except (KeyError, TypeError):
        archive.refuse("a story in its list is not what a library writes")
    query = """SELECT report.number, member.story FROM report LEFT JOIN member ON member.report = report.number
      WHERE report.id = ?"""
    rows = [(db.execute(query, (report,)).fetchone(), by, reason) for report, by, reason in members]
    waiting = [(row[0], by, reason) for row, by, reason in rows if row and row[1] is None]
    homes = {row[1] for row, _, _ in rows if row and row[1] is not None}
    if not waiting:
        return False
    home = homes.pop() if len(homes) == 1 else begin_story(db)
    insert = "INSERT INTO member (report, story, by, reason, placed, joined) VALUES (?, ?, ?, ?, 0, ?)"
    db.executemany(insert, [(number, home, by, storable(reason), now()) for number, by, reason in waiting])
    decide = "INSERT INTO decision (kind, story, record, reason, made) VALUES (?, ?, ?, ?, ?)"
    db.executemany(decide, [(kind, home, record, storable(reason), made) for kind, record, reason, made in decisions])
    return True
