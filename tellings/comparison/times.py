"""Time: one thing that two reports put at different times, or at one time more and less precisely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of, span_of
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.comparison.time_pairs import CLOCK, HALF_HOUR, LONGEST, MONTH, SAME_WORD, TimePair, holds, match_times
from tellings.language.annotations import key_of
from tellings.language.times.expression import Interval, TimeExpression
from tellings.language.times.saying import say_time
from tellings.reports.stated import NotStated

LEAST_SHARED = 2
"""Content words that both sentences have, at least, where two times that cannot both be go with different words."""

ROUND = timedelta(minutes=10)
"""How far from "about" a time of the clock may be."""

NEAR = timedelta(days=3)
"""Reports published further apart than this may each tell their own "Monday": no conflict of times told from then."""

_DAY = timedelta(days=1)


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
    clocks = all(time.precision in CLOCK for time in (times.left, times.right))
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
    if holds(left, right) or holds(right, left):
        return Relation.PRECISION, "one lies within the other"
    if left.interval.overlaps(right.interval):
        longest = max(time.last - time.first for time in (left.interval, right.interval))
        return (Relation.PRECISION, "they share a part of both") if longest <= MONTH else None
    return _relate_apart(left, right, left.interval, right.interval)


def _roughly(time: TimeExpression) -> Interval:
    """When a time may be: one that is counted ("two years ago") may be a step earlier or later, "about 9 pm" less."""
    assert isinstance(time.interval, Interval)  # only dated times are asked
    step = time.interval.last - time.interval.first if time.reason.startswith("Counted") else timedelta(0)
    if time.modifier == "about" and time.precision in CLOCK:
        step = max(step, ROUND)
    return Interval(time.interval.first - step, time.interval.last + step)


def _relate_modifiers(left: TimeExpression, right: TimeExpression) -> tuple[Relation, str] | None:
    """One stretch of which a part is named: "early 2018" and "2018"; or one time of the clock, told roughly in one."""
    if {left.modifier, right.modifier} == {"about", "none"} and left.precision in CLOCK:
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
    clocks = left.precision in CLOCK and right.precision in CLOCK
    if clocks and (one.first - other.first) % _DAY == timedelta(0) and any(map(_is_of_no_day, (left, right))):
        return None
    if clocks and (one.first - other.first) % HALF_HOUR == timedelta(0):
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
