"""Text that knows, character by character, where in a source it came from; and maps put one behind the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.reports.characters import clean_characters
from tellings.reports.sourcemap import Run, SourceMap, join_runs


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text, and the map from its characters to those of a source."""

    text: str
    map: SourceMap


def map_source(source: str, start: int = 0) -> tuple[MappedText, str]:
    """A source without its unwanted characters, mapped to itself; and the note on what was removed.

    Args:
        source: The decoded source, or a part of it.
        start: Where that part begins in the source.
    """
    cleaned = clean_characters(source)
    runs = (Run(r.text_start, r.text_end, start + r.source_start, start + r.source_end) for r in cleaned.runs)
    return MappedText(cleaned.text, SourceMap(tuple(runs))), cleaned.note


def map_through(runs: Iterable[Run], inner: SourceMap) -> tuple[Run, ...]:
    """Runs into a text, made runs into the source of that text.

    Args:
        runs: From characters of some text to characters of the text that `inner` maps.
        inner: From there to the source.
    """
    return join_runs(part for run in runs for part in _through(run, inner)).runs


def _through(run: Run, inner: SourceMap) -> Iterator[Run]:
    found = inner.source_range(run.source_start, run.source_end)
    if found is None:
        return
    if not run.even:
        yield Run(run.text_start, run.text_end, *found)
        return
    shift = run.text_start - run.source_start
    for step in inner.touching(run.source_start, run.source_end):
        start, end = max(step.text_start, run.source_start), min(step.text_end, run.source_end)
        place = inner.source_range(start, end)
        if place is not None:
            yield Run(start + shift, end + shift, *place)
