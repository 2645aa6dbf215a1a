"""Which rows of the wording table tell something, and which hold only shorter and longer forms of one name."""

from __future__ import annotations

import re

from tellings.comparison.wordings import Wording

_PART = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_BARE = ("the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "s")


def only_forms(row: Wording) -> bool:
    """Whether all its words are parts of its fullest ones ("Josef Varga", "Varga", "Mr Varga"), or the same."""
    names = [_parts(naming.words) for naming in row.namings]
    fullest = max(names, key=len)
    return all(name <= fullest for name in names)


def _parts(words: str) -> frozenset[str]:
    parts = (re.sub(r"[’']s$", "", part) for part in _PART.findall(words.casefold()))
    return frozenset(part for part in parts if part not in _BARE)
