"""What is found in the story of the ferry, made up by hand: voices, differences, figures, times."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tellings.attribution.change import Change, Sequel, Stance
from tellings.attribution.statement import Act, Mood, Relay, RelayKind, SpeechKind, Statement
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.figures import Figure, FigureTable
from tellings.comparison.wordings import Naming, WordedKind, Wording
from tellings.language.quantities.quantity import Bound, QuantityKind
from tellings.language.quantities.quantity import Interval as Values
from tellings.language.times.expression import Interval as Stretch
from tellings.language.times.expression import TimePrecision
from tellings.lineage.find import find_lineage
from tellings.parties.party import Party, PartyKind, PartyName, ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import Report
from tellings.reports.stated import NOT_STATED
from tellings.story import Story
from tellings.timeline.timeline import PointTime, Publication, Timeline, ToldTime


def with_voices(found: Story) -> Story:
    """The same story with what it attributes to whom: resolved, unnamed, undecided, relayed, denied."""
    readings = tuple(_heard(item, [said for said in SAID if said[0] == item.report.name]) for item in found.readings)
    heard = replace(found, readings=readings)
    return replace(heard, parties=across(heard))


SAID: tuple[tuple[str, str, str, str, SpeechKind, Act, str], ...] = (
    # outlet, content, words of the speaker, the party's fullest name, kind, act, words of a relay
    ("The Sellen Mail", "the steering had failed a few minutes earlier", "Its captain, Ida Holt", "Ida Holt",
     SpeechKind.INDIRECT, Act.SAY, "the coastguard"),
    ("The Sellen Mail", "The ship was sound when she sailed,", "its managing director, Peter Aldous", "Peter Aldous",
     SpeechKind.DIRECT, Act.SAY, ""),
    ("The Sellen Mail", "there was any", "Northway", "Northway Lines", SpeechKind.INDIRECT, Act.DENY, ""),
    ("The Sellen Mail", "The operator, Northway Lines, had been told of a fault in the ship’s steering in March",
     "two engineers", "two engineers", SpeechKind.INDIRECT, Act.SAY, ""),
    ("The Harbour Post", "a failure of the steering", "Captain Ida Holt", "Ida Holt", SpeechKind.INDIRECT, Act.ACCUSE,
     "the coastguard"),
    ("The Harbour Post", "the vessel had passed every inspection", "Northway Lines", "Northway Lines",
     SpeechKind.INDIRECT, Act.SAY, ""),
    ("The Harbour Post", "they had fresh food for four days", "Shops in Sellen", "", SpeechKind.INDIRECT, Act.SAY, ""),
    ("Coast Press", "The cause was not known", "", "", SpeechKind.INDIRECT, Act.SAY, ""),
)  # fmt: skip


def _heard(item: Reading, said: Sequence[tuple[str, str, str, str, SpeechKind, Act, str]]) -> Reading:
    report = item.report
    parties = {name: number for number, name in enumerate(dict.fromkeys(s[3] for s in said if s[3]), start=1)}
    statements = [
        Statement(
            id=f"{report.id}/s{number}",
            content=(_find(report, content),),
            cue=(),
            speaker_words=_find(report, words) if words else NOT_STATED,
            speaker=ResolvedParty(f"{report.id}/p{parties[name]}", name, name[0].isupper(), "It is named there.")
            if name
            else UnsureParty(words, (), "More than one could be meant.")
            if words
            else NOT_STATED,
            kind=kind,
            act=act,
            mood=Mood.ASSERTED,
            relays=(Relay(_find(report, relay), RelayKind.PARTY, NOT_STATED),) if relay else (),
            score=0.9,
            reason="Found by its cue.",
        )
        for number, (_, content, words, name, kind, act, relay) in enumerate(said, start=1)
    ]
    return replace(
        item,
        statements=tuple(sorted(statements, key=lambda statement: statement.start)),
        parties=tuple(_party(report, f"{report.id}/p{number}", name) for name, number in parties.items()),
    )


def _find(report: Report, words: str) -> Passage:
    start = report.text.index(words)
    return report.passage(start, start + len(words))


def _party(report: Report, identity: str, name: str) -> Party:
    kind = PartyKind.ORGANISATION if "Lines" in name else PartyKind.PERSON
    return Party(identity, kind, name[0].isupper(), (PartyName(name, (_find(report, name),)),))


def across(found: Story) -> tuple[Party, ...]:
    """The parties of a story joined by their names."""
    joined: dict[str, list[Passage]] = {}
    for item in found.readings:
        for party in item.parties:
            joined.setdefault(party.name, []).extend(party.names[0].passages)
    return tuple(
        Party(f"party {number}", PartyKind.OTHER, name[0].isupper(), (PartyName(name, tuple(passages)),))
        for number, (name, passages) in enumerate(joined.items(), start=1)
    )


def with_lineage(found: Story) -> Story:
    """The same story with what the program finds out about who copied whom."""
    return replace(found, lineage=find_lineage(found.readings, found.points))


def with_differences(found: Story) -> Story:
    """The same story with differences of several kinds and relations, as pairs of sentences."""
    differences = [
        Difference(
            kind, relation, _side(found, *left), _side(found, *right), reason, score, _shared(found, left, right)
        )
        for kind, relation, left, right, reason, score in DIFFERING
    ]
    order = list(Relation)
    return replace(found, differences=tuple(sorted(differences, key=lambda d: (order.index(d.relation), -d.score))))


Differing = tuple[str, str, str, str, tuple[str, ...]]
"""Outlet, how its sentence begins, the words that differ, what they were read as, who says it."""

NINE: Differing = ("The Sellen Mail", "At least nine", "At least nine people", "9 ≤ people hurt", ("the hospital",))
RADIO_NINE: Differing = (
    "Radio Sellen", "SELLEN", "at least nine people", "9 ≤ people hurt", ("Coast Press", "the coastguard")
)  # fmt: skip
ELEVEN: Differing = ("The Harbour Post", "Eleven people", "Eleven people", "people hurt = 11", ())
SEVERAL: Differing = ("Coast Press", "SELLEN", "several people", "3 ≤ people hurt", ("the coastguard",))
DIFFERING: tuple[tuple[DifferenceKind, Relation, Differing, Differing, str, float], ...] = (
    (DifferenceKind.NUMBER, Relation.UPDATE, NINE, ELEVEN, "A later report counts more.", 0.9),
    (
        DifferenceKind.NUMBER,
        Relation.CONFLICT,
        RADIO_NINE,
        ELEVEN,
        "Both count the hurt, and no number fits both.",
        0.6,
    ),
    (DifferenceKind.NUMBER, Relation.PRECISION, SEVERAL, NINE, "Nine is more exact than several.", 0.8),
    (
        DifferenceKind.POLARITY,
        Relation.CONFLICT,
        ("The Sellen Mail", "The operator", "had been told of a fault", "told as so", ("two engineers",)),
        ("Radio Sellen", "Northway rejected", "rejected the claim", "told as not so", ("Northway Lines",)),
        "One tells it as so, the other as not so.",
        0.7,
    ),
    (
        DifferenceKind.WORDING,
        Relation.BOTH_CAN_STAND,
        ("Coast Press", "Ferry runs", "runs aground", "runs aground", ()),
        ("The Harbour Post", "the ferry Morning", "hit a sandbank", "hit a sandbank", ()),
        "They call one thing by different words.",
        0.5,
    ),
)


def _side(found: Story, outlet: str, begins: str, words: str, read_as: str, said_by: tuple[str, ...]) -> Side:
    item = next(item for item in found.readings if item.report.name == outlet)
    sentence = (
        next(s.passage for s in item.sentences if s.passage.text.startswith(begins) and words in s.passage.text)
        if begins != "SELLEN"
        else next(s.passage for s in item.sentences if words in s.passage.text)
    )
    start = sentence.start + sentence.text.index(words)
    passage = item.report.passage(start, start + len(words))
    return Side(passage, sentence, read_as, said_by, item.report.published)


def _shared(found: Story, left: Differing, right: Differing) -> tuple[str, ...]:
    sides = [_side(found, *side).sentence for side in (left, right)]
    told = {point.id: {p for t in point.tellings for p in t.passages} for point in found.points}
    return tuple(point for point, passages in told.items() if passages.issuperset(sides))


def with_findings(found: Story) -> Story:
    """The same story with speakers, differences, figures, words for one thing, times and a change of a speaker."""
    told = with_voices(with_differences(found))
    return replace(
        told,
        figures=(_hurt(told),),
        wordings=_wordings(told),
        timeline=_timeline(told),
        changes=_changes(told),
    )


def _hurt(found: Story) -> FigureTable:
    figures = []
    for given, low, high in ((SEVERAL, 3, math.inf), (NINE, 9, math.inf), (ELEVEN, 11, 11)):
        side = _side(found, *given)
        interval = Values(low, high, Bound.EXACT if low == high else Bound.AT_LEAST)
        figures.append(Figure(side.words, side.sentence, side.read_as, interval, side.said_by, side.as_of))
    return FigureTable("people injured", QuantityKind.COUNT, "", ("p2",), tuple(figures), differ=False)


def _wordings(found: Story) -> tuple[Wording, ...]:
    def naming(outlet: str, words: str) -> Naming:
        report = next(item.report for item in found.readings if item.report.name == outlet)
        return Naming(report.id, words, (_find(report, words),))

    ran = (naming("Coast Press", "ran aground"), naming("The Sellen Mail", "ran on to a sandbank"))
    holt = (naming("The Sellen Mail", "Ida Holt"), naming("The Harbour Post", "Holt"))
    return (
        Wording(WordedKind.THING, "ran on to a sandbank", ran),
        Wording(WordedKind.PARTY, "Ida Holt", holt),
    )


def _timeline(found: Story) -> Timeline:
    tuesday = Stretch(datetime(2031, 5, 3), datetime(2031, 5, 4))
    evening = Stretch(datetime(2031, 5, 3, 19), datetime(2031, 5, 3, 20))
    later = Stretch(datetime(2031, 5, 4, 18, 55), datetime(2031, 5, 4, 18, 56))
    year = Stretch(datetime(1994, 1, 1), datetime(1995, 1, 1))
    stranded = (
        _told(found, "Coast Press", "Tuesday", "Tuesday 3 May 2031", tuesday, "day"),
        _told(found, "The Harbour Post", "Tuesday", "Tuesday 3 May 2031", tuesday, "day"),
    )
    ashore = (
        _told(found, "The Sellen Mail", "seven in the evening", "Tuesday 3 May 2031, 19:00", evening, "hour"),
        _told(found, "The Harbour Post", "shortly before 7pm", "Wednesday 4 May 2031, 18:55", later, "minute"),
    )
    built = (_told(found, "The Sellen Mail", "1994", "the year 1994", year, "year"),)
    dated = (
        PointTime("p9", built, year, "year", "one report", "One report dates it: the year 1994."),
        PointTime("p1", stranded, tuesday, "day", "agree", "2 reports date it, and they agree: Tuesday 3 May 2031."),
        PointTime("p3", ashore, Stretch(evening.first, later.last), "minute", "differ", "Told differently."),
    )
    placed = {time.point for time in dated}
    undated = (
        PointTime(point.id, (), NOT_STATED, "vague", "not stated", "No report tells when it was.")
        for point in found.points
        if point.id not in placed
    )
    published = (Publication(item.report.id, item.report.published, item.report.updated) for item in found.readings)
    return Timeline((*dated, *undated), tuple(published))


def _told(found: Story, outlet: str, words: str, said: str, when: Stretch, precision: TimePrecision) -> ToldTime:
    item = next(item for item in found.readings if item.report.name == outlet)
    passage = _find(item.report, words)
    sentence = next((s.passage for s in item.sentences if s.passage.contains(passage)), passage)
    return ToldTime(item.report.id, passage, sentence, said, when, precision, "event", "Read as it stands.")


def _changes(found: Story) -> tuple[Change, ...]:
    said = {s.content[0].text: s for item in found.readings for s in item.statements}
    return (
        Change(
            party=next(party.id for party in found.parties if party.name == "Northway Lines"),
            name="Northway Lines",
            earlier=said["there was any"],
            later=said["the vessel had passed every inspection"],
            before=Stance.DENIES,
            after=Stance.ASSERTS,
            matter=("fault",),
            sequel=Sequel.PUBLICATION,
            score=0.8,
            reason="Both are about a fault of the ship.",
        ),
    )
