"""Statements as rows and as JSON: who said what, how, through whom, and where."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from tellings import __version__
from tellings.attribution.statement import Relay, Statement
from tellings.parties.party import ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NotStated
from tellings.show.passage_json import passage_record

VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come without it."""

COLUMNS = (
    "report", "outlet", "speaker", "named", "sure", "written as", "kind", "act", "mood", "through", "in",
    "addressee", "ground for not naming", "content", "start", "end", "score", "reason",
)  # fmt: skip
"""The columns of the CSV, in order. `start` and `end` are characters of the report's text, `end` exclusive."""

Record = dict[str, Any]


def statements_csv(readings: Iterable[tuple[Reading, Iterable[Statement]]]) -> str:
    """One line a statement, with a header; what begins like a formula is quoted so that no spreadsheet runs it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for reading, statements in readings:
        writer.writerows([harmless(cell) for cell in _row(reading, statement)] for statement in statements)
    return out.getvalue()


def statements_json(readings: Iterable[tuple[Reading, Iterable[Statement]]]) -> str:
    """The statements of each report as one JSON text, ending with a line feed."""
    record = {
        "tellings": {"format": "statements", "version": VERSION, "program": __version__},
        "reports": [
            {
                "id": reading.report.id,
                "name": reading.report.name,
                "statements": [statement_record(statement) for statement in statements],
            }
            for reading, statements in readings
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def statement_record(statement: Statement) -> Record:
    """A statement as a dictionary. Every passage carries its report, start, end (exclusive) and text."""
    return {
        "id": statement.id,
        "content": [passage_record(passage) for passage in statement.content],
        "cue": [passage_record(passage) for passage in statement.cue],
        "speaker": _party(statement.speaker),
        "written_as": _stated(statement.speaker_words),
        "kind": statement.kind.value,
        "act": statement.act.value,
        "mood": statement.mood.value,
        "relays": [_relay(relay) for relay in statement.relays],
        "addressee": _stated(statement.addressee),
        "ground": _stated(statement.ground),
        "score": statement.score,
        "reason": statement.reason,
    }


def _stated(passage: Passage | NotStated) -> Record | str:
    return passage.value if isinstance(passage, NotStated) else passage_record(passage)


def _party(party: ResolvedParty | UnsureParty | NotStated) -> Record | str:
    if isinstance(party, NotStated):
        return party.value
    if isinstance(party, UnsureParty):
        candidates = [_party(candidate) for candidate in party.candidates]
        return {"unsure": party.words, "candidates": candidates, "reason": party.reason}
    return {"party": party.party, "name": party.name, "named": party.named, "reason": party.reason}


def _relay(relay: Relay) -> Record:
    return {"kind": relay.kind.value, "words": passage_record(relay.words), "party": _party(relay.party)}


def _row(reading: Reading, statement: Statement) -> Iterator[str]:
    speaker = statement.speaker
    report = reading.report
    people = [relay.words.text for relay in statement.relays if relay.kind.value == "party"]
    media = [relay.words.text for relay in statement.relays if relay.kind.value == "medium"]
    yield from (report.id, report.name, statement.speaker_name)
    yield "yes" if isinstance(speaker, ResolvedParty) and speaker.named else "no"
    yield "unsure" if isinstance(speaker, UnsureParty) else "yes"
    yield _text(statement.speaker_words)
    yield from (statement.kind.value, statement.act.value, statement.mood.value)
    yield from (" ← ".join(people), "; ".join(media), _text(statement.addressee), _text(statement.ground))
    yield passages_line(statement.content)
    yield from (str(statement.start), str(statement.end), f"{statement.score:.2f}", statement.reason)


def passages_line(passages: Iterable[Passage]) -> str:
    """Passages in one line, with "…" between them."""
    return " … ".join(" ".join(passage.text.split()) for passage in passages)


def _text(passage: Passage | NotStated) -> str:
    return passage.value if isinstance(passage, NotStated) else " ".join(passage.text.split())


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs: what begins like a formula is quoted."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell not in ("-",) else cell
