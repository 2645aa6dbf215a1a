"""Whether two numbers of two sentences are of one thing: the same event or noun, near words, a value of like size."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tellings.comparison.pairs import TellingPair
from tellings.language.quantities.people import GENERAL, KIN, called_alike, is_people, is_person
from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.language.quantities.units import in_base
from tellings.reports.stated import NotStated

_HARMED = frozenset({Event.KILLED, Event.INJURED, Event.CASUALTIES})
_FEW = 2
"""How many times more people than a list names make it no telling of how many there were."""
_ACCUSED = frozenset({"accuse", "charge", "arrest", "suspect", "custody", "warrant", "plead", "indict"})
_HURT = frozenset({"wound", "injury", "victim"})
_OF_ANY_CALLING = (
    "man woman boy girl child kid teen teenager youth male female adult baby infant toddler minor sibling bystander "
    "suspect resident relative hostage citizen passenger patient"
)
NOT_A_CALLING = KIN | frozenset(_OF_ANY_CALLING.split())
"""Nouns for people of whom each may be of any calling, too."""
_LARGE, _NEAR = 1000, 0.05
_LIKE = 0.35
"""Powers of ten between two measures of one thing, at most."""
_SURELY = 0.75
_UNITLESS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.SHARE, QuantityKind.SCORE})
_NAMES_OF_EVENTS = frozenset({"death", "fatality", "injury", "casualty", "life", "body", "victim", "dead", "wounded"})


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are of one kind, and in units that can be converted."""
    if left.kind is not right.kind or left.kind is QuantityKind.SCORE:
        return False
    if left.per and right.per and left.per != right.per:
        return False
    if left.kind in (QuantityKind.MONEY, QuantityKind.OTHER):
        return left.unit == right.unit
    if left.kind is QuantityKind.TEMPERATURE and "degree" in (left.unit, right.unit):
        return left.unit == right.unit
    return True


