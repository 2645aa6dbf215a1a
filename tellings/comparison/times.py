"""Time: one thing that two reports put at different times, or at one time more and less precisely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.language.times.expression import Interval, TimeExpression
from tellings.language.times.saying import say_time
from tellings.reports.stated import NotStated

SAME_WORD = 0.9
"""How sure it is that two times are of one thing where both go with the same verb or noun."""

ONLY_ONES = 0.6
"""The same where they go with different words, and are the only times of sentences that tell each other."""

LEAST_SCORE = 0.5
"""Such sentences are found to tell each other at least so surely."""

LONGEST = timedelta(days=8)
"""A time told to a longer step than this is too loose for a conflict with one outside it."""

_CLOCK = ("second", "minute", "hour")
_HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class TimePair:
    """Two times that are likely of one thing.

    Attributes:
        left: The time in the left sentence.
        right: The time in the right one.
        certainty: How sure it is that they are of one thing, 0 to 1.
    """

    left: TimeExpression
    right: TimeExpression
    certainty: float


def find_time_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """The times of two sentences that differ: each of the left with the one of the right that it goes with."""
    for times in match_times(pair):
        found = relate(times.left, times.right)
        if found is None:
            continue
        relation, why = found
        if relation is Relation.CONFLICT and _is_new_plan(times, pair, context):
            relation, why = Relation.UPDATE, "the later report has another time for what was still to come"
        yield Difference(
            DifferenceKind.TIME,
            relation,
            Side(times.left.passage, pair.left.passage, say_time(times.left)),
            Side(times.right.passage, pair.right.passage, say_time(times.right)),
            f"“{times.left.passage.text}” and “{times.right.passage.text}”: {why}.",
            round(times.certainty * pair.score, 3),
        )


def times_of(told: ToldSentence) -> list[TimeExpression]:
    """The times of a sentence that say when or how long; "now", "recently" and "daily" are left out."""
    return [
        time
        for time in told.reading.times
        if told.passage.contains(time.passage) and time.type != "SET" and not time.value.endswith("_REF")
    ]


def match_times(pair: TellingPair) -> tuple[TimePair, ...]:
    """Which time of the left sentence is of the same thing as which of the right; each is used once at most."""
    left, right = times_of(pair.left), times_of(pair.right)
    alone = len(left) == len(right) == 1 and pair.both_ways and pair.score >= LEAST_SCORE
    found = [TimePair(one, other, sure) for one in left for other in right if (sure := _certainty(one, other, alone))]
    taken: list[TimePair] = []
    for times in sorted(found, key=lambda times: (-times.certainty, times.left.passage, times.right.passage)):
        if all(times.left is not old.left and times.right is not old.right for old in taken):
            taken.append(times)
    return tuple(taken)


def _certainty(left: TimeExpression, right: TimeExpression, alone: bool) -> float:
    if (left.type == "DURATION") != (right.type == "DURATION") or left.link != right.link:
        return 0.0
    if left.tells_of_lemma and left.tells_of_lemma == right.tells_of_lemma:
        return SAME_WORD
    return ONLY_ONES if alone and left.bearing == right.bearing else 0.0


def relate(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """How two times of one thing stand to each other, and why; None where they are equal or cannot be compared."""
    if left.type == "DURATION":
        return _relate_lengths(left, right)
    if isinstance(left.interval, NotStated) or isinstance(right.interval, NotStated):
        return _relate_parts(left.value, right.value)
    if left.interval == right.interval:
        return _relate_modifiers(left, right)
    if left.interval.contains(right.interval) or right.interval.contains(left.interval):
        return Relation.PRECISION, "one lies within the other"
    if left.interval.overlaps(right.interval):
        return Relation.BOTH_CAN_STAND, "they overlap"
    return _relate_apart(left, right, left.interval, right.interval)


def _relate_modifiers(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """One stretch of which a part is named: "early 2018" and "2018"."""
    if left.modifier == right.modifier:
        return None
    if "none" in (left.modifier, right.modifier):
        return Relation.PRECISION, "one names a part of the other"
    return Relation.BOTH_CAN_STAND, "they name different parts of one stretch"


def _relate_apart(left: TimeExpression, right: TimeExpression, one: Interval, other: Interval) -> tuple[Relation, str]:
    longest = max(one.last - one.first, other.last - other.first)
    if longest > LONGEST or "about" in (left.modifier, right.modifier):
        return Relation.BOTH_CAN_STAND, "they are apart, but one is told too loosely for a conflict"
    if (
        left.precision in _CLOCK
        and right.precision in _CLOCK
        and (one.first - other.first) % _HALF_HOUR == timedelta(0)
    ):
        return Relation.BOTH_CAN_STAND, "they are whole half-hours apart, which may be the clocks of two places"
    return Relation.CONFLICT, "both cannot be"


def _relate_lengths(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """Lengths of time: "for years" holds "for eight years"."""
    if left.value == right.value:
        return None
    if "vague" in (left.precision, right.precision):
        return Relation.PRECISION, "one has no number"
    return Relation.BOTH_CAN_STAND, "they are different lengths of time"


def _relate_parts(left: str, right: str) -> tuple[Relation, str] | None:
    """Values of which a part is not stated: two days of the week differ, though of neither the date is known."""
    day = "XXXX-WXX-"
    if not (left.startswith(day) and right.startswith(day)) or left[:10] == right[:10]:
        return None
    return Relation.BOTH_CAN_STAND, "they are different days of the week, whose dates are not stated"


def _is_new_plan(times: TimePair, pair: TellingPair, context: StoryContext) -> bool:
    """Whether the later report sets a new time for what was to come when the earlier one was published."""
    left, right = report_time(context, pair.left), report_time(context, pair.right)
    order = order_of(left, right)
    if order == "not known":
        return False
    published, time = (left, times.left) if order == "before" else (right, times.right)
    if (
        isinstance(published, NotStated)
        or isinstance(time.interval, NotStated)
        or len(published.iso) < len("2022-05-24")
    ):
        return False
    return time.interval.first > datetime.fromisoformat(published.iso[:10])
