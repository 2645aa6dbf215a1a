"""What was found between the passages of two reports: the pairs that are candidates, and each passage as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.scorer import score

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.profile import Floats, Units
    from tellings.alignment.tables import Side


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found between `n` passages of the left report and `m` of the right one; scores are from 0 to 1.

    Attributes:
        left: `(k,)`, passages of the left report, rising; numbers of `int32`.
        right: `(k,)`, for each a passage of the right report that may tell part of it, or be told in part by it.
        there: `(k,)`, that the right passage tells at least part of the left one; `float32`, as all scores.
        back: `(k,)`, that the left passage tells at least part of the right one.
        told: `(n,)`, that the right report tells at least part of each left passage.
        full: `(n,)`, that it tells it in full, if at all.
        told_back: `(m,)`, that the left report tells at least part of each right passage.
        full_back: `(m,)`, that it tells it in full, if at all.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    there: Floats
    back: Floats
    told: Floats
    full: Floats
    told_back: Floats
    full_back: Floats

    def mirrored(self) -> Found:
        """The same with the reports exchanged; its `left` need not rise."""
        return Found(self.right, self.left, self.back, self.there, self.told_back, self.full_back, self.told, self.full)


def scored(there: Side, back: Side) -> Found:
    """What the models say of all candidates of two reports; `there` is the left one's side."""
    (pairs, *told), (pairs_back, *told_back) = score(there), score(back)
    return Found(there.rows.astype(np.int32), there.columns.astype(np.int32), pairs, pairs_back, *told, *told_back)


def nothing_between(left: Units, right: Units) -> Found:
    """No pair, and no passage told."""
    none, counts = np.zeros(0, dtype=np.int32), (0, 0, len(left), len(left), len(right), len(right))
    return Found(none, none, *(np.zeros(count, dtype=np.float32) for count in counts))
