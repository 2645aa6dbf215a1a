"""A reading: a report and what was found in it. Step two of the way through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.language.annotations import Name, Sentence
from tellings.reports.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its sentences and names (and, as they are found, its statements and parties).

    Attributes:
        report: What was read.
        sentences: In text order; empty where the language is not analysed.
        names: In text order.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()


def annotate(report: Report) -> Reading:
    """Find the sentences and names of one report."""
    return next(annotate_all([report]))


def annotate_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """Annotate reports as they come; memory does not grow with their number."""
    raise NotImplementedError
