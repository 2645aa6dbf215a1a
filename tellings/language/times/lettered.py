"""A text as a string of letters, one a word: the role that each word may have in a time (see `words.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tellings.language.times.words import HOLIDAYS, MODIFIERS, MULTI_WORD, NUMBERS, REFERENCES, letter_table

_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thurs?|thu|fri|sat|sun"
_TOKEN = re.compile(
    rf"""\d{{4}}-\d\d?-\d\d?(?!\d)|\d\d?/\d\d?/\d{{2,4}}(?![\d/])|\d\d?:\d\d(?::\d\d)?
    |['’]?\d+0s\b|\d+(?:st|nd|rd|th)\b|\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\ \d/\d(?!\d))?
    |(?i:[ap]\.\ ?m\.?|[ap]m\b|o['’]clock|(?:{_SHORT})\.|['’]s\b|st\.)
    |[A-Za-z]+(?=['’]s)|(?i:[a-z]+(?=n['’]t\b))|[^\W\d_]+|[$€£]?[^\w\s]""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?: \d/\d)?")
_GLANCE = re.compile(r"[A-Za-z]{3,}|\d\d?:\d\d|\d{4}|\d\d?/\d\d?/\d|\d0s|[ap]\.m|\b[ap]m\b")
_TELLING = frozenset("uUWMwBPSRVAF")
_REACH = 48
"""Characters on either side of a telling word that may belong to a time with it."""

_SPOKEN = frozenset({"eighteen", "nineteen", "twenty"})
_MERGED_GAP = 2
"""Characters at most between the words of what is read as one word."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """The words of a text with their roles.

    Attributes:
        letters: One letter a word.
        words: The words in lower case.
        starts: First character of each.
        ends: One past the last.
    """

    letters: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def find_regions(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that may hold a time: around each word without which there is none.

    Few words of a report are near one, so that most of the text is only glanced at.
    """
    triggers = _triggers()
    start = end = -1
    for match in _GLANCE.finditer(text):
        word = match.group()
        if word in triggers or word[0] <= "9":
            at = match.start()
            begin = _back(text, at)
            if begin > end:
                if end > 0:
                    yield start, end
                start = begin
            end = _ahead(text, match.end())
    if end > 0:
        yield start, end


def _back(text: str, at: int) -> int:
    """Where the words begin that may belong to one before: within one line, not inside a word."""
    limit = max(0, at - _REACH)
    newline = text.rfind("\n\n", limit, at)
    start = limit if newline < 0 else newline + 2
    while 0 < start < at and text[start - 1].isalnum():
        start += 1
    return start


def _ahead(text: str, at: int) -> int:
    limit = min(len(text), at + _REACH)
    newline = text.find("\n\n", at, limit)
    end = limit if newline < 0 else newline
    while at < end < len(text) and text[end].isalnum():
        end -= 1
    return end


def letter(text: str, start: int, end: int) -> Lettered:
    """Read a stretch of a text as letters; cost grows with its length only."""
    table, first_words = _table(), _first_words()
    letters: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    position, count = 0, len(found)
    while position < count:
        word, begin, finish = found[position]
        position += 1
        role = table.get(word)
        low = word.lower()
        if low in _SPOKEN and (spoken := _spoken_year(found, position - 1)):
            year, length = spoken
            role, low = "Y", str(year)
            position += length - 1
            finish = found[position - 1][2]
        elif low in first_words and (longer := _merge(found, position - 1, first_words[low])):
            role, low, length = longer
            position += length - 1
            finish = found[position - 1][2]
        elif role is None:
            role = _shape(word, low)
        letters.append(role)
        words.append(low)
        starts.append(begin)
        ends.append(finish)
    return Lettered("".join(letters), words, starts, ends)


def _shape(word: str, low: str) -> str:
    """The letter of a word that is in no list, by its form."""
    first = word[0]
    if first.isdigit():
        return _number_shape(low)
    if low[-1] == "." and len(word) > 1:
        return _table().get(word[:-1], "f" if low[0] in "ap" and "m" in low else "x")
    if low in ("am", "pm", "o'clock", "o’clock"):
        return "f"
    if first in "'’" and low.endswith("0s"):
        return "F"
    return "x" if word.isalpha() else "."


def _number_shape(low: str) -> str:
    if low.endswith(("st", "nd", "rd", "th")):
        return "O"
    if low.endswith("0s"):
        return "F"
    if ":" in low:
        return "T"
    if ("/" in low and " " not in low) or low.count("-") == 2:
        return "D"
    if len(low) == 4 and low.isdigit() and 1000 <= int(low) <= 2199:
        return "Y"
    return "N" if _DIGITS.fullmatch(low) else "x"


def _merge(
    found: Sequence[tuple[str, int, int]], at: int, longer: Sequence[tuple[tuple[str, ...], str]]
) -> tuple[str, str, int] | None:
    """The longest expression of several words that begins here: its letter, itself, and how many words it has."""
    for parts, whole in longer:
        here = found[at : at + len(parts)]
        if [word.lower() for word, _, _ in here] != list(parts) or (whole in HOLIDAYS and not here[0][0][0].isupper()):
            continue
        if all(right[1] - left[2] < _MERGED_GAP for left, right in pairwise(here)):
            return _role(whole), whole, len(parts)
    return None


def _spoken_year(found: Sequence[tuple[str, int, int]], at: int) -> tuple[int, int] | None:
    """A year as it is said, "nineteen ninety-six", and how many words it takes."""
    words = [word.lower() for word, _, _ in found[at : at + 4]]
    tens = NUMBERS.get(words[1], 0) if len(words) > 1 else 0
    if not 10 <= tens <= 99:
        return None
    ones = NUMBERS.get(words[3], 0) if len(words) > 3 and words[2] == "-" and tens >= 20 else 0
    return NUMBERS[words[0]] * 100 + tens + (ones if ones < 10 else 0), 4 if 0 < ones < 10 else 2


def _role(whole: str) -> str:
    if whole in HOLIDAYS:
        return "B"
    if whole in REFERENCES:
        return "V"
    return _table()[whole] if whole in MODIFIERS else "q"


@cache
def _triggers() -> frozenset[str]:
    """The words without which there is no time; numbers, articles and the like go with them."""
    telling = frozenset(word for word, role in letter_table().items() if role in _TELLING)
    return (
        telling
        | {"a.m", "p.m", "am", "pm", "AM", "PM", "future", "past", "moment", "term", "clock"}
        | {
            form
            for word in ("recent", "current", "period", "nineteen", "previously")
            for form in (word, word.capitalize())
        }
    )


@cache
def _table() -> dict[str, str]:
    return letter_table()


@cache
def _first_words() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The expressions of several words by their first one, longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for whole in MULTI_WORD:
        parts = tuple(match.group().lower() for match in _TOKEN.finditer(whole))
        by_first.setdefault(parts[0], []).append((parts, whole))
    return by_first
