"""Number: one thing counted or measured with different values, or more exactly in one report than in the other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence, is_lead, told_sentences
from tellings.comparison.quantity_words import name_of, read_as
from tellings.comparison.rounding import is_one_rounded
from tellings.comparison.same_quantity import (
    comparable,
    in_one_unit,
    likeness,
    of_two_groups,
    of_two_things,
    same_value,
)
from tellings.comparison.tolls import Toll, find_toll, is_denied, is_own
from tellings.language.quantities.people import KIN
from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NotStated

LEAST = 0.5
"""Two numbers at least this likely to be of one thing are compared."""
_SURE = 0.75
_SINGLES_NEAR = 3
"""Sentences from the top in which one person told of ("a man was killed") is a toll."""
MOST_TOLLS = 80
"""Sentences with a toll that are compared in all reports of a story together, so that many reports stay fast."""
NEAR_TOP = 8
"""Sentences from the top of a report in which its tolls are of the event that it tells."""
_TAKEN_BACK = re.compile(
    r"\b(?:(?:first|initially|originally|previously|earlier)"
    r" (?:given|gave|reported|said|thought|believed|announced|estimated|put)"
    r"|(?:up|down) from|revised|corrected|correction)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"[^,;.]{0,40}\b(?:still|remain(?:s|ed)?)\b", re.IGNORECASE)
_OF_A_FAMILY = KIN | {"sibling", "child", "kid", "relative", "grandchild"}
_HARMED = frozenset({Event.KILLED, Event.INJURED, Event.CASUALTIES})
_STEADY = frozenset({QuantityKind.AGE, QuantityKind.LENGTH, QuantityKind.MASS, QuantityKind.AREA})
"""What does not change from one report to the next."""


def find_number_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """The numbers of two sentences that are of one thing and have not the same values."""
    left, right = _without_equals(quantities_in(pair.left), quantities_in(pair.right))
    matches = [(a, b) for a in left for b in right if comparable(a, b) and not of_two_things(a, b)]
    matches = [(a, b) for a, b in matches if not (_is_one_a_rest(a, b, pair) or _is_one_a_told_part(a, b, pair))]
    found = [(likeness(a, b, left, right, pair), a, b) for a, b in matches]
    found = [(max(score, LEAST) if _are_tolls(a, b, pair) else score, a, b) for score, a, b in found]
    taken: set[int] = set()
    for score, a, b in sorted(found, key=lambda match: -match[0]):
        if score < LEAST or id(a) in taken or id(b) in taken:
            continue
        taken |= {id(a), id(b)}
        if _known_to_both(a, b, pair) and not _are_tolls(a, b, pair):
            continue
        yield _difference(a, b, score, pair, context)


def _is_one_a_rest(left: Quantity, right: Quantity, pair: TellingPair) -> bool:
    """Whether one number is of those who are still somewhere, and the other of all to whom something happened."""
    if left.event is right.event:
        return False
    return _is_rest(left, pair.left) is not _is_rest(right, pair.right)


def _is_one_a_told_part(left: Quantity, right: Quantity, pair: TellingPair) -> bool:
    """Whether one number is a part of another one of its sentence, which is what the other number is to be held to."""
    if left.part is right.part or left.event is not right.event:
        return False
    part, told = (left, pair.left) if left.part else (right, pair.right)
    return any(q.event is part.event and not q.part for q in quantities_in(told)) and part.event is not Event.NONE


def _is_rest(quantity: Quantity, told: ToldSentence) -> bool:
    return bool(_STILL.match(told.passage.text, quantity.words.end - told.passage.start))


def _known_to_both(left: Quantity, right: Quantity, pair: TellingPair) -> bool:
    """Whether one of the reports gives the other's value, too, of what may be the same thing.

    Then they agree, and the numbers are of two things: of killed and shot, or the ages of two people. Of two leads only
    if each report gives both values: a toll that grew is told again further down.
    """
    given = _gives(left, pair.right), _gives(right, pair.left)
    leads = is_lead(pair.left) and is_lead(pair.right)
    return all(given) if leads else any(given)


def _are_tolls(left: Quantity, right: Quantity, pair: TellingPair) -> bool:
    """Whether each is the toll that its report states: these differ, whoever is counted and whatever else is given."""
    if (left.head in _OF_A_FAMILY) is not (right.head in _OF_A_FAMILY):
        return False  # children or siblings may be a part of the dead
    if of_two_groups(left, right):
        return False
    if left.event is not right.event or not (_is_whole(left, pair.left) and _is_whole(right, pair.right)):
        return False
    return left.words in _toll_words(pair.left, left.event) and right.words in _toll_words(pair.right, right.event)


def _is_whole(quantity: Quantity, told: ToldSentence) -> bool:
    """Whether a number is all who were killed, or hurt; one person of a singular noun where others are counted, too.

    "A man was killed and three others were wounded" has all of them, "a man was killed" may have one of many.
    """
    if not quantity.single:
        return True
    others = (q for q in quantities_in(told) if not (q.single or q.part) and q.kind is QuantityKind.COUNT)
    return any(other.event in _HARMED and other.event is not quantity.event for other in others)


@lru_cache(KEPT)
def _toll_words(told: ToldSentence, event: Event) -> frozenset[Passage]:
    """Where the sentence's report gives its toll; empty where it gives none."""
    if event not in (Event.KILLED, Event.INJURED):
        return frozenset()
    toll = find_toll(event, told.reading.quantities, told.reading.sentences)
    return frozenset(quantity.words for quantity in toll.quantities) if isinstance(toll, Toll) else frozenset()


