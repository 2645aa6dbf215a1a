"""Decision trees that vote: a small gradient-boosted model as a few arrays, read from JSON.

Trained elsewhere (`training/grouping/`); here it is only asked, for all rows at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """`t` trees with at most `n` nodes each; a leaf points to itself.

    Attributes:
        columns: Names of the columns, in the order that `column` counts in.
        column: `(t, n)` the column that a node looks at.
        limit: `(t, n)` up to and with this value one goes left.
        left: `(t, n)` the node to go to.
        right: `(t, n)` the other one.
        value: `(t, n)` what a leaf adds.
        depth: The most steps to a leaf.
    """

    columns: tuple[str, ...]
    column: NDArray[np.int32]
    limit: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    depth: int

    def probability(self, columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        """What the trees say of columns of length `r`: `(r,)`, 0 to 1."""
        rows = np.stack([columns[name] for name in self.columns], axis=-1)
        trees = np.arange(len(self.column))[None, :]
        at = np.zeros((len(rows), len(self.column)), dtype=np.int32)
        of = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            low = rows[of, self.column[trees, at]] <= self.limit[trees, at]
            at = np.where(low, self.left[trees, at], self.right[trees, at])
        said: NDArray[np.float64] = 1 / (1 + np.exp(-self.value[trees, at].sum(axis=1)))
        return said


def trees_of(data: Mapping[str, Any]) -> Trees:
    """The model from its JSON: columns, and for each tree its nodes as [column, limit, left, right] or [value]."""
    size = max(len(tree) for tree in data["trees"])
    shape = (len(data["trees"]), size)
    column, left, right = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    limit, value = np.zeros(shape), np.zeros(shape)
    for t, tree in enumerate(data["trees"]):
        for n, node in enumerate(tree):
            left[t, n] = right[t, n] = n
            if len(node) == 1:
                value[t, n] = node[0]
            else:
                column[t, n], limit[t, n], left[t, n], right[t, n] = node
    return Trees(tuple(data["columns"]), column, limit, left, right, value, data["depth"])
