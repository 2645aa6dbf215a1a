"""Scope: different sets: of people to whom one thing happened, so that both numbers can be right, or of things."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.lists import find_sets_apart
from tellings.comparison.numbers import quantities_in
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.comparison.quantity_words import name_of, read_as
from tellings.comparison.same_quantity import cues, is_general, nearly_one_group, same_value
from tellings.comparison.tolls import Toll, find_toll, is_own
from tellings.language.quantities.quantity import Attackers, Bound, Event, Quantity, QuantityKind
from tellings.passages import Passage

LEAST = 0.8
"""The sentences surely tell one thing: their score is at least this, or each was found to tell the other."""


def find_scope_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Numbers that count different sets, lists that do not hold the same, and records over different times."""
    yield from _of_numbers(pair)
    yield from find_sets_apart(pair)


def _of_numbers(pair: TellingPair) -> Iterator[Difference]:
    """Numbers of two sentences that count different sets of those to whom one thing happened.

    Either one report counts the attackers in and the other does not, or one counts everybody and the other a group.
    Where the other report gives the same number anywhere, nothing differs.
    """
    if not (pair.both_ways or pair.score >= LEAST):
        return
    left, right = (_tolls(told) for told in (pair.left, pair.right))
    for a in left:
        for b in right:
            reason = _why(a, b) if a.event is b.event and not same_value(a, b) else ""
            if reason and not (_given(a, pair.right) or _given(b, pair.left) or _are_tolls_again(a, b, pair)):
                yield _difference(a, b, reason, pair)
                return


def _tolls(told: ToldSentence) -> list[Quantity]:
    """The numbers of people to whom something happened; a part only where the sentence does not give the whole."""
    found = [q for q in quantities_in(told) if _is_toll(q) and (q.part or is_own(q, told.sentence))]
    wholes = {q.event for q in found if not q.part}
    return [q for q in found if not (q.part and q.event in wholes)]


def _is_toll(quantity: Quantity) -> bool:
    people = quantity.kind is QuantityKind.COUNT and quantity.event is not Event.NONE
    return people and not (quantity.single or quantity.sum_of) and quantity.interval.bound is not Bound.VAGUE


def _are_tolls_again(left: Quantity, right: Quantity, pair: TellingPair) -> bool:
    """Whether both tell again what their reports give as tolls, which are held to each other where they are given."""
    given = _toll_words(left, pair.left), _toll_words(right, pair.right)
    first = left.words in given[0] and right.words in given[1]
    return all(given) and not first and left.attackers is right.attackers


def _toll_words(quantity: Quantity, told: ToldSentence) -> tuple[Passage, ...]:
    """Where its report gives the value as its toll; empty where it gives another one, or none."""
    toll = find_toll(quantity.event, told.reading.quantities, told.reading.sentences)
    if quantity.part or not isinstance(toll, Toll) or toll.interval.named != quantity.interval.named:
        return ()
    return tuple(given.words for given in toll.quantities)


def _given(quantity: Quantity, told: ToldSentence) -> bool:
    """Whether a report gives the same number of those to whom the same happened, in this sentence or another."""
    others = (q for q in told.reading.quantities if q.event is quantity.event and q.kind is quantity.kind)
    return any(same_value(quantity, other) for other in others)


def _why(left: Quantity, right: Quantity) -> str:
    """What the two sets differ in, as a sentence; "" where they may be one set."""
    if left.part or right.part:
        return _why_part(left, right)
    counted = {left.attackers, right.attackers}
    if Attackers.INCLUDED in counted and len(counted) == 2:
        return "One report counts the attackers in; the other does not say so, or leaves them out."
    if is_general(left) != is_general(right) and not nearly_one_group(left, right):
        return f"One report counts {name_of(left)}, the other {name_of(right)}: not the same set of people."
    return ""


def _why_part(left: Quantity, right: Quantity) -> str:
    """Why a group among all to whom something happened, and all of them, can both stand."""
    if left.part and right.part:
        return ""
    part, whole = (left, right) if left.part else (right, left)
    less = part.interval.named < whole.interval.named
    if not less or is_general(part) or not is_general(whole):
        return ""
    return f"One report counts all {name_of(whole)}, the other only {name_of(part)}."


def _difference(left: Quantity, right: Quantity, reason: str, pair: TellingPair) -> Difference:
    near = cues(left, right, [left], [right], pair)["near words"]
    return Difference(
        DifferenceKind.SCOPE,
        Relation.BOTH_CAN_STAND,
        Side(left.words, pair.left.passage, read_as(left)),
        Side(right.words, pair.right.passage, read_as(right)),
        reason,
        min(0.9, 0.6 + 0.3 * near),
    )
