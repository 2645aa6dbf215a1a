"""Whether two stretches tell one thing where few of their words are the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tellings.comparison.pairs import KEPT
from tellings.language.annotations import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 0.4
"""The cosine of both, read alone, from which on one word in common is enough, if it is no name."""
NEARLY_SAME = 0.55
"""The cosine from which on they need not share a word."""


def is_near(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether both may tell one thing, in whatever words: their sense is near, and more than a name is in both.

    A hospital or a town that two sentences name is where they happen, not what they tell.
    """
    if not left or not right:
        return False
    nearness = nearness_of(_text(left), _text(right))
    return nearness >= NEARLY_SAME or (nearness >= NEAR and _shares_a_word(left, right))


def nearness_of(left: str, right: str) -> float:
    """How near the sense of two stretches is, read alone: their cosine, -1 to 1."""
    return float(_vector(left) @ _vector(right))


def _shares_a_word(left: Sequence[Word], right: Sequence[Word]) -> bool:
    lemmas = {word.lemma for word in right}
    return any(word.content and word.part != "PROPN" and word.lemma in lemmas for word in left)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


@lru_cache(KEPT)
def _vector(text: str) -> NDArray[np.float32]:
    """Read by itself: beside others, its numbers would depend on them."""
    from tellings.learned.encoder import encode

    (read,) = encode([text])
    return read.vector
