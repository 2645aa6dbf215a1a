"""The terms that a report is compared by: words, names, numbers and ages, found by form alone.

A name is a word that stands with a capital where no sentence begins, and oftener so than without; a pair is a name with
the name or the number before it ("Avery Holt", "14 Mill"). No parse is needed, so a stream keeps its pace.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

TITLE, LEAD, NAME, PAIR, NUMBER, AGE = 1, 2, 4, 8, 16, 32
"""What is known of a term, as bits."""
LEAD_WORDS = 60
"""So many words at the beginning of the text are its lead."""
SLUG_WORDS = 3
"""From so many words on, a part of an address counts as the words of a headline."""
MOST_NAMES = 40
"""So many names are kept as they were written, to be shown."""

_TOKEN = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)*")
_AGE = re.compile(r"\b(\d{1,2})[- ](?:years?|yr)[- ]olds?\b|, (\d{1,2})(?=[,.;])|\baged? (\d{1,2})\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:|\n•–—\"“”(\[]|- )[\s\"'“‘(\[]*$")
_BEFORE_NAME = (" ", ". ", "-")
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMBERS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS.split(" "))}


@dataclass(slots=True)
class Terms:
    """The terms of one report while they are being gathered, by their hashes.

    Attributes:
        marks: What is known of each term, as bits.
        counts: How often each stands in the report.
        names: Names and pairs as they were first written, for those that may be shown.
        words: Number of words that were read.
    """

    marks: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    words: int = 0

    def put(self, term: str, mark: int, written: str = "") -> None:
        """Count a term once more."""
        key = hash_of(term)
        self.marks[key] = self.marks.get(key, 0) | mark
        self.counts[key] = self.counts.get(key, 0) + 1
        if written and len(self.names) < MOST_NAMES:
            self.names.setdefault(key, written)


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    key: str
    start: int
    end: int


def find_terms(title: str, slug: str, text: str) -> Terms:
    """The terms of a report.

    Args:
        title: Its title, or "".
        slug: The words of a headline in its address, or "" (see `slug_of`).
        text: Its text; names are told from other words here.
    """
    body = _tokens(text)
    named = _named(body, text)
    terms = Terms()
    for tokens, source, place in ((_tokens(title), title, TITLE), (_tokens(slug), slug, TITLE), (body, text, 0)):
        _put_all(terms, tokens, source, place, named)
    for place, source in ((TITLE, title), (0, text)):
        for match in _AGE.finditer(source):
            terms.put("age " + next(group for group in match.groups() if group), AGE | place)
    return terms


def hash_of(term: str) -> int:
    """A term as 32 bits, the same on every machine."""
    return crc32(term.encode("utf-8", "replace"))


def key_of(word: str) -> str:
    """The form under which a word is compared: small letters, no possessive, no plural s, numbers as digits."""
    key = word.lower().replace("’", "'").removesuffix("'s")
    key = _NUMBERS.get(key, key)
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else key


def slug_of(address: str) -> str:
    """The words of a headline that an address holds, or "": its part with most words, from `SLUG_WORDS` on."""
    parts = (re.sub(r"\.\w{2,5}$", "", part) for part in re.split(r"[/?=&]", address)[3:])
    words = [
        [word for word in re.split(r"[-_+ ]|%20", part) if word.isalpha() or (word.isdigit() and len(word) < 5)]
        for part in parts
    ]
    longest = max(words, key=len, default=[])
    return " ".join(longest) if len(longest) >= SLUG_WORDS else ""


def _tokens(text: str) -> list[_Token]:
    return [_Token(match.group(), key_of(match.group()), *match.span()) for match in _TOKEN.finditer(text)]


def _named(tokens: Iterable[_Token], text: str) -> set[str]:
    """What is oftener written with a capital inside of a sentence than without one."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for token in tokens:
        if token.word[0].isupper():
            if token.start and not _OPENS.search(text, max(0, token.start - 4), token.start):
                capital[token.key] += 1
        elif token.word[0].isalpha():
            small[token.key] += 1
    return {key for key, count in capital.items() if count > small[key] and len(key) > 1}


def _put_all(terms: Terms, tokens: list[_Token], text: str, place: int, named: set[str]) -> None:
    terms.words += len(tokens)
    before: _Token | None = None
    for n, token in enumerate(tokens):
        mark = place or (LEAD if n < LEAD_WORDS else 0)
        is_name = token.key in named and not token.word[0].islower()
        is_number = token.key[0].isdigit()
        terms.put(token.key, mark | (NAME if is_name else NUMBER if is_number else 0), token.word if is_name else "")
        if before and is_name and text[before.end : token.start] in _BEFORE_NAME:
            terms.put(f"{before.key} {token.key}", mark | PAIR, text[before.start : token.end])
        before = token if is_name or is_number else None
