"""Notes: what a reader should know of the comparison as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.alignment.told import Telling, Told
from tellings.comparison.silence import language_name
from tellings.reading import Reading
from tellings.reports.stated import Stated

LITTLE = 0.05
"""A report shares almost nothing if less than this part of its sentences is told by any other."""


def find_notes(readings: Sequence[Reading], tellings: Sequence[Telling]) -> tuple[str, ...]:
    """What a reader should know: a report alone, one that is not analysed, cut off, or may be of another event."""
    if len(readings) == 1:
        return ("There is one report only: nothing is laid beside it.", *_about_reports(readings))
    return (*_about_events(readings, tellings), *_about_reports(readings))


def _about_reports(readings: Sequence[Reading]) -> Iterator[str]:
    for reading in readings:
        report = reading.report
        if isinstance(report.language, Stated) and not report.analysed:
            language = language_name(report.language.value)
            yield f"{report.name} is in {language}, which is not analysed; it is shown only."
        if not report.completeness.complete:
            yield f"{report.name} was not captured whole ({report.completeness.evidence})."


def _about_events(readings: Sequence[Reading], tellings: Sequence[Telling]) -> Iterator[str]:
    told = {telling.sentence for telling in tellings if telling.how in (Told.TOLD, Told.PARTLY)}
    sentences = Counter(sentence.report for sentence in {telling.sentence for telling in tellings})
    shared = Counter(sentence.report for sentence in told)
    apart = [r.report.name for r in readings if r.sentences and shared[r.report.id] < LITTLE * sentences[r.report.id]]
    if not told and len(apart) > 1:
        yield "These reports share nothing that was found: they may be of different events."
        return
    for name in apart:
        yield f"{name} shares almost nothing with the other reports: it may be of another event."
