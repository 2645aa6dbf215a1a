"""Acts that both sentences of a pair tell: one verb in each, of the same lemma and with the same arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tellings.comparison.overlap import rarity_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import Word
from tellings.passages import Passage

_PARTS = frozenset({"VERB"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
LEAST_ARGUMENTS = 2
"""Lemmas that hang on both verbs, at least: with one alone it is too often another act."""
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_PAIRS = 64
"""Several kinds ask for the acts of one pair, one after the other."""
_DEPTH = 2
"""Steps below an argument: "the sale of the old market hall" is one argument."""
_EVERYDAY = 1.0
"""A verb no rarer than this ("make", "take") is no sign of one act."""


@dataclass(frozen=True, slots=True)
class SharedAct:
    """One act in two sentences.

    Attributes:
        left: Index of its verb in the left sentence.
        right: In the right one.
        arguments: How many lemmas hang on both verbs.
    """

    left: int
    right: int
    arguments: int


def find_shared_acts(pair: TellingPair, least: int = LEAST_ARGUMENTS) -> tuple[SharedAct, ...]:
    """The acts that both sentences tell, in the order of the left one.

    Args:
        pair: The sentences.
        least: Lemmas that hang on both verbs, at least.
    """
    return tuple(act for act in _shared_acts(pair) if act.arguments >= least)


@lru_cache(_PAIRS)
def _shared_acts(pair: TellingPair) -> tuple[SharedAct, ...]:
    return tuple(_acts_of(pair))


def _acts_of(pair: TellingPair) -> Iterator[SharedAct]:
    verbs = {word.lemma: index for index, word in enumerate(pair.right.sentence.words) if word.part in _PARTS}
    for index, word in enumerate(pair.left.sentence.words):
        other = verbs.get(word.lemma) if word.part in _PARTS and rarity_of(word.lemma) > _EVERYDAY else None
        if other is not None:
            shared = _arguments(pair.left, index) & _arguments(pair.right, other)
            if shared:
                yield SharedAct(index, other, len(shared))


def verb_group(told: ToldSentence, at: int) -> tuple[Word, ...]:
    """The verb with its auxiliaries, negations and adverbs next to it, in order."""
    words = told.sentence.words
    inside = {i for i, word in enumerate(words) if i == at or (word.head == at and word.relation in _BESIDE)}
    start = end = at
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return words[start : end + 1]


def passage_of(told: ToldSentence, words: tuple[Word, ...]) -> Passage:
    """The passage from the first to the last of some words."""
    return told.reading.report.passage(words[0].start, words[-1].end)


@lru_cache(16 * KEPT)
def _arguments(told: ToldSentence, at: int) -> set[str]:
    """Lemmas of the content words that hang on a verb, or on what hangs on it.

    A pronoun within what somebody says stands for who says it: "the county denied that it had been warned".
    """
    words = told.sentence.words
    near = {i for i, word in enumerate(words) if word.head == at and i != at}
    for _ in range(_DEPTH):
        near |= {i for i, word in enumerate(words) if word.head in near}
    return {words[i].lemma for i in near if words[i].content} | {
        word for i in near if words[i].text.lower() in _SELF for word in _speaker_words(told, words[i].start)
    }


def _speaker_words(told: ToldSentence, at: int) -> Iterator[str]:
    for statement in told.statements:
        if any(part.start <= at < part.end for part in statement.content):
            yield from (word for word in statement.speaker_name.lower().split() if word.isalpha() and len(word) > 3)
