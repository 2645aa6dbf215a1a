"""A difference: two tellings of one point that do not match, what each was read as, and how the two relate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tellings.passages import Passage
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime


class DifferenceKind(StrEnum):
    """What differs."""

    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    IDENTITY = "identity"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"
    POLARITY = "polarity"
    CAUSE = "cause"
    SCOPE = "scope"
    WORDING = "wording"


class Relation(StrEnum):
    """How the two tellings stand to each other."""

    CONFLICT = "conflict"
    UPDATE = "update"
    PRECISION = "precision"
    BOTH_CAN_STAND = "both can stand"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two tellings.

    Attributes:
        words: The shortest passage that differs; it lies within `sentence`.
        sentence: The sentence that tells it.
        read_as: What the words were read as ("6 ≤ civilians killed", "Thursday 4 May 2031", "denied"); for kinds that
            are read as nothing but themselves, the words.
        said_by: Who says it in this report: the fullest names of its speaker and, before it, of its relays, nearest the
            report first; empty where the report tells it in its own voice.
        as_of: The time that the report's text stands for (last update, or else publication).
    """

    words: Passage
    sentence: Passage
    read_as: str
    said_by: tuple[str, ...] = ()
    as_of: StatedTime | NotStated = NOT_STATED


@dataclass(frozen=True, slots=True)
class Difference:
    """Two tellings of one point that a careful editor wants to see side by side. No verdict on who is right.

    Attributes:
        kind: What differs.
        relation: How the two stand to each other.
        left: The telling of the report that comes first in the story.
        right: The other one.
        reason: One sentence in plain English: why they differ, and why in this relation.
        score: How sure it is that this is a difference, 0 to 1.
        points: Ids of the points that both sentences tell; may be empty.
    """

    kind: DifferenceKind
    relation: Relation
    left: Side
    right: Side
    reason: str
    score: float
    points: tuple[str, ...] = ()

    def mirrored(self) -> Difference:
        """The same difference with left and right exchanged."""
        return replace(self, left=self.right, right=self.left)
