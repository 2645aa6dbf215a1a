"""A story as JSON, for programs. The schema is `story.schema.json`; the manual is `docs/manual/json.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tellings import __version__
from tellings.alignment.told import Point, PointTelling, Telling
from tellings.attribution.statement import Statement
from tellings.parties.party import Party, ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import Report
from tellings.reports.stated import NotStated, Stated
from tellings.show.differences_json import difference_records, time_record
from tellings.show.findings_json import change_records, figure_records, timeline_record, wording_records
from tellings.show.lineage_json import lineage_record
from tellings.show.overview import Witness, story_title, witnesses
from tellings.show.passage_json import passage_record
from tellings.story import Story

VERSION = 2
"""Raised when a key changes its meaning or goes; new keys may come without it."""

Record = dict[str, Any]


def story_json(story: Story) -> str:
    """The story as one JSON text, keys in the order of the schema, ending with a line feed."""
    return json.dumps(story_record(story), ensure_ascii=False, indent=1) + "\n"


def story_record(story: Story) -> Record:
    """The story as plain lists and dictionaries. Every passage carries its report, start, end (exclusive) and text."""
    title = story_title(story)
    return {
        "tellings": {"format": "story", "version": VERSION, "program": __version__},
        "title": passage_record(title) if title else "not stated",
        "notes": list(story.notes),
        "reports": [_report(w, reading) for w, reading in zip(witnesses(story), story.readings, strict=True)],
        "points": [_point(point) for point in story.points],
        "silences": [
            {"point": silence.point, "report": silence.report, "how": silence.how.value, "reason": silence.reason}
            for silence in story.silences
        ],
        "sentences": [_telling(telling) for telling in story.tellings if telling.passages],
        "parties": [_party(party) for party in story.parties],
        "statements": [_statement(s, reading) for reading in story.readings for s in reading.statements],
        "differences": difference_records(story.differences),
        "figures": figure_records(story.figures),
        "wordings": wording_records(story.wordings),
        "timeline": timeline_record(story.timeline),
        "changes": change_records(story),
        "lineage": lineage_record(story.lineage),
        "not_yet_examined": [
            key
            for key, examined in (("timeline", story.timeline.examined), ("lineage", story.lineage.examined))
            if not examined
        ],
    }


def _passages(passages: Iterable[Passage]) -> list[Record]:
    return [passage_record(passage) for passage in passages]


def _report(witness: Witness, reading: Reading) -> Record:
    report = witness.report
    return {
        "id": report.id,
        "siglum": witness.siglum,
        "name": witness.name,
        "origin": report.capture.origin,
        "sha256": report.capture.sha256,
        "outlet": _stated(report.outlet),
        "title": _stated(report.title),
        "url": _stated(report.url),
        "byline": [_stated(person) for person in report.byline],
        "credits": [{"name": credit.name, "of": credit.of, "where": credit.where} for credit in report.credits],
        "published": time_record(report.published),
        "updated": time_record(report.updated),
        "language": _stated(report.language),
        "analysed": report.analysed,
        "complete": report.completeness.complete,
        "incomplete_evidence": report.completeness.evidence,
        "notes": list(report.notes),
        "words": witness.words,
        "text": report.text,
        "blocks": _blocks(report),
        "parties": [_party(party) for party in reading.parties],
    }


def _blocks(report: Report) -> list[Record]:
    return [
        {"kind": block.kind.value, "reason": block.reason, **passage_record(report.passage(block.start, block.end))}
        for block in report.blocks
    ]


def _stated(value: Stated | NotStated) -> Record | str:
    return value.value if isinstance(value, NotStated) else {"value": value.value, "where": value.where}


def _party(party: Party) -> Record:
    return {
        "id": party.id,
        "kind": party.kind.value,
        "named": party.named,
        "names": [{"words": name.words, "passages": _passages(name.passages)} for name in party.names],
    }


def _statement(statement: Statement, reading: Reading) -> Record:
    return {
        "id": statement.id,
        "report": reading.report.id,
        "content": _passages(statement.content),
        "cue": _passages(statement.cue),
        "speaker_words": _passage_or_word(statement.speaker_words),
        "speaker": _meant(statement.speaker),
        "kind": statement.kind.value,
        "act": statement.act.value,
        "mood": statement.mood.value,
        "relays": [
            {"words": passage_record(relay.words), "kind": relay.kind.value, "party": _meant(relay.party)}
            for relay in statement.relays
        ],
        "addressee": _passage_or_word(statement.addressee),
        "ground": _passage_or_word(statement.ground),
        "score": round(statement.score, 4),
        "reason": statement.reason,
    }


def _passage_or_word(passage: Passage | NotStated) -> Record | str:
    return passage.value if isinstance(passage, NotStated) else passage_record(passage)


def _meant(party: ResolvedParty | UnsureParty | NotStated) -> Record | str:
    if isinstance(party, NotStated):
        return party.value
    if isinstance(party, ResolvedParty):
        return {"party": party.party, "name": party.name, "named": party.named, "reason": party.reason}
    candidates = [_meant(candidate) for candidate in party.candidates]
    return {"unsure": party.words, "candidates": candidates, "reason": party.reason}


def _point(point: Point) -> Record:
    return {
        "id": point.id,
        "words": passage_record(point.words),
        "told_by": list(point.told_by),
        "tellings": [_point_telling(telling) for telling in point.tellings],
    }


def _point_telling(telling: PointTelling) -> Record:
    return {
        "report": telling.report,
        "how": telling.how.value,
        "passages": _passages(telling.passages),
        "adds": _passages(telling.adds),
        "reason": telling.reason,
    }


def _telling(telling: Telling) -> Record:
    return {
        "sentence": passage_record(telling.sentence),
        "report": telling.report,
        "how": telling.how.value,
        "passages": _passages(telling.passages),
        "score": round(telling.score, 4),
        "reason": telling.reason,
    }
