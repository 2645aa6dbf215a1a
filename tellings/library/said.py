"""Everything that a party is reported to have said, over the whole library, in time order."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.attribution.statement import Statement
from tellings.errors import QueryError
from tellings.library.query import LONGEST
from tellings.library.readings import load_reading
from tellings.library.records import unpack_statements
from tellings.library.rows import load_report, number_of
from tellings.library.search import LINE, NAMED, ReportLine, count_not_annotated, name_text
from tellings.reading import Reading

if TYPE_CHECKING:
    from tellings.attribution.change import Change
    from tellings.library.people import Person


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that a report attributes to a party of the name.

    Attributes:
        report: By whom it is reported.
        party: The fullest name that the report has for the party.
        statement: What it is reported to have said.
        sure: False where the report leaves open whether it was this party.
    """

    report: ReportLine
    party: str
    statement: Statement
    sure: bool


@dataclass(frozen=True, slots=True)
class SaidResults:
    """What parties of one name are reported to have said.

    Attributes:
        name: As it was asked for.
        parties: The fullest names under which they stand, with the number of statements, most first. Two parties of
            one name are not told apart here (see `SaidChanges.people`).
        said: In order of publication, those without a stated time last.
        not_annotated: Reports that were not looked at, as they are not annotated.
    """

    name: str
    parties: tuple[tuple[str, int], ...]
    said: tuple[Said, ...]
    not_annotated: int


CHANGES_IN = 200
"""In so many reports it is looked for statements of one party that do not agree."""


@dataclass(frozen=True, slots=True)
class SaidChanges:
    """Who is who among the parties of one name, and their statements that do not agree.

    Attributes:
        found: Where statements of one of them do not agree; the surest first.
        not_examined: How many of the reports, the oldest, were not looked at, as they were too many.
        people: Those that are taken for one, most statements first.
    """

    found: tuple[Change, ...]
    not_examined: int
    people: tuple[Person, ...] = ()


def find_said(db: sqlite3.Connection, name: str) -> SaidResults:
    """What parties whose name has some words are reported to have said.

    Args:
        db: The library's database.
        name: Words that all stand in one of the party's names, in any case and order.

    Raises:
        QueryError: There is no word in it.
    """
    if not any(char.isalnum() for char in name) or len(name) > LONGEST:
        raise QueryError(f"“{name[:40]}” is no name to look for; give a word or more of one")
    said = tuple(_said(db, name))
    counts = Counter(one.party for one in said)
    return SaidResults(name, tuple(counts.most_common()), said, count_not_annotated(db))


_FOUND = f"""
SELECT DISTINCT report.number, speaker.statement, speaker.sure, name.words, report.earliest
FROM naming JOIN speaker USING (report, party)
JOIN party ON party.report = naming.report AND party.place = naming.party
JOIN name ON name.number = party.fullest
JOIN report ON report.number = naming.report
WHERE naming.name IN ({NAMED})
ORDER BY report.earliest IS NULL, report.earliest + report.latest, report.number, speaker.statement
"""


def _said(db: sqlite3.Connection, name: str) -> Iterator[Said]:
    rows = db.execute(_FOUND, (name_text(name),)).fetchall()
    last = 0
    for number, place, sure, party, _ in rows:
        if number != last:
            line = ReportLine(*db.execute(f"SELECT {LINE} FROM report WHERE number = ?", (number,)).fetchone())
            record = db.execute("SELECT record FROM reading WHERE report = ? AND shown", (number,)).fetchone()[0]
            statements = unpack_statements(record)
            last = number
        yield Said(line, party, statements[place], bool(sure))


def find_said_changes(
    db: sqlite3.Connection, folder: Path, results: SaidResults, most: int = CHANGES_IN
) -> SaidChanges:
    """Who is who, and where what one of them is reported to have said does not agree: denied, later admitted.

    Args:
        db: The library's database.
        folder: Its folder.
        results: What they said.
        most: In so many reports, the newest of them, it is looked for; readings are read back for that.
    """
    from tellings.attribution.changes import find_changes
    from tellings.library.people import tell_apart
    from tellings.parties.across import join_parties

    named = list(dict.fromkeys(said.report.id for said in results.said))
    readings = []
    for report in named[-most:]:
        number = number_of(db, folder, report)
        reading = load_reading(db, load_report(db, folder, number, whole=False), number)
        if isinstance(reading, Reading):
            readings.append(reading)
    parties = join_parties(reading.parties for reading in readings)
    asked = frozenset(said.statement.id for said in results.said)
    story = {said.report.id: said.report.story for said in results.said}
    people = tell_apart([(reading, story[reading.report.id]) for reading in readings], asked)
    person = {statement: number for number, one in enumerate(people) for statement in one.statements}
    found = find_changes(readings, (), parties) if readings else ()
    own = (one for one in found if {one.earlier.id, one.later.id} <= asked)
    kept = tuple(one for one in own if person.get(one.earlier.id) == person.get(one.later.id))
    return SaidChanges(kept, max(0, len(named) - most), people)
