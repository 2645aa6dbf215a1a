"""A quantity: an interval with a unit, what is counted, and what is told to have happened to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from tellings.passages import Passage
from tellings.reports.stated import NOT_STATED, NotStated


class Bound(StrEnum):
    """How the words limit the value."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"


class QuantityKind(StrEnum):
    """What sort of quantity it is; all but counts, shares and scores have a unit."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    AGE = "age"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    DURATION = "duration"
    SPEED = "speed"
    OTHER = "other"
    SCORE = "score"


class Event(StrEnum):
    """What is told to have happened to those who are counted."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "killed or injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    ABDUCTED = "abducted"
    RESCUED = "rescued"
    TRAPPED = "trapped"
    INFECTED = "infected"
    NONE = "none of these"


class Attackers(StrEnum):
    """Whether those who did it are among those counted, as far as the sentence says it."""

    INCLUDED = "attackers included"
    EXCLUDED = "attackers not included"
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that the words allow.

    Attributes:
        low: The least value; minus infinity where there is no lower end.
        high: The greatest value, `high >= low`; infinity where there is no upper end.
        bound: How the words limit it.
        low_open: Whether `low` itself is left out ("more than 20").
        high_open: Whether `high` itself is left out ("fewer than 20").
        tolerance: For "about": the part of the value by which it may be off, 0 to 1; otherwise 0.
    """

    low: float
    high: float
    bound: Bound = Bound.EXACT
    low_open: bool = False
    high_open: bool = False
    tolerance: float = 0.0

    def meets(self, other: Interval) -> bool:
        """Whether some value is in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and not (self._leaves_out(low) or other._leaves_out(low))

    def within(self, other: Interval) -> bool:
        """Whether every value of this one is in the other."""
        low = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        high = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return low and high

    def same_values(self, other: Interval) -> bool:
        """Whether both allow exactly the same values."""
        return self.within(other) and other.within(self)

    @property
    def named(self) -> float:
        """The one number that the words name, or the middle of two; of an interval without an end, its other end."""
        if math.isinf(self.high):
            return self.low
        if self.bound is Bound.AT_MOST or math.isinf(self.low):
            return self.high
        return (self.low + self.high) / 2

    def _leaves_out(self, value: float) -> bool:
        return (self.low_open and value == self.low) or (self.high_open and value == self.high)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as a report states it.

    Attributes:
        words: Where it is written: bound, number and unit ("at least six", "more than $5bn a day").
        interval: The values that it allows, in `unit`.
        kind: What sort of quantity it is.
        unit: The unit's name as pint knows it ("meter"), a currency's ISO 4217 code, "1" for shares, or "" for counts
            and scores.
        counted: The noun that is counted with the words before it ("Afghan civilians"); NOT_STATED where there is none.
        head: Lemma of that noun, or ""; of an age or a measure, of the noun that has it.
        modifiers: Lemmas of the content words around that noun.
        governor: Lemma of the verb or noun that the counted noun depends on, or "".
        event: What happened to those counted.
        attackers: Whether those who did it are counted, too.
        around: Lemmas of the other content words of its clause, in text order.
        supposed: Whether it is told as possible only ("could kill 100 people").
        per: What each value is for ("day" in "two a day"), or "".
        part: Whether it is a part of another number of the sentence ("six people, including two children").
        single: Whether it is the one person of a singular noun ("a man was killed"), not a number that is written.
        sum_of: The passages of the numbers that it sums up ("a mother and her two sons"); mostly empty.
        reason: One sentence: how it was read.
    """

    words: Passage
    interval: Interval
    kind: QuantityKind
    unit: str = ""
    counted: Passage | NotStated = NOT_STATED
    head: str = ""
    modifiers: tuple[str, ...] = ()
    governor: str = ""
    event: Event = Event.NONE
    attackers: Attackers = Attackers.NOT_SAID
    around: tuple[str, ...] = ()
    supposed: bool = False
    per: str = ""
    part: bool = False
    single: bool = False
    sum_of: tuple[Passage, ...] = ()
    reason: str = ""
