"""Fingerprints of a text: a few numbers by which a copied passage is found again among many reports.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): every run of `PHRASE_WORDS` words is hashed, and of every
`WINDOW` neighbouring hashes the smallest is kept. Two texts that share `PHRASE_WORDS + WINDOW - 1` words in a row share
at least one fingerprint, wherever in either text they stand and however long the texts are.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tellings.lineage.words import WORD, word_key

PHRASE_WORDS = 5
WINDOW = 8
"""Neighbouring phrases of which one is kept; a power of two."""

_POWERS = np.array([pow(0x9E3779B97F4A7C15, n, 1 << 64) for n in range(PHRASE_WORDS)], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)


def fingerprint(text: str) -> NDArray[np.uint32]:
    """The fingerprints of a text, ascending and each once; about one for every four or five words.

    Words are compared as `tellings.lineage.words` has them, so that house styles make no difference. A text of fewer
    than `PHRASE_WORDS` words has none.
    """
    words = np.fromiter(map(_word_hash, WORD.findall(text)), dtype=np.uint64)
    if len(words) < PHRASE_WORDS:
        return np.empty(0, dtype=np.uint32)
    count = len(words) - PHRASE_WORDS + 1
    phrases = np.zeros(count, dtype=np.uint64)
    for n, power in enumerate(_POWERS):
        phrases += words[n : n + count] * power
    hashes = (((phrases ^ (phrases >> _HALF)) * _MIX) >> _HALF).astype(np.uint32)
    reach = 1
    while reach < WINDOW and len(hashes) > reach:
        # The smallest of 2, then of 4, then of all 8 neighbours.
        hashes = np.minimum(hashes[:-reach], hashes[reach:])
        reach *= 2
    return np.unique(hashes if count >= WINDOW else hashes.min(keepdims=True))


@lru_cache(maxsize=500_000)
def _word_hash(word: str) -> int:
    return crc32(word_key(word).encode("utf-8", "surrogatepass"))
