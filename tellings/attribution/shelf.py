"""Attributions by where they stand, so that those near a place are found without looking at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from tellings.attribution.found import Found, Span
from tellings.attribution.quotes import Quotation

_STRETCH = 1_000
_MOST_STRETCHES = 50


class Shelf:
    """Attributions that can be taken off, replaced, and looked up by a range of characters.

    Args:
        founds: What stands on it from the start.
    """

    def __init__(self, founds: Iterable[Found] = ()) -> None:
        self._founds: list[Found | None] = []
        self._by_stretch: dict[int, list[int]] = {}
        for found in founds:
            self.add(found)

    def add(self, found: Found) -> None:
        """Put an attribution on the shelf."""
        self._founds.append(found)
        self._mark(len(self._founds) - 1, found)

    def near(self, span: Span) -> Iterator[tuple[int, Found]]:
        """The attributions that stand in the same stretch of the text as a range, in the order they came."""
        numbers = {n for stretch in _stretches(span) for n in self._by_stretch.get(stretch, ())}
        for number in sorted(numbers):
            found = self._founds[number]
            if found is not None:
                yield number, found

    def replace(self, number: int, found: Found) -> None:
        """Put another attribution in one's place."""
        self._founds[number] = found
        self._mark(number, found)

    def remove(self, number: int) -> None:
        """Take an attribution off."""
        self._founds[number] = None

    def all(self) -> list[Found]:
        """Everything, in text order of the content, the longer first."""
        return sorted((f for f in self._founds if f is not None), key=lambda found: (found.start, -found.end))

    def _mark(self, number: int, found: Found) -> None:
        for span in (*found.content, *found.cue):
            for stretch in _stretches(span):
                numbers = self._by_stretch.setdefault(stretch, [])
                if not numbers or numbers[-1] != number:
                    numbers.append(number)


def _stretches(span: Span) -> range:
    """The numbers of the stretches of text that a range lies in; of a very long one the first."""
    first, last = span[0] // _STRETCH, max(span[0], span[1] - 1) // _STRETCH
    return range(first, min(last, first + _MOST_STRETCHES) + 1)


def quotations_at(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those of ordered quotations, none inside of another, that touch a range."""
    first = bisect_left(quotations, start, key=lambda quotation: quotation.outer_end)
    last = bisect_left(quotations, end, lo=first, key=lambda quotation: quotation.outer_start)
    return quotations[first : last + 1]
