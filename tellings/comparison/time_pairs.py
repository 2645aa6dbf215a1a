"""Which times of two sentences are likely of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from tellings.comparison.likeness import nearness_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import key_of
from tellings.language.times.expression import TimeExpression
from tellings.passages import Passage
from tellings.reports.stated import NotStated

SAME_WORD = 0.9
"""How sure it is that two times are of one thing where both go with the same verb or noun."""

ONLY_ONES = 0.6
"""The same where they go with different words, and are the only times of sentences that tell each other."""

GENERIC = frozenset({
    "be", "have", "do", "say", "take", "make", "go", "come", "get", "give", "see", "use", "put", "call", "add", "tell",
})  # fmt: skip
"""Words that go with a time and are no sign that two times are of one thing."""

ONE_SUBJECT = 0.55
"""The same where one thing does both, in sentences that tell each other closely: a pump that failed, and stopped."""

SAME_SENSE = 0.5
"""The cosine of the two verbs, read alone, from which on they may be words for one act of theirs."""

WITHIN = 0.5
"""The same where both share a time, a month at most, or are lengths in one unit of which one has no number ("for
years"), in sentences that tell each other closely."""

CLOSE_SCORE = 0.8
"""Such sentences are found to tell each other at least so surely."""

LEAST_SCORE = 0.5
"""Sentences whose only times are compared are found to tell each other at least so surely."""

LONGEST = timedelta(days=8)
"""A time told to a longer step than this is too loose for a conflict with one outside it."""

MONTH = timedelta(days=31)
"""A longer time holds too many others for that to be a sign."""

CLOCK = ("second", "minute", "hour")
"""The precision of times of the clock."""

HALF_HOUR = timedelta(minutes=30)
"""Times of the clock so near to each other are likely of one thing."""


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
    lone = all(sum(time.precision in CLOCK for time in side) == 1 for side in (left, right))
    found = [
        TimePair(one, other, sure)
        for one in left
        for other in right
        if (
            sure := _certainty(one, other, alone)
            or (close and _of_one_subject(one, other, pair)) * ONE_SUBJECT
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


def _of_one_subject(left: TimeExpression, right: TimeExpression, pair: TellingPair) -> bool:
    """Whether the verbs of two times have the same noun for their subject, and tell nearly the same of it."""
    times = (left, right)
    if left.link != right.link or any(time.bearing != "event" or time.type == "DURATION" for time in times):
        return False
    if isinstance(left.tells_of, NotStated) or isinstance(right.tells_of, NotStated):
        return False
    one, other = _subjects(left.tells_of, pair.left), _subjects(right.tells_of, pair.right)
    return bool(one & other) and nearness_of(left.tells_of.text, right.tells_of.text) >= SAME_SENSE


def _subjects(verb: Passage, told: ToldSentence) -> frozenset[str]:
    """The nouns that are the subject of a verb; one that goes on from another verb has none of its own."""
    words = told.sentence.words
    subjects = (w for w in words if w.relation in ("nsubj", "nsubjpass") and words[w.head].start == verb.start)
    return frozenset(key_of(word) for word in subjects if word.part == "NOUN")


def _are_near(left: TimeExpression, right: TimeExpression) -> bool:
    """Whether two times of sentences that tell each other are likely of one thing for what they are."""
    if left.link != right.link or left.bearing == right.bearing == "saying":
        return False
    if left.type == right.type == "DURATION":
        return "vague" in (left.precision, right.precision) and left.value[-1:] == right.value[-1:]
    if isinstance(left.interval, NotStated) or isinstance(right.interval, NotStated) or left.interval == right.interval:
        return False
    longest = max(time.last - time.first for time in (left.interval, right.interval))
    within = holds(left, right) or holds(right, left)
    if "saying" in (left.bearing, right.bearing):
        return longest <= LONGEST and within
    return longest <= MONTH and (within or left.interval.overlaps(right.interval))


def _by_clock(left: TimeExpression, right: TimeExpression, alone: bool) -> bool:
    """Whether two times of the clock in sentences that tell each other closely are likely of one thing.

    Few sentences tell the hour, and of what: it need not be of the same word, if it is nearly the same or the only one.
    """
    if left.precision not in CLOCK or right.precision not in CLOCK:
        return False
    if isinstance(left.interval, NotStated) or isinstance(right.interval, NotStated):
        return False
    return alone or abs(left.interval.first - right.interval.first) <= HALF_HOUR


def holds(whole: TimeExpression, part: TimeExpression) -> bool:
    """Whether a time lies within another; Monday night does within Monday, though it ends on Tuesday morning."""
    if isinstance(whole.interval, NotStated) or isinstance(part.interval, NotStated):
        return False
    if part.precision == "part of day" and whole.precision == "day":
        return part.value.startswith(whole.value)
    return whole.interval.contains(part.interval)
