"""Whether two names are one name spelt in two ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

from tellings.parties.mentions import name_words

_VOWELS = re.compile(r"[aeiouyw’'`ʻ]+")
_WORD = re.compile(r"[^\W_]+")
_NEAR = 0.82
_SHORT = 4
_REMEMBERED = 8192


@lru_cache(_REMEMBERED)
def spelt_plainly(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents, dots, hyphens, titles and the plural or owner's "s".

    Hyphenated names are several words.
    """
    words = " ".join(name_words(without_accents(name))).removeprefix("the ")
    return tuple(_WORD.findall(words.replace("'s", "")))


def without_accents(name: str) -> str:
    """A name with its letters bare: "San José" as "San Jose"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def one_spelling(left: str, right: str) -> bool:
    """Whether two names differ by no more than a spelling: word for word, each pair the same or nearly the same.

    Words of up to four letters must have the same consonants ("Wang" is not "Wong" by itself, "Kiev" is "Kyiv").
    """
    one, other = spelt_plainly(left), spelt_plainly(right)
    if not one or len(one) != len(other):
        return one == other != ()
    pairs = list(zip(one, other, strict=True))
    return all(_alike(a, b) for a, b in pairs) and sum(a != b for a, b in pairs) <= max(1, len(pairs) - 1)


def _alike(one: str, other: str) -> bool:
    one, other = one.removesuffix("s"), other.removesuffix("s")
    if one == other or (_VOWELS.fullmatch(one) and _VOWELS.fullmatch(other)):
        return True
    if not one or not other or one[0] != other[0] or one.isdigit() or other.isdigit():
        return False
    if _syllables(one) != _syllables(other):
        return False
    longest = max(len(one), len(other))
    if _frame(one) == _frame(other):
        return longest >= _SHORT
    return longest > _SHORT + 1 and Indel.normalized_similarity(one, other) >= _NEAR


def _frame(word: str) -> str:
    """The consonants of a word, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word))


def _syllables(word: str) -> int:
    return len(_VOWELS.findall(word))
