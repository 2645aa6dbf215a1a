"""Late interaction: lay the word pieces of two reports against each other, as a trained head reads them.

Each report is read once; what a piece offers is a vector of length 1 and a weight. For a pair of sentences, every piece
looks for its best match on the other side; how much of a sentence is matched, how well, and in how long a stretch is
what the head judges. For a sentence and a whole report, the same is asked of all sentences and of the best three.
The idea is that of ColBERT (Khattab and Zaharia, 2020), with a learned reading in place of its sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tellings.errors import SetupError
from tellings.learned.encoder import weights_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Owners = NDArray[np.intp]

HEAD_FILE = "alignment.head.npz"
STRETCHES = (3, 7, 13)
"""Lengths, in word pieces, of the stretches in which the best matched part of a sentence is looked for."""
BEST = 3
NONE = -1.0
"""The likeness of a piece to nothing."""
ABSENT = -6.0
"""Stands for the score of a sentence that there is not."""


@dataclass(frozen=True, slots=True, eq=False)
class PieceTable:
    """A report's `n` sentences as word pieces.

    Attributes:
        vectors: `(pieces, 384)`, each of length 1.
        owner: `(pieces,)`, whose sentence each is, rising.
        place: `(pieces,)`, which piece of its sentence.
        weights: `(n, length)`, how much each piece says; 0 behind a sentence's last one.
        means: `(n, 384)`, the sentences' mean states, of length 1.
    """

    vectors: Floats
    owner: Owners
    place: Owners
    weights: Floats
    means: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the head says of the left report's `n` sentences and the right one's `m`; all are log odds.

    Attributes:
        pairs: `(n, m)`, that the right sentence tells part of the left one.
        told: `(n,)`, that the right report does.
        full: `(n,)`, that it tells all of it, if any.
    """

    pairs: Floats
    told: Floats
    full: Floats


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


def piece_table(states: Sequence[Floats], rarities: Sequence[Floats], head: Head) -> PieceTable:
    """What a report's sentences offer.

    Args:
        states: For each sentence the states of its word pieces, `(pieces, 384)`.
        rarities: For each sentence how rare each piece is in English, `(pieces,)`.
        head: The weights.
    """
    counts = np.array([len(rows) for rows in states], dtype=np.intp)
    owner = np.repeat(np.arange(len(states)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = np.concatenate(states) if len(owner) else np.zeros((0, head.projection.shape[0]), dtype=np.float32)
    says = np.exp(np.clip(rows @ head.salience + head.salience_bias, -4, 4))
    weights = np.zeros((len(states), max(counts.max(initial=0), 1)), dtype=np.float32)
    weights[owner, place] = says * np.concatenate(rarities) if len(owner) else 0
    sums = np.zeros((len(states), rows.shape[1]), dtype=np.float32)
    np.add.at(sums, owner, rows)
    return PieceTable(_unit(rows @ head.projection.T), owner, place, weights, _unit(sums))


def matched(best: Floats, weights: Floats, head: Head) -> Floats:
    """How far sentences are matched, `(…, length)` to `(…, 10)`.

    On average, as shares and as sums at the three levels (sums as logarithms), and in the best stretches.
    """
    total = np.maximum(weights.sum(-1, keepdims=True), 1e-3)
    weights = np.broadcast_to(weights, best.shape)
    best = np.where(weights > 0, best, np.float32(NONE))
    gates = [_sigmoid(slope * (best - level)) * weights for slope, level in zip(head.slopes, head.levels, strict=True)]
    sums = np.stack([gate.sum(-1) for gate in gates], axis=-1)
    mean = (best * weights).sum(-1, keepdims=True) / total
    stretches = [_stretch(gates[1], length) for length in STRETCHES]
    columns: Floats = np.concatenate([mean, sums / total, np.log1p(sums), np.log1p(np.stack(stretches, -1))], axis=-1)
    return columns


def _stretch(values: Floats, length: int) -> Floats:
    """The largest sum over `length` neighbours in the last axis."""
    length = min(length, values.shape[-1])
    sums = np.cumsum(values, axis=-1)
    sums[..., length:] -= sums[..., :-length].copy()
    largest: Floats = sums[..., length - 1 :].max(-1)
    return largest


def _sigmoid(values: Floats) -> Floats:
    found: Floats = np.reciprocal(1 + np.exp(-values))
    return found


def _gelu(values: Floats) -> Floats:
    found: Floats = values * 0.5 * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values**3)))
    return found


def _unit(rows: Floats) -> Floats:
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return found
