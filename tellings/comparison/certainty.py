"""Certainty: one act or thing told as a fact in one report, as alleged, believed or possible in the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tellings.comparison.acts import passage_of, verb_group
from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.hedges import ALLEGED, FACT, Hedged, find_hedged
from tellings.comparison.order import order_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence, told_sentences
from tellings.language.annotations import Word, key_of
from tellings.passages import Passage
from tellings.reports.report import BlockKind

LEAST = 0.8
"""The sentences surely tell one thing: their score is at least this."""
STEM = 5
"""Letters by which a word is found in another form ("discharged", "discharge")."""
_EVERYDAY = frozenset({"say", "tell", "do", "make", "get", "go", "come", "take", "find", "leave"})


def find_certainty_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """What one of the sentences tells as a fact, and the other as less sure; the first such thing of the pair.

    A headline has no room for doubt. Where the surer report hedges it, too, or the other one tells it as a fact
    elsewhere, they agree; and what somebody says is as little a fact as what is alleged.
    """
    titled = any(told.sentence.kind is BlockKind.TITLE for told in (pair.left, pair.right))
    hedged = find_hedged(pair.left), find_hedged(pair.right)
    if pair.score < LEAST or titled or all(hedged) or not any(hedged):
        return
    less, sure = (pair.left, pair.right) if hedged[0] else (pair.right, pair.left)
    for found in hedged[0] or hedged[1]:
        at = _told_as_fact(found, less, sure)
        if at is not None:
            yield _difference(found, at, bool(hedged[0]), pair, context)
            return


def _told_as_fact(hedged: Hedged, less: ToldSentence, sure: ToldSentence) -> int | None:
    """Index of the word in the surer sentence that tells the same as a fact; None where there is none."""
    word = less.sentence.words[hedged.at]
    if not word.content or word.lemma in _EVERYDAY or (hedged.reading == ALLEGED and sure.statements):
        return None
    stem = _stem(word)
    at = next(
        (i for i, other in enumerate(sure.sentence.words) if _stem(other) == stem and _tells(sure, i, word)), None
    )
    if at is None or _hedges(sure, stem) or _asserts(less, stem, _clause(less, hedged)):
        return None
    return at


def _tells(sure: ToldSentence, at: int, hedged: Word) -> bool:
    """Whether a word can tell as a fact what another one tells under a hedge: a thing for a thing, an act for an act.

    "To help" tells of no act.
    """
    word = sure.sentence.words[at]
    if not word.content or (word.part == "NOUN") != (hedged.part == "NOUN"):
        return False
    return not any(
        each.head == at and each.text.lower() == "to" and each.relation == "aux" for each in sure.sentence.words
    )


def _stem(word: Word) -> str:
    key = key_of(word)
    return key[: max(STEM, len(key) - 3)] if len(key) > STEM else key


def _clause(told: ToldSentence, hedged: Hedged) -> frozenset[str]:
    """The stems of the content words that hang on what is hedged, itself included."""
    words = told.sentence.words
    inside = {hedged.at}
    for _ in range(3):
        inside |= {index for index, word in enumerate(words) if word.head in inside and index != hedged.by}
    return frozenset(_stem(words[index]) for index in inside if words[index].content)


def _hedges(told: ToldSentence, stem: str) -> bool:
    """Whether another sentence of the report hedges the same."""
    return any(stem in found for passage, found, _ in _sentences(told) if passage != told.passage)


def _asserts(told: ToldSentence, stem: str, clause: frozenset[str]) -> bool:
    """Whether another sentence of the report tells the same as a fact: the word, and another of its clause."""
    return any(
        stem in words and stem not in found and len(clause & words) > 1
        for passage, found, words in _sentences(told)
        if passage != told.passage
    )


@lru_cache(KEPT)
def _sentences(told: ToldSentence) -> tuple[tuple[Passage, frozenset[str], frozenset[str]], ...]:
    """The sentences of the report of one: where each stands, the stems that it hedges, and all of its stems."""
    return tuple(_stems_of(each) for each in told_sentences(told.reading))


def _stems_of(told: ToldSentence) -> tuple[Passage, frozenset[str], frozenset[str]]:
    words = told.sentence.words
    hedged = frozenset(_stem(words[found.at]) for found in find_hedged(told))
    return told.passage, hedged, frozenset(_stem(word) for word in words if word.content)


def _difference(hedged: Hedged, at: int, left_hedged: bool, pair: TellingPair, context: StoryContext) -> Difference:
    less, sure = (pair.left, pair.right) if left_hedged else (pair.right, pair.left)
    sides = (
        Side(_with_hedge(less, hedged), less.passage, hedged.reading),
        Side(passage_of(sure, verb_group(sure, at)), sure.passage, FACT),
    )
    left, right = sides if left_hedged else sides[::-1]
    order = order_of(report_time(context, pair.left), report_time(context, pair.right))
    surer_later = order == ("before" if left_hedged else "after")
    return Difference(
        DifferenceKind.CERTAINTY,
        Relation.UPDATE if surer_later else Relation.BOTH_CAN_STAND,
        left,
        right,
        "The later report tells it as a fact." if surer_later else "One report is surer of it than the other.",
        round(0.6 * pair.score, 3),
    )


def _with_hedge(told: ToldSentence, hedged: Hedged) -> Passage:
    """What is hedged with its helpers, from the hedge on if that stands close before it."""
    words = told.sentence.words
    group = verb_group(told, hedged.at)
    if hedged.by < hedged.at <= hedged.by + 6:
        group = words[hedged.by : hedged.at + 1]
    return passage_of(told, group)
