"""What shared words say nothing about copying: quotation, names and titles, set phrases, a site's notices."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from importlib import resources

from tellings.attribution.quotes import find_quotations, top_quotations
from tellings.lineage.words import Words, split_words
from tellings.passages import Passage
from tellings.reports.report import BlockKind, Report

APART_KEY = "\0"
"""What the keys of words that are apart begin with."""
SCARE_WORDS = 2
"""Quotation marks around so few words or fewer set no words apart: the writer still wrote them."""

_POST = re.compile(
    r"[—–-] ?[^\n()]{1,60} \(@\w{1,30}\)(?: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}| \d{1,2} [A-Z][a-z]{2,8},? \d{4})?"
)
_APART = (BlockKind.CAPTION, BlockKind.CREDIT)
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = frozenset(".!?:…\n")


class Mark(IntEnum):
    """What a word is, from what counts most as copying to what counts not at all."""

    OWN = 0
    NAME = 1
    QUOTED = 2
    STANDING = 3
    APART = 4
    """A caption's or a credit's: not compared, and no copied passage goes over it."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A report's words, each with its mark.

    Attributes:
        report: The report's id.
        words: The words of its text.
        marks: One for every word.
    """

    report: str
    words: Words
    marks: bytes

    def passage(self, first: int, end: int) -> Passage:
        """The passage from word `first` to before word `end`."""
        start, stop = self.words.starts[first], self.words.ends[end - 1]
        return Passage(self.report, start, stop, self.words.text[start:stop])

    @property
    def telling_words(self) -> int:
        """How many words are neither standing ones nor apart."""
        return sum(mark < Mark.STANDING for mark in self.marks)


def mark_report(report: Report) -> MarkedText:
    """Mark every word of a report's text."""
    paragraphs = [(block.start, block.end) for block in report.blocks] or [(0, len(report.text))]
    apart = [(block.start, block.end) for block in report.blocks if block.kind in _APART]
    return mark_text(report.id, report.text, paragraphs, apart)


def mark_text(
    report: str,
    text: str,
    paragraphs: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> MarkedText:
    """Mark every word of a text.

    Args:
        report: The id that passages are to carry.
        text: The text.
        paragraphs: Ranges of characters; each line of the text is one where none are given.
        apart: Ranges of characters that are not compared: captions and credits.
    """
    words = split_words(text)
    marks = bytearray(len(words))
    for n, start in enumerate(words.starts):
        if text[start].isupper() and _inside_sentence(text, start):
            marks[n] = Mark.NAME
    lines = [line.span() for start, end in paragraphs for line in _LINE.finditer(text, start, end)]
    lines = lines or [line.span() for line in _LINE.finditer(text)]
    _set(marks, words, _quotations(text, lines), Mark.QUOTED)
    _set(marks, words, _standing(text, lines), Mark.STANDING)
    _set(marks, words, apart, Mark.APART)
    return MarkedText(report, _with_apart(words, marks), bytes(marks))


def _with_apart(words: Words, marks: bytearray) -> Words:
    """The words with a key for each one apart that no other word of any text has beside it, so that it is not found."""
    if Mark.APART not in marks:
        return words
    keys = [f"{APART_KEY}{n}" if mark == Mark.APART else words.keys[n] for n, mark in enumerate(marks)]
    return replace(words, keys=tuple(keys))


def _inside_sentence(text: str, start: int) -> bool:
    """Whether no sentence begins at a place, so that a capital there marks a name."""
    before = text[max(0, start - 3) : start].rstrip(" \"“”‘’'(")
    return bool(before) and before[-1] not in _SENTENCE_END


def _set(marks: bytearray, words: Words, ranges: Iterable[tuple[int, int]], mark: Mark) -> None:
    from bisect import bisect_left

    for start, end in ranges:
        first, stop = bisect_left(words.starts, start), bisect_left(words.starts, end)
        if mark >= Mark.STANDING or stop - first > SCARE_WORDS:
            marks[first:stop] = bytes([mark]) * (stop - first)


def _quotations(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for quotation in top_quotations(find_quotations(text, lines)):
        yield quotation.start, quotation.end
    for start, end in lines:
        for post in _POST.finditer(text, start, end):
            yield start, post.end()


def _standing(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    lowered = text.lower()
    for notice in _patterns("notices", lowered):
        for start, end in lines:
            if notice.search(text[start:end]):
                yield start, end
    for phrase in _patterns("phrases", lowered):
        for match in phrase.finditer(text):
            yield match.span()


def _patterns(kind: str, lowered: str) -> Iterator[re.Pattern[str]]:
    for needed, pattern in _standing_table()[kind]:
        if any(words in lowered for words in needed):
            yield pattern


@cache
def _standing_table() -> dict[str, list[tuple[list[str], re.Pattern[str]]]]:
    table = tomllib.loads(resources.files("tellings.lineage").joinpath("standing.toml").read_text("utf-8"))
    return {
        kind: [(needed.split("|"), re.compile(pattern, re.IGNORECASE)) for needed, pattern in table[kind]]
        for kind in ("notices", "phrases")
    }
