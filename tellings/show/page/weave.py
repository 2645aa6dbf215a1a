"""Weave the passages that something links to into a report's text, as a tree that a template can write out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Span(Generic[Mark]):
    """A stretch of a text and what is to be said of it; `end` is exclusive."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Woven(Generic[Mark]):
    """A stretch as it is written out.

    Attributes:
        mark: What is said of it.
        children: Texts and stretches inside, in order.
        first: Whether it begins the span; a span that crosses another is written in several pieces.
        last: Whether it ends the span.
    """

    mark: Mark
    children: tuple[str | Woven[Mark], ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class _Part(Generic[Mark]):
    start: int
    end: int
    rank: int
    span: Span[Mark]


def weave(text: str, start: int, end: int, spans: Sequence[Span[Mark]]) -> tuple[str | Woven[Mark], ...]:
    """Cut `text[start:end]` into nested stretches.

    Spans that nest are nested. Where two cross, the one that begins later is cut at the end of the earlier one and
    goes on behind it. Spans reaching out of the range are cut at it; empty ones are dropped. Of two equal spans the
    first given is outside.

    Returns:
        Texts and stretches whose texts joined are `text[start:end]`.
    """
    parts = [
        _Part(max(span.start, start), min(span.end, end), rank, span)
        for rank, span in enumerate(spans)
        if max(span.start, start) < min(span.end, end)
    ]
    return tuple(_nodes(text, start, end, _ordered(parts)))


def _ordered(parts: Iterable[_Part[Mark]]) -> list[_Part[Mark]]:
    return sorted(parts, key=lambda part: (part.start, -part.end, part.rank))


def _nodes(text: str, start: int, end: int, parts: list[_Part[Mark]]) -> list[str | Woven[Mark]]:
    nodes: list[str | Woven[Mark]] = []
    place = start
    while parts:
        outer, *parts = parts
        if outer.start > place:
            nodes.append(text[place : outer.start])
        inner = [_cut(part, outer.end) for part in parts if part.start < outer.end]
        rest = [_Part(outer.end, part.end, part.rank, part.span) for part in parts if _crosses(part, outer)]
        parts = _ordered([*rest, *(part for part in parts if part.start >= outer.end)])
        children = tuple(_nodes(text, outer.start, outer.end, inner))
        span = outer.span
        nodes.append(Woven(span.mark, children, outer.start == span.start, outer.end == span.end))
        place = outer.end
    if place < end:
        nodes.append(text[place:end])
    return nodes


def _crosses(part: _Part[Mark], outer: _Part[Mark]) -> bool:
    return part.start < outer.end < part.end


def _cut(part: _Part[Mark], end: int) -> _Part[Mark]:
    return _Part(part.start, min(part.end, end), part.rank, part.span)
