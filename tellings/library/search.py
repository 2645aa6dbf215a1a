"""Find reports again: by words, and by what is known of them. Every result is a passage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.errors import QueryError
from tellings.library.excerpts import find_marked, find_windows
from tellings.library.matching import MATCHES, RANKED, Order, count_matches, find_few, first_matches, rank_all, rank_few
from tellings.library.query import Field, Group, Not, Part, parse_query, text_of, words_wanted
from tellings.passages import Passage


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a list tells of a report.

    Attributes:
        id: Its id.
        name: Its outlet, or where it came from.
        title: Its title; empty where not stated.
        published: As far as it is stated; empty where not stated.
        url: Its address; empty where not stated.
        story: The id of its story; empty where it is in none.
    """

    id: str
    name: str
    title: str
    published: str
    url: str
    story: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that matches.

    Attributes:
        report: The report.
        passages: Where it matches, in text order; its beginning where no words were asked for. At most
            `tellings.library.excerpts.PASSAGES`.
        found: The words that were found in those passages.
    """

    report: ReportLine
    passages: tuple[Passage, ...]
    found: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was found.

    Attributes:
        query: As it was given.
        total: How many reports match.
        order: How `hits` are sorted.
        hits: The first of them.
        notes: What was not looked at, and why they are sorted so.
    """

    query: str
    total: int
    order: Order
    hits: tuple[Hit, ...]
    notes: tuple[str, ...]


LINE = """report.id, report.name, coalesce(title, ''), coalesce(published, ''), coalesce(report.url, ''),
  coalesce((SELECT story.id FROM member JOIN story ON story.number = member.story WHERE member.report = report.number),
  '')"""
"""The columns of a ReportLine."""


def search(
    db: sqlite3.Connection, query: str, *, order: Order = "best", most: int = 20, skip: int = 0
) -> SearchResults:
    """Find reports.

    Args:
        db: The library's database.
        query: As `tellings.library.query` tells.
        order: "best" by BM25 (Robertson and Zaragoza, 2009), where words are asked for.
        most: How many are shown.
        skip: How many are passed over.

    Raises:
        QueryError: The query cannot be understood.
    """
    part = parse_query(query)
    parts = part.parts if isinstance(part, Group) and part.kind == "and" else (part,)
    text = _text_of_all(parts)
    conditions = [_condition(db, one) for one in parts if not text or not _is_text(one)]
    where = " AND ".join(f"({sql})" for sql, _ in conditions) or "1"
    values = [value for _, several in conditions for value in several]
    notes = list(_notes(db, part))
    marked = " OR ".join(text_of(words) for words in words_wanted(part))
    ranked = _ranked(db, text, where, values, part) if text and order == "best" else None
    if ranked is not None:
        hits = tuple(_hits(db, ranked[skip : skip + most], marked))
        return SearchResults(query, len(ranked), order, hits, tuple(notes))
    total = count_matches(db, text, where, values)
    if order == "best" and (not text or total > RANKED):
        order = "newest"
        if text:
            notes.append(f"{total:,} reports match, so the newest are shown first, not the best.")
    prefixed = any(words.prefix for words in words_wanted(part))  # looked up anew for each report that is asked
    if text and order == "newest" and total > RANKED and not prefixed:
        where, values, text = f"({where}) AND {MATCHES}", [*values, text], ""
    numbers = first_matches(db, text, where, values, order, most, skip)
    hits = tuple(_hits(db, numbers, marked))
    return SearchResults(query, total, order, hits, tuple(notes))


def _ranked(db: sqlite3.Connection, text: str, where: str, values: list[str | int], part: Part) -> list[int] | None:
    """All that match, the best first, where that is quicker than counting them before; else None."""
    if where == "1":
        phrase = any(len(words.text.split()) > 1 for words in words_wanted(part))
        return rank_all(db, text) if phrase else None
    few = find_few(db, where, values)
    return rank_few(db, text, few) if few is not None else None


def _is_text(part: Part) -> bool:
    return bool(text_of(part.part if isinstance(part, Not) else part))


def _text_of_all(parts: tuple[Part, ...]) -> str:
    """The parts that are only words, as one expression of FTS5; empty where none of them asks for any."""
    worded = tuple(one for one in parts if _is_text(one))
    return text_of(Group("and", worded)) if worded else ""


def _condition(db: sqlite3.Connection, part: Part) -> tuple[str, list[str | int]]:
    """A part as a condition of SQL on the table `report`, with its values."""
    if text := text_of(part):
        return "report.number IN (SELECT rowid FROM words WHERE words MATCH ?)", [text]
    match part:
        case Not(inner):
            sql, values = _condition(db, inner)
            return f"NOT coalesce({sql}, 0)", values
        case Group(kind, parts):
            several = [_condition(db, one) for one in parts]
            joined = f" {kind.upper()} ".join(f"({sql})" for sql, _ in several)
            return joined, [value for _, values in several for value in values]
        case Field(name, value):
            return _FIELDS[name](db, value)
    raise AssertionError(part)


