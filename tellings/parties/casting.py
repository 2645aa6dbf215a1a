"""Put together who is in a report: names first, then roles, then descriptions without a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.parties.cast import Cast, Figure, cast_of
from tellings.parties.mentions import find_mentions
from tellings.parties.outlets import is_outlet
from tellings.parties.party import PartyKind
from tellings.parties.phrases import text_of
from tellings.parties.roles import learn_roles, link_descriptions
from tellings.parties.vocabulary import Gender
from tellings.reports.report import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tellings.reports.report import Report


def find_cast(report: Report, doc: Doc) -> Cast:
    """Who is in a report, from its parse: names first, then roles, then descriptions without a name.

    Nobody is taken from a credit, and from a caption only people: what else it names is mostly a picture's source.
    """
    credit = [(block.start, block.end) for block in report.blocks if block.kind is BlockKind.CREDIT]
    caption = [(block.start, block.end) for block in report.blocks if block.kind is BlockKind.CAPTION]
    mentions = sorted(
        (
            mention
            for mention in find_mentions(doc)
            if not _inside(mention.start, credit)
            and not (mention.kind is not PartyKind.PERSON and _inside(mention.start, caption))
        ),
        key=lambda mention: mention.start,
    )
    cast = cast_of(mentions, text_of(doc))
    for figure in cast.figures:
        if _is_outlet(report, figure):
            figure.kind = PartyKind.OUTLET
    learn_roles(cast, doc, mentions)
    link_descriptions(cast, doc)
    return cast


def _is_outlet(report: Report, figure: Figure) -> bool:
    """Whether a figure is a known outlet, or is called by the first words of what it credits its text to.

    One name alone, without a courtesy title, may have been taken for a person ("told Corvane").
    """
    if figure.kind is PartyKind.PERSON and (figure.gender is not Gender.UNKNOWN or len(figure.names) > 1):
        return False
    credited = [f"{credit.name} " for credit in report.credits if credit.of == "text"]
    short = any(credit.startswith(f"{name} ") for name in figure.names for credit in credited)
    listed = figure.kind is not PartyKind.PERSON or len(figure.name.split()) == 1
    return short or (listed and any(map(is_outlet, figure.names)))


def _inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)
