"""Direct, indirect or mixed: how much of what is attributed stands between quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.attribution.found import Span, overlap
from tellings.attribution.quotes import Quotation
from tellings.attribution.statement import SpeechKind

_ALL, _NONE = 0.9, 0.02
_MARKS = " \t\n\"“”„«»'‘’`,.;:!?…—–-"


def kind_of(content: Sequence[Span], quotations: Iterable[Quotation], text: str) -> SpeechKind:
    """The kind of a content.

    Args:
        content: Its ranges.
        quotations: Those that could touch it.
        text: The report's text.
    """
    words = [span for start, end in content for span in _words(text, start, end)]
    quoted = [(quotation.outer_start, quotation.outer_end) for quotation in quotations]
    total = sum(end - start for start, end in words)
    inside = overlap(words, quoted) / total if total else 0.0
    if inside >= _ALL:
        return SpeechKind.DIRECT
    return SpeechKind.INDIRECT if inside <= _NONE else SpeechKind.MIXED


def _words(text: str, start: int, end: int) -> Iterable[Span]:
    """The ranges between white space, without marks at their edges."""
    at = start
    for word in text[start:end].split():
        first = text.index(word, at)
        at = first + len(word)
        bare = word.strip(_MARKS)
        if bare:
            inner = text.index(bare, first)
            yield inner, inner + len(bare)
