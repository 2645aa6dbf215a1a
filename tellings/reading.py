"""A reading: a report and what was found in it. Step two of the way through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tellings.attribution.statement import Statement
from tellings.language.annotations import Name, Sentence
from tellings.language.quantities.quantity import Quantity
from tellings.language.times.expression import TimeExpression
from tellings.parties.party import Party
from tellings.reports.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tellings.learned.attribution import AttributionSpans

_TOGETHER = 8
"""Reports whose text the learned extractor reads together, so that its windows can be batched by length."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its sentences, names, statements and parties.

    Attributes:
        report: What was read.
        sentences: In text order; empty where the language is not analysed.
        names: In text order.
        statements: In text order; what the report attributes to others.
        parties: Who is mentioned, each once.
        times: In text order; the times that the report tells, with their TIMEX3 values.
        quantities: In text order; how many or how much of what.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    parties: tuple[Party, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()


def annotate(report: Report) -> Reading:
    """Find the sentences, names, statements and parties of one report."""
    return next(annotate_all([report]))


def annotate_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """Annotate reports as they come, in their order; memory does not grow with their number.

    Raises:
        SetupError: The pipeline or the weights are not installed.
    """
    from tellings.language.pipeline import parse_all
    from tellings.learned.attribution import find_attributions

    parsed = parse_all(reports)
    while batch := list(islice(parsed, _TOGETHER)):
        found = find_attributions([doc.text for _, doc in batch])
        for (report, doc), spans in zip(batch, found, strict=True):
            yield read_parsed(report, doc, spans)


def read_parsed(report: Report, doc: Doc, spans: Sequence[AttributionSpans] | None = None) -> Reading:
    """The steps of a reading: each takes the report, its parse, and what the steps before it found.

    Args:
        report: What is read.
        doc: Its parse.
        spans: What the learned extractor found in `doc.text`; left out, it is asked.
    """
    from tellings.attribution.find import find_statements
    from tellings.language.names import find_names
    from tellings.language.quantities.find import find_quantities
    from tellings.language.sentences import find_sentences
    from tellings.language.times.find import find_times
    from tellings.learned.attribution import find_attributions

    sentences = find_sentences(report, doc)
    names = find_names(report, doc)
    if spans is None:
        spans = find_attributions([doc.text])[0]
    statements, parties = find_statements(report, doc, spans)
    return Reading(
        report,
        sentences,
        names,
        statements,
        parties,
        quantities=find_quantities(report, doc),
        times=find_times(report, doc),
    )
