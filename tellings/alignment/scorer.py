"""Score the passages of one report against another: the one place where a learned model decides what tells what.

Three small logistic models, trained by `training/alignment/` (see `weights/alignment.md`): does a sentence tell part of
another, does a whole report tell part of a sentence, and, if so, does it tell the sentence in full.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.cells import cell_features
from tellings.alignment.features import pair_features
from tellings.alignment.passages import Showing
from tellings.alignment.through import Through
from tellings.errors import SetupError
from tellings.learned.encoder import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tellings.alignment.profile import Floats
    from tellings.alignment.tables import Side

WEIGHTS_FILE = WEIGHTS / "alignment.json"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a score becomes an answer; chosen by cross-validation over the training stories.

    Attributes:
        told: From here on a sentence is told.
        related: What two reports tell alike on average, from where on they are taken for reports of one event.
        unrelated: From here on a sentence is told, where they are not.
        unsure: From here up to `told` it is unsure; below, third reports weighed, it is not told.
        full: From here on a told sentence is told in full.
        pair: From here on a sentence that is wanted (see `Showing`) is shown beside the best one as telling it, too.
    """

    told: float
    related: float
    unrelated: float
    unsure: float
    full: float
    pair: float

    def bar(self, told: Floats, told_back: Floats) -> float:
        """From where on a passage is told: reports that hardly tell anything alike are of two events, or nearly.

        Args:
            told: `(n,)`, how likely one report tells each passage of the other.
            told_back: `(m,)`, the other way round.
        """
        both = np.concatenate([told, told_back])
        return self.told if len(both) and both.mean(dtype=np.float64) >= self.related else self.unrelated


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """A logistic model of the columns, of their logarithms, and of their products with two of them (`by`).

    Attributes:
        columns: Names of the `k` columns, in order.
        by: The two columns that every column is multiplied by.
        weights: `(4, k)`: of the columns, of `log(1 + column)`, of the products with the first and the second of `by`.
        bias: What is added.
    """

    columns: tuple[str, ...]
    by: tuple[str, str]
    weights: Floats
    bias: float

    def probability(self, columns: Mapping[str, Floats]) -> Floats:
        """What the model says of columns of one shape, in that shape, 0 to 1."""
        rows = np.stack([columns[name] for name in self.columns], axis=-1)
        plain, logs, first, second = self.weights
        total = rows @ plain + np.log1p(np.maximum(rows, 0)) @ logs + self.bias
        total += columns[self.by[0]] * (rows @ first) + columns[self.by[1]] * (rows @ second)
        probability: Floats = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        return probability


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The models and the thresholds that belong to them."""

    pairs: Logistic
    told: Logistic
    full: Logistic
    through: Through
    showing: Showing
    thresholds: Thresholds


@cache
def load_weights() -> Weights:
    """The weights that are installed with Tellings.

    Raises:
        SetupError: They are missing.
    """
    if not WEIGHTS_FILE.exists():
        raise SetupError(f"the weights {WEIGHTS_FILE.name} are not at {WEIGHTS_FILE.parent}; install the package again")
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf8"))
    models = {
        name: Logistic(tuple(m["columns"]), (m["by"][0], m["by"][1]), np.array(m["weights"], np.float32), m["bias"])
        for name, m in data["models"].items()
    }
    rest = Through(**data["through"]), Showing(**data["showing"]), Thresholds(**data["thresholds"])
    return Weights(models["pairs"], models["told"], models["full"], *rest)


def score(side: Side) -> tuple[Floats, Floats, Floats]:
    """What the models say of one side: of each candidate, `(k,)`; told and full of each passage, `(n,)`; 0 to 1.

    Raises:
        SetupError: The weights are missing.
    """
    weights = load_weights()
    pairs = weights.pairs.probability(pair_features(side))
    cells = cell_features(side, pairs)
    return pairs, weights.told.probability(cells), weights.full.probability(cells)
