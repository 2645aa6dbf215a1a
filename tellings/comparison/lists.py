"""Lists: what two reports count up of one thing, where each has something of its own ("names, birth dates and …")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import Word, key_of

LEAST = 0.8
"""The sentences surely tell one thing: their score is at least this."""
COMMON = 2
"""What both lists have, at least: with one thing alone they are of two matters."""
_STEM = 5
_NOUNS = frozenset({"NOUN", "PROPN"})
_HISTORY = frozenset({"history"})
_QUALITIES = frozenset({"amod", "compound", "nmod", "poss"})


def find_sets_apart(pair: TellingPair) -> Iterator[Difference]:
    """Lists of which one has something that the other sentence does not tell, and records over different times."""
    if pair.score < LEAST:
        return
    for left in _lists(pair.left):
        for right in _lists(pair.right):
            if _differ(left, right, pair):
                yield _difference(left, right, "One list has something that the other has not.", pair)
                return
    left, right = _history(pair.left), _history(pair.right)
    if left and right and frozenset(map(_stem, left)) != frozenset(map(_stem, right)):
        yield _difference(left, right, "They measure it against different times.", pair)


def _differ(left: tuple[Word, ...], right: tuple[Word, ...], pair: TellingPair) -> bool:
    keys = frozenset(map(_stem, left)), frozenset(map(_stem, right))
    if len(keys[0] & keys[1]) < COMMON:
        return False
    return bool((keys[0] - keys[1]) - _stems(pair.right) or (keys[1] - keys[0]) - _stems(pair.left))


@lru_cache(KEPT)
def _lists(told: ToldSentence) -> tuple[tuple[Word, ...], ...]:
    """The nouns of each list of a sentence, in order."""
    words = told.sentence.words
    found: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        if word.part in _NOUNS and word.relation == "conj" and word.head != index:
            found.setdefault(_first(words, index), []).append(index)
    lists = ([first, *rest] for first, rest in found.items() if words[first].part in _NOUNS)
    return tuple(tuple(words[index] for index in sorted(each)) for each in lists)


def _first(words: tuple[Word, ...], at: int) -> int:
    """The first thing of the list that a word is in."""
    for _ in range(len(words)):
        if words[at].relation != "conj" or words[at].head == at:
            break
        at = words[at].head
    return at


@lru_cache(KEPT)
def _history(told: ToldSentence) -> tuple[Word, ...]:
    """The words for the time over which something is a record ("modern US history"); none where there is none."""
    words = told.sentence.words
    for index, word in enumerate(words):
        if word.lemma in _HISTORY and word.relation == "pobj":
            qualities = [w for w in words if w.head == index and w.relation in _QUALITIES]
            return (*qualities, word)
    return ()


def _stem(word: Word) -> str:
    return key_of(word)[:_STEM]


@lru_cache(KEPT)
def _stems(told: ToldSentence) -> frozenset[str]:
    return frozenset(_stem(word) for word in told.sentence.words)


def _difference(left: tuple[Word, ...], right: tuple[Word, ...], reason: str, pair: TellingPair) -> Difference:
    return Difference(
        DifferenceKind.SCOPE,
        Relation.BOTH_CAN_STAND,
        _side(left, pair.left),
        _side(right, pair.right),
        reason,
        round(0.6 * pair.score, 3),
    )


def _side(words: tuple[Word, ...], told: ToldSentence) -> Side:
    passage = told.reading.report.passage(words[0].start, words[-1].end)
    return Side(passage, told.passage, " ".join(passage.text.split()))
