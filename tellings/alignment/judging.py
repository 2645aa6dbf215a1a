"""Judge pairs of passages of two reports by late interaction, and each passage against the other report by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.interaction import ABSENT, BEST, Head, Pieces, lacking, matched

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

UNLIKELY = -6.0
"""What the interaction says of most pairs that are no candidates; stands for what was not judged."""

UNLIKE = 0.5
"""Two pieces under this likeness are not alike."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the head says of one report's `n` passages in another, by `k` candidates.

    Attributes:
        pairs: `(k,)`, log odds that the other passage tells part of this one, in the candidates' order.
        matches: `(k, 10)`, how far this one is matched by the other (see `matched`).
        told: `(n,)`, log odds that the other report tells part of it.
        full: `(n,)`, log odds that it tells all of it, if any.
        anywhere: `(n, 10)`, how far it is matched by any candidate.
        near: `(n, 10)`, how far by the best three.
        lacking: `(n,)`, how much its piece says that these match least.
        words: `(k,)`, how like its content words are to pieces of the other, on average over what they say.
        words_anywhere: `(n,)`, the same by all candidates.
        words_near: `(n,)`, by the best three.
        words_lacking: `(n,)`, share of what its words say that is in words to which none of these has a like one.
        word_lacking: `(n,)`, the most that one of these says.
    """

    pairs: Floats
    matches: Floats
    told: Floats
    full: Floats
    anywhere: Floats
    near: Floats
    lacking: Floats
    words: Floats
    words_anywhere: Floats
    words_near: Floats
    words_lacking: Floats
    word_lacking: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One report's passages as candidates: `own` `(k,)` says which, `best` how each of its pieces is matched."""

    pieces: Pieces
    says: Floats
    own: Indexes
    best: Floats
    matches: Floats
    words: Floats
    leads: Floats


def judge(
    left: Pieces, right: Pieces, says: tuple[Floats, Floats], likeness: Floats, candidates: Indexes, head: Head
) -> tuple[Judged, Judged]:
    """Judge the candidates of two reports: the left passages in the right report, then the other way round.

    Args:
        left: The left report's `n` passages.
        right: The right report's `m` passages.
        says: How much each of their pieces says as a part of a content word, 0 for others.
        likeness: Cosines of their mean states, `(n, m)`.
        candidates: `(2, k)`, in order of the left passage; `k` is at least 1.
        head: The weights.
    """
    first, second = candidates
    ahead, behind = _match(left, right, candidates)
    cosine = likeness[first, second]
    there = _side(left, says[0], first, ahead, cosine - likeness.max(1)[first], head)
    back = _side(right, says[1], second, behind, cosine - likeness.max(0)[second], head)
    return (
        _judged(there, back, cosine, likeness.shape[1], head),
        _judged(back, there, cosine, likeness.shape[0], head),
    )


def _match(left: Pieces, right: Pieces, candidates: Indexes) -> tuple[Floats, Floats]:
    """The best match of each piece of the left passages of all candidates, then of the right ones."""
    first, second = candidates
    sizes, others = left.size[first], right.size[second]
    ahead, behind = np.empty(sizes.sum(), dtype=np.float32), np.empty(others.sum(), dtype=np.float32)
    starts, ends = np.cumsum(others) - others, np.cumsum(sizes)
    pieces = _ranges(right.first[second], others)
    bounds = np.append(np.nonzero(np.diff(first, prepend=-1))[0], len(first))
    for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        own = left.first[first[a]]
        span = slice(starts[a], starts[b] if b < len(starts) else None)
        like = right.vectors[pieces[span]] @ left.vectors[own : own + left.size[first[a]]].T
        # Along the first axis of a contiguous copy it is several times faster than along the second one.
        behind[span] = np.ascontiguousarray(like.T).max(0)
        ahead[ends[a] - sizes[a] : ends[b - 1]] = np.maximum.reduceat(like, starts[a:b] - starts[a], axis=0).ravel()
    return ahead, behind


def _ranges(first: Indexes, size: Indexes) -> Indexes:
    """The numbers from each `first` on, `size` of each, one range behind the other."""
    starts = np.cumsum(size) - size
    return np.repeat(first - starts, size) + np.arange(size.sum())


def _side(pieces: Pieces, says: Floats, own: Indexes, best: Floats, lead: Floats, head: Head) -> _Side:
    size = pieces.size[own]
    places, first = _ranges(pieces.first[own], size), np.cumsum(size) - size
    matches = matched(best, pieces.weights[places], first, size, head)
    return _Side(pieces, says, own, best, matches, _mean(best, says[places], first), lead)


