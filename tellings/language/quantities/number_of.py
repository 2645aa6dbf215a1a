"""The number of something: "the number of protesters was put at 900", "the number of people affected reached 820"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.language.quantities.happenings import BEING, NOUNS, happened
from tellings.language.quantities.quantity import Event, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tellings.reports.report import Report

_NUMBERS = frozenset({"number", "total"})
_BEFORE = frozenset({"to", "at", "as", "above", "past", "beyond", "from"})
_REACHES = frozenset({"reach", "hit", "pass", "top", "exceed", "surpass", "be"})


def noun_numbered(token: Token) -> Token | None:
    """The noun that a number without one of its own counts, where its clause names it: "the number of arrests as 34".

    Args:
        token: The number.
    """
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in _BEFORE:
        above = above.head
    elif token.dep_ not in ("dobj", "attr") or above.lemma_ not in _REACHES:
        return None
    nouns = [above, *(child for child in above.children if child.dep_ in ("nsubj", "nsubjpass", "dobj"))]
    return next((of for noun in nouns if noun.lemma_ in _NUMBERS and noun.i < token.i and (of := _of(noun))), None)


def _of(number: Token) -> Token | None:
    """The plural behind "of", or a word for those to whom something happened ("the number of dead")."""
    prepositions = (child for child in number.children if child.lower_ == "of")
    nouns = (noun for child in prepositions for noun in child.children if noun.dep_ == "pobj")
    return next((noun for noun in nouns if noun.tag_ in ("NNS", "NNPS") or noun.lower_ in BEING), None)


def with_noun(report: Report, quantity: Quantity, noun: Token) -> Quantity:
    """A number with the noun that it counts, and with what happened to those; the noun of an event is not counted."""
    event = happened(noun) if quantity.event is Event.NONE else quantity.event
    if noun.lemma_.lower() in NOUNS or noun.lower_ in BEING:
        return replace(quantity, event=event)
    counted = report.passage(noun.idx, noun.idx + len(noun))
    return replace(quantity, event=event, counted=counted, head=noun.lemma_.lower())
