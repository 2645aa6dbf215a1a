"""Silence: a point and a report that does not tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.alignment.told import Told


@dataclass(frozen=True, slots=True)
class Silence:
    """A point that a report does not tell.

    Attributes:
        point: The point's id.
        report: The silent report's id.
        how: NOT_TOLD only where the report was captured whole, is in a language that is analysed, and was
            published after the thing could be told; otherwise NOT_EXAMINED.
        reason: One sentence: why it is not examined, or what was weighed.
    """

    point: str
    report: str
    how: Literal[Told.NOT_TOLD, Told.NOT_EXAMINED]
    reason: str
