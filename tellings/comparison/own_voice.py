"""What a report has from others, and what it only tells of itself: "the Chronicle can reveal", in the Chronicle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tellings.attribution.statement import Relay, RelayKind, Statement
from tellings.parties.outlets import is_name_of
from tellings.parties.party import ResolvedParty
from tellings.reading import Reading
from tellings.reports.stated import Stated


def from_others(reading: Reading) -> Iterator[Statement]:
    """The statements of those that are not the report's own outlet, without that outlet among their relays.

    What an outlet says that it reported, or was told, it tells in its own voice; another report that carries its text
    names it as anybody else.
    """
    outlet = reading.report.outlet
    if not isinstance(outlet, Stated):
        yield from reading.statements
        return
    for statement in reading.statements:
        relays = tuple(relay for relay in statement.relays if not _is_itself(relay, outlet.value))
        if relays != statement.relays:
            statement = replace(statement, relays=relays)
        speaker = statement.speaker
        itself = isinstance(speaker, ResolvedParty) and is_name_of(speaker.name, outlet.value)
        if not itself or any(relay.kind is RelayKind.PARTY for relay in relays):
            yield statement


def _is_itself(relay: Relay, outlet: str) -> bool:
    name = relay.party.name if isinstance(relay.party, ResolvedParty) else relay.words.text
    return relay.kind is RelayKind.PARTY and is_name_of(name, outlet)
