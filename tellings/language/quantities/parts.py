"""Parts of a number of people: "four of the dead were children", "rose to 14 after three people died"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tellings.language.quantities.happenings import BEING
from tellings.language.quantities.people import is_person
from tellings.language.quantities.quantity import Event, Quantity, QuantityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tellings.reports.report import Report

_THOSE = r"(?:the|those|these)(?: (?:people|persons|victims|who|were|had|have|been|reported|confirmed)){0,4}"
_OF_THOSE = re.compile(rf" of {_THOSE} (?P<state>[a-z]+)\b", re.IGNORECASE)
_AMONG_THOSE = re.compile(
    rf"(?: (?!were\b|was\b|are\b|is\b)[\w'’-]+){{0,3}} (?:were|was|are|is) among {_THOSE} (?P<state>[a-z]+)\b",
    re.IGNORECASE,
)
_DIED = frozenset({"died", "perished"})
_GROWING = frozenset({"rise", "climb", "increase", "grow", "jump", "go", "raise", "bring", "take", "push"})
"""Verbs of which a number with "to" is the new total."""


def among_those(report: Report, quantity: Quantity, head: Token) -> Quantity:
    """A number that is told as some of those to whom something happened, as a part with that event.

    Where it has no noun, it counts what those are said to be: "four of the dead were children".

    Args:
        report: The report.
        quantity: Of it.
        head: What it counts, or the number itself.
    """
    state = _state_of_those(report.text, quantity.words.end) if quantity.event is Event.NONE else Event.NONE
    if state is Event.NONE:
        return quantity
    quantity = replace(quantity, event=state, part=True)
    noun = _said_to_be(head)
    if quantity.head or noun is None:
        return quantity
    return replace(quantity, head=noun.lemma_.lower(), counted=report.passage(noun.idx, noun.idx + len(noun)))


def _state_of_those(text: str, end: int) -> Event:
    """What happened to those whom a number that ends at `end` is a part of: KILLED for "four of the dead"."""
    match = _OF_THOSE.match(text, end) or _AMONG_THOSE.match(text, end)
    if match is None:
        return Event.NONE
    state = match["state"].lower()
    return Event.KILLED if state in _DIED else BEING.get(state, Event.NONE)


def _said_to_be(subject: Token) -> Token | None:
    """The noun for people that a subject is said to be."""
    if subject.head.lemma_ != "be":
        return None
    told = (child for child in subject.head.children if child.dep_ == "attr" and child.i > subject.i)
    return next((noun for noun in told if is_person(noun.lemma_.lower())), None)


def without_what_was_added(found: Sequence[Quantity], ends: Sequence[int]) -> Iterator[Quantity]:
    """The quantities, those that made a total grow as parts of it: "rose to 14 after three people died".

    Args:
        found: Of one report, in text order.
        ends: One past the last character of each of its sentences, in text order.
    """
    for _, group in groupby(found, key=lambda quantity: bisect_right(ends, quantity.words.start)):
        inside = list(group)
        totals = [q for q in inside if _is_new_total(q)]
        for quantity in inside:
            added = any(quantity.event is total.event and _is_less(quantity, total) for total in totals)
            yield replace(quantity, part=True) if added else quantity


def _is_new_total(quantity: Quantity) -> bool:
    counts = quantity.kind is QuantityKind.COUNT and quantity.event is not Event.NONE
    return counts and not quantity.head and quantity.governor in _GROWING


def _is_less(quantity: Quantity, total: Quantity) -> bool:
    return quantity.kind is QuantityKind.COUNT and quantity.interval.named < total.interval.named
