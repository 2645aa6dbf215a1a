"""Reports in the tables: written, and read again as they were."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tellings import __version__
from tellings.comparison.order import span_of
from tellings.errors import NotInLibraryError
from tellings.library.contents import read_content
from tellings.library.records import pack_report, unpack_report
from tellings.reports.capture import Capture
from tellings.reports.report import Report
from tellings.reports.stated import Stated, StatedTime

_UNSTORABLE = re.compile("[\x00-\x02\ud800-\udfff]")
_WORD = re.compile(r"\w+")

_COLUMNS = """capture, page, copy_of, id, name, outlet, title, url, published, earliest, latest, language, word_count,
  text_sha256, program, added"""


def storable(text: str) -> str:
    """A text of the same length without what SQLite cannot hold, or what search marks passages with."""
    return _UNSTORABLE.sub("\ufffd", text)


def text_key(text: str) -> str:
    """The SHA-256 of a text's words with single blanks: what makes two texts the same."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def utc(moment: datetime) -> str:
    """A moment as the tables have it, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def now() -> str:
    """This moment as the tables have it."""
    return utc(datetime.now(UTC))


def insert_report(db: sqlite3.Connection, report: Report, capture: int, page: int | None, copy_of: int | None) -> int:
    """Write a report into the tables, within a transaction; its number."""
    text = storable(report.text)
    earliest, latest = _span(report)
    row = (
        *(capture, page, copy_of, report.id, storable(report.name)),
        *(_stated(report.outlet), _stated(report.title), _stated(report.url)),
        *(str(report.published) if isinstance(report.published, StatedTime) else None, earliest, latest),
        *(_stated(report.language), len(_WORD.findall(text)), text_key(report.text), __version__, now()),
    )
    marks = ", ".join("?" * len(row))
    number = db.execute(f"INSERT INTO report ({_COLUMNS}) VALUES ({marks})", row).lastrowid
    assert number is not None
    db.execute("INSERT INTO report_text VALUES (?, ?)", (number, text))
    db.execute("INSERT INTO report_record VALUES (?, ?)", (number, pack_report(report, text)))
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, text))
    return number


def _stated(value: object) -> str | None:
    return storable(value.value) if isinstance(value, Stated) else None


def _span(report: Report) -> tuple[int | None, int | None]:
    """The seconds since 1970 that the publication time may mean, first and last."""
    if not isinstance(report.published, StatedTime):
        return None, None
    try:
        first, last = span_of(report.published)
    except (ValueError, OverflowError):  # a year that no calendar has: the report states it, but nothing sorts by it
        return None, None
    return int(first.timestamp()), int(last.timestamp()) - 1


def number_of(db: sqlite3.Connection, folder: Path, report: str) -> int:
    """The number of a report.

    Raises:
        NotInLibraryError: There is no such report.
    """
    row = db.execute("SELECT number FROM report WHERE id = ?", (report,)).fetchone()
    if row is None:
        raise NotInLibraryError(f"{report}: there is no such report in {folder}; `tellings search` finds the ids")
    return int(row[0])


def load_report(db: sqlite3.Connection, folder: Path, number: int, *, whole: bool = True) -> Report:
    """A report as it was added.

    Args:
        db: The library's database.
        folder: Its folder.
        number: The report's number.
        whole: With the bytes of its capture; without them, which is quicker, the capture's content is empty and the
            report's source may be.

    Raises:
        LibraryError: Its capture is missing or damaged.
    """
    query = """SELECT sha256, bytes, origin, captured, content_type, capture.url, headers, record, text
      FROM report JOIN capture ON capture.number = report.capture JOIN content USING (sha256)
      JOIN report_record ON report_record.number = report.number
      JOIN report_text ON report_text.number = report.number WHERE report.number = ?"""
    sha256, size, origin, captured, content_type, url, headers, record, text = db.execute(query, (number,)).fetchone()
    content = read_content(folder, sha256, size) if whole else b""
    fields = tuple((str(name), str(value)) for name, value in json.loads(headers))
    capture = Capture(content, sha256, origin, datetime.fromisoformat(captured), content_type, url, fields)
    return unpack_report(record, capture, text)


def report_numbers(db: sqlite3.Connection, batch: int = 1000) -> Iterator[int]:
    """All numbers in order of arrival, a batch at a time, so that no reading transaction stays open."""
    last = 0
    while rows := db.execute("SELECT number FROM report WHERE number > ? ORDER BY number LIMIT ?", (last, batch)):
        numbers = [int(number) for (number,) in rows]
        if not numbers:
            return
        yield from numbers
        last = numbers[-1]


def ids_of(db: sqlite3.Connection, numbers: Iterable[int]) -> list[str]:
    """The ids of reports, in the order of their numbers as given."""
    found = []
    for number in numbers:
        found.append(str(db.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()[0]))
    return found
