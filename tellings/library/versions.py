"""The versions of a page: which texts stood at one address, and when they were captured."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import NotInLibraryError
from tellings.library.addresses import normal_address


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a page had.

    Attributes:
        report: Id of the report.
        captured: When it was captured with this text for the first time, ISO 8601 in UTC.
        last_captured: When the page was last captured with this very text.
        latest: Whether it is the one captured last.
    """

    report: str
    captured: str
    last_captured: str
    latest: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A capture in which a report was seen.

    Attributes:
        how: "read from", "same bytes" or "same text".
        sha256: Of the capture's bytes.
        origin: Where from.
        captured: When for the first time, ISO 8601 in UTC.
        last_captured: When the same bytes last came from there.
        times: How often they did.
        headers: What the server sent with them for the first time.
    """

    how: str
    sha256: str
    origin: str
    captured: str
    last_captured: str
    times: int
    headers: tuple[tuple[str, str], ...]


def list_seen(db: sqlite3.Connection, report: int) -> tuple[Seen, ...]:
    """The captures in which a report was seen, earliest first."""
    query = """SELECT how, sha256, origin, captured, last_captured, times, headers
      FROM seen JOIN capture ON capture.number = seen.capture WHERE seen.report = ? ORDER BY captured"""
    rows = db.execute(query, (report,))
    return tuple(Seen(*told, _pairs(headers)) for *told, headers in rows)  # type: ignore[call-arg]


def _pairs(headers: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in json.loads(headers))


def address_of(db: sqlite3.Connection, page: int) -> str:
    """The one address of a page."""
    return str(db.execute("SELECT address FROM page WHERE number = ?", (page,)).fetchone()[0])


def page_number(db: sqlite3.Connection, folder: Path, named: str) -> int:
    """The number of a page by its address in any form, or by the id of a report read from it.

    Raises:
        NotInLibraryError: No report of that page is there, or the report has no known address.
    """
    address = normal_address(named) if "://" in named else ""
    query = "SELECT number FROM page WHERE address = ?" if address else "SELECT page FROM report WHERE id = ?"
    row = db.execute(query, (address or named,)).fetchone()
    if row is None or row[0] is None:
        raise NotInLibraryError(f"{named}: no page of that address, and no report of a page, is in {folder}")
    return int(row[0])


def list_versions(db: sqlite3.Connection, page: int) -> tuple[Version, ...]:
    """The versions of a page by the time of their capture, earliest first."""
    query = """SELECT id, version.captured, max(version.captured, coalesce((SELECT max(last_captured)
      FROM seen JOIN capture ON capture.number = seen.capture WHERE seen.report = version.report), ''))
      FROM version JOIN report ON report.number = version.report
      WHERE version.page = ? ORDER BY version.captured, version"""
    rows = db.execute(query, (page,)).fetchall()
    last = len(rows) - 1
    return tuple(Version(id, captured, until, place == last) for place, (id, captured, until) in enumerate(rows))
