"""The versions of a page: which texts stood at one address, and when they were captured."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

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


def find_page(db: sqlite3.Connection, named: str) -> int | None:
    """The number of a page by its address in any form, or by the id of a report read from it."""
    address = normal_address(named) if "://" in named else ""
    query = "SELECT number FROM page WHERE address = ?" if address else "SELECT page FROM report WHERE id = ?"
    row = db.execute(query, (address or named,)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def list_versions(db: sqlite3.Connection, page: int) -> tuple[Version, ...]:
    """The versions of a page by the time of their capture, earliest first."""
    query = """SELECT id, version.captured, max(version.captured, coalesce((SELECT max(last_captured)
      FROM seen JOIN capture ON capture.number = seen.capture WHERE seen.report = version.report), ''))
      FROM version JOIN report ON report.number = version.report
      WHERE version.page = ? ORDER BY version.captured, version"""
    rows = db.execute(query, (page,)).fetchall()
    last = len(rows) - 1
    return tuple(Version(id, captured, until, place == last) for place, (id, captured, until) in enumerate(rows))
