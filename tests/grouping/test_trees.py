from __future__ import annotations

import numpy as np
import pytest

from tellings.grouping.trees import trees_of

STUMP = [[0, 0.5, 1, 2], [-2.0], [1, 3.0, 3, 4], [0.5], [2.0]]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.5, 9.0, -2.0),  # the limit itself goes to the first
        (0.6, 3.0, 0.5),
        (0.6, 3.1, 2.0),
    ],
)
def test_a_tree_is_walked_to_its_leaf(low: float, high: float, said: float) -> None:
    trees = trees_of({"columns": ["low", "high"], "depth": 2, "trees": [STUMP, [[0.25]]]})
    found = trees.probability({"high": np.array([high, 0.0]), "low": np.array([low, 0.0])})
    assert found == pytest.approx([1 / (1 + np.exp(-said - 0.25)), 1 / (1 + np.exp(2.0 - 0.25))])