def _mean(best: Floats, says: Floats, first: Indexes) -> Floats:
    """The mean over stretches of pieces, by what these say: `(n,)`."""
    return np.add.reduceat(best * says, first) / np.maximum(np.add.reduceat(says, first), 1e-6)


def _judged(side: _Side, other: _Side, cosine: Floats, others: int, head: Head) -> Judged:
    order = np.argsort(side.own, kind="stable")
    first = np.nonzero(np.diff(side.own[order], prepend=-1))[0]
    cell = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(order))))
    cover = side.matches[:, 2]
    most = np.empty_like(cover)
    most[order] = np.maximum.reduceat(cover[order], first)[cell]
    columns = np.column_stack([cosine, side.matches, other.matches, side.leads, other.leads, cover - most])
    pairs = head.pair.apply(columns)[:, 0]
    return _cells(side, columns, pairs, np.lexsort((-pairs, side.own)), first, cell, others, head)


def _cells(
    side: _Side, columns: Floats, pairs: Floats, order: Indexes, first: Indexes, cell: Indexes, others: int, head: Head
) -> Judged:
    """Judge each passage that has candidates; `order` puts them in order of passage, best first."""
    own, scores = side.own[order[first]], pairs[order]
    rank = np.arange(len(order)) - first[cell]
    top = np.full((len(first), BEST), ABSENT, dtype=np.float32)
    top[cell[rank < BEST], rank[rank < BEST]] = scores[rank < BEST]
    anywhere, near = _best_of(side, order, first)
    size = side.pieces.size[own]
    places = _ranges(side.pieces.first[own], size)
    weights, says = side.pieces.weights[places], side.says[places]
    starts = np.cumsum(size) - size
    everywhere, closest = (matched(best, weights, starts, size, head) for best in (anywhere, near))
    rows = [
        top,
        _any(scores, first, others)[:, None],
        everywhere,
        closest,
        columns[order[first]],
        np.log1p(np.add.reduceat(weights, starts))[:, None],
    ]
    found = head.cell.apply(np.concatenate(rows, axis=1))
    count = len(side.pieces.size)

    def spread(values: Floats, nothing: float) -> Floats:
        whole = np.full((count, *values.shape[1:]), nothing, dtype=np.float32)
        whole[own] = values
        return whole

    return Judged(
        pairs,
        side.matches,
        spread(found[:, 0] + top[:, 0], UNLIKELY),
        spread(found[:, 1], UNLIKELY),
        spread(everywhere, 0),
        spread(closest, 0),
        spread(lacking(near, weights, starts, head), 0),
        side.words,
        spread(_mean(anywhere, says, starts), 0),
        spread(_mean(near, says, starts), 0),
        spread(_mean((near < UNLIKE).astype(np.float32), says, starts), 1),
        spread(np.maximum.reduceat(says * (near < UNLIKE), starts), 0),
    )


def _best_of(side: _Side, order: Indexes, first: Indexes) -> tuple[Floats, Floats]:
    """For each passage the best matches of its pieces, by all its candidates and by the best three."""
    size = side.pieces.size[side.own]
    starts, length = (np.cumsum(size) - size)[order], size[order][first]
    count = np.diff(np.append(first, len(order)))
    return (
        _folded(side.best, starts, first, count, length),
        _folded(side.best, starts, first, np.minimum(count, BEST), length),
    )


def _folded(best: Floats, starts: Indexes, first: Indexes, count: Indexes, length: Indexes) -> Floats:
    """The greatest of each piece's matches by the first `count` candidates of its passage, all passages in one row."""
    total, each = count * length, np.repeat(count, length)
    passage = np.repeat(np.arange(len(count)), total)
    within = np.arange(len(passage)) - np.repeat(np.cumsum(total) - total, total)
    piece, candidate = np.divmod(within, count[passage])
    return np.maximum.reduceat(best[starts[first[passage] + candidate] + piece], np.cumsum(each) - each)


def _any(scores: Floats, first: Indexes, others: int) -> Floats:
    """That any passage of the report tells part of it: those that were not judged count as unlikely."""
    judged = np.logaddexp.reduceat(scores, first)
    rest = others - np.diff(np.append(first, len(scores)))
    with_rest = np.logaddexp(judged, UNLIKELY + np.log(np.maximum(rest, 1)))
    return np.where(rest > 0, with_rest, judged).astype(np.float32)
