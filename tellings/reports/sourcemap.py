"""From the characters of a report's text back to the characters of its decoded source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that came from a run of source.

    A run of equal length on both sides is read character by character; any other is indivisible
    (an entity such as `&amp;`, a stretch of white space that was collapsed to one blank).
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int

    @property
    def even(self) -> bool:
        """Whether text and source have the same length, so that offsets inside map one to one."""
        return self.text_end - self.text_start == self.source_end - self.source_start


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Runs in the order of the text, without overlap; text outside of them came from nowhere in the source."""

    runs: tuple[Run, ...]

    def source_range(self, start: int, end: int) -> tuple[int, int] | None:
        """The smallest range of source characters that a range of text came from.

        Args:
            start: First character of the text.
            end: One past the last.

        Returns:
            Start and end in the decoded source (end exclusive), or None where no character of the range maps.
        """
        touched = list(self.touching(start, end))
        if not touched:
            return None
        low = min(_clip(run, start, end)[0] for run in touched)
        high = max(_clip(run, start, end)[1] for run in touched)
        return low, high

    def touching(self, start: int, end: int) -> Iterator[Run]:
        """The runs that share at least one character with a range of the text, in order."""
        first = bisect_right(self.runs, start, key=lambda run: run.text_end)
        for index in range(first, len(self.runs)):
            if self.runs[index].text_start >= end:
                return
            yield self.runs[index]


def _clip(run: Run, start: int, end: int) -> tuple[int, int]:
    if not run.even:
        return run.source_start, run.source_end
    low = max(start, run.text_start) - run.text_start
    high = min(end, run.text_end) - run.text_start
    return run.source_start + low, run.source_start + high


def join_runs(runs: Iterable[Run]) -> SourceMap:
    """Make a map of runs given in text order, joining even neighbours that touch on both sides."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.even and run.even and _touch(last, run):
            joined[-1] = Run(last.text_start, run.text_end, last.source_start, run.source_end)
        else:
            joined.append(run)
    return SourceMap(tuple(joined))


def _touch(left: Run, right: Run) -> bool:
    return left.text_end == right.text_start and left.source_end == right.source_start
