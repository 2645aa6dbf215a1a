"""What the language steps find in a report: sentences and names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tellings.passages import Passage
from tellings.reports.report import BlockKind

NameKind = Literal["person", "organisation", "place", "group", "event", "work", "other"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence and its place in the parse; white space and punctuation are words, too.

    Attributes:
        start: First character in `Report.text`.
        end: One past the last.
        text: As written.
        lemma: Lower-cased.
        part: Part of speech ("NOUN", "VERB", …; Universal Dependencies).
        relation: How it hangs on its head ("nsubj", "prep", …; the pipeline's labels).
        head: Index of its head in `Sentence.words`; its own where it has none there.
        content: Whether it is neither a stop word nor punctuation.
    """

    start: int
    end: int
    text: str
    lemma: str
    part: str
    relation: str
    head: int
    content: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report; it never crosses a block.

    Attributes:
        passage: Where it stands, white space and bullets around it not included.
        block: Index of its block in `Report.blocks`.
        kind: The kind of that block.
        lemmas: Lower-cased lemmas of its content words, in order, repeats kept.
        words: Its words with their parse, in order; empty where it was made without one.
    """

    passage: Passage
    block: int
    kind: BlockKind
    lemmas: tuple[str, ...]
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing as it is written in one place."""

    passage: Passage
    kind: NameKind


def key_of(word: Word) -> str:
    """What makes two words the same: the lemma without marks and case."""
    return _bare(word.lemma)


@lru_cache(50_000)
def _bare(lemma: str) -> str:
    return "".join(filter(str.isalnum, lemma.casefold()))
