"""A search as a person writes it, understood: words, phrases, prefixes, fields, AND, OR, NOT, parentheses.

mayor "closed bridge" flood*        all of them
mayor OR union                      either
mayor NOT union, mayor -union       the first without the second
outlet:gazette speaker:"Ida Holt" party:union before:2031-05 after:2031-04-20 story:s12
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tellings.errors import QueryError

FIELDS = ("outlet", "speaker", "party", "before", "after", "story")
LONGEST = 2_000
"""Characters of a query."""
DEEPEST = 50
"""Parentheses within each other."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase of the text; a prefix matches every word that begins with it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on what is known of a report."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Reports that the part does not match."""

    part: Part


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that all parts match, or any of them."""

    kind: Literal["and", "or"]
    parts: tuple[Part, ...]


Part = Words | Field | Not | Group

_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-)(?=[\w\"(])|(?P<field>[A-Za-z]+):(?P<value>\"[^\"]*\"|[^\s()\"]+)"
    r"|\"(?P<phrase>[^\"]*)\"(?P<phrase_star>\*?)|(?P<word>[^\s()\"]+))"
)
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["open", "close", "and", "or", "not", "part", "end"]
    shown: str
    part: Part | None = None


def parse_query(query: str) -> Part:
    """Understand a search.

    Raises:
        QueryError: It cannot be understood; the message says where and why, in one line.
    """
    if len(query) > LONGEST:
        raise QueryError(f"the search has {len(query):,} characters, more than {LONGEST:,}; shorten it")
    tokens = list(_tokens(query))
    if tokens[0].kind == "end":
        raise QueryError("the search is empty; give a word, a phrase or a field such as outlet:gazette")
    parser = _Parser(tokens)
    part = parser.any_of(0)
    if parser.next.kind != "end":
        raise QueryError(f"the search has a {parser.next.shown} that nothing opens; leave it out, or quote it")
    return part


def _tokens(query: str) -> Iterator[_Token]:
    place = 0
    end = len(query.rstrip())
    while place < end:
        match = _TOKEN.match(query, place)
        if match is None:
            raise QueryError(f'the quotation mark before “{query[place:].strip()[1:30]}” is not closed; add a "')
        place = match.end()
        yield _token(match)
    yield _Token("end", "the end")


def _token(match: re.Match[str]) -> _Token:
    if match["open"]:
        return _Token("open", "(")
    if match["close"]:
        return _Token("close", ")")
    if match["minus"]:
        return _Token("not", "-")
    if match["field"]:
        return _Token("part", match.group().strip(), _field(match["field"], match["value"].strip('"')))
    if match["phrase"] is not None:
        return _Token("part", match.group().strip(), _words(match["phrase"], bool(match["phrase_star"])))
    word = match["word"]
    match word:
        case "AND":
            return _Token("and", word)
        case "OR":
            return _Token("or", word)
        case "NOT":
            return _Token("not", word)
    if word.endswith(":") and word[:-1].isalpha():
        _field(word[:-1], "")
    return _Token("part", word, _words(word.rstrip("*"), word.endswith("*")))


def _words(text: str, prefix: bool) -> Words:
    if not _LETTER.search(text):
        raise QueryError(f"“{text}” has neither a letter nor a digit to look for; leave it out")
    return Words(text, prefix)


def _field(name: str, value: str) -> Field:
    name = name.lower()
    if name not in FIELDS:
        known = ", ".join(f"{field}:" for field in FIELDS)
        raise QueryError(
            f'there is no field {name}: (there are {known}); to look for the words, quote them: "{name}:…"'
        )
    if not _LETTER.search(value):
        raise QueryError(f"{name}: needs a value, such as {name}:{_EXAMPLES[name]}")
    if name in ("before", "after") and not _DATE.fullmatch(value):
        raise QueryError(f"{name}:{value} is no date; write {name}:2031-05-04, {name}:2031-05 or {name}:2031")
    return Field(name, value)


_EXAMPLES = {
    "outlet": "gazette",
    "speaker": '"Ida Holt"',
    "party": "union",
    "before": "2031-05-04",
    "after": "2031-05",
    "story": "s12",
}


class _Parser:
    """One token after the other; `any_of` holds `all_of` holds `one`."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens, self._place = tokens, 0

    @property
    def next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self) -> _Token:
        token = self.next
        self._place += token.kind != "end"
        return token

    def any_of(self, depth: int) -> Part:
        parts = [self.all_of(depth)]
        while self.next.kind == "or":
            self._take()
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Group("or", tuple(parts))

    def all_of(self, depth: int) -> Part:
        parts = [self.one(depth)]
        while self.next.kind in ("and", "part", "open", "not"):
            if self.next.kind == "and":
                self._take()
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else Group("and", tuple(parts))

    def one(self, depth: int) -> Part:
        token = self._take()
        if depth > DEEPEST:
            raise QueryError(f"the search has more than {DEEPEST} parentheses within each other; simplify it")
        if token.kind == "not":
            return Not(self.one(depth + 1))
        if token.kind == "open":
            inner = self.any_of(depth + 1)
            if self._take().kind != "close":
                raise QueryError("the search has a ( that nothing closes; add a ), or quote it")
            return inner
        if token.part is None:
            raise QueryError(f"the search has {token.shown} where a word is missing; complete it, or quote it")
        return token.part


def text_of(part: Part) -> str:
    """A part as an expression of FTS5, or an empty string where it has fields or only says what is not to match."""
    match part:
        case Words(text, prefix):
            quoted = text.replace('"', '""')
            return f'"{quoted}"' + (" *" if prefix else "")
        case Group("or", parts):
            inner = [text_of(one) for one in parts]
            return "(" + " OR ".join(inner) + ")" if all(inner) else ""
        case Group("and", parts):
            return _all_text(parts)
    return ""


def _all_text(parts: tuple[Part, ...]) -> str:
    wanted = [text_of(part) for part in parts if not isinstance(part, Not)]
    unwanted = [text_of(part.part) for part in parts if isinstance(part, Not)]
    if not wanted or not all(wanted) or not all(unwanted):
        return ""
    text = "(" + " AND ".join(wanted) + ")"
    for one in unwanted:
        text = f"({text} NOT {one})"
    return text


def words_wanted(part: Part) -> Iterator[Words]:
    """The words that may be found in a report that matches; those under NOT are not among them."""
    match part:
        case Words():
            yield part
        case Group(_, parts):
            for one in parts:
                yield from words_wanted(one)
