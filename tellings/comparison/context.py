"""What the kinds of difference need to know of the story around a pair of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.alignment.told import Point, Told
from tellings.attribution.statement import RelayKind, Statement
from tellings.comparison.order import as_of
from tellings.comparison.pairs import ToldSentence
from tellings.language.annotations import key_of
from tellings.parties.party import Party, ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime

_CARRIED = (Told.TOLD, Told.PARTLY)


@dataclass(frozen=True, slots=True)
class StoryContext:
    """What a pair of sentences does not hold itself.

    Attributes:
        parties: The story's parties by id.
        joined: For each party of a report its id in the story; both are ids.
        points: For each passage of a point the ids of its points.
        as_of: For each report the time that its text stands for.
        words: For each report the content words that it uses, as `tellings.language.annotations.key_of` writes them.
        of_report: For each report its parties with their ids in the story.
    """

    parties: Mapping[str, Party]
    joined: Mapping[str, str]
    points: Mapping[Passage, tuple[str, ...]]
    as_of: Mapping[str, StatedTime | NotStated]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_report: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def party_of(self, party: ResolvedParty | UnsureParty | NotStated) -> str:
        """The id across the story of who was meant, or "" where that is unsure or not stated."""
        return self.joined.get(party.party, "") if isinstance(party, ResolvedParty) else ""

    def of_two(self, left: str, right: str) -> StoryContext:
        """What of it belongs to two reports: all that a pair of their sentences is looked at with.

        Parties of the story are numbered anew, so that nothing depends on the reports around these two but who of them
        is who; points are left out.
        """
        own = [(party, across) for r in (left, right) for party, across in self.of_report.get(r, ())]
        numbers = {across: str(number) for number, across in enumerate(dict.fromkeys(across for _, across in own))}
        return StoryContext(
            parties={},
            joined={party: numbers[across] for party, across in own},
            points={},
            as_of={report: self.as_of[report] for report in (left, right) if report in self.as_of},
            words={report: self.words[report] for report in (left, right) if report in self.words},
        )

    def shared_points(self, left: Passage, right: Passage) -> tuple[str, ...]:
        """Ids of the points that both sentences tell, in order."""
        others = self.points.get(right, ())
        return tuple(point for point in self.points.get(left, ()) if point in others)


def make_context(readings: Sequence[Reading], points: Sequence[Point], parties: Sequence[Party]) -> StoryContext:
    """Gather what the kinds of difference look up."""
    of_report = dict(_joined(readings, parties))
    return StoryContext(
        parties={party.id: party for party in parties},
        joined={party: across for found in of_report.values() for party, across in found},
        points=points_of(points, (s.passage for reading in readings for s in reading.sentences)),
        as_of={reading.report.id: as_of(reading.report) for reading in readings},
        words={reading.report.id: frozenset(_words_of(reading)) for reading in readings},
        of_report=of_report,
    )


def said_by(told: ToldSentence, words: Passage) -> tuple[str, ...]:
    """Who says the words in their report: relays nearest the report first, then the speaker; empty in its own voice."""
    holding = [s for s in told.statements if any(part.contains(words) for part in s.content)]
    if not holding:
        return ()
    return tuple(dict.fromkeys(voices(min(holding, key=lambda statement: statement.end - statement.start))))


def voices(statement: Statement) -> Iterator[str]:
    """The names of a statement's relays, nearest the report first, and of its speaker."""
    for relay in statement.relays:
        if relay.kind is RelayKind.PARTY:
            yield relay.party.name if isinstance(relay.party, ResolvedParty) else relay.words.text
    if not isinstance(statement.speaker, NotStated):
        yield statement.speaker_name


def report_time(context: StoryContext, told: ToldSentence) -> StatedTime | NotStated:
    """The time that the sentence's report stands for."""
    return context.as_of.get(told.passage.report, NOT_STATED)


def _joined(readings: Sequence[Reading], parties: Sequence[Party]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A report's party and a party of the story are one where a name of both stands in the same place."""
    across = {passage: party.id for party in parties for name in party.names for passage in name.passages}
    for reading in readings:
        found = []
        for party in reading.parties:
            places = (passage for name in party.names for passage in name.passages if passage in across)
            if (place := next(places, None)) is not None:
                found.append((party.id, across[place]))
        yield reading.report.id, found


def _words_of(reading: Reading) -> Iterator[str]:
    return (key_of(word) for sentence in reading.sentences for word in sentence.words if word.content)


def points_of(points: Sequence[Point], places: Iterable[Passage]) -> dict[Passage, tuple[str, ...]]:
    """For each place that tells a point, in full or in part, the ids of its points; a part of it may be enough."""
    told: dict[str, list[tuple[int, int, str]]] = {}
    for point in points:
        for telling in point.tellings:
            if telling.how in _CARRIED:
                told.setdefault(telling.report, []).extend((p.start, p.end, point.id) for p in telling.passages)
    found = {place: _met(told.get(place.report, ()), place.start, place.end) for place in places}
    return {place: ids for place, ids in found.items() if ids}


def _met(told: Iterable[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    """The ids of those that overlap a stretch of their report, each once."""
    return tuple(dict.fromkeys(point for first, last, point in told if first < end and start < last))
