"""A story: the reports of one event and what was found between them. Step three of the way through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.alignment.told import Point, Telling
from tellings.comparison.silence import Silence
from tellings.reading import Reading


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event, laid side by side.

    Attributes:
        readings: In order of publication, those without a stated time last; ties keep the order given.
        tellings: For every sentence and every other report, how it is told there.
        points: Ordered by how many reports tell them, then by where they first stand.
        silences: For every point, the reports that do not tell it.
        notes: What the reader of the comparison should know ("these reports share nothing: they may be of two events").
    """

    readings: tuple[Reading, ...]
    tellings: tuple[Telling, ...]
    points: tuple[Point, ...]
    silences: tuple[Silence, ...]
    notes: tuple[str, ...] = ()


def compare(readings: Sequence[Reading]) -> Story:
    """Lay readings side by side: alignment → points → silences."""
    raise NotImplementedError
