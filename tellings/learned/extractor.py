"""Run the attribution network over windows of word pieces.

The reader sees every window once and tags the cues ("said", "according to", a colon); the scorer then
goes over each cue's window once more, on small vectors, for the words of its source and its content.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.errors import SetupError
from tellings.learned.decoding import Found, Thresholds, assign, find_cues, softmax
from tellings.learned.relations import relations_of
from tellings.learned.windows import Pieces, word_means, word_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_folder = Path(__file__).parent / "weights"

WINDOW = 190
"""Most word pieces of a window, without the two around it."""
BEGIN, END = 101, 102
"""The pieces before and behind a window."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader tells of one window.

    Attributes:
        cues: Probabilities that a piece is in no cue, begins one, goes on with one, `(pieces, 3)`.
        vectors: Each piece as such, as first and as last piece of a cue, three times `(pieces, width)`.
    """

    cues: NDArray[np.float32]
    vectors: tuple[NDArray[np.float32], ...]


def read(window: Pieces) -> Read:
    """Read one window of at least one piece.

    Windows are read one at a time: on one thread that is faster than a batch, whose numbers do not stay
    in the processor's cache, and what is found never depends on what is read beside it.

    Raises:
        SetupError: The weights are missing.
    """
    ids = np.concatenate([[BEGIN], window.ids, [END]])
    marks = np.pad(window.marks, ((1, 1), (0, 0)))
    labels, *vectors = _session("attribution.int8.onnx").run(None, {"ids": ids[None], "marks": marks[None]})
    return Read(softmax(labels[0, 1:-1]), tuple(v[0, 1:-1] for v in vectors))


def decide(pieces: Pieces, read: Read, limits: Thresholds) -> list[Found]:
    """The attributions of one window, in words of the window."""
    words = word_starts(pieces)
    begin, inside = read.cues[words, 1], word_means(read.cues[:, 2:], words)[:, 0]
    cues = find_cues(begin, inside, limits)
    if not cues:
        return []
    bounds = np.append(words, len(pieces))
    spans = np.array([(bounds[start], bounds[end] - 1) for start, end in cues], dtype=np.int64)
    roles = softmax(_score(pieces, read, spans))
    means = np.stack([word_means(role, words) for role in roles])
    return assign(cues, [float(begin[first]) for first, _ in cues], means, limits)


def _score(pieces: Pieces, read: Read, spans: NDArray[np.int64]) -> NDArray[np.float32]:
    whose = np.zeros(len(pieces), dtype=np.int64)
    for number, (first, last) in enumerate(spans.tolist()):
        whose[first : last + 1] = number + 1
    piece, first_of, last_of = read.vectors
    cues = first_of[spans[:, 0]] + last_of[spans[:, 1]]
    feed = {"pieces": piece, "cues": cues, "relations": relations_of(spans, whose, pieces.paragraphs)}
    roles: NDArray[np.float32] = _session("attribution.roles.onnx").run(None, feed)[0]
    return roles


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the weights."""
    from tokenizers import Tokenizer

    loaded: Tokenizer = Tokenizer.from_file(str(_weights("tokenizer.json")))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


@cache
def thresholds() -> Thresholds:
    """The thresholds that were chosen for the weights."""
    return Thresholds(**json.loads(_weights("attribution.json").read_text(encoding="utf-8")))


@cache
def _session(name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("TELLINGS_THREADS", "1"))
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(_weights(name)), options, providers=["CPUExecutionProvider"])


def use(folder: Path) -> None:
    """Read the weights from another folder from now on, as training does."""
    global _folder
    _folder = folder
    for loaded in (tokenizer, thresholds, _session):
        loaded.cache_clear()


def _weights(name: str) -> Path:
    path = _folder / name
    if not path.exists():
        raise SetupError(f"the weights {name} are not at {path.parent}; install the package again")
    return path
