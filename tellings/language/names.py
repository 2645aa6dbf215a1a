"""Names: people, organisations, places and the like, as the pipeline finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.language.annotations import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    from tellings.reports.report import Report

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "work",
    "PRODUCT": "other",
    "LANGUAGE": "other",
}
_ENDS = (" ", "\n", "\t", "'s", "’s", "'", "’", '"', "“", "”", ",")


def find_names(report: Report, doc: Doc) -> tuple[Name, ...]:
    """The names of a report in text order, without a possessive ending or quotation marks around them.

    A name never crosses a block, and what stands in no block is not looked at. Who is who is not decided here.
    """
    found = []
    for entity in doc.ents:
        kind = _KINDS.get(entity.label_)
        if kind is None:
            continue
        start, end = _trim(entity)
        if start < end and any(block.start <= start and end <= block.end for block in report.blocks):
            found.append(Name(report.passage(start, end), kind))
    return tuple(found)


def _trim(entity: DocSpan) -> tuple[int, int]:
    text, start = entity.text, entity.start_char
    stripped = text.lstrip(" \n\t'‘\"“")
    start += len(text) - len(stripped)
    while stripped.endswith(_ENDS):
        stripped = stripped[: -max(len(e) for e in _ENDS if stripped.endswith(e))]
    return start, start + len(stripped)