def _gives(quantity: Quantity, told: ToldSentence) -> bool:
    """Whether a report gives a value of another report anywhere, of the same event or noun, or as an age or a sum.

    Not where it gives it as what was said before it was known better ("four, not five as first reported").
    """
    return any(
        _may_be_one(quantity, other)
        and comparable(quantity, other)
        and same_value(quantity, other)
        and not _is_taken_back(other, told.reading)
        for other in _by_kind(told).get(quantity.kind, ())
    )


def _is_taken_back(quantity: Quantity, reading: Reading) -> bool:
    if quantity.kind is QuantityKind.AGE:
        return False
    sentences = (sentence for sentence in reading.sentences if sentence.passage.contains(quantity.words))
    return any(is_denied(quantity, told) or bool(_TAKEN_BACK.search(told.passage.text)) for told in sentences)


@lru_cache(KEPT)
def _by_kind(told: ToldSentence) -> dict[QuantityKind, list[Quantity]]:
    """The quantities of the sentence's report."""
    found: dict[QuantityKind, list[Quantity]] = {}
    for quantity in told.reading.quantities:
        found.setdefault(quantity.kind, []).append(quantity)
    return found


def _may_be_one(quantity: Quantity, other: Quantity) -> bool:
    if quantity.kind in (QuantityKind.AGE, QuantityKind.MONEY, QuantityKind.SHARE):
        return True
    return quantity.event is other.event is not Event.NONE or (bool(quantity.head) and quantity.head == other.head)


