"""A party: a person, organisation, place or group, with every name used for it and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.passages import Passage


class PartyKind(StrEnum):
    """What a party is, as far as the reports show it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PartyName:
    """One way in which a party is called.

    Attributes:
        words: The name as written, white space collapsed.
        passages: Where it is written so, in text order; each passage knows its report, so this is also "by whom".
    """

    words: str
    passages: tuple[Passage, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that use this name, in order of first use."""
        return tuple(dict.fromkeys(passage.report for passage in self.passages))


@dataclass(frozen=True, slots=True)
class Party:
    """The same one, wherever it is mentioned: within one report (`Reading.parties`) or across a story.

    Attributes:
        id: Within a report "REPORT/pN"; across a story "party N". Unique there, and the same when read twice.
        kind: What it is.
        named: True where a proper name is used for it somewhere, False where it is only described
            ("three diplomats", "local police").
        names: Fullest name first; never empty. Pronouns are not names and are left out.
    """

    id: str
    kind: PartyKind
    named: bool
    names: tuple[PartyName, ...]

    @property
    def name(self) -> str:
        """The fullest name, or the description where there is no name."""
        return self.names[0].words

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that mention it."""
        return tuple(dict.fromkeys(report for name in self.names for report in name.reports))


@dataclass(frozen=True, slots=True)
class ResolvedParty:
    """Who was meant, decided.

    Attributes:
        party: Id of the party.
        name: Its fullest name in the report (or the description as written), for showing.
        named: Whether that is a proper name.
        reason: One sentence: what the decision rests on.
    """

    party: str
    name: str
    named: bool
    reason: str


@dataclass(frozen=True, slots=True)
class UnsureParty:
    """Who was meant could not be decided.

    Attributes:
        words: As written ("he", "Mr Wang"); never empty.
        candidates: The parties it could be, likeliest first; may be empty.
        reason: One sentence: why the evidence does not decide.
    """

    words: str
    candidates: tuple[ResolvedParty, ...]
    reason: str