def _outlet(db: sqlite3.Connection, value: str) -> tuple[str, list[str | int]]:
    """Outlets whose name has all the words, in any case."""
    wanted = value.casefold().split()
    outlets = [row[0] for row in db.execute("SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL")]
    found = [outlet for outlet in outlets if all(word in outlet.casefold() for word in wanted)]
    return f"report.outlet IN ({', '.join('?' * len(found))})", list(found)


NAMED = "SELECT rowid FROM name_words WHERE name_words MATCH ?"
"""Numbers of the names that have some words."""


def name_text(value: str) -> str:
    """The words of a name as an expression of FTS5: all of them, in any order."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in value.split())


def _party(db: sqlite3.Connection, value: str) -> tuple[str, list[str | int]]:
    return f"report.number IN (SELECT report FROM naming WHERE name IN ({NAMED}))", [name_text(value)]


def _speaker(db: sqlite3.Connection, value: str) -> tuple[str, list[str | int]]:
    speakers = "SELECT naming.report FROM naming JOIN speaker USING (report, party)"
    return f"report.number IN ({speakers} WHERE name IN ({NAMED}))", [name_text(value)]


def _before(db: sqlite3.Connection, value: str) -> tuple[str, list[str | int]]:
    """Before that day; where only a month or a year is stated that holds it, that is not known."""
    return "published < ? AND published <> substr(?, 1, length(published))", [value, value]


def _after(db: sqlite3.Connection, value: str) -> tuple[str, list[str | int]]:
    """On that day or later; times are texts of which the finer is the greater."""
    return "published >= ?", [value]


def _story(db: sqlite3.Connection, value: str) -> tuple[str, list[str | int]]:
    number = find_story(db, value)
    if number is None:
        raise QueryError(f"there is no story {value}; `tellings stories` lists them")
    return "report.number IN (SELECT report FROM member WHERE story = ?)", [number]


def find_story(db: sqlite3.Connection, story: str) -> int | None:
    """The number of a story, or of the one that it was merged into; None where there is no such story."""
    row = db.execute("SELECT number, merged_into FROM story WHERE id = ?", (story.lower(),)).fetchone()
    while row and row[1] is not None:
        row = db.execute("SELECT number, merged_into FROM story WHERE number = ?", (row[1],)).fetchone()
    return int(row[0]) if row else None


_FIELDS = {
    "outlet": _outlet,
    "party": _party,
    "speaker": _speaker,
    "before": _before,
    "after": _after,
    "story": _story,
}


def _notes(db: sqlite3.Connection, part: Part) -> Iterator[str]:
    """Fields that see only annotated reports say so, where not all are."""
    names = {field.name for field in _fields(part)}
    if names & {"speaker", "party"} and (missing := count_not_annotated(db)):
        yield f"{missing:,} reports are not annotated: speaker: and party: do not see them (add --annotate)."
    if names & {"before", "after"}:
        missing = int(db.execute("SELECT count(*) FROM report WHERE published IS NULL").fetchone()[0])
        if missing:
            yield f"{missing:,} reports do not state when they were published: before: and after: leave them out."


def count_not_annotated(db: sqlite3.Connection) -> int:
    """How many reports have no reading, so that nobody is known to speak in them."""
    query = "SELECT (SELECT count(*) FROM report) - (SELECT count(*) FROM reading WHERE shown)"
    return int(db.execute(query).fetchone()[0])


def _fields(part: Part) -> Iterator[Field]:
    match part:
        case Field():
            yield part
        case Not(inner):
            yield from _fields(inner)
        case Group(_, parts):
            for one in parts:
                yield from _fields(one)


def report_line(db: sqlite3.Connection, number: int) -> ReportLine:
    """What a list tells of a report."""
    return ReportLine(*db.execute(f"SELECT {LINE} FROM report WHERE number = ?", (number,)).fetchone())


def _hits(db: sqlite3.Connection, numbers: list[int], marked: str) -> Iterator[Hit]:
    query = "SELECT text FROM report_text WHERE number = ?"
    texts = {number: str(db.execute(query, (number,)).fetchone()[0]) for number in numbers}
    found = find_marked(texts, marked) if marked else {}
    for number, text in texts.items():
        line = report_line(db, number)
        windows = find_windows(text, found.get(number, []))
        shown = [
            word for word in found.get(number, []) if any(low <= word[0] and word[1] <= high for low, high in windows)
        ]
        yield Hit(line, _passages(line.id, text, windows), _passages(line.id, text, shown))


def _passages(report: str, text: str, ranges: list[tuple[int, int]]) -> tuple[Passage, ...]:
    return tuple(Passage(report, start, end, text[start:end]) for start, end in ranges)
