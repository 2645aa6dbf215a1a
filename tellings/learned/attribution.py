"""Find who is said to have told what: source, cue and content of each attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.learned.decoding import Found, Run
from tellings.learned.extractor import WINDOW, decide, read, thresholds, tokenizer
from tellings.learned.windows import Pieces, cut_windows, pieces_of, word_starts

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """One attribution as character ranges of the text it was found in.

    Attributes:
        source: Ranges `(start, end)`, end exclusive; may be empty.
        cue: Ranges of the cue; may be empty.
        content: Ranges of the content, in order of the text; never empty.
        score: How sure the model is, from 0 (not at all) to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


def find_attributions(texts: Sequence[str]) -> list[list[AttributionSpans]]:
    """Find the attributions of each text, in order of their cues.

    No attribution reaches over the end of a window of `WINDOW` word pieces, and none is found
    inside another: who passed a statement on is not told here.

    Args:
        texts: Any strings; empty ones have no attributions.

    Returns:
        One list for each text; offsets are characters of that very string.

    Raises:
        SetupError: The weights are missing.
    """
    return [_find(text) for text in texts]


def _find(text: str) -> list[AttributionSpans]:
    pieces = pieces_of(text, tokenizer())
    found: list[AttributionSpans] = []
    for start, end in cut_windows(pieces, WINDOW):
        window = pieces.part(start, end)
        found += in_characters(decide(window, read(window), thresholds()), window, text)
    return found


def in_characters(found: list[Found], pieces: Pieces, text: str) -> Iterator[AttributionSpans]:
    """Attributions in words of a window as ranges of characters of its text."""
    words = word_starts(pieces)
    starts = pieces.starts[words].tolist()
    ends = pieces.ends[np.append(words[1:], len(pieces)) - 1].tolist()

    def spans(runs: tuple[Run, ...]) -> tuple[Span, ...]:
        return tuple(_trimmed(text, starts[first], ends[last - 1]) for first, last in runs)

    for each in found:
        score = round(each.score, 4)
        yield AttributionSpans(spans(each.source), spans((each.cue,)), spans(each.content), score)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The range without commas and the like at its ends; one character is left at least."""
    while start < end - 1 and (text[start] in ",;.)" or text[start].isspace()):
        start += 1
    while start < end - 1 and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    return start, end
