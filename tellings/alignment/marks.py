"""Words of a report's passages as numbers, and those that two reports have both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

LEAST_WEIGHT = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Which words stand in which of a report's `n` passages; each counts once in a passage.

    Attributes:
        count: How many passages there are.
        ids: `(words,)`, rising; a word has the same number in every report.
        weight: `(words,)`, how much each says by itself, above 0.
        spread: `(words,)`, in how many of the passages each stands.
        owner: `(marks,)`, the passage of each mark, rising.
        word: `(marks,)`, its word, as an index of `ids`.
    """

    count: int
    ids: NDArray[np.int64]
    weight: Floats
    spread: Floats
    owner: Indexes
    word: Indexes

    def sums(self, weight: Floats) -> Floats:
        """For each passage the weights of its words, added up: `(n,)`."""
        return np.bincount(self.owner, weight[self.word], self.count).astype(np.float32)

    def index(self, word: str) -> int:
        """Which of the words this one is; some other where it is none of them."""
        return min(int(np.searchsorted(self.ids, _number(word))), len(self.ids) - 1)

    def counts(self) -> Floats:
        """How many words each passage has: `(n,)`."""
        return np.bincount(self.owner, minlength=self.count).astype(np.float32)

    def table(self, columns: Indexes, width: int) -> Floats:
        """`(n, width)`, 1 where the passage has the word that has the column; -1 stands for words without one."""
        column = columns[self.word]
        kept = column >= 0
        found = np.zeros((self.count, width), dtype=np.float32)
        found[self.owner[kept], column[kept]] = 1
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """The words that two reports have both, as columns.

    Attributes:
        left: `(n, words)`, 1 where the left report's passage has the word.
        right: `(m, words)`.
        in_left: `(words,)`, which word of the left report's marks each is.
        in_right: `(words,)`.
    """

    left: Floats
    right: Floats
    in_left: Indexes
    in_right: Indexes

    def mirrored(self) -> Both:
        """The same with left and right exchanged."""
        return Both(self.right, self.left, self.in_right, self.in_left)


def mark(words: Sequence[Collection[str]], weigh: Callable[[str], float] = lambda _: 1.0) -> Marks:
    """The marks of passages that have these words, in their order."""
    distinct = sorted({word for own in words for word in own}, key=_number)
    place = {word: i for i, word in enumerate(distinct)}
    owner = np.repeat(np.arange(len(words)), [len(own) for own in words])
    word = np.array([place[word] for own in words for word in sorted(own)], dtype=np.intp)
    return Marks(
        len(words),
        np.array([_number(word) for word in distinct], dtype=np.int64),
        np.array([weigh(word) for word in distinct], dtype=np.float32),
        np.bincount(word, minlength=len(distinct)).astype(np.float32),
        owner,
        word,
    )


def both(left: Marks, right: Marks) -> Both:
    """The words that stand in both reports."""
    words, in_left, in_right = np.intersect1d(left.ids, right.ids, assume_unique=True, return_indices=True)
    tables = []
    for marks, places in ((left, in_left), (right, in_right)):
        columns = np.full(len(marks.ids), -1, dtype=np.intp)
        columns[places] = np.arange(len(words))
        tables.append(marks.table(columns, len(words)))
    return Both(tables[0], tables[1], in_left, in_right)


def telling(left: Marks, right: Marks, shared: Both) -> tuple[Floats, Floats]:
    """How much each word of the left and of the right report says, by how few of their passages have it."""
    passages = left.count + right.count
    spread, back = left.spread.copy(), right.spread.copy()
    spread[shared.in_left] += right.spread[shared.in_right]
    back[shared.in_right] += left.spread[shared.in_left]
    return _says(spread, passages), _says(back, passages)


def _says(spread: Floats, passages: int) -> Floats:
    return np.maximum(np.log((passages + 1) / (spread + np.float32(0.5))), LEAST_WEIGHT).astype(np.float32)


@lru_cache(maxsize=65_536)
def _number(word: str) -> int:
    """A number of 63 bits that is the same in every process."""
    digest = blake2b(word.encode("utf8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
