"""Recognise a syndicated copy when it arrives: the same text again, under another address.

Of a text's fingerprints (`tellings.lineage.fingerprints`) the smallest are kept. Texts that share most of their
smallest are likely near copies (bottom-k sketches: Broder, 1997); whether they are is judged on the two texts
themselves, as lineage judges it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tellings.lineage.fingerprints import fingerprint
from tellings.lineage.lineage import Relation
from tellings.reports.report import Report

SKETCH = 16
"""Fingerprints that are kept of a text."""
LEAST_SHARED = 8
"""A candidate shares at least so many of them: half of the text or more."""
CANDIDATES = 3
"""So many candidates are laid side by side with the new text."""
SAME_SHARE = 0.8
"""Of both texts at least so much is shared; less is lineage's business, not the same text again."""
MOST_HOLDERS = 50
"""A fingerprint that more texts hold is of standing words and tells nothing."""


def sketch_of(text: str) -> list[int]:
    """The smallest fingerprints of a text, ascending."""
    return [int(number) for number in fingerprint(text)[:SKETCH]]


def find_copied(db: sqlite3.Connection, report: Report, sketch: Sequence[int]) -> list[int]:
    """Numbers of the kept reports that share most with a sketch, most first."""
    counts: dict[int, int] = {}
    query = "SELECT report FROM sketch WHERE hash = ? LIMIT ?"
    for number in sketch:
        holders = db.execute(query, (number, MOST_HOLDERS + 1)).fetchall()
        for (holder,) in holders if len(holders) <= MOST_HOLDERS else ():
            counts[holder] = counts.get(holder, 0) + 1
    least = min(LEAST_SHARED, max(2, len(sketch) * LEAST_SHARED // SKETCH))
    likely = [number for number, shared in counts.items() if shared >= least]
    return sorted(likely, key=lambda number: (-counts[number], number))[:CANDIDATES]


def is_same_text(left: Report, right: Report) -> bool:
    """Whether two reports are one text but for small changes, as lineage finds shared passages."""
    from tellings.lineage.quoted import mark_report
    from tellings.lineage.relation import find_relation

    pair = find_relation(mark_report(left), mark_report(right))
    return pair.relation is Relation.COPY and min(pair.left_share, pair.right_share) >= SAME_SHARE
