"""Time: one thing that two reports put at different times, or at one time more and less precisely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of, span_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import key_of
from tellings.language.times.expression import Interval, TimeExpression
from tellings.language.times.saying import say_time
from tellings.reports.stated import NotStated

SAME_WORD = 0.9
"""How sure it is that two times are of one thing where both go with the same verb or noun."""

ONLY_ONES = 0.6
"""The same where they go with different words, and are the only times of sentences that tell each other."""

GENERIC = frozenset({
    "be", "have", "do", "say", "take", "make", "go", "come", "get", "give", "see", "use", "put", "call", "add", "tell",
})  # fmt: skip
"""Words that go with a time and are no sign that two times are of one thing."""

WITHIN = 0.5
"""The same where both share a time, a month at most, or are lengths in one unit of which one has no number ("for
years"), in sentences that tell each other closely."""

CLOSE_SCORE = 0.8
"""Such sentences are found to tell each other at least so surely."""

LEAST_SCORE = 0.5
"""Sentences whose only times are compared are found to tell each other at least so surely."""

LEAST_SHARED = 2
"""Content words that both sentences have, at least, where two times that cannot both be go with different words."""

LONGEST = timedelta(days=8)
"""A time told to a longer step than this is too loose for a conflict with one outside it."""

MONTH = timedelta(days=31)
"""A longer time holds too many others for that to be a sign."""

ROUND = timedelta(minutes=10)
"""How far from "about" a time of the clock may be."""

NEAR = timedelta(days=3)
"""Reports published further apart than this may each tell their own "Monday": no conflict of times told from then."""

_CLOCK = ("second", "minute", "hour")
_HALF_HOUR = timedelta(minutes=30)
_DAY = timedelta(days=1)


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
        if found is None or _known_to_both(times, pair):
            continue
        relation, why = found
        if relation is Relation.CONFLICT:
            if not _can_conflict(times, pair, context):
                continue
            if times.certainty < SAME_WORD:
                if not _shares_words(pair):
                    continue
                relation, why = Relation.BOTH_CAN_STAND, "they go with different words, and may be of two events"
            elif _is_new_plan(times, pair, context):
                relation, why = Relation.UPDATE, "the later report has another time for what was still to come"
        yield Difference(
            DifferenceKind.TIME,
            relation,
            Side(times.left.passage, pair.left.passage, say_time(times.left)),
            Side(times.right.passage, pair.right.passage, say_time(times.right)),
            f"“{times.left.passage.text}” and “{times.right.passage.text}”: {why}.",
            round(times.certainty * pair.score, 3),
        )


def _known_to_both(times: TimePair, pair: TellingPair) -> bool:
    """Whether one of the reports tells the other's time, too: then they agree, or the times are of two things."""
    return _tells(pair.right, times.left) or _tells(pair.left, times.right)


def _tells(told: ToldSentence, time: TimeExpression) -> bool:
    same = (time.type, time.value, time.modifier)
    return any((other.type, other.value, other.modifier) == same for other in told.reading.times)


def _can_conflict(times: TimePair, pair: TellingPair, context: StoryContext) -> bool:
    """Whether both times are told from days that are known: not from that of a quotation or of an old report.

    The clock of one day is the same whoever tells it.
    """
    if _on_one_day(times):
        return True
    if _named_in_full(times.left) or _named_in_full(times.right):
        return not _in_quotation(times.left, pair.left) and not _in_quotation(times.right, pair.right)
    if _in_quotation(times.left, pair.left) or _in_quotation(times.right, pair.right):
        return False
    left, right = report_time(context, pair.left), report_time(context, pair.right)
    if isinstance(left, NotStated) or isinstance(right, NotStated):
        return False
    return abs(span_of(left)[0] - span_of(right)[0]) <= NEAR


def _on_one_day(times: TimePair) -> bool:
    """Whether both are times of the clock of one day."""
    clocks = all(time.precision in _CLOCK for time in (times.left, times.right))
    return clocks and times.left.value[:10] == times.right.value[:10]


def _shares_words(pair: TellingPair) -> bool:
    """Whether the sentences have some words in common, so that what differs is told of one thing."""
    left, right = ({key_of(w) for w in told.sentence.words if w.content} for told in (pair.left, pair.right))
    return len(left & right) >= LEAST_SHARED


def _named_in_full(time: TimeExpression) -> bool:
    return time.reason.startswith(("Named", "Written"))


def _in_quotation(time: TimeExpression, told: ToldSentence) -> bool:
    quoted = (s for s in told.statements if s.kind != "indirect")
    return any(part.contains(time.passage) for statement in quoted for part in statement.content)


@lru_cache(KEPT)
def times_of(told: ToldSentence) -> tuple[TimeExpression, ...]:
    """The times of a sentence that say when or how long; "now", "recently" and "daily" are left out."""
    return tuple(
        time
        for time in told.reading.times
        if told.passage.contains(time.passage) and time.type != "SET" and not time.value.endswith("_REF")
    )


def match_times(pair: TellingPair) -> tuple[TimePair, ...]:
    """Which time of the left sentence is of the same thing as which of the right; each is used once at most."""
    left, right = times_of(pair.left), times_of(pair.right)
    alone = len(left) == len(right) == 1 and pair.both_ways and pair.score >= LEAST_SCORE
    close = pair.both_ways and pair.score >= CLOSE_SCORE
    lone = all(sum(time.precision in _CLOCK for time in side) == 1 for side in (left, right))
    found = [
        TimePair(one, other, sure)
        for one in left
        for other in right
        if (
            sure := _certainty(one, other, alone)
            or (close and _are_near(one, other)) * WITHIN
            or (close and _by_clock(one, other, lone)) * WITHIN
        )
    ]
    taken: list[TimePair] = []
    for times in sorted(found, key=lambda times: (-times.certainty, times.left.passage, times.right.passage)):
        if all(times.left is not old.left and times.right is not old.right for old in taken):
            taken.append(times)
    return tuple(taken)


def _certainty(left: TimeExpression, right: TimeExpression, alone: bool) -> float:
    if (left.type == "DURATION") != (right.type == "DURATION") or left.link != right.link:
        return 0.0
    if "saying" in (left.bearing, right.bearing):
        return 0.0
    if left.tells_of_lemma == right.tells_of_lemma and left.tells_of_lemma not in GENERIC | {""}:
        return SAME_WORD
    return ONLY_ONES if alone and left.bearing == right.bearing == "event" else 0.0


def _are_near(left: TimeExpression, right: TimeExpression) -> bool:
    """Whether two times of sentences that tell each other are likely of one thing for what they are."""
    if left.link != right.link or left.bearing == right.bearing == "saying":
        return False
    if left.type == right.type == "DURATION":
        return "vague" in (left.precision, right.precision) and left.value[-1:] == right.value[-1:]
    if isinstance(left.interval, NotStated) or isinstance(right.interval, NotStated) or left.interval == right.interval:
        return False
    longest = max(time.last - time.first for time in (left.interval, right.interval))
    within = _holds(left, right) or _holds(right, left)
    if "saying" in (left.bearing, right.bearing):
        return longest <= LONGEST and within
    return longest <= MONTH and (within or left.interval.overlaps(right.interval))


def _by_clock(left: TimeExpression, right: TimeExpression, alone: bool) -> bool:
    """Whether two times of the clock in sentences that tell each other closely are likely of one thing.

    Few sentences tell the hour, and of what: it need not be of the same word, if it is nearly the same or the only one.
    """
    if left.precision not in _CLOCK or right.precision not in _CLOCK:
        return False
    if isinstance(left.interval, NotStated) or isinstance(right.interval, NotStated):
        return False
    return alone or abs(left.interval.first - right.interval.first) <= _HALF_HOUR


def _holds(whole: TimeExpression, part: TimeExpression) -> bool:
    """Whether a time lies within another; Monday night does within Monday, though it ends on Tuesday morning."""
    if isinstance(whole.interval, NotStated) or isinstance(part.interval, NotStated):
        return False
    if part.precision == "part of day" and whole.precision == "day":
        return part.value.startswith(whole.value)
    return whole.interval.contains(part.interval)


def relate(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """How two times of one thing stand to each other, and why; None where they are equal or cannot be compared."""
    if left.type == "DURATION":
        return _relate_lengths(left, right)
    if isinstance(left.interval, NotStated) or isinstance(right.interval, NotStated):
        return _relate_parts(left.value, right.value)
    if left.interval == right.interval:
        return _relate_modifiers(left, right)
    if _roughly(left).overlaps(_roughly(right)) and not left.interval.overlaps(right.interval):
        return Relation.PRECISION, "one is told roughly, and may be as near"
    if _holds(left, right) or _holds(right, left):
        return Relation.PRECISION, "one lies within the other"
    if left.interval.overlaps(right.interval):
        longest = max(time.last - time.first for time in (left.interval, right.interval))
        return (Relation.PRECISION, "they share a part of both") if longest <= MONTH else None
    return _relate_apart(left, right, left.interval, right.interval)


def _roughly(time: TimeExpression) -> Interval:
    """When a time may be: one that is counted ("two years ago") may be a step earlier or later, "about 9 pm" less."""
    assert isinstance(time.interval, Interval)  # only dated times are asked
    step = time.interval.last - time.interval.first if time.reason.startswith("Counted") else timedelta(0)
    if time.modifier == "about" and time.precision in _CLOCK:
        step = max(step, ROUND)
    return Interval(time.interval.first - step, time.interval.last + step)


def _relate_modifiers(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """One stretch of which a part is named: "early 2018" and "2018"; or one time of the clock, told roughly in one."""
    if {left.modifier, right.modifier} == {"about", "none"} and left.precision in _CLOCK:
        return Relation.PRECISION, "one is told roughly"
    parts = {"early", "mid", "end"}
    if left.modifier == right.modifier or not {left.modifier, right.modifier} & parts:
        return None
    if "none" in (left.modifier, right.modifier):
        return Relation.PRECISION, "one names a part of the other"
    return Relation.BOTH_CAN_STAND, "they name different parts of one stretch"


def _relate_apart(
    left: TimeExpression, right: TimeExpression, one: Interval, other: Interval
) -> tuple[Relation, str] | None:
    """Times with a gap between them: a conflict where both are told closely, by clocks of one place."""
    if max(one.last - one.first, other.last - other.first) > LONGEST:
        return None
    clocks = left.precision in _CLOCK and right.precision in _CLOCK
    if clocks and (one.first - other.first) % _DAY == timedelta(0) and any(map(_is_of_no_day, (left, right))):
        return None
    if clocks and (one.first - other.first) % _HALF_HOUR == timedelta(0):
        return Relation.BOTH_CAN_STAND, "they are whole half-hours apart, which may be the clocks of two places"
    return Relation.CONFLICT, "both cannot be"


def _is_of_no_day(time: TimeExpression) -> bool:
    """Whether a time of the clock names no day itself, so that its day is that told before it or the publication's."""
    return time.reason.startswith("On the ")


def _relate_lengths(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """Lengths of time: "for years" holds "for eight years", and fifty hours are about two days."""
    if left.value == right.value:
        return None
    if "vague" in (left.precision, right.precision):
        return (Relation.PRECISION, "one has no number") if left.precision != right.precision else None
    days = (length_in_days(left.value), length_in_days(right.value))
    if 0 in days or max(days) > min(days) * 1.2:
        return None
    return Relation.PRECISION, "they are about the same length"


def length_in_days(value: str) -> float:
    """A length of time of one unit from its TIMEX3 value ("PT50H"); 0 where it is none."""
    clock = value.startswith("PT")
    number, unit = value[2 if clock else 1 : -1], value[-1:]
    per_unit = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400} if clock else {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}
    return float(number) * per_unit.get(unit, 0) if number.replace(".", "", 1).isdigit() else 0.0


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
    if isinstance(published, NotStated) or isinstance(time.interval, NotStated) or len(published.iso) < 10:
        return False
    return time.interval.first > datetime.fromisoformat(published.iso[:10])
