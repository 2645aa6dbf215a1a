"""A reading: a report and what was found in it. Step two of the way through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.language.annotations import Name, Sentence
from tellings.reports.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
    """Annotate reports as they come, in their order; memory does not grow with their number."""
    from tellings.language.pipeline import parse_all

    for report, doc in parse_all(reports):
        yield read_parsed(report, doc)


def read_parsed(report: Report, doc: Doc) -> Reading:
    """The steps of a reading: each takes the report, its parse, and what the steps before it found."""
    from tellings.language.names import find_names
    from tellings.language.sentences import find_sentences

    sentences = find_sentences(report, doc)
    names = find_names(report, doc)
    return Reading(report, sentences, names)
