"""Pairs of passages that may tell one thing, in columns: a story of a hundred reports has a million of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.passages import Passage

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that may tell one thing.

    Attributes:
        left: A passage of the report that comes first in the story; for two of one report, the earlier one.
        right: The other.
        score: Mean of both directions, 0 to 1.
    """

    left: Passage
    right: Passage
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Some links, as columns; iterated over, they are of type `Link`.

    Attributes:
        passages: All that the columns number, each once.
        left: `(k,)`, the left passage of each link.
        right: `(k,)`, the right one.
        score: `(k,)`.
    """

    passages: Sequence[Passage]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    score: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.left)

    def __iter__(self) -> Iterator[Link]:
        for start in range(0, len(self), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            columns = (column[some].tolist() for column in (self.left, self.right, self.score))
            for left, right, score in zip(*columns, strict=True):
                yield Link(self.passages[left], self.passages[right], score)

    def kept(self, which: NDArray[np.bool_]) -> Links:
        """Some of them, in their order."""
        return Links(self.passages, self.left[which], self.right[which], self.score[which])

    def scored(self, score: NDArray[np.float64]) -> Links:
        """The same with other scores."""
        return replace(self, score=score)


_AT_ONCE = 10_000


def links_of(links: Iterable[Link]) -> Links:
    """Links as columns."""
    each = list(links)
    number = {p: i for i, p in enumerate(dict.fromkeys(p for link in each for p in (link.left, link.right)))}
    return Links(
        tuple(number),
        np.array([number[link.left] for link in each], dtype=np.int32),
        np.array([number[link.right] for link in each], dtype=np.int32),
        np.array([link.score for link in each], dtype=np.float64),
    )


NO_LINKS = links_of(())
