"""What is shown of a text in which words were found: the stretches around them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from tellings.library.schema import TOKENIZER

AROUND = 90
"""Characters of a report that are shown on each side of a word that was found."""
PASSAGES = 3
"""Passages that are shown of a report."""
OPEN, CLOSE = "\x01", "\x02"
"""What search puts around what it found; no text that is searched has them."""


def find_marked(texts: Mapping[int, str], wanted: str) -> dict[int, list[tuple[int, int]]]:
    """Where words stand in a few texts.

    An index of just these texts is made for it, in memory: in the library's own, a prefix would be looked up among all
    of its words for every text anew.

    Args:
        texts: By number.
        wanted: An expression of FTS5.

    Returns:
        Start and end of each word or phrase in the texts that have one, in text order.
    """
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, tokenize={TOKENIZER!r})")
    db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", texts.items())
    rows = db.execute("SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?", (OPEN, CLOSE, wanted))
    found = {int(number): list(_places(marked)) for number, marked in rows}
    db.close()
    return found


def _places(highlighted: str) -> Iterator[tuple[int, int]]:
    """Where the marks of what was found stand, in characters of the text without them."""
    place = start = 0
    for piece in highlighted.split(OPEN):
        inside, mark, after = piece.partition(CLOSE)
        if mark:
            yield start, start + len(inside)
        place += len(inside) + len(after)
        start = place


def find_windows(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a text around what was found, within its paragraph, from word to word."""
    windows: list[tuple[int, int]] = []
    for start, end in found or [(0, 1)]:
        if windows and end <= windows[-1][1]:
            continue
        low = max(start - AROUND, text.rfind("\n", 0, start) + 1, windows[-1][1] if windows else 0)
        line = text.find("\n", end)
        high = min(end + (AROUND if found else 2 * AROUND), line if line >= 0 else len(text))
        low = _word_start(text, low, start)
        high = _word_end(text, high, end)
        if windows and low <= windows[-1][1] + 1 and "\n" not in text[windows[-1][1] : low]:
            windows[-1] = windows[-1][0], high
        elif len(windows) < PASSAGES:
            windows.append((low, high))
        else:
            break
    return [(low, high) for low, high in windows if low < high]


def _word_start(text: str, low: int, start: int) -> int:
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while low < start and text[low].isspace():
        low += 1
    return low


def _word_end(text: str, high: int, end: int) -> int:
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return high
