"""Find who is said to have told what: source, cue and content of each attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.learned.decoding import Found, Run
from tellings.learned.extractor import WINDOW, batches, decide, read, thresholds, tokenizer
from tellings.learned.windows import Pieces, cut_windows, pieces_of, word_starts

Span = tuple[int, int]

CHUNK = 200_000
"""Characters of the texts that are worked on at once, unless one text is longer."""


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
    found: list[list[AttributionSpans]] = []
    for chunk in _chunks(texts):
        found += _find(chunk)
    return found


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    begin, held = 0, 0
    for index, text in enumerate(texts):
        if held and held + len(text) > CHUNK:
            yield texts[begin:index]
            begin, held = index, 0
        held += len(text)
    yield texts[begin:]


def _find(texts: Sequence[str]) -> list[list[AttributionSpans]]:
    owners: list[int] = []
    windows: list[Pieces] = []
    for number, text in enumerate(texts):
        pieces = pieces_of(text, tokenizer())
        windows += [pieces.part(start, end) for start, end in cut_windows(pieces, WINDOW)]
        owners += [number] * (len(windows) - len(owners))
    found: list[list[AttributionSpans]] = [[] for _ in texts]
    for batch in batches(windows):
        for index, seen in zip(batch, read([windows[i] for i in batch]), strict=True):
            attributions = decide(windows[index], seen, thresholds())
            found[owners[index]] += in_characters(attributions, windows[index])
    return [sorted(each, key=lambda a: a.cue) for each in found]


def in_characters(found: list[Found], pieces: Pieces) -> Iterator[AttributionSpans]:
    """Attributions in words of a window as ranges of characters of its text."""
    words = word_starts(pieces)
    starts = pieces.starts[words].tolist()
    ends = pieces.ends[np.append(words[1:], len(pieces)) - 1].tolist()

    def span(run: Run) -> Span:
        return starts[run[0]], ends[run[1] - 1]

    for each in found:
        source, content = map(span, each.source), map(span, each.content)
        yield AttributionSpans(tuple(source), (span(each.cue),), tuple(content), round(each.score, 4))
