"""From annotated documents to training windows."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from tellings.learned.relations import relations_of
from tellings.learned.windows import Pieces, cut_windows, pieces_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer
    from torch import Tensor

BEGIN, END = 101, 102
"""The pieces [CLS] and [SEP] around each window."""
LENGTHS = (64, 96, 128, 160, 192, 256, 384, 512)
"""Lengths that windows are padded to: each new shape costs the matrix library a new kernel."""
CUES = 32
"""The number of cues of a batch is padded to a multiple of this, for the same reason."""

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as character spans."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated text."""

    text: str
    attributions: list[Gold]


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels.

    Attributes:
        ids: pieces, `(length,)`, with the two around the window.
        marks: `(length, 3)`.
        paragraphs: `(length,)`.
        cues: none, begin, inside, `(length,)`.
        spans: first and last piece of each attribution's cue, `(attributions, 2)`.
        roles: none, source, content for each attribution, `(attributions, length)`.
    """

    ids: NDArray[np.int64]
    marks: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    cues: NDArray[np.int64]
    spans: NDArray[np.int64]
    roles: NDArray[np.int64]


def read_documents(path: Path) -> list[Document]:
    """Read JSON Lines of `text` and `attributions` (source, cue, content as `[start, end]`)."""
    with path.open(encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines if line.strip()]


def _document(raw: dict[str, Any]) -> Document:
    golds = [
        Gold(*([(s, e) for s, e in a.get(role) or []] for role in ("source", "cue", "content")))
        for a in raw["attributions"]
    ]
    return Document(raw["text"], golds)


def examples(document: Document, tokenizer: Tokenizer, size: int, start: float = 0.0) -> Iterator[Example]:
    """Cut a document into labelled windows.

    Args:
        document: the annotated text.
        tokenizer: the word-piece tokenizer.
        size: most pieces of a window, with the two around it.
        start: size of the first window as a share (0 to below 1) of `size`, so that windows
            begin elsewhere each time.
    """
    pieces = pieces_of(document.text, tokenizer)
    first = cut_windows(pieces, max(1, int(start * size)))[0][1] if start and len(pieces) else 0
    rest = cut_windows(pieces.part(first, len(pieces)), size - 2)
    windows = [(0, first)] * bool(first) + [(a + first, b + first) for a, b in rest]
    golds = [g for g in document.attributions if g.cue and g.content]
    for begin, end in windows:
        yield _example(pieces.part(begin, end), golds)


def _example(window: Pieces, golds: list[Gold]) -> Example:
    length = len(window) + 2
    cues = np.zeros(length, dtype=np.int64)
    spans, roles = [], []
    for gold in golds:
        at = np.flatnonzero(_covered(window, gold.cue)) + 1
        if not len(at):
            continue
        cues[at[0]] = 1
        cues[at[1:]] = 2
        role = np.zeros(length, dtype=np.int64)
        role[1:-1][_covered(window, gold.content)] = 2
        role[1:-1][_covered(window, gold.source)] = 1
        role[at] = 0
        spans.append((at[0], at[-1]))
        roles.append(role)
    return Example(
        np.concatenate([[BEGIN], window.ids, [END]]),
        np.pad(window.marks, ((1, 1), (0, 0))),
        np.pad(window.paragraphs, 1, mode="edge"),
        cues,
        np.array(spans, dtype=np.int64).reshape(-1, 2),
        np.array(roles, dtype=np.int64).reshape(-1, length),
    )


def _covered(window: Pieces, spans: Spans) -> NDArray[np.bool_]:
    covered = np.zeros(len(window), dtype=np.bool_)
    for start, end in spans:
        covered |= (window.starts < end) & (window.ends > start)
    return covered


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows, and the cues in them.

    Attributes:
        ids: `(windows, length)`; 0 pads.
        marks: `(windows, length, 3)`.
        cues: labels, `(windows, length)`; -100 where padded.
        places: window, first and last piece of each cue to score, `(cues, 3)`.
        relations: `(cues, length, 4)`.
        roles: labels, `(cues, length)`; -100 where padded.
    """

    ids: Tensor
    marks: Tensor
    cues: Tensor
    places: Tensor
    relations: Tensor
    roles: Tensor


def collate(group: list[Example], rows: int, false_cues: float, rng: random.Random) -> Batch:
    """Pad a group of examples to one of few shapes.

    Args:
        group: the windows.
        rows: windows of the batch; the missing ones are empty.
        false_cues: for each true cue, how many pieces that are none are given to the scorer
            as if they were, so that it learns to find nothing for them.
        rng: source of the choice.
    """
    length = next(size for size in LENGTHS if size >= max(len(e.ids) for e in group))
    places, relations, roles = [], [], []
    for index, e in enumerate(group):
        spans, role = _with_false_cues(e, false_cues, rng)
        inside = np.zeros(length, dtype=np.int64)
        for number, (first, last) in enumerate(spans):
            inside[first : last + 1] = number + 1
        pad = length - len(e.ids)
        paragraphs = np.pad(e.paragraphs, (0, pad), mode="edge")
        if len(spans):
            places.append(np.insert(spans, 0, index, axis=1))
            relations.append(relations_of(spans, inside, paragraphs))
            roles.append(np.pad(role, ((0, 0), (0, pad)), constant_values=-100))
    spare = -sum(map(len, places)) % CUES
    places.append(np.zeros((spare, 3), dtype=np.int64))
    relations.append(np.zeros((spare, length, 4), dtype=np.int64))
    roles.append(np.full((spare, length), -100, dtype=np.int64))
    return Batch(
        _stack([e.ids for e in group], rows, length, 0),
        _stack([e.marks for e in group], rows, length, 0),
        _stack([e.cues for e in group], rows, length, -100),
        *(torch.from_numpy(np.concatenate(parts)) for parts in (places, relations, roles)),
    )


def _with_false_cues(e: Example, share: float, rng: random.Random) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    free = np.flatnonzero(e.cues[1:-1] == 0) + 1
    wanted = sum(rng.random() < share for _ in range(max(1, len(e.spans))))
    chosen = sorted(rng.sample(list(free), min(wanted, len(free))))
    false = np.array([(at, at) for at in chosen], dtype=np.int64).reshape(-1, 2)
    nothing = np.zeros((len(false), len(e.ids)), dtype=np.int64)
    return np.concatenate([e.spans, false]), np.concatenate([e.roles, nothing])


def _stack(arrays: list[NDArray[np.int64]], rows: int, length: int, empty: int) -> Tensor:
    stacked = np.full((rows, length, *arrays[0].shape[1:]), empty, dtype=np.int64)
    for row, array in enumerate(arrays):
        stacked[row, : len(array)] = array
    return torch.from_numpy(stacked)
