"""What was found between two readings, in the tables: a third report of their story is laid beside each of them alone.

A row is of two readings, this program and its models. It goes when one of the readings is no longer the one that is
shown, and when the two reports are no longer of one story or of the versions that are laid side by side.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import zstandard

from tellings.kept import ALIGNMENT, ENCODING
from tellings.library.contents import unpacked
from tellings.library.makers import maker_number, this_maker
from tellings.library.opening import writing
from tellings.library.records import MOST

LEVEL = 3
"""Of Zstandard: most of it is numbers, which higher levels hardly make smaller."""
WAITING = 16_000_000
"""Bytes that may wait to be written; then they are written together."""


class FoundBefore:
    """What was found between the reports of one story before, and a count of what has to be found now.

    Args:
        db: The library's database.
        folder: Its folder.
        numbers: By id the numbers of the reports that are compared.
        makers: By these numbers, what made the readings that are compared.

    Attributes:
        asked: Pairs of reports, by id, whose alignment was asked for.
        missing: Those of which it was not there.
    """

    def __init__(
        self, db: sqlite3.Connection, folder: Path, numbers: Mapping[str, int], makers: Mapping[int, int]
    ) -> None:
        self._db, self._folder, self._numbers = db, folder, numbers
        self._makers = makers
        with writing(db, folder):
            self._maker = maker_number(db, this_maker())
        self._waiting: dict[tuple[int, int, str], bytes] = {}
        self._size = 0
        self.asked: set[tuple[str, str]] = set()
        self.missing: set[tuple[str, str]] = set()

    def get(self, what: str, left: str, right: str) -> bytes | None:
        """What was found between two reports by this program and these models; None where that is not known."""
        first, second = self._numbers[left], self._numbers[right]
        packed = self._waiting.get((first, second, what)) or self._load(what, first, second)
        found = _whole(packed) if packed else None
        if what == ALIGNMENT and left != right:
            self.asked.add((left, right))
            if found is None:
                self.missing.add((left, right))
        return found

    def _load(self, what: str, left: int, right: int) -> bytes | None:
        query = """SELECT record FROM found WHERE left_report = ? AND right_report = ? AND what = ?
          AND left_maker = ? AND right_maker = ? AND maker = ?"""
        values = (left, right, what, self._makers[left], self._makers[right], self._maker)
        row = self._db.execute(query, values).fetchone()
        return bytes(row[0]) if row else None

    def put(self, what: str, left: str, right: str, found: bytes) -> None:
        """Keep what was found between two reports; it is safe once `write` returns."""
        packed = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(found)
        self._waiting[self._numbers[left], self._numbers[right], what] = packed
        self._size += len(packed)
        if self._size > WAITING:
            with writing(self._db, self._folder):
                self.write()

    def write(self) -> None:
        """Write what waits, within a transaction."""
        rows = [
            (left, right, what, self._makers[left], self._makers[right], self._maker, record)
            for (left, right, what), record in self._waiting.items()
        ]
        self._db.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._waiting, self._size = {}, 0

    @property
    def new_reports(self) -> int:
        """How many reports had nothing that was found between them and another."""
        known = {report for pair in self.asked - self.missing for report in pair}
        return len(self._numbers) - len(known)


def _whole(record: bytes) -> bytes | None:
    """What was kept; None where it is damaged, and so has to be found again."""
    try:
        return unpacked(record, MOST)
    except zstandard.ZstdError:
        return None


def is_whole(record: bytes) -> bool:
    """Whether a record is as it was kept."""
    return _whole(record) is not None


def shown_makers(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, int]:
    """By the numbers of annotated reports, what made their readings that are shown."""
    query = "SELECT maker FROM reading WHERE report = ? AND shown"
    return {number: int(db.execute(query, (number,)).fetchone()[0]) for number in numbers}


def drop_apart(db: sqlite3.Connection, numbers: Iterable[int], compared: Iterable[int]) -> None:
    """Remove what was found of some reports, but for what is between those that are compared; within a transaction."""
    together = set(compared)
    for number in numbers:
        for left, right in list(_pairs_of(db, number)):
            if left not in together or right not in together:
                db.execute("DELETE FROM found WHERE left_report = ? AND right_report = ?", (left, right))


def _pairs_of(db: sqlite3.Connection, number: int) -> Iterator[tuple[int, int]]:
    query = """SELECT DISTINCT left_report, right_report FROM found WHERE left_report = ?
      UNION SELECT DISTINCT left_report, right_report FROM found WHERE right_report = ?"""
    for left, right in db.execute(query, (number, number)):
        yield int(left), int(right)


def drop_old_encodings(db: sqlite3.Connection, most: int) -> None:
    """Remove the oldest encodings of reports beyond so many bytes, within a transaction: they are made again in time.

    They are what takes most room; what else is kept is of a few hundred bytes for each thing that two reports tell.
    """
    query = f"SELECT rowid, length(record) FROM found WHERE what = '{ENCODING}' ORDER BY rowid DESC"
    total = 0
    for row, size in db.execute(query).fetchall():
        total += size
        if total > most:
            db.execute(f"DELETE FROM found WHERE what = '{ENCODING}' AND rowid <= ?", (row,))
            return


def drop_found(db: sqlite3.Connection, number: int) -> None:
    """Remove everything that was found between a report and others, within a transaction: another reading is shown."""
    db.execute("DELETE FROM found WHERE left_report = ? OR right_report = ?", (number, number))