def of_two_things(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers cannot be of one thing: ages of two people, or a few who are named and far more in all.

    Nor is there anything to compare in two vague numbers ("several" and "multiple").
    """
    a, b = in_one_unit(left, right)
    if a.bound is b.bound is Bound.VAGUE and a.meets(b):
        return True
    if "both" in (left.words.text.lower(), right.words.text.lower()):
        return True  # those two who were named before, who may be a part
    if _of_other_persons(left, right) or _counts_others_only(left, right):
        return True
    few = ((left, right), (right, left))
    return any(
        bool(some.sum_of) and not all_.sum_of and _FEW * some.interval.low < all_.interval.low for some, all_ in few
    )


def _of_other_persons(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers are ages of two people: of two names, or of one who was hurt and of one who was not."""
    if left.kind is not QuantityKind.AGE or left.head in right.around or right.head in left.around:
        return False
    if left.head == right.head and (_has_name(left) or left.event is right.event):
        return False
    if _has_name(left) and _has_name(right):
        return True
    if _accused_and_hurt(left, right) or _accused_and_hurt(right, left):
        return True
    harmed = [quantity.event in _HARMED for quantity in (left, right)]
    return harmed[0] is not harmed[1] and not (_has_name(left) or _has_name(right))


def _accused_and_hurt(left: Quantity, right: Quantity) -> bool:
    hurt = right.event in _HARMED or bool(_HURT & set(right.around))
    return bool(_ACCUSED & {*left.around, left.governor}) and hurt and not _ACCUSED & {*right.around, right.governor}


def _counts_others_only(left: Quantity, right: Quantity) -> bool:
    """Whether one number is of all who were shot or hit, and the other of others than those killed."""
    hit = left.event is right.event is Event.CASUALTIES
    return hit and (left.head == "other") is not (right.head == "other")


def _has_name(quantity: Quantity) -> bool:
    return not isinstance(quantity.counted, NotStated) and quantity.counted.text.split()[-1][:1].isupper()


def in_one_unit(left: Quantity, right: Quantity) -> tuple[Interval, Interval]:
    """The intervals of two comparable quantities, in the base unit of their kind where they are told in two units."""
    if left.unit == right.unit:
        return left.interval, right.interval
    return _in_base(left), _in_base(right)


def _in_base(quantity: Quantity) -> Interval:
    if quantity.kind in _UNITLESS or quantity.unit in ("degree", "times", ""):
        return quantity.interval
    return in_base(quantity.interval, quantity.unit)


def same_value(left: Quantity, right: Quantity) -> bool:
    """Whether two comparable quantities allow the same values; the sum of a list is the number that it comes to."""
    a, b = in_one_unit(left, right)
    if left.sum_of or right.sum_of:
        return math.isclose(a.named, b.named)
    return a.same_values(b) or (a.bound is b.bound and math.isclose(a.named, b.named, rel_tol=0.005))


def likeness(
    left: Quantity, right: Quantity, lefts: Sequence[Quantity], rights: Sequence[Quantity], pair: TellingPair
) -> float:
    """How likely it is that two comparable quantities are of one thing, 0 to 1.

    Args:
        left: Of the left sentence.
        right: Of the right one.
        lefts: All of the left sentence that have no equal in the right one.
        rights: The same of the right sentence.
        pair: The sentences.
    """
    total = _BIAS + sum(_WEIGHTS[name] * value for name, value in cues(left, right, lefts, rights, pair).items())
    return 1 / (1 + math.exp(-total))


_BIAS = -1.6
_WEIGHTS = {
    "event": 2.2, "other event": -3.0, "one event": -1.0, "noun": 0.9, "other noun": -1.2, "people": 0.8,
    "other group": -4.0, "near words": 1.6, "only": 0.3, "distance": -2.6, "same number": 1.2, "aligned": 1.0,
    "part": -0.8, "single": -1.0, "small": -0.6, "age": 0.6, "near large": 1.2, "one measure": 1.2, "one way": -1.6,
}  # fmt: skip


def cues(
    left: Quantity, right: Quantity, lefts: Sequence[Quantity], rights: Sequence[Quantity], pair: TellingPair
) -> dict[str, float]:
    """What speaks for and against two quantities being of one thing, each from 0 to 1 (distance up to 2)."""
    both, one = _events(left, right)
    distance = _distance(*in_one_unit(left, right))
    rivals = sum(comparable(other, right) for other in lefts) + sum(comparable(left, other) for other in rights)
    people = _counts_people(left) and _counts_people(right)
    deed = bool(left.governor) and left.governor == right.governor
    nouns = bool(left.head and right.head) and left.head not in _NAMES_OF_EVENTS and right.head not in _NAMES_OF_EVENTS
    return {
        "event": float(both),
        "other event": float(left.event is not right.event and not one and left.kind is not QuantityKind.AGE),
        "one event": float(one),
        "noun": float(nouns and called_alike(left.head) == called_alike(right.head)),
        "other noun": float(nouns and left.head != right.head and not people),
        "people": float(people),
        "other group": float(both and people and not nearly_one_group(left, right)),
        "near words": min(3, len(_words(left) & _words(right))) / 3,
        "only": float(rivals == 2),
        "distance": distance,
        "same number": float(distance < 0.005),
        "aligned": pair.score if not pair.both_ways else 1.0,
        "part": float(left.part != right.part),
        "single": float(left.single != right.single and not both),
        "small": float(
            left.kind is QuantityKind.COUNT and min(left.interval.named, right.interval.named) <= 2 and not both
        ),
        "age": float(left.kind is QuantityKind.AGE and distance < 0.1),
        "near large": float(_are_near_and_large(left, right, distance)),
        "one measure": float(_are_one_measure(left, right, pair) and distance < _LIKE and (rivals == 2 or deed)),
        "one way": 0.0 if both or one or left.kind is QuantityKind.AGE or pair.both_ways else _one_way(pair.score),
    }


def _are_near_and_large(left: Quantity, right: Quantity, distance: float) -> bool:
    """Whether two large numbers are nearly one, as those of different things seldom are ("143 and 145.5 million")."""
    counts = left.kind is QuantityKind.COUNT and min(left.interval.named, right.interval.named) >= _LARGE
    return counts and distance < _NEAR


def _are_one_measure(left: Quantity, right: Quantity, pair: TellingPair) -> bool:
    """Whether two sentences that surely tell one thing measure it: how far it fell, how long it took."""
    if left.kind is QuantityKind.DURATION:
        return pair.both_ways
    return left.kind in (QuantityKind.LENGTH, QuantityKind.MASS) and (pair.both_ways or pair.score >= _SURELY)


def _one_way(score: float) -> float:
    return 1.0 if score < _SURELY else 0.3


def _events(left: Quantity, right: Quantity) -> tuple[bool, bool]:
    """Whether one thing happened to both; and whether something is told of one of them only."""
    if left.kind is QuantityKind.AGE:
        return False, False
    none = [left.event, right.event].count(Event.NONE)
    return left.event is right.event and none == 0, none == 1


def _counts_people(quantity: Quantity) -> bool:
    if quantity.event is not Event.NONE and (not quantity.head or quantity.head in _NAMES_OF_EVENTS):
        return True
    people = is_people if quantity.kind is QuantityKind.COUNT else is_person
    return people(quantity.head) or quantity.head == "person"


def nearly_one_group(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers may count the same people: not "two soldiers" and "two people", nor two nationalities."""
    if called_alike(left.head) == called_alike(right.head) and _named_group(left) == _named_group(right):
        return True
    return is_general(left) and is_general(right)


def of_two_groups(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers count people of two callings: officers and students, of whom none is both."""
    callings = calling_of(left), calling_of(right)
    return all(callings) and callings[0] != callings[1]


def calling_of(quantity: Quantity) -> str:
    """What people that are counted do ("officer"), one noun for those that are called alike; "" where not told."""
    word = called_alike(quantity.head)
    known = quantity.kind is QuantityKind.COUNT and is_people(word)
    return word if known and word not in GENERAL and word not in NOT_A_CALLING else ""


def is_general(quantity: Quantity) -> bool:
    """Whether people are counted without saying who they are."""
    general = quantity.head in GENERAL or quantity.head in _NAMES_OF_EVENTS
    return general and not _named_group(quantity)


def _named_group(quantity: Quantity) -> frozenset[str]:
    """The capitalised words of what is counted: "U.S. citizens", "Veldish tourists"."""
    if isinstance(quantity.counted, NotStated):
        return frozenset()
    words = quantity.counted.text.split()
    return frozenset(word.lower() for word in words if word[:1].isupper() and not quantity.words.text[:1].isupper())


def _words(quantity: Quantity) -> set[str]:
    return {*quantity.around, *quantity.modifiers, quantity.head} - {""}


def _distance(left: Interval, right: Interval) -> float:
    """How many powers of ten lie between the numbers that the words name, at most 2; little where a vague one fits."""
    if Bound.VAGUE in (left.bound, right.bound) and left.meets(right):
        return 0.1
    low, high = sorted((abs(left.named), abs(right.named)))
    if high == low:
        return 0.0
    return 2.0 if low <= 0 or math.isinf(high) else min(2.0, math.log10(high / low))
