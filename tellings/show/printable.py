"""Words as they may stand on a terminal: in one line, and unable to steer it."""

from __future__ import annotations

from tellings.reports.characters import UNWANTED

PASSAGE = 150
"""How many characters of a passage are shown; a cut one ends with "…"."""


def printable(words: str) -> str:
    """Words as one line without anything that could steer the terminal: control and bidi characters become "�"."""
    return UNWANTED.sub("�", " ".join(words.split()))


def shortened(words: str, length: int = PASSAGE) -> str:
    """Printable words of at most `length` characters, cut between words where it can be, "…" where it was cut."""
    line = printable(words)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
