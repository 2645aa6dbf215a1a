"""A change: two statements of one speaker on one matter that do not say the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.attribution.statement import Statement
from tellings.passages import Passage


class Stance(StrEnum):
    """How a statement stands to its matter."""

    ASSERTS = "says that it is so"
    DENIES = "denies it"
    ADMITS = "admits it"
    CONFIRMS = "confirms it"
    REFUSES = "refuses it"
    AGREES = "agrees to it"


class Sequel(StrEnum):
    """What tells which of two statements came first."""

    TOLD = "the report tells them one after the other in time"
    PUBLICATION = "the reports that tell them were published one after the other"
    TEXT = "the report tells them in this order, which need not be that of time"
    NOT_KNOWN = "nothing tells which came first"


@dataclass(frozen=True, slots=True)
class Change:
    """Two statements of one speaker on one matter that do not say the same.

    Attributes:
        party: Id of the speaker across the story.
        name: The speaker's name, for showing.
        earlier: The statement that came first, as far as `sequel` tells.
        later: The other one.
        before: How the earlier one stands to the matter.
        after: How the later one does.
        matter: The words that both share, as lemmas; empty where only the report's own telling joins them.
        sequel: What the order rests on.
        score: How sure it is that this is a change, 0 to 1; no calibrated probability.
        reason: One sentence in plain English.
    """

    party: str
    name: str
    earlier: Statement
    later: Statement
    before: Stance
    after: Stance
    matter: tuple[str, ...]
    sequel: Sequel
    score: float
    reason: str

    @property
    def passages(self) -> tuple[Passage, Passage]:
        """Where the two contents begin: the earlier one's and the later one's."""
        return self.earlier.content[0], self.later.content[0]
