"""How far the words of two passages are the same, weighed by how much each word says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tellings.comparison.pairs import ToldSentence
from tellings.language.annotations import Word
from tellings.learned.encoder import rarity
from tellings.passages import Passage

_REMEMBERED = 50_000


def words_in(told: ToldSentence, passages: Iterable[Passage]) -> tuple[Word, ...]:
    """The words of the sentence that lie in any of the passages, in order."""
    spans = [(passage.start, passage.end) for passage in passages]
    return tuple(w for w in told.sentence.words if any(start <= w.start and w.end <= end for start, end in spans))


def weight(words: Iterable[Word]) -> float:
    """How much some words say: the sum of the rarities of their different content lemmas."""
    return sum(rarity_of(lemma) for lemma in {word.lemma for word in words if word.content})


def shared_part(words: Sequence[Word], others: Sequence[Word]) -> float:
    """Which part of what some words say has the same lemma among the others, 0 to 1."""
    whole = weight(words)
    known = {word.lemma for word in others}
    return weight(word for word in words if word.lemma in known) / whole if whole else 0.0


@lru_cache(_REMEMBERED)
def rarity_of(lemma: str) -> float:
    """How rare a lemma is in English, from about 0.7 to 3.4."""
    return rarity(lemma)
