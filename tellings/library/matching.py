"""Which reports match, in what order: the SQL of searches, over the index of words and what is known of reports."""

from __future__ import annotations

import json
import sqlite3
from typing import Literal

Order = Literal["best", "newest", "oldest"]

RANKED = 10_000
"""Of more reports than these the newest are shown, not the best: with words that all have, none is better."""
MATCHES = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = report.number)"
"""Asked of one report after the other, the newest first: where very many match, the first twenty are soon found."""
_OLDEST = "earliest IS NULL, earliest, report.number"


def count_matches(db: sqlite3.Connection, text: str, where: str, values: list[str | int]) -> int:
    """How many reports match an expression of FTS5, if it is not empty, and a condition of SQL with its values."""
    if text and where == "1":
        query = "SELECT count(*) FROM words WHERE words MATCH ?"
    elif text:
        query = f"SELECT count(*) FROM words JOIN report ON report.number = words.rowid WHERE words MATCH ? AND {where}"
    else:
        query = f"SELECT count(*) FROM report WHERE {where}"
    return int(db.execute(query, [text, *values] if text else values).fetchone()[0])


def find_few(db: sqlite3.Connection, where: str, values: list[str | int]) -> list[int] | None:
    """The reports that a condition leaves, in any order; None where they are more than are ranked."""
    query = f"SELECT report.number FROM report WHERE {where} LIMIT ?"
    found = [int(row[0]) for row in db.execute(query, [*values, RANKED + 1])]
    return found if len(found) <= RANKED else None


def rank_few(db: sqlite3.Connection, text: str, numbers: list[int]) -> list[int]:
    """Those of some reports whose text matches, the best first: the index is gone through once, for both.

    The plus sign keeps SQLite from asking the index for one report after the other, which is much slower.
    """
    query = """SELECT rowid, bm25(words) FROM words
      WHERE words MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"""
    rows = db.execute(query, (text, json.dumps(numbers))).fetchall()
    return [int(number) for number, _ in sorted(rows, key=lambda row: (row[1], row[0]))]


def rank_all(db: sqlite3.Connection, text: str) -> list[int] | None:
    """The reports whose text matches, the best first; None where they are more than are ranked.

    Quicker than counting before ranking where matching costs most, as for phrases: they are not looked for twice.
    """
    query = "SELECT rowid, bm25(words) FROM words WHERE words MATCH ? LIMIT ?"
    rows = db.execute(query, (text, RANKED + 1)).fetchall()
    return None if len(rows) > RANKED else [int(number) for number, _ in sorted(rows, key=lambda row: (row[1], row[0]))]


def first_matches(
    db: sqlite3.Connection, text: str, where: str, values: list[str | int], order: Order, most: int, skip: int
) -> list[int]:
    """The numbers of the reports that match, in an order: `most` of them behind the first `skip`."""
    by = {"best": "rank, report.number", "newest": "earliest DESC, report.number DESC", "oldest": _OLDEST}[order]
    tables = "words JOIN report ON report.number = words.rowid WHERE words MATCH ? AND" if text else "report WHERE"
    query = f"SELECT report.number FROM {tables} {where} ORDER BY {by} LIMIT ? OFFSET ?"
    return [int(row[0]) for row in db.execute(query, [*([text] if text else []), *values, most, skip])]
