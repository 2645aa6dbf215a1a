"""Read sentences as vectors: all-MiniLM-L6-v2 as int8 ONNX, for whole sentences and for stretches inside them.

A sentence's vector is the mean of the states of its word pieces; the vector of a stretch (a clause, a word) is the mean
over the pieces that it overlaps, so that one pass gives both, and a word's vector knows its sentence.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.errors import SetupError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
WIDTH = 384
"""Length of every vector."""
PIECES = 192
"""Word pieces of a sentence that are read; what is behind them is cut off."""
BATCH_PIECES = 512
"""Word pieces in one pass, padding included: so few that what lies between two layers stays in the cache."""

FIRST_WORD, RAREST = 1000, 30_522
"""Where whole words begin in the vocabulary, and its end."""

LEAST_RARITY = 0.05
PLAIN, ALIGNMENT = "encoder.int8.onnx", "alignment.int8.onnx"
"""The encoder as it was published, and as it was trained for the alignment."""

_folder = WEIGHTS

Span = tuple[int, int]
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as vectors, all of length 1 (or 0 where nothing of the stretch was read).

    Attributes:
        vector: the whole sentence, `(384,)`.
        stretches: the stretches that were asked for, in their order, `(stretches, 384)`.
        pieces: the states of its word pieces, not scaled, `(pieces, 384)`; empty where they were not asked for.
        rarities: how rare each of these pieces is in English, `(pieces,)`, above 0 (see `rarity`).
        spans: the characters of the text that each of these pieces stands for, `(pieces, 2)`, end exclusive.
    """

    vector: NDArray[np.float32]
    stretches: NDArray[np.float32]
    pieces: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, WIDTH), dtype=np.float32))
    rarities: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    spans: NDArray[np.intp] = field(default_factory=lambda: np.zeros((0, 2), dtype=np.intp))


def encode(
    texts: Sequence[str],
    stretches: Sequence[Sequence[Span]] | None = None,
    *,
    pieces_of_each: int = 0,
    weights: str = PLAIN,
    alone: bool = False,
) -> list[Encoded]:
    """Read sentences as vectors.

    Args:
        texts: Any strings; of a long one the first `PIECES` word pieces are read.
        stretches: For each text the character ranges (end exclusive) that are to have vectors of their own.
        pieces_of_each: How many word pieces of each text are given one by one, from its start.
        weights: Which encoder reads: as it was published, or as it was trained for the alignment.
        alone: Whether each text is read by itself, which costs as much where texts are sentences.

    Returns:
        One for each text, in order. What stands beside a text moves its vector a little (the int8 scales are taken
        over a batch): its cosine with itself stays above 0.98. Texts that are read alone are always read the same.

    Raises:
        SetupError: The weights are missing.
    """
    wanted = stretches if stretches is not None else [()] * len(texts)
    if len(wanted) != len(texts):
        raise ValueError(f"{len(texts)} texts, but stretches for {len(wanted)}")
    pieces = tokenizer().encode_batch([_SURROGATE.sub("\ufffd", text) for text in texts])
    found: list[Encoded | None] = [None] * len(texts)
    for batch in _batches(pieces) if not alone else ([i] for i in range(len(pieces))):
        states = _states([pieces[i] for i in batch], weights)
        for row, i in enumerate(batch):
            found[i] = _pool(states[row, : len(pieces[i].ids)], pieces[i], wanted[i], pieces_of_each)
    return [encoded for encoded in found if encoded is not None]


def _batches(pieces: Sequence[Encoding]) -> Iterator[list[int]]:
    """Indexes in batches of near-equal length, so that little is padding."""
    batch: list[int] = []
    for i in sorted(range(len(pieces)), key=lambda i: len(pieces[i].ids)):
        if batch and (len(batch) + 1) * len(pieces[i].ids) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _states(pieces: Sequence[Encoding], weights: str) -> NDArray[np.float32]:
    width = max(len(p.ids) for p in pieces)
    ids = np.zeros((len(pieces), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, p in enumerate(pieces):
        ids[row, : len(p.ids)] = p.ids
        mask[row, : len(p.ids)] = 1
    states: NDArray[np.float32] = _session(weights).run(None, {"input_ids": ids, "attention_mask": mask})[0]
    return states


def _pool(states: NDArray[np.float32], pieces: Encoding, stretches: Sequence[Span], each: int) -> Encoded:
    vector = _unit(states.mean(axis=0, keepdims=True))[0]
    inner = slice(1, min(len(pieces.ids) - 1, each + 1))
    offsets = np.array(pieces.offsets)
    single = states[inner].copy(), _rarities(np.array(pieces.ids[inner])), offsets[inner]
    if not stretches:
        return Encoded(vector, np.zeros((0, WIDTH), dtype=np.float32), *single)
    real = offsets[:, 1] > offsets[:, 0]
    bounds = np.array(stretches)
    inside = (offsets[None, :, 0] < bounds[:, 1:]) & (offsets[None, :, 1] > bounds[:, :1]) & real
    return Encoded(vector, _unit(inside.astype(np.float32) @ states), *single)


def _rarities(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Of word pieces, by their rank; what stands before the whole words (characters, marks) says next to nothing."""
    ranks = np.maximum(ids, FIRST_WORD) / FIRST_WORD * 2
    return np.where(ids < FIRST_WORD - 1, LEAST_RARITY, np.log(ranks)).astype(np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)
    return scaled


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the weights; it cuts off what is behind `PIECES`."""
    from tokenizers import Tokenizer

    loaded: Tokenizer = Tokenizer.from_file(str(_weights("tokenizer.json")))
    loaded.enable_truncation(PIECES)
    return loaded


@cache
def _session(name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("TELLINGS_THREADS", "1"))
    return onnxruntime.InferenceSession(str(_weights(name)), options, providers=["CPUExecutionProvider"])


def use(folder: Path) -> None:
    """Read the weights from another folder from now on, as training does."""
    global _folder
    _folder = folder
    for loaded in (tokenizer, _session):
        loaded.cache_clear()


def weights_folder() -> Path:
    """The folder that the weights are read from."""
    return _folder


def _weights(name: str) -> Path:
    path = _folder / name
    if not path.exists():
        raise SetupError(f"the weights {name} are not at {path.parent}; install the package again")
    return path


def rarity(word: str) -> float:
    """How rare a word is in English, from about 0.7 ("the") to 3.4: the log of its rank in the encoder's vocabulary.

    The vocabulary is in falling order of use; a word that it does not hold whole counts as the rarest.
    """
    ids = tokenizer().encode(word, add_special_tokens=False).ids
    rank = ids[0] if len(ids) == 1 else RAREST
    return math.log(max(rank, FIRST_WORD) / FIRST_WORD * 2)


def ranked_words() -> list[str]:
    """The whole words of the encoder's vocabulary, in falling order of use in English."""
    vocabulary = tokenizer().get_vocab()
    return sorted(
        (word for word, rank in vocabulary.items() if rank >= FIRST_WORD and word.isalnum()), key=vocabulary.__getitem__
    )
