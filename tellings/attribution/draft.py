"""A statement in the making: what was found, with figures of the cast where the statement will have parties."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.attribution.found import Found, Span
from tellings.attribution.statement import Act, Mood, RelayKind, SpeechKind
from tellings.parties.within import NOBODY, Meant


@dataclass(frozen=True, slots=True)
class Link:
    """A relay in the making: where it is written, what it is, and whom it means (nobody for a medium)."""

    span: Span
    kind: RelayKind
    meant: Meant = NOBODY


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making.

    Attributes:
        found: Its spans.
        words: Where the speaker is written; None where nobody is.
        meant: Whom they mean.
        kind: Direct, indirect or mixed.
        act: What the speaker does with the words.
        mood: Whether the report says that it was said at all.
        relays: Nearest the report first.
        addressee: To whom it was said.
        ground: Why the speaker is not named.
        score: How likely it is that this is a statement, 0 to 1.
    """

    found: Found
    words: Span | None
    meant: Meant
    kind: SpeechKind
    act: Act
    mood: Mood
    relays: tuple[Link, ...] = ()
    addressee: Span | None = None
    ground: Span | None = None
    score: float = 0.0

    @property
    def speaker(self) -> int:
        """The figure's number, -1 where it is not decided."""
        return self.meant.figures[0] if len(self.meant.figures) == 1 else -1
