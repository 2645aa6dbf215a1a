"""Take in the comparisons of an archive: each where its story is as it was."""

from __future__ import annotations

import base64
import sqlite3
from pathlib import Path

from tellings.library.archive import COUNTS, Record
from tellings.library.archive_reading import Archive
from tellings.library.checking_stories import faults_of
from tellings.library.makers import Maker, maker_number
from tellings.library.rows import load_report, storable


def take_comparison(db: sqlite3.Connection, folder: Path, archive: Archive, name: str) -> bool:
    """Take a comparison in, within a transaction; whether it was not there.

    It is left out, and made again when it is asked for, where its reports are of several stories here, or have come in
    another order.
    """
    record = archive.comparison(name)
    query = "SELECT report.number, story FROM report JOIN member ON report = report.number WHERE id = ?"
    rows = [db.execute(query, (member["report"],)).fetchone() for member in record["members"]]
    numbers = [int(row[0]) for row in rows if row]
    stories = {int(row[1]) for row in rows if row}
    if len(numbers) < len(rows) or len(stories) != 1 or numbers != sorted(numbers):
        return False
    packed = base64.b85decode(record["record"])
    reports = [load_report(db, folder, number, whole=False) for number in numbers]
    if why := faults_of(packed, {report.id: report.text for report in reports}):
        archive.refuse(f"{name}, a comparison, {why}")
    makers = [_maker(db, member) for member in record["members"]]
    members = ",".join(f"{number}:{maker}" for number, maker in zip(numbers, makers, strict=True))
    return _insert(db, stories.pop(), members, record, packed)


def _insert(db: sqlite3.Connection, story: int, members: str, record: Record, packed: bytes) -> bool:
    there = db.execute("SELECT 1 FROM comparison WHERE story = ? AND shown", (story,)).fetchone()
    counts = (len(record["members"]), *(int(record[key]) for key in COUNTS))
    shown = bool(record["shown"]) and not there
    row = (story, _maker(db, record), shown, members, storable(record["made"]), *counts, packed)
    added = db.execute(f"INSERT OR IGNORE INTO comparison VALUES ({', '.join('?' * len(row))})", row)
    return added.rowcount > 0


def _maker(db: sqlite3.Connection, record: Record) -> int:
    return maker_number(db, Maker(str(record["program"]), tuple(map(str, record["models"]))))
