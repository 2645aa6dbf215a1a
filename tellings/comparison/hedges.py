"""Hedges: words that make an act or a thing less sure, and what they stand over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tellings.comparison.pairs import KEPT, ToldSentence
from tellings.language.annotations import Word

FACT, ALLEGED, BELIEVED, POSSIBLE = "told as a fact", "alleged", "believed", "possible"

HEDGES = {
    ALLEGED: "allegedly purportedly reportedly supposedly",
    BELIEVED: "believe suspect presume fear assume presumably",
    POSSIBLE: "appear seem may might expect apparent apparently seemingly likely probably perhaps maybe possibly "
    "potentially",
}
"""What a word makes of what it stands over, as it is read.

"Will", "would" and "could" are left out: they tell of time, of speech and of power as often as of doubt; and so are
"alleged", "accused" and "suspected" before a name, which are what the law calls people.
"""
_READS = {word: reading for reading, words in HEDGES.items() for word in words.split()}
_BESIDE = frozenset({"aux", "auxpass", "advmod"})
_NOUNS = frozenset({"apparent", "likely"})
"""Those that hedge a noun, too."""
_CLAUSES = frozenset({"xcomp", "ccomp"})
_COPULAS = frozenset({"be", "have"})
_PREDICATES = frozenset({"acomp", "attr"})


@dataclass(frozen=True, slots=True)
class Hedged:
    """A word that a hedge stands over.

    Attributes:
        at: Index of the word that is less sure: a verb, an adjective or, before "apparent", a noun.
        by: Index of the hedge.
        reading: What the hedge makes of it: "alleged", "believed" or "possible".
    """

    at: int
    by: int
    reading: str


@lru_cache(KEPT)
def find_hedged(told: ToldSentence) -> tuple[Hedged, ...]:
    """The verbs, adjectives and nouns of a sentence that a hedge stands over, in order; each once."""
    found: dict[int, Hedged] = {}
    for by, word in enumerate(told.sentence.words):
        reading = _READS.get(word.lemma) or _READS.get(word.text.lower())
        for at in _under(told, by, word) if reading else ():
            found.setdefault(at, Hedged(at, by, reading or ""))
    return tuple(found[at] for at in sorted(found))


def _under(told: ToldSentence, by: int, hedge: Word) -> Iterator[int]:
    """What a hedge stands over; of "may be faulty" that is "faulty"."""
    words = told.sentence.words
    if hedge.part == "VERB" and hedge.relation not in _BESIDE:
        heads = [i for i, word in enumerate(words) if word.head == by and word.relation in _CLAUSES and i > by]
    elif hedge.relation in _BESIDE and hedge.head != by and words[hedge.head].part != "NOUN":
        heads = [hedge.head]
    elif hedge.relation == "amod" and hedge.lemma in _NOUNS and hedge.head > by:
        yield hedge.head
        return
    else:
        heads = []
    for head in heads:
        yield from _predicates(told, head) if words[head].lemma in _COPULAS else [head]


def _predicates(told: ToldSentence, at: int) -> Iterator[int]:
    """The adjective that a form of "to be" ascribes."""
    for index, word in enumerate(told.sentence.words):
        if word.head == at and word.relation in _PREDICATES and word.part in ("ADJ", "VERB"):
            yield index
