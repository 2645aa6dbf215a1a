"""Cause: different reasons, occasions or purposes for one act ("because of", "due to", "over", "in response to")."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.comparison.acts import find_shared_acts
from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.language.annotations import Word, key_of
from tellings.passages import Passage

PREPOSITIONS = frozenset({"because", "due", "over", "amid", "despite", "after", "for"})
CONJUNCTIONS = frozenset({"because", "since", "after", "as"})
LONGEST = 14
"""Words of a cause that are shown."""
_CLAUSES = frozenset({"prep", "advcl", "npadvmod", "advmod", "prt"})


def find_cause_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Acts for which both sentences give a cause, and not the same: no more than a word is in both."""
    for act in find_shared_acts(pair):
        left, right = cause_of(pair.left, act.left), cause_of(pair.right, act.right)
        if left is None or right is None:
            continue
        words = _content(left), _content(right)
        if not all(words) or words[0] == words[1] or len(words[0] & words[1]) * 2 >= min(map(len, words)):
            continue
        yield Difference(
            DifferenceKind.CAUSE,
            Relation.BOTH_CAN_STAND,
            _side(pair.left, left),
            _side(pair.right, right),
            "They give different causes for one act; it may have both.",
            round(0.6 * pair.score, 3),
        )


def cause_of(told: ToldSentence, at: int) -> tuple[Word, ...] | None:
    """The words that give the cause of the act of a verb, its sign ("because of") included; none where there is none.

    A date behind "after" or a sum behind "for" is no cause.
    """
    words = told.sentence.words
    for index, word in enumerate(words):
        if word.head == at and word.relation in _CLAUSES and _gives_cause(told, index):
            inside = _below(words, index)
            found = words[min(inside) : max(inside) + 1][:LONGEST]
            if not any(any(map(str.isdigit, each.text)) for each in found):
                return found
    return None


def _gives_cause(told: ToldSentence, at: int) -> bool:
    word = told.sentence.words[at]
    if word.relation == "advcl":
        marks = (w for w in told.sentence.words if w.head == at and w.relation == "mark")
        return any(mark.lemma in CONJUNCTIONS for mark in marks)
    return word.lemma in PREPOSITIONS


def _below(words: tuple[Word, ...], at: int) -> set[int]:
    inside = {at}
    for _ in range(LONGEST):
        inside |= {index for index, word in enumerate(words) if word.head in inside and word.relation != "punct"}
    return inside


def _content(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(key_of(word) for word in words if word.content)


def _side(told: ToldSentence, words: tuple[Word, ...]) -> Side:
    passage: Passage = told.reading.report.passage(words[0].start, words[-1].end)
    return Side(passage, told.passage, " ".join(passage.text.split()))
