"""One or several: something was done to one person in one report, and to several in the other."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.language.annotations import Word
from tellings.language.quantities.people import is_person

_DONE_TO = frozenset({"dobj", "nsubjpass"})
_LEAST, _MOST = 0.45, 0.6
"""The score where the sentences hardly tell each other, and where they surely do."""


def find_one_or_several(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Persons whom a verb does something to, one here and several there, in sentences that tell each other.

    A number before the noun is not looked at here: it is a quantity.
    """
    if not pair.both_ways:
        return
    left, right = _done_to(pair.left), _done_to(pair.right)
    for noun, (word, several) in left.items():
        named = noun if noun in right else _of_one_kind(noun, right, pair)
        if named in right and right[named][1] is not several:
            other, _ = right[named]
            yield Difference(
                DifferenceKind.NUMBER,
                Relation.BOTH_CAN_STAND,
                _side(pair.left, word, several),
                _side(pair.right, other, not several),
                f"One report tells of one {named if several else noun}, the other of several.",
                _LEAST + (_MOST - _LEAST) * pair.score,
            )


def _of_one_kind(noun: str, others: dict[str, tuple[Word, bool]], pair: TellingPair) -> str:
    """The other noun for who is called alike ("a Norlan guard", "Norlan troops"), if each is the only one; or ""."""
    called = _called(pair.left, noun)
    alike = [other for other in others if called & _called(pair.right, other)]
    again = [other for other in _done_to(pair.left) if called & _called(pair.left, other)]
    return alike[0] if len(alike) == len(again) == 1 else ""


def _called(told: ToldSentence, noun: str) -> set[str]:
    """What is said of a noun right before it: "armed", "Norlan"."""
    words = told.sentence.words
    return {w.lemma for w in words if w.relation in ("amod", "compound") and words[w.head].lemma == noun}


def _done_to(told: ToldSentence) -> dict[str, tuple[Word, bool]]:
    """Nouns for persons by lemma, with whether they are plural; those that stand in both numbers are left out."""
    words = told.sentence.words
    counted = {word.head for word in words if word.relation in ("nummod", "quantmod")}
    found: dict[str, tuple[Word, bool]] = {}
    both: set[str] = set()
    for index, word in enumerate(words):
        if word.part != "NOUN" or not is_person(word.lemma):
            continue
        several = word.text.lower() != word.lemma
        if word.lemma in found and found[word.lemma][1] is not several:
            both.add(word.lemma)
        if word.relation in _DONE_TO and index not in counted:
            found.setdefault(word.lemma, (word, several))
    return {noun: place for noun, place in found.items() if noun not in both}


def _side(told: ToldSentence, word: Word, several: bool) -> Side:
    words = told.reading.report.passage(word.start, word.end)
    noun = word.text.lower()
    return Side(words, told.passage, f"2 ≤ {noun}" if several else f"{noun} = 1")
