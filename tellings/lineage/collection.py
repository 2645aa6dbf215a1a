"""A collection of earlier reports on disk, in which a new report's copied passages are looked up.

A folder with one SQLite file (what the reports are, their texts compressed) and sorted arrays of fingerprints beside
it. Reports are added as they come; nothing is read anew. Memory does not grow with the collection but for the pages
that the system keeps.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from tellings.errors import SetupError
from tellings.lineage.fingerprints import fingerprint
from tellings.lineage.segments import (
    Entries,
    count_matches,
    entries_of,
    merge,
    open_segment,
    worth_merging,
    write_segment,
)

FILE_NAME = "reports.sqlite"
"""By which a collection's folder is known."""
BATCH = 5_000
"""Reports that are held in memory before they are written."""
LEAST_SHARED = 2
"""Fewer common fingerprints make no candidate."""
CANDIDATES = 10
"""So many of the reports with the most common fingerprints are aligned."""
VERSION = 1

_SCHEMA = """
CREATE TABLE IF NOT EXISTS report (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, origin TEXT NOT NULL, outlet TEXT NOT NULL,
  url TEXT NOT NULL, published TEXT NOT NULL, precision TEXT NOT NULL, zone TEXT NOT NULL, text BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS segment (place INTEGER PRIMARY KEY, name TEXT NOT NULL, entries INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS source (path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL);
"""
_COLUMNS = "id, origin, outlet, url, published, precision, zone, text"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a collection keeps of a report.

    Attributes:
        id: The report's id.
        origin: Where it was read from.
        outlet: Its outlet; empty where not stated.
        url: Its address; empty where not stated.
        published: ISO 8601 as far as stated; empty where not stated.
        precision: The smallest stated unit of it; empty where not stated.
        zone: Its offset; empty where not stated.
        text: Its text.
    """

    id: str
    origin: str
    outlet: str
    url: str
    published: str
    precision: str
    zone: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier report that may share passages with a new one.

    Attributes:
        kept: The earlier report.
        shared: Fingerprints that both have, at least `LEAST_SHARED`.
    """

    kept: Kept
    shared: int


