"""Characters that a reader never sees but a program stumbles over: found, removed, told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from tellings.reports.sourcemap import Run

UNWANTED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, except tab, line ends, form feed and NEL
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"  # interlinear marks, non-characters, lone surrogates
    "\U000e0000-\U000e007f"  # invisible tags
    "]"
)
"""One character that is taken out of a report's text. Joiners (U+200C, U+200D) stay: Persian and emoji need them."""

_NAMES = {
    "\x00": "NUL",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
    "\u202e": "right-to-left override",
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without its unwanted characters.

    Attributes:
        text: What is left.
        runs: From characters of `text` to characters of the text that was given; all even.
        note: What was removed, in one sentence; empty when nothing was.
    """

    text: str
    runs: tuple[Run, ...]
    note: str


def clean_characters(text: str) -> Cleaned:
    """Take the unwanted characters out and keep where every other one stood."""
    if not UNWANTED.search(text):
        return Cleaned(text, (Run(0, len(text), 0, len(text)),) if text else (), "")
    kept: list[Run] = []
    pieces: list[str] = []
    length = position = 0
    for end, after in [(m.start(), m.end()) for m in UNWANTED.finditer(text)] + [(len(text), len(text))]:
        if end > position:
            kept.append(Run(length, length + end - position, position, end))
            pieces.append(text[position:end])
            length += end - position
        position = after
    return Cleaned("".join(pieces), tuple(kept), removal_note(text))


def removal_note(text: str) -> str:
    """Say which unwanted characters a text holds and that they are removed; empty when it holds none."""
    counts = Counter(UNWANTED.findall(text))
    if not counts:
        return ""
    total = sum(counts.values())
    listed = ", ".join(f"{number} × {_name(char)}" for char, number in counts.most_common(4))
    more = ", …" if len(counts) > 4 else ""
    return f"{total} invisible or control character{'s' if total > 1 else ''} removed from the text: {listed}{more}"


def _name(char: str) -> str:
    name = _NAMES.get(char) or unicodedata.name(char, "").lower() or "control character"
    return f"U+{ord(char):04X} {name}"
