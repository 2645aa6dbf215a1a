"""How much a library holds."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from tellings.library.makers import Maker, load_maker
from tellings.library.migrations import version_of
from tellings.library.opening import FILE_NAME


@dataclass(frozen=True, slots=True)
class Info:
    """What a library holds.

    Attributes:
        folder: Where it lies.
        form: The version of its tables.
        reports: Reports, versions and copies included.
        pages: Pages that reports were read from, as far as their address is known.
        changed_pages: Pages of which there is more than one version.
        copies: Reports whose text is another's.
        outlets: Different outlets, as far as stated.
        captures: Different contents of captures.
        capture_bytes: Their size as they came.
        stored_bytes: Their size on disk.
        database_bytes: The size of the database with its log.
        annotated: Reports with a reading.
        makers: What made the readings that are shown, with their number, most first.
        stories: Stories that have a report.
        first: When its first report was published, as far as stated; empty where none states it.
        last: When its last one was.
    """

    folder: str
    form: int
    reports: int
    pages: int
    changed_pages: int
    copies: int
    outlets: int
    captures: int
    capture_bytes: int
    stored_bytes: int
    database_bytes: int
    annotated: int
    makers: tuple[tuple[Maker, int], ...]
    stories: int
    first: str
    last: str


_COUNTS = {
    "reports": "SELECT count(*) FROM report",
    "pages": "SELECT count(*) FROM page",
    "changed_pages": "SELECT count(*) FROM (SELECT 1 FROM version GROUP BY page HAVING count(*) > 1)",
    "copies": "SELECT count(*) FROM report WHERE copy_of IS NOT NULL",
    "outlets": "SELECT count(DISTINCT outlet) FROM report",
    "captures": "SELECT count(*) FROM content",
    "capture_bytes": "SELECT coalesce(sum(bytes), 0) FROM content",
    "stored_bytes": "SELECT coalesce(sum(stored), 0) FROM content",
    "annotated": "SELECT count(*) FROM reading WHERE shown",
    "stories": "SELECT count(DISTINCT story) FROM member",
}
_EDGE = "SELECT published FROM report WHERE earliest IS NOT NULL ORDER BY earliest {} LIMIT 1"
_MAKERS = """SELECT program, models, count(*) FROM reading JOIN maker ON maker.number = maker
  WHERE shown GROUP BY maker.number ORDER BY 3 DESC"""


def library_info(db: sqlite3.Connection, folder: Path) -> Info:
    """Count what a library holds."""
    counts = {name: int(db.execute(query).fetchone()[0]) for name, query in _COUNTS.items()}
    edges = [db.execute(_EDGE.format(order)).fetchone() for order in ("ASC", "DESC")]
    first, last = (str(edge[0]) if edge else "" for edge in edges)
    files = [folder / f"{FILE_NAME}{ending}" for ending in ("", "-wal")]
    size = sum(file.stat().st_size for file in files if file.exists())
    makers = tuple((load_maker(program, models), number) for program, models, number in db.execute(_MAKERS))
    return Info(
        folder=str(folder),
        form=version_of(db),
        database_bytes=size,
        makers=makers,
        first=first,
        last=last,
        **counts,
    )
