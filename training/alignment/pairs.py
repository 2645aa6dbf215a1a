"""Sentence pairs from other tasks, which the network sees before it sees stories.

Graded similarity of headlines and sentences, headline pairs whose chunks are aligned, and entailment. What a pair of
these says of "told" and "told in full" is known in part; what is not known is -1 and costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

YES, NO, UNKNOWN = 1, 0, -1
SAME, ALIKE, UNLIKE = 4.2, 2.8, 1.2
"""Similarity, 0 to 5, from which two sentences tell the same, and part of the same, and below which nothing."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Whether the left sentence is told by the right one, `told` and in `full`; and the other way round."""

    left: str
    right: str
    told: tuple[int, int]
    full: tuple[int, int]


def read_pairs(folder: Path) -> list[Sides]:
    """Those of `similarity.jsonl`, `headlines.jsonl` and `entailment.jsonl`."""
    return [*_similar(folder), *_headlines(folder), *_entailed(folder)]


def _similar(folder: Path) -> Iterator[Sides]:
    for pair in _rows(folder / "similarity.jsonl"):
        score = pair["similarity"]
        told = YES if score >= ALIKE else NO if score <= UNLIKE else UNKNOWN
        full = YES if score >= SAME else NO if ALIKE <= score < SAME - 0.4 else UNKNOWN
        yield Sides(*_texts(pair), (told, told), (full, full))


def _headlines(folder: Path) -> Iterator[Sides]:
    for pair in _rows(folder / "headlines.jsonl"):
        (told, full), (told_back, full_back) = _chunked(pair, "left", "SPE2"), _chunked(pair, "right", "SPE1")
        yield Sides(*_texts(pair), (told, told_back), (full, full_back))


def _chunked(pair: dict[str, Any], side: str, covered: str) -> tuple[int, int]:
    """Told from two chunks on that the other side has as well, or more exactly; in full, if it has them all."""
    types = [c["type"] for c in pair["chunks"] if any(letter.isalnum() for letter in c[side])]
    if not types:
        return UNKNOWN, UNKNOWN
    good = sum(kind.startswith(("EQUI", covered)) for kind in types)
    bad = sum(kind.startswith("NOALI") for kind in types)
    told = YES if good >= 2 else NO if bad == len(types) else UNKNOWN
    return told, YES if good == len(types) else NO if bad else UNKNOWN


def _entailed(folder: Path) -> Iterator[Sides]:
    """The left text entails the right one: it tells it in full."""
    for pair in _rows(folder / "entailment.jsonl"):
        entails = pair["entails"]
        told = YES if entails else UNKNOWN
        yield Sides(*_texts(pair), (told, told), (UNKNOWN, YES if entails else NO))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def _texts(pair: dict[str, Any]) -> tuple[str, str]:
    return pair["left"].replace("\n", " "), pair["right"].replace("\n", " ")
