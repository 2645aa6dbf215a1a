"""Read one invented paragraph as a report, for tables of text → expected."""

from __future__ import annotations

from functools import cache

from tellings.attribution.statement import RelayKind, Statement
from tellings.reading import Reading, annotate
from tests.reports_made import made


@cache
def read_text(text: str) -> Reading:
    """The reading of a report with a neutral title and this text."""
    return annotate(made(f"News of the day\n\n{text}"))


def saying(text: str, words: str) -> Statement:
    """The statement whose content holds the words; of several the shortest."""
    found = [s for s in read_text(text).statements if any(words in passage.text for passage in s.content)]
    assert found, f"no statement holds {words!r}; there are {[s.content for s in read_text(text).statements]}"
    return min(found, key=lambda statement: statement.end - statement.start)


def through(statement: Statement) -> list[str]:
    """Who passed it on, nearest the report first; media left out."""
    return [relay.words.text for relay in statement.relays if relay.kind is RelayKind.PARTY]


def media(statement: Statement) -> list[str]:
    """In what it was given."""
    return [relay.words.text for relay in statement.relays if relay.kind is RelayKind.MEDIUM]
