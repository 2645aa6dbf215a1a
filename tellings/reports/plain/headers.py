"""Metadata above a plain text: e-mail-style header lines, and the front matter of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.reports.plain.lines import Line

_KEYS = {
    "title": ("title", "headline", "subject"),
    "standfirst": ("standfirst", "subtitle", "subheading", "deck", "description", "summary"),
    "published": ("date", "published", "publication date", "pubdate", "publish date", "date published", "posted"),
    "updated": ("updated", "last updated", "modified", "last modified", "lastmod", "date modified"),
    "byline": ("author", "authors", "by", "byline", "from", "writer", "reporter"),
    "outlet": ("source", "outlet", "publication", "publisher", "newspaper", "site", "website", "site name", "sitename"),
    "url": ("url", "link", "address", "permalink", "canonical", "original", "source url"),
    "language": ("language", "lang"),
    "credit": ("credit", "agency"),
    "": (
        *("section", "category", "categories", "tags", "keywords", "to", "cc", "id", "layout", "slug", "copyright"),
        *("place", "location", "dateline", "draft", "image", "words", "length", "edition", "page", "type", "created"),
        *("retrieved", "accessed"),
    ),
}
_FIELDS = {key: field for field, keys in _KEYS.items() for key in keys}
_HEADER = re.compile(r"(?P<key>[A-Za-z][\w -]{0,24}?)\s*:\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """One header line.

    Attributes:
        name: Which part of the report it states ("title", "published", …); "" for one that Tellings does not use.
        key: The key as written.
        value: Its value.
        start: Where the value stands in the text; for several values of one key, where the first does.
        end: One past its last character.
        line: First and last character of the whole line.
    """

    name: str
    key: str
    value: str
    start: int
    end: int
    line: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Headers:
    """The header lines of a text, and where the text itself begins."""

    fields: tuple[Field, ...] = ()
    body: int = 0

    def values(self, name: str) -> tuple[Field, ...]:
        """The fields that state one part of the report and are not empty."""
        return tuple(field for field in self.fields if field.name == name and field.value)


def read_headers(lines: list[Line]) -> Headers:
    """The header lines that a text begins with: known keys only, and a title or at least two of them."""
    fields: list[Field] = []
    for number, line in enumerate(lines):
        field = None if number and line.after_blank else _read_field(line.start, line.text)
        if field is None:
            break
        fields.append(field)
    titled = any(field.name == "title" and field.value for field in fields)
    useful = [field for field in fields if field.name]
    if not titled and len(useful) < 2:
        return Headers()
    return Headers(tuple(fields), fields[-1].line[1])


def read_front_matter(text: str) -> Headers:
    """The front matter of a Markdown text: lines between two lines of "---" at its very beginning.

    Simple values and simple lists are read; whatever else YAML allows is passed over.
    """
    match = re.match(r"\s*---[ \t]*\r?\n(?P<inner>.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    if match is None or ":" not in match["inner"]:
        return Headers()
    fields: list[Field] = []
    for line in re.finditer(r"[^\r\n]+", match["inner"]):
        start = match.start("inner") + line.start()
        item = re.match(r"\s*-\s+", line[0])
        field = _read_field(start, line[0])
        if field and not line[0][0].isspace():
            fields += _unquoted(field)
        elif item and fields:
            last = fields[-1]
            value = line[0][item.end() :].strip().strip("\"'")
            fields.append(Field(last.name, last.key, value, start + item.end(), start + len(line[0]), last.line))
    return Headers(tuple(fields), match.end())


def _read_field(start: int, text: str) -> Field | None:
    match = _HEADER.fullmatch(text)
    if match is None or match["key"].strip().lower().replace("_", " ").replace("-", " ") not in _FIELDS:
        return None
    name = _FIELDS[match["key"].strip().lower().replace("_", " ").replace("-", " ")]
    span = start + match.start("value"), start + match.end("value")
    return Field(name, match["key"].strip(), match["value"].strip(), *span, (start, start + len(text)))


def _unquoted(field: Field) -> Iterable[Field]:
    """A value without its quotation marks; a list in brackets as one field for each of its values."""
    inner = field.value.removeprefix("[").removesuffix("]")
    parts = inner.split(",") if inner != field.value else [inner]
    position = field.start
    for part in parts:
        value = part.strip().strip("\"'")
        found = position + max(0, field.value[position - field.start :].find(value))
        yield Field(field.name, field.key, value, found, found + len(value), field.line)
        position = found + len(value)