class Collection:
    """Reports on disk with their fingerprints; a context manager that writes what is pending when it ends well.

    Args:
        folder: Where it lies; made where it is missing.

    Raises:
        SetupError: The folder cannot be written or holds something else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / FILE_NAME)
            self._db.executescript(_SCHEMA)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except (OSError, sqlite3.Error) as error:
            raise SetupError(f"{folder}: no collection can be kept here ({error}); name another folder") from error
        if version not in (0, VERSION):
            raise SetupError(f"{folder}: a collection of form {version}, not {VERSION}; delete it to make it anew")
        self._db.execute(f"PRAGMA user_version = {VERSION}")
        self._pending: list[tuple[Kept, NDArray[np.uint32]]] = []
        self._pending_ids: set[str] = set()
        self._pending_sources: list[tuple[str, int, int]] = []
        self._open: dict[str, Entries] = {}
        self._drop_unlisted()

    def __enter__(self) -> Collection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.write()
        self._db.close()

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM report").fetchone()[0]) + len(self._pending)

    def __contains__(self, report: str) -> bool:
        known = self._db.execute("SELECT 1 FROM report WHERE id = ?", (report,)).fetchone()
        return known is not None or report in self._pending_ids

    def add(self, reports: Iterable[Kept]) -> int:
        """Add reports; one whose id is known is left as it is.

        Returns:
            How many were new.
        """
        added = 0
        for kept in reports:
            if kept.id in self:
                continue
            self._pending.append((kept, fingerprint(kept.text)))
            self._pending_ids.add(kept.id)
            added += 1
            if len(self._pending) >= BATCH:
                self.write()
        return added

    def knows_source(self, path: str, size: int, changed: int) -> bool:
        """Whether a file was added before and is unchanged since (`changed`: nanoseconds)."""
        row = self._db.execute("SELECT size, changed FROM source WHERE path = ?", (path,)).fetchone()
        return row == (size, changed) or (path, size, changed) in self._pending_sources

    def note_source(self, path: str, size: int, changed: int) -> None:
        """Remember a file whose reports were added; written with them."""
        self._pending_sources.append((path, size, changed))

    def write(self) -> None:
        """Write what is pending; after this it is safe on disk."""
        if not self._pending and not self._pending_sources:
            return
        first = int(self._db.execute("SELECT coalesce(max(number), -1) + 1 FROM report").fetchone()[0])
        entries = entries_of([found for _, found in self._pending], range(first, first + len(self._pending)))
        with self._db:
            rows = [(first + n, *_row(kept)) for n, (kept, _) in enumerate(self._pending)]
            self._db.executemany(f"INSERT INTO report (number, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", rows)
            self._db.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", self._pending_sources)
            if len(entries):
                self._add_segment(entries)
        self._drop_unlisted()
        self._pending.clear()
        self._pending_sources.clear()
        self._pending_ids.clear()

    def find_candidates(self, text: str, *, leave_out: str = "", most: int = CANDIDATES) -> list[Candidate]:
        """The earlier reports with the most fingerprints in common with a text, most first.

        Args:
            text: The new report's text.
            leave_out: Id of a report that is not to be found: the new one itself.
            most: How many at most.
        """
        self.write()
        prints = fingerprint(text)
        counts: Counter[int] = Counter()
        for name in self._segments():
            numbers, times = np.unique(count_matches(self._mapped(name), prints), return_counts=True)
            keep = times >= LEAST_SHARED
            counts.update(dict(zip(numbers[keep].tolist(), times[keep].tolist(), strict=True)))
        likely = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: most + 1]
        found = [Candidate(self._kept(number), shared) for number, shared in likely]
        return [candidate for candidate in found if candidate.kept.id != leave_out][:most]

    def _segments(self) -> list[str]:
        return [name for (name,) in self._db.execute("SELECT name FROM segment ORDER BY place")]

    def _mapped(self, name: str) -> Entries:
        if name not in self._open:
            try:
                self._open[name] = open_segment(self._folder, name)
            except (OSError, ValueError) as error:
                raise SetupError(
                    f"{self._folder / name}: unreadable ({error}); delete the folder to make it anew"
                ) from error
        return self._open[name]

    def _add_segment(self, entries: Entries) -> None:
        """Write entries as a segment, merged with those before it that are not much larger. Within a transaction."""
        listed = self._db.execute("SELECT place, name, entries FROM segment ORDER BY place").fetchall()
        while listed and worth_merging(listed[-1][2], len(entries)):
            place, name, _ = listed.pop()
            entries = merge(self._mapped(name), entries)
            self._db.execute("DELETE FROM segment WHERE place = ?", (place,))
        used = int(self._db.execute("SELECT coalesce(max(number), 0) FROM report").fetchone()[0])
        name = f"fingerprints-{used:010d}.npy"
        write_segment(self._folder, name, entries)
        self._open.pop(name, None)
        place = listed[-1][0] + 1 if listed else 0
        self._db.execute("INSERT INTO segment VALUES (?, ?, ?)", (place, name, len(entries)))

    def _drop_unlisted(self) -> None:
        """Remove the files of segments that were merged, or whose writing was broken off."""
        listed = set(self._segments())
        self._open = {name: entries for name, entries in self._open.items() if name in listed}
        for path in self._folder.glob("fingerprints-*"):
            if path.name not in listed:
                path.unlink(missing_ok=True)

    def _kept(self, number: int) -> Kept:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM report WHERE number = ?", (number,)).fetchone()
        named = dict(zip(_COLUMNS.split(", "), row, strict=True))
        return Kept(**named | {"text": zlib.decompress(named["text"]).decode("utf-8", "surrogatepass")})

    def __iter__(self) -> Iterator[Kept]:
        self.write()
        for (number,) in self._db.execute("SELECT number FROM report ORDER BY number").fetchall():
            yield self._kept(number)


def _row(kept: Kept) -> tuple[str | bytes, ...]:
    text = zlib.compress(kept.text.encode("utf-8", "surrogatepass"), 1)
    return kept.id, kept.origin, kept.outlet, kept.url, kept.published, kept.precision, kept.zone, text
