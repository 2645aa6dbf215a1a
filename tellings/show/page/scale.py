"""The scale of the numbers picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.language.quantities.quantity import Interval

LONG_RANGE = 60
"""From how many times the least value the greatest is, the scale is logarithmic, and says so."""

NARROW = 0.6
"""Where the least value is more than this part of the greatest, the scale does not begin at naught."""

MARKS = 5
"""About how many marks a scale has."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`; logarithmic or not."""

    low: float
    high: float
    logarithmic: bool

    def place(self, value: float) -> float:
        """Where a value lies, in per cent; one outside lies at the end."""
        if math.isinf(value):
            return 100.0 if value > 0 else 0.0
        ends = (self.low, self.high, max(value, self.low) if self.logarithmic else value)
        low, high, at = map(math.log10, ends) if self.logarithmic else ends
        return min(100.0, max(0.0, 100 * (at - low) / (high - low)))

    def ticks(self) -> tuple[tuple[float, float], ...]:
        """Values and their places."""
        return tuple((value, self.place(value)) for value in self._marks())

    def _marks(self) -> Iterator[float]:
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            every = max(1, math.ceil((last - first + 1) / (MARKS + 2)))
            yield from (10.0**power for power in range(first, last + 1, every))
            return
        step = _nice((self.high - self.low) / MARKS)
        value = math.ceil(self.low / step) * step
        while value <= self.high:
            yield round(value, 10)
            value += step


def make_scale(intervals: Sequence[Interval]) -> Scale:
    """A scale that holds every end, with room for open ends behind the last."""
    ends = [end for each in intervals for end in (each.low, each.high) if not math.isinf(end)] or [0.0, 1.0]
    least, most = min(ends), max(ends)
    if least > 0 and most / least > LONG_RANGE:
        return Scale(10.0 ** math.floor(math.log10(least)), most * 1.5, True)
    room = (most - least if least > NARROW * most else most - min(least, 0.0)) or abs(most) or 1.0
    low = least - room / 2 if least > NARROW * most else min(least, 0.0)
    return Scale(max(low, 0.0) if least >= 0 else low, most + 0.15 * room, False)


def _nice(step: float) -> float:
    """The next step of 1, 2 or 5 times a power of ten; at least 1 where it is above a half."""
    power = 10.0 ** math.floor(math.log10(step))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= step), 10 * power)
