"""Late interaction: lay the word pieces of two reports against each other, as a trained head reads them.

Each report is read once; what a piece offers is a vector of length 1 and a weight. For a pair of sentences, every piece
looks for its best match on the other side; how much of a sentence is matched, how well, and in how long a stretch is
what the head judges. For a sentence and a whole report, the same is asked of all sentences and of the best three.
The idea is that of ColBERT (Khattab and Zaharia, 2020), with a learned reading in place of its sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.errors import SetupError
from tellings.learned.encoder import weights_folder

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

HEAD_FILE = "alignment.head.npz"
STRETCHES = (3, 7, 13)
"""Lengths, in word pieces, of the stretches in which the best matched part of a sentence is looked for."""
BEST = 3
NONE = -1.0
"""The likeness of a piece to nothing."""
ABSENT = -6.0
"""Stands for the score of a sentence that there is not."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Some stretches of a report, `n` of them, as word pieces. The last piece says nothing, for those without any.

    Attributes:
        vectors: `(pieces + 1, 384)`, of length 1, the last one of zeros.
        weights: `(pieces + 1,)`, how much each says; the last one 0.
        first: `(n,)`, where each stretch begins.
        size: `(n,)`, how many pieces it has, at least 1.
        means: `(n, 384)`, the stretches' mean states, of length 1, or 0 for those without any.
    """

    vectors: Floats
    weights: Floats
    first: Indexes
    size: Indexes
    means: Floats

    def of(self, sums: Floats, bounds: Indexes) -> Pieces:
        """Other stretches of the same report.

        Args:
            sums: The running sums of its states (see `running_sums`).
            bounds: `(n, 2)`, from which piece to which, the end exclusive.
        """
        return _stretches(self.vectors, self.weights, sums, bounds)


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """A small network: columns scaled to mean 0 and variance 1 over a row, one hidden layer, one output layer."""

    scale: Floats
    shift: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats

    def apply(self, rows: Floats) -> Floats:
        """`(…, columns)` to `(…, outputs)`."""
        centred = rows - rows.mean(-1, keepdims=True)
        rows = centred / np.sqrt((centred * centred).mean(-1, keepdims=True) + 1e-5) * self.scale + self.shift
        inner = rows @ self.hidden.T + self.hidden_bias
        found: Floats = _gelu(inner) @ self.out.T + self.out_bias
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The weights of the interaction.

    Attributes:
        projection: `(384, 384)`, from a piece's state to its vector.
        salience: `(384,)`, from a piece's state to the logarithm of its weight, less `salience_bias`.
        slopes: `(3,)`, and `levels`, `(3,)`: how like two pieces must be to count as matched, three ways.
        pair: Judges two sentences.
        cell: Judges a sentence and a whole report: told and told in full.
    """

    projection: Floats
    salience: Floats
    salience_bias: float
    slopes: Floats
    levels: Floats
    pair: Layers
    cell: Layers


def load_head() -> Head:
    """The head that is installed with Tellings.

    Raises:
        SetupError: It is missing.
    """
    return _read_head(weights_folder() / HEAD_FILE)


@cache
def _read_head(path: Path) -> Head:
    if not path.exists():
        raise SetupError(f"the weights {path.name} are not at {path.parent}; install the package again")
    with np.load(path) as data:
        found = {name: data[name].astype(np.float32) for name in data.files}
    layers = {part: Layers(*(found[f"{part}.{name}"] for name in Layers.__slots__)) for part in ("pair", "cell")}
    return Head(
        found["projection"],
        found["salience"],
        float(found["salience_bias"]),
        found["slopes"],
        found["levels"],
        layers["pair"],
        layers["cell"],
    )


def offer(states: Floats, rarities: Floats, bounds: Indexes, head: Head) -> Pieces:
    """What stretches of a report offer.

    Args:
        states: Of its word pieces, `(pieces, 384)`.
        rarities: How rare each piece is in English, `(pieces,)`.
        bounds: `(n, 2)`, from which piece to which, the end exclusive.
        head: The weights.
    """
    says = np.exp(np.clip(states @ head.salience + head.salience_bias, -4, 4)) * rarities
    vectors = _unit(states @ head.projection.T)
    nothing = np.zeros((1, vectors.shape[1]), dtype=np.float32)
    return _stretches(np.concatenate([vectors, nothing]), np.append(says, np.float32(0)), running_sums(states), bounds)


def running_sums(states: Floats) -> Floats:
    """`(pieces, 384)` to `(pieces + 1, 384)`: the sum of all states before each piece, and of all."""
    return np.concatenate([np.zeros((1, states.shape[1])), np.cumsum(states, axis=0, dtype=np.float64)])


def _stretches(vectors: Floats, weights: Floats, sums: Floats, bounds: Indexes) -> Pieces:
    first, end = bounds[:, 0], bounds[:, 1]
    means = _unit((sums[end] - sums[first]).astype(np.float32))
    empty = end <= first
    return Pieces(vectors, weights, np.where(empty, len(weights) - 1, first), np.where(empty, 1, end - first), means)


def matched(best: Floats, weights: Floats, first: Indexes, size: Indexes, head: Head) -> Floats:
    """How far stretches are matched, `(n, 10)`.

    On average, as shares and as sums at the three levels (sums as logarithms), and in the best part of each.

    Args:
        best: The best match of each piece of all stretches, one stretch behind the other, `(pieces,)`.
        weights: How much each of these pieces says, `(pieces,)`.
        first: Where each stretch begins among them, rising.
        size: How many pieces it has, at least 1.
        head: The weights.
    """
    best = np.where(weights > 0, best, np.float32(NONE))
    total = np.maximum(np.add.reduceat(weights, first), 1e-3)[:, None]
    gates = _sigmoid(head.slopes * (best[:, None] - head.levels)) * weights[:, None]
    sums = np.add.reduceat(gates, first, axis=0)
    mean = np.add.reduceat(best * weights, first)[:, None] / total
    parts = [_best_part(gates[:, 1], first, size, length) for length in STRETCHES]
    columns = np.concatenate([mean, sums / total, np.log1p(sums), np.log1p(np.stack(parts, -1))], axis=-1)
    return columns.astype(np.float32)


def lacking(best: Floats, weights: Floats, first: Indexes, head: Head) -> Floats:
    """How much the piece says that is matched least, for each stretch, `(n,)`."""
    return np.maximum.reduceat(weights * (1 - _sigmoid(head.slopes[1] * (best - head.levels[1]))), first)


def _best_part(values: Floats, first: Indexes, size: Indexes, length: int) -> Floats:
    """For each stretch the largest sum over `length` neighbours of values, which are never under 0."""
    sums = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
    ends = np.minimum(np.arange(len(values)) + length, np.repeat(first + size, size))
    return np.maximum.reduceat(sums[ends] - sums[:-1], first)


def _sigmoid(values: Floats) -> Floats:
    found: Floats = np.reciprocal(1 + np.exp(-values))
    return found


def _gelu(values: Floats) -> Floats:
    found: Floats = values * 0.5 * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values * values * values)))
    return found


def _unit(rows: Floats) -> Floats:
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return found