def find_toll_pairs(readings: Sequence[Reading], pairs: Sequence[TellingPair]) -> Iterator[TellingPair]:
    """Pairs of sentences near the tops of two reports that give a toll, though neither was found to tell the other.

    The same happened to people in both, and neither number is of another time, a part, or only supposed.

    Args:
        readings: In the story's order.
        pairs: Those that were found.
    """
    known = {(pair.left.passage, pair.right.passage) for pair in pairs}
    most = max(1, MOST_TOLLS // max(1, len(readings)))
    places = [list(islice(_with_tolls(reading), most)) for reading in readings]
    for number, lefts in enumerate(places):
        for rights in places[number + 1 :]:
            for left, events in lefts:
                for right, others in rights:
                    if events & others and (left.passage, right.passage) not in known:
                        yield TellingPair(left, right, 0.0, False)


def _with_tolls(reading: Reading) -> Iterator[tuple[ToldSentence, set[Event]]]:
    """The sentences of a reading that give a toll, with what happened."""
    for place, told in enumerate(islice(told_sentences(reading), NEAR_TOP)):
        counts = (q for q in quantities_in(told) if place < _SINGLES_NEAR or not q.single)
        own = {q.event for q in counts if is_own(q, told.sentence)}
        if own - {Event.NONE}:
            yield told, own - {Event.NONE}


def drop_repeated(differences: Sequence[Difference]) -> list[Difference]:
    """Differences of number with each pair of values once for two reports: where their likeness is greatest.

    Tolls are kept wherever they are told: titles and texts often give several.
    """
    best: dict[tuple[str, ...], Difference] = {}
    for difference in differences:
        key = _values_of(difference)
        if difference.kind is DifferenceKind.NUMBER and (key not in best or best[key].score < difference.score):
            best[key] = difference
    return [d for d in differences if d.kind is not DifferenceKind.NUMBER or best[_values_of(d)] is d]


def _values_of(difference: Difference) -> tuple[str, ...]:
    sides = (difference.left, difference.right)
    values = tuple(value for side in sides for value in (side.words.report, side.read_as))
    if any(event.value in side.read_as for side in sides for event in Event if event is not Event.NONE):
        return (*values, *(f"{side.sentence.start}" for side in sides))
    return values


@lru_cache(KEPT)
def quantities_in(told: ToldSentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence that it does not only suppose, or deny ("four, not five as first reported")."""
    inside = (q for q in told.reading.quantities if told.passage.contains(q.words) and not q.supposed)
    return tuple(q for q in inside if not is_denied(q, told.sentence))


def _without_equals(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Those that have no equal in the other sentence; of an equal sum neither the members are left."""
    pairs = [(a, b) for a in left for b in right if comparable(a, b) and same_value(a, b)]
    gone = {q.words for pair in pairs for q in pair} | {part for pair in pairs for q in pair for part in q.sum_of}
    kept = [[q for q in side if q.words not in gone and not _sum_of_gone(q, gone)] for side in (left, right)]
    return kept[0], kept[1]


def _sum_of_gone(quantity: Quantity, gone: set[Passage]) -> bool:
    return bool(quantity.sum_of) and all(part in gone for part in quantity.sum_of)


def _difference(left: Quantity, right: Quantity, score: float, pair: TellingPair, context: StoryContext) -> Difference:
    relation, reason = _relation(left, right, score, pair, context)
    return Difference(
        DifferenceKind.NUMBER,
        relation,
        Side(left.words, pair.left.passage, read_as(left)),
        Side(right.words, pair.right.passage, read_as(right)),
        reason,
        score,
    )


def _relation(
    left: Quantity, right: Quantity, score: float, pair: TellingPair, context: StoryContext
) -> tuple[Relation, str]:
    a, b = in_one_unit(left, right)
    thing = name_of(left if left.head else right)
    order = order_of(report_time(context, pair.left), report_time(context, pair.right))
    if a.meets(b):
        if _grew(a, b, order) and left.event is right.event is not Event.NONE:
            return Relation.UPDATE, f"Both give {thing}; the later report gives more, and the earlier one gave no end."
        exact = "Both can be right" if a.bound is b.bound else "One is less exact, and both can be right"
        return Relation.PRECISION, f"{exact}: some values of {thing} are in both."
    if is_one_rounded(left, right):
        return Relation.PRECISION, f"One gives {thing} rounded."
    if order != "not known" and left.kind not in _STEADY:
        return Relation.UPDATE, f"The later report gives another value of {thing}."
    if order == "not known" and left.event is right.event is not Event.NONE and _times_are_open(pair, context):
        why = f"The values of {thing} differ, and such numbers grow: which report came first is not known."
        return Relation.BOTH_CAN_STAND, why
    if score >= _SURE and _one_thing(left, right):
        return Relation.CONFLICT, f"No value of {thing} is in both."
    return Relation.BOTH_CAN_STAND, f"The values differ, but it is not sure that both are of the same {thing}."


def _times_are_open(pair: TellingPair, context: StoryContext) -> bool:
    """Whether one of the reports may be hours later than the other, as far as they state their times."""
    times = report_time(context, pair.left), report_time(context, pair.right)
    return any(isinstance(time, NotStated) or not isinstance(time.zone, str) for time in times)


def _grew(left: Interval, right: Interval, order: str) -> bool:
    """Whether the later of two open or exact numbers is greater."""
    if order == "not known":
        return False
    earlier, later = (left, right) if order == "before" else (right, left)
    return earlier.low < later.low and earlier.bound is Bound.AT_LEAST and math.isfinite(later.low)


def _one_thing(left: Quantity, right: Quantity) -> bool:
    """Whether both surely count the same: the same event or noun, and neither a part nor a list."""
    same = left.event is right.event is not Event.NONE or (bool(left.head) and left.head == right.head)
    return same and left.part == right.part and not (left.sum_of or right.sum_of or left.single or right.single)
