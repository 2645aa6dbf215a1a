"""A statement: content that a report attributes to someone, and everything known about who said it and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.parties.party import ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reports.stated import NOT_STATED, NotStated


class SpeechKind(StrEnum):
    """How the words are given: all between quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker does with the words."""

    SAY = "say"
    DENY = "deny"
    ACCUSE = "accuse"
    ADMIT = "admit"
    CONFIRM = "confirm"
    PROMISE = "promise"
    DEMAND = "demand"
    THREATEN = "threaten"
    PREDICT = "predict"
    BELIEVE = "believe"
    ASK = "ask"
    PRAISE = "praise"
    CONDEMN = "condemn"
    ORDER = "order"
    OTHER = "other"


class Mood(StrEnum):
    """Whether the report says that it was said at all."""

    ASSERTED = "asserted"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"
    NOT_SAID = "not said"


class RelayKind(StrEnum):
    """A relay is someone who passed the words on, or the thing in which they were given."""

    PARTY = "party"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Relay:
    """One link between the report and the speaker.

    Attributes:
        words: Where the link is written ("three Western diplomats", "Reuters", "on Twitter").
        kind: PARTY for a person, outlet or organisation; MEDIUM for a statement, a post, a letter, an interview.
        party: Who it is. NOT_STATED for a medium that is no party.
    """

    words: Passage
    kind: RelayKind
    party: ResolvedParty | UnsureParty | NotStated


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that the report attributes to someone other than its own narrator.

    Attributes:
        id: "REPORT/sN", in text order.
        content: What is attributed, in text order; never empty. Quotation marks around it and the cue are not inside.
        cue: The words that attribute it ("said", "according to"); may be empty.
        speaker_words: Where the speaker is written, nearest the cue ("he", "Mr Wang", "three Western diplomats").
        speaker: Who that is. UnsureParty where the evidence does not decide; NOT_STATED where the report names nobody.
        kind: Direct, indirect or mixed.
        act: What the speaker does with the words; SAY where nothing more is told.
        mood: ASSERTED unless the report asks, supposes or denies that it was said.
        relays: Those who passed it on, nearest the report first; empty where the report has it from the speaker.
        addressee: To whom it was said, where stated. An outlet that was told it is a relay, not an addressee.
        ground: Why the speaker is not named, where stated ("who was not authorised to speak publicly").
        score: How sure it is that this is a statement, 0 to 1.
        reason: One sentence: what it was found by.
    """

    id: str
    content: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    speaker_words: Passage | NotStated
    speaker: ResolvedParty | UnsureParty | NotStated
    kind: SpeechKind
    act: Act
    mood: Mood
    relays: tuple[Relay, ...]
    score: float
    reason: str
    addressee: Passage | NotStated = NOT_STATED
    ground: Passage | NotStated = NOT_STATED

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """One past the last character of the content."""
        return self.content[-1].end

    @property
    def speaker_name(self) -> str:
        """How to call the speaker in a list: the name, or the words as written, or "not stated"."""
        if isinstance(self.speaker, ResolvedParty):
            return self.speaker.name
        if isinstance(self.speaker, UnsureParty):
            return self.speaker.words
        return self.speaker.value
