"""What was found in a library as JSON: searches, what a party said, stories. The manual is docs/manual/library.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tellings import __version__
from tellings.show.passage_json import passage_record
from tellings.show.statements_table import statement_record

if TYPE_CHECKING:
    from tellings.library.said import SaidChanges, SaidResults
    from tellings.library.search import SearchResults
    from tellings.library.stories import StoryEntry

VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come without it."""

Record = dict[str, Any]


def search_json(results: SearchResults) -> str:
    """What a search found as one JSON text, ending with a line feed."""
    record = {
        "query": results.query,
        "total": results.total,
        "order": results.order,
        "notes": list(results.notes),
        "reports": [
            {
                **asdict(hit.report),
                "passages": [passage_record(passage) for passage in hit.passages],
                "found": [passage_record(passage) for passage in hit.found],
            }
            for hit in results.hits
        ],
    }
    return _text("search", record)


def said_json(results: SaidResults, changes: SaidChanges) -> str:
    """What parties of a name said as one JSON text, ending with a line feed."""
    record: Record = {
        "name": results.name,
        "parties": [{"name": name, "statements": number} for name, number in results.parties],
        "not_annotated": results.not_annotated,
        "said": [
            {
                "report": asdict(said.report),
                "party": said.party,
                "sure": said.sure,
                "statement": statement_record(said.statement),
            }
            for said in results.said
        ],
    }
    record["people"] = [
        {
            "name": person.name,
            "roles": list(person.roles),
            "stories": list(person.stories),
            "statements": list(person.statements),
            "why": person.why,
        }
        for person in changes.people
    ]
    record["changes_not_examined_in"] = changes.not_examined
    record["changes"] = [
        {
            "name": change.name,
            "earlier": change.earlier.id,
            "later": change.later.id,
            "before": change.before.value,
            "after": change.after.value,
            "order": change.sequel.value,
            "score": change.score,
            "reason": change.reason,
        }
        for change in changes.found
    ]
    return _text("said", record)


def stories_json(entries: Iterable[StoryEntry]) -> str:
    """Stories as a list tells of them, as one JSON text, ending with a line feed."""
    return _text("stories", {"stories": [_entry(entry) for entry in entries]})


def _entry(entry: StoryEntry) -> Record:
    record = asdict(entry)
    for key in ("points", "differences", "origins"):
        record[key] = "not compared" if record[key] is None else record[key]
    return record


def _text(form: str, record: Record) -> str:
    head = {"tellings": {"format": form, "version": VERSION, "program": __version__}}
    return json.dumps(head | record, ensure_ascii=False, indent=1) + "\n"
