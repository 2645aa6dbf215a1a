"""Vary the marks of a training text, so that no one style of quotation is learned."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import accumulate

from training.attribution.data import Document, Spans

_DOUBLE = re.compile('["“”]')
_STYLES = (('"', '"'), ("“", "”"), ("‘", "’"), ("''", "''"), ("'", "'"), ("``", "''"), ("«", "»"))


def vary(document: Document, rng: random.Random) -> Document:
    """A variant of a document: other marks, lost or stray marks, other breaks, other case."""
    edits: dict[int, tuple[int, str]] = {}
    if rng.random() < 0.4:
        edits |= _restyle(document.text, rng)
    if rng.random() < 0.15:
        edits |= _lose(document.text, rng)
    if rng.random() < 0.08:
        edits |= _stray(document.text, rng)
    if rng.random() < 0.2:
        edits |= {m.start(): (m.end(), "\n") for m in re.finditer(r"\n\n+", document.text)}
    if rng.random() < 0.3:
        one = rng.choice("'’")
        edits |= {m.start(): (m.end(), one) for m in re.finditer(r"(?<=\w)['’](?=\w)", document.text)}
    return _recase(_edited(document, edits), rng)


def _restyle(text: str, rng: random.Random) -> dict[int, tuple[int, str]]:
    opening, closing = rng.choice(_STYLES)
    edits = {}
    for m in _DOUBLE.finditer(text):
        before = text[m.start() - 1 : m.start()]
        opens = m.group() == "“" or (m.group() == '"' and (not before.strip() or before in "([—-"))
        edits[m.start()] = (m.end(), opening if opens else closing)
    return edits


def _lose(text: str, rng: random.Random) -> dict[int, tuple[int, str]]:
    return {m.start(): (m.end(), "") for m in _DOUBLE.finditer(text) if rng.random() < 0.15}


def _stray(text: str, rng: random.Random) -> dict[int, tuple[int, str]]:
    words = [m.start() for m in re.finditer(r"(?<=\s)\w", text)]
    chosen = rng.sample(words, min(len(words), 2))
    return {at: (at, rng.choice(['"', "“", "”", "''"])) for at in chosen}


def _edited(document: Document, edits: dict[int, tuple[int, str]]) -> Document:
    """Apply edits `start: (end, new)`, and move the spans with the text."""
    if not edits:
        return document
    parts: list[str] = []
    shift = [0] * (len(document.text) + 2)
    at = 0
    for start, (end, new) in sorted(edits.items()):
        if start < at:
            continue
        parts += [document.text[at:start], new]
        # A start at the edit stays before the new marks; an end behind it moves along.
        shift[end + (start == end)] += len(new) - (end - start)
        at = end
    parts.append(document.text[at:])
    moves = list(accumulate(shift))

    def moved(spans: Spans) -> Spans:
        return [(s + moves[s], e + moves[e]) for s, e in spans]

    golds = [
        replace(g, source=moved(g.source), cue=moved(g.cue), content=moved(g.content)) for g in document.attributions
    ]
    return Document("".join(parts), golds)


def _recase(document: Document, rng: random.Random) -> Document:
    chance, text = rng.random(), document.text
    if chance < 0.02:
        text = text.lower()
    elif chance < 0.07:
        end = text.find("\n")
        title = text[: max(end, 0)]
        text = rng.choice([title.upper(), title.title(), title.lower()]) + text[len(title) :]
    return replace(document, text=text) if len(text) == len(document.text) else document
