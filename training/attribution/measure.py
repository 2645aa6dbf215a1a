"""Measure found attributions against annotated ones, in words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spans = Sequence[tuple[int, int]]
Roles = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""Numbers of the words in source, cue and content."""

WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Measure:
    """F1 values, 0 to 1.

    Attributes:
        detection: An attribution that shares a content word with its counterpart counts.
        content: Words of the contents of paired attributions.
        source: Words of their sources.
        exact: A pair whose contents have the same words.
        relation: A pair whose contents overlap by four fifths and whose sources share a word.
    """

    detection: float
    content: float
    source: float
    exact: float
    relation: float


def roles_of(text: str, attributions: Iterable[tuple[Spans, Spans, Spans]]) -> list[Roles]:
    """Attributions (source, cue, content as character spans) as numbers of words; punctuation never counts."""
    words = [m.span() for m in WORD.finditer(text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]

    def numbers(spans: Spans) -> frozenset[int]:
        return frozenset(i for s, e in spans for i in range(bisect_right(ends, s), bisect_left(starts, e)))

    found = [(numbers(source), numbers(cue), numbers(content)) for source, cue, content in attributions]
    return [roles for roles in found if roles[2]]


def measure(documents: Iterable[tuple[list[Roles], list[Roles]]]) -> Measure:
    """Measure documents given as (annotated, found)."""
    hits, found_total, gold_total = [0] * 5, [0] * 5, [0] * 5
    for gold, found in documents:
        pairs = _pairs(gold, found)
        words = [(len(g[2] & p[2]), len(g[0] & p[0])) for g, p in pairs]
        exact = sum(g[2] == p[2] for g, p in pairs)
        relation = sum(_overlap(g[2], p[2]) >= 0.8 and _same_source(g, p) for g, p in pairs)
        counts = (len(pairs), sum(c for c, _ in words), sum(s for _, s in words), exact, relation)
        for index, count in enumerate(counts):
            hits[index] += count
            found_total[index] += _total(found, index)
            gold_total[index] += _total(gold, index)
    scores = [2 * h / max(f + g, 1) for h, f, g in zip(hits, found_total, gold_total, strict=True)]
    return Measure(*scores)


def _total(attributions: list[Roles], index: int) -> int:
    role = {1: 2, 2: 0}.get(index)
    return len(attributions) if role is None else sum(len(roles[role]) for roles in attributions)


def _pairs(gold: list[Roles], found: list[Roles]) -> list[tuple[Roles, Roles]]:
    """One to one, the best overlap of all three roles first."""
    candidates = [
        (-sum(_overlap(a, b) for a, b in zip(g, p, strict=True)), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
        if g[2] & p[2]
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _same_source(gold: Roles, found: Roles) -> bool:
    return bool(gold[0] & found[0]) or not (gold[0] or found[0])
