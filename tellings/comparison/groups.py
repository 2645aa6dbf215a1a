"""Groups: one number of people whom two reports call by different nouns ("two pilots", "two crew members")."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.numbers import quantities_in
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.comparison.same_quantity import same_value
from tellings.language.quantities.people import GENERAL, is_person
from tellings.language.quantities.quantity import Bound, Quantity, QuantityKind
from tellings.passages import Passage
from tellings.reports.stated import NotStated

LEAST = 0.8
"""The sentences surely tell one thing: their score is at least this."""
_SEVERAL = 2
_AGES = frozenset(
    {"man", "woman", "boy", "girl", "child", "kid", "teen", "teenager", "youth", "male", "female", "adult", "baby"}
    | {"infant", "toddler", "people", "youngster", "minor"}
)
"""Nouns that say no more of people than how old they are, or of which sex: "two men" and "two males" are one thing."""


def find_groups_called_differently(pair: TellingPair) -> Iterator[Difference]:
    """Numbers that both sentences give once, of people whom they call by other nouns."""
    if pair.score < LEAST:
        return
    lefts, rights = _groups(pair.left), _groups(pair.right)
    for one in lefts:
        same = [other for other in rights if same_value(one, other)]
        if len(same) == 1 and sum(same_value(other, same[0]) for other in lefts) == 1 and one.head != same[0].head:
            yield _difference(one, same[0], pair)


def _groups(told: ToldSentence) -> list[Quantity]:
    """The numbers of people of whom the noun says what they do or who they are."""
    return [q for q in quantities_in(told) if _is_group(q)]


def _is_group(quantity: Quantity) -> bool:
    if quantity.kind is not QuantityKind.COUNT or quantity.single or quantity.part or quantity.interval.low < _SEVERAL:
        return False
    if isinstance(quantity.counted, NotStated) or quantity.interval.bound is Bound.VAGUE:
        return False
    return is_person(quantity.head) and quantity.head not in GENERAL and quantity.head not in _AGES


def _difference(left: Quantity, right: Quantity, pair: TellingPair) -> Difference:
    words = _called(left, pair.left), _called(right, pair.right)
    return Difference(
        DifferenceKind.IDENTITY,
        Relation.BOTH_CAN_STAND,
        Side(words[0], pair.left.passage, " ".join(words[0].text.split())),
        Side(words[1], pair.right.passage, " ".join(words[1].text.split())),
        "They call the same number of people differently.",
        round(0.6 * pair.score, 3),
    )


def _called(quantity: Quantity, told: ToldSentence) -> Passage:
    """The number with what is counted."""
    counted = quantity.counted
    if isinstance(counted, NotStated):
        return quantity.words
    start, end = min(quantity.words.start, counted.start), max(quantity.words.end, counted.end)
    return told.reading.report.passage(start, end)
