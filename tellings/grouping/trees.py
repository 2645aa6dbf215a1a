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
    """`t` trees with `n` nodes in all, in one row; a leaf is followed by itself.

    Attributes:
        columns: Names of the columns, in the order that `column` counts in.
        roots: `(t,)` the first node of each tree.
        column: `(n,)` the column that a node looks at.
        limit: `(n,)` up to and with this value one goes to the first of the two that follow.
        next: `(2 n,)` the two nodes that follow each node.
        value: `(n,)` what a leaf adds.
        depth: The most steps to a leaf.
    """

    columns: tuple[str, ...]
    roots: NDArray[np.int32]
    column: NDArray[np.int32]
    limit: NDArray[np.float64]
    next: NDArray[np.int32]
    value: NDArray[np.float64]
    depth: int

    def probability(self, columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        """What the trees say of columns of length `r`: `(r,)`, 0 to 1."""
        rows = np.stack([columns[name] for name in self.columns], axis=-1)
        first = np.arange(len(rows), dtype=np.int32)[:, None] * len(self.columns)
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            high = rows.take(first + self.column.take(at)) > self.limit.take(at)
            at = self.next.take(2 * at + high)
        said: NDArray[np.float64] = 1 / (1 + np.exp(-self.value.take(at).sum(axis=1)))
        return said


def trees_of(data: Mapping[str, Any]) -> Trees:
    """The model from its JSON: columns, depth, and each tree's nodes as [column, limit, left, right] or [value]."""
    sizes = [len(tree) for tree in data["trees"]]
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int32)
    column, limit, value = np.zeros(sum(sizes), np.int32), np.zeros(sum(sizes)), np.zeros(sum(sizes))
    following = np.repeat(np.arange(sum(sizes), dtype=np.int32), 2)
    for root, tree in zip(roots.tolist(), data["trees"], strict=True):
        for place, node in enumerate(tree, root):
            if len(node) == 1:
                value[place] = node[0]
            else:
                column[place], limit[place] = node[:2]
                following[2 * place : 2 * place + 2] = root + node[2], root + node[3]
    return Trees(tuple(data["columns"]), roots, column, limit, following, value, data["depth"])
