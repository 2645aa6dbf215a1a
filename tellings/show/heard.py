"""Who is heard: every speaker of a story, with all that is attributed to them and in which reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.attribution.change import Change
from tellings.attribution.statement import Mood, RelayKind, Statement
from tellings.comparison.own_voice import from_others
from tellings.parties.party import Party, ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NotStated
from tellings.story import Story


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and what is attributed to them.

    Attributes:
        name: The fullest name or the description; the words as written where who was meant is not decided.
        party: Who it is; None where that is not decided or nobody is named.
        unsure: Whether who was meant could not be decided.
        statements: In the order of the reports, then of the text.
    """

    name: str
    party: Party | None
    unsure: bool
    statements: tuple[Statement, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports in which the speaker is heard."""
        return tuple(dict.fromkeys(report_of(statement) for statement in self.statements))


def report_of(statement: Statement) -> str:
    """Id of the report that makes the attribution."""
    return statement.content[0].report


def who_is_heard(story: Story) -> tuple[Voice, ...]:
    """Group the statements of a story by speaker.

    A party of a report is that party of the story with which it shares the place of a name. What a report says of its
    own outlet is left out: it is told in its own voice.

    Returns:
        Named speakers first, then described ones, then those that are not decided, then "not stated"; among them those
        that most reports hear first.
    """
    parties = _parties((party for reading in story.readings for party in reading.parties), story.parties)
    grouped: dict[str, list[Statement]] = {}
    for statement in (statement for reading in story.readings for statement in from_others(reading)):
        grouped.setdefault(_key(statement, parties), []).append(statement)
    voices = [_voice(found, parties) for found in grouped.values()]
    return tuple(sorted(voices, key=lambda voice: (_rank(voice), -len(voice.reports), -len(voice.statements))))


def changes_of(voice: Voice, story: Story) -> tuple[Change, ...]:
    """Where a speaker's statements do not say the same, surest first."""
    own = {statement.id for statement in voice.statements}
    return tuple(change for change in story.changes if change.earlier.id in own or change.later.id in own)


def _parties(within: Iterable[Party], across: Iterable[Party]) -> Mapping[str, Party]:
    wide = {party.id: party for party in across}
    places = {place: party for party in wide.values() for name in party.names for place in name.passages}
    found = dict(wide)
    for party in within:
        same = (places[place] for name in party.names for place in name.passages if place in places)
        found[party.id] = next(same, party)
    return found


def _key(statement: Statement, parties: Mapping[str, Party]) -> str:
    speaker = statement.speaker
    if isinstance(speaker, ResolvedParty):
        return f"party {parties[speaker.party].id}" if speaker.party in parties else f"party {speaker.party}"
    return "not stated" if isinstance(speaker, NotStated) else f"{report_of(statement)} unsure {speaker.words.lower()}"


def _voice(statements: list[Statement], parties: Mapping[str, Party]) -> Voice:
    speaker = statements[0].speaker
    party = parties.get(speaker.party) if isinstance(speaker, ResolvedParty) else None
    name = party.name if party else statements[0].speaker_name
    return Voice(name, party, isinstance(speaker, UnsureParty), tuple(statements))


def _rank(voice: Voice) -> int:
    if voice.unsure:
        return 2
    speaker = voice.statements[0].speaker
    if isinstance(speaker, NotStated):
        return 3
    named = voice.party.named if voice.party else isinstance(speaker, ResolvedParty) and speaker.named
    return 0 if named else 1


def statements_on(passages: Iterable[Passage], statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements whose content stands, in part at least, in one of the passages."""
    places = tuple(passages)
    return tuple(s for s in statements if any(c.overlaps(place) for c in s.content for place in places))


def sentences_of(statement: Statement, readings: Mapping[str, Reading]) -> tuple[Passage, ...]:
    """The sentences that the content stands in, in text order; where none is known, the content itself."""
    sentences = (sentence.passage for sentence in readings[report_of(statement)].sentences)
    return tuple(s for s in sentences if any(c.overlaps(s) for c in statement.content)) or statement.content


def manner_of(statement: Statement) -> str:
    """How it is said, in a few words: "direct", "indirect, deny", "mixed, hypothetical"."""
    words = [statement.kind.value]
    if statement.act.value not in ("say", "other"):
        words.append(statement.act.value)
    if statement.mood is not Mood.ASSERTED:
        words.append(statement.mood.value)
    return ", ".join(words)


def route_of(statement: Statement) -> str:
    """Through whom, nearest the report first: "through Reuters ← three diplomats, in a letter"; empty if straight."""
    people = [relay.words.text for relay in statement.relays if relay.kind is RelayKind.PARTY]
    media = [relay.words.text for relay in statement.relays if relay.kind is RelayKind.MEDIUM]
    through = "through " + " ← ".join(people) if people else ""
    return ", ".join(part for part in (through, *media) if part)


def speaker_of(statement: Statement) -> str:
    """The speaker and the way the words took: "Ida Holt, through Reuters"."""
    route = route_of(statement)
    return f"{statement.speaker_name}, {route}" if route else statement.speaker_name


def voice_anchors(story: Story) -> dict[str, str]:
    """For every statement, by its id, where its speaker is listed: "voice-1" is the first of `who_is_heard`."""
    voices = enumerate(who_is_heard(story), start=1)
    return {statement.id: f"voice-{number}" for number, voice in voices for statement in voice.statements}
