"""What else a passage offers to be matched by: who is mentioned in it and speaks, when it was, and how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from tellings.alignment.cues import plain
from tellings.language.quantities.quantity import Event, Quantity
from tellings.language.times.expression import Interval
from tellings.parties.party import ResolvedParty
from tellings.passages import Passage
from tellings.reading import Reading


@dataclass(frozen=True, slots=True)
class Facts:
    """What one passage has; each a set of words that are the same in every report.

    Attributes:
        parties: Last words of the names of those who are mentioned, by name, by description, or as a speaker by "she".
        speakers: Last words of the names of those who say something in it.
        times: When what it tells was, as TIMEX3 values.
        amounts: Values with what they are of: "36 count of people".
        counted: What is counted or measured, without the values.
    """

    parties: frozenset[str]
    speakers: frozenset[str]
    times: frozenset[str]
    amounts: frozenset[str]
    counted: frozenset[str]


_KINDS = ("parties", "speakers", "times", "amounts", "counted")


def facts_in(reading: Reading, passages: Sequence[Passage]) -> list[Facts]:
    """The facts of some passages of a reading, in their order; nothing where the reading has no parties and so on."""
    found = sorted(_stated(reading), key=lambda fact: fact[0])
    starts = [start for start, _, _ in found]
    return [_facts(found[bisect_left(starts, p.start) : bisect_left(starts, p.end)]) for p in passages]


def _facts(stated: Sequence[tuple[int, str, str]]) -> Facts:
    return Facts(*(frozenset(word for _, kind, word in stated if kind == wanted) for wanted in _KINDS))


def _stated(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Where each fact begins, its kind, and its word."""
    called = {}
    for party in reading.parties:
        if party.named:
            called[party.id] = _called(party.name)
            yield from ((p.start, "parties", called[party.id]) for name in party.names for p in name.passages)
    for statement in reading.statements:
        if isinstance(statement.speaker, ResolvedParty) and statement.speaker.party in called:
            name = called[statement.speaker.party]
            yield from ((part.start, "speakers", name) for part in statement.content)
            if isinstance(statement.speaker_words, Passage):
                yield statement.speaker_words.start, "parties", name
    for time in reading.times:
        if isinstance(time.interval, Interval) and time.bearing != "saying":
            yield time.passage.start, "times", time.value
    for quantity in reading.quantities:
        of = _of(quantity)
        yield quantity.words.start, "counted", of
        if isfinite(quantity.interval.named):
            yield quantity.words.start, "amounts", f"{quantity.interval.named:g} {of}"


def _called(name: str) -> str:
    words = [word for word in map(plain, name.split()) if word]
    return words[-1] if words else name


def _of(quantity: Quantity) -> str:
    """What is counted: what happened to them where that is told, for "36 dead" is of the same as "killed 36 people"."""
    event = quantity.event.value if quantity.event is not Event.NONE else quantity.head
    return f"{quantity.kind.value} {quantity.unit} {event}"
