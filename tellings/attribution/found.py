"""An attribution as it is found, before anyone is resolved: ranges of characters and what it was found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Source, cue and content as character ranges of the report's text, each in text order.

    Attributes:
        source: Who is said to have it; may be empty.
        cue: The words that attribute; may be empty.
        content: What is attributed; never empty.
        score: How sure it is, 0 to 1.
        by: What it was found by, as the end of "found by …".
        twice: Whether a second finder found it, too.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    by: str
    twice: bool = False

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """One past the last character of the content."""
        return self.content[-1][1]


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many characters two lists of ranges share."""
    right = tuple(right)
    return sum(min(a[1], b[1]) - max(a[0], b[0]) for a in left for b in right if a[0] < b[1] and b[0] < a[1])


def length(spans: Iterable[Span]) -> int:
    """How many characters the ranges hold."""
    return sum(end - start for start, end in spans)


def join_spans(spans: Iterable[Span], gap: int = 1) -> tuple[Span, ...]:
    """Sorted ranges, those that touch or lie at most `gap` characters apart made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def cut_out(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a range without the holes."""
    left: list[Span] = []
    start = span[0]
    for low, high in sorted(holes):
        if high <= start or low >= span[1]:
            continue
        if low > start:
            left.append((start, low))
        start = max(start, high)
    if start < span[1]:
        left.append((start, span[1]))
    return tuple(left)
