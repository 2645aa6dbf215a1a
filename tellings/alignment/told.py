"""Who tells what: for a sentence of one report, the passages of another that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.passages import Passage


class Told(StrEnum):
    """How a report stands to a sentence or a point. Five answers, never one empty value."""

    TOLD = "told"
    PARTLY = "partly told"
    UNSURE = "unsure"
    NOT_TOLD = "not told"
    NOT_EXAMINED = "not examined"


@dataclass(frozen=True, slots=True)
class Telling:
    """How one other report tells one sentence.

    Attributes:
        sentence: The sentence that is looked for.
        report: Id of the report it is looked for in; never the sentence's own.
        how: The answer. NOT_EXAMINED where silence could not be claimed (see `tellings.comparison.silence`).
        passages: Where the other report tells it, best first; empty unless TOLD, PARTLY or UNSURE.
        score: How likely it is that the other report tells at least part of it, 0 to 1.
        reason: One sentence in plain English.
    """

    sentence: Passage
    report: str
    how: Told
    passages: tuple[Passage, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class PointTelling:
    """How one report tells one point.

    Attributes:
        report: Its id.
        how: The answer.
        passages: Where it tells it, in text order; empty where it is silent. A passage is a sentence, or the part of
            one that tells the point.
        reason: One sentence: why it is judged so.
        adds: What the sentences of its passages say that no other telling of the point has, in text order.
    """

    report: str
    how: Told
    passages: tuple[Passage, ...]
    reason: str
    adds: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is told, by one report or several.

    Attributes:
        id: "p1", "p2", … in the story's order.
        words: The passage that says it best: the shortest one that tells it in full.
        tellings: One for every report of the story, in the story's order.
    """

    id: str
    words: Passage
    tellings: tuple[PointTelling, ...]

    @property
    def told_by(self) -> tuple[str, ...]:
        """Ids of the reports that tell it, in full or in part."""
        return tuple(t.report for t in self.tellings if t.how in (Told.TOLD, Told.PARTLY))
