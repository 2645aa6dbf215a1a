"""The statements of a reading in the scorer's form: who said what, through whom, directly or not, and the act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tellings.attribution.statement import Mood, RelayKind, Statement
from tellings.parties.party import ResolvedParty, UnsureParty
from tellings.reading import Reading
from tellings.reports.stated import NotStated


def statements_of(reading: Reading) -> list[dict[str, Any]]:
    """What is said in one report, for the `stories` task.

    A statement that the report says was not made, or only supposes, is no attributed passage and is left out. Where a
    speaker is unsure, the likeliest candidate is given: the scorer knows no "unsure". Media are no relays there.

    Returns:
        One entry a statement: "report" (the report's own id), "content" as `[[start, end], …]`, "speaker" (the fullest
        name within that report, "" where none is stated), "through" (nearest the report first), "kind" and "act".
    """
    return list(_entries(reading))


def _entries(reading: Reading) -> Iterator[dict[str, Any]]:
    for statement in reading.statements:
        if statement.mood is Mood.NOT_SAID:
            continue
        yield {
            "report": reading.report.id,
            "content": [[passage.start, passage.end] for passage in statement.content],
            "speaker": _name(statement.speaker, ""),
            "through": _through(statement),
            "kind": statement.kind.value,
            "act": statement.act.value,
        }


def _name(party: ResolvedParty | UnsureParty | NotStated, words: str) -> str:
    if isinstance(party, ResolvedParty):
        return party.name
    if isinstance(party, UnsureParty) and party.candidates:
        return party.candidates[0].name
    return words


def _through(statement: Statement) -> list[str]:
    relays = (relay for relay in statement.relays if relay.kind is RelayKind.PARTY)
    return [_name(relay.party, relay.words.text) for relay in relays]
