"""Which pairs of sentences are worth laying against each other: chosen by what costs one product of matrices.

The estimate of a pair is how like the two sentences are as wholes and how many telling lemmas they share, on the scale
of the interaction's log odds. Each sentence keeps its few best in every other report; in a story of many reports all
but the best one of each have to be among its best in the whole story, too, so that their number grows with the
sentences rather than with their pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Indexes = NDArray[np.intp]

LIKENESS, SHARED, BASE = 12.0, 7.0, -9.5
"""The estimate's weights: least squares over pairs of the training stories that tell nothing of each other."""
NEAR, MOST = 4, 8
"""How many sentences of another report are candidates, and how many if they are promising."""
PROMISING = -3.0
"""Estimate from which a sentence is promising."""
IN_STORY = 100
"""Candidates of a sentence in a whole story, beside the best one of each report."""


def estimate(likeness: Floats, shared: Floats) -> Floats:
    """What the interaction would say of pairs, roughly: log odds.

    Args:
        likeness: Cosines of the sentences' mean states.
        shared: Share of their telling lemmas that both have, 0 to 1, the mean of both sides.
    """
    return np.asarray(LIKENESS * likeness + SHARED * shared + BASE, dtype=np.float32)


def find_candidates(states: Sequence[Floats], lemmas: Sequence[Floats], telling: Floats) -> Indexes:
    """Pairs of sentences of different reports, `(2, pairs)`, the earlier one first; sentences count over the story.

    Args:
        states: For each report the mean states of its sentences, `(n, 384)`, of length 1.
        lemmas: For each report the lemmas of its `n` sentences, `(n, vocabulary)` of 0 and 1.
        telling: `(vocabulary,)`, how much a lemma says.
    """
    counts = [len(rows) for rows in states]
    if not any(counts):
        return np.zeros((2, 0), dtype=np.intp)
    ends = np.cumsum(counts)
    means = np.concatenate(states)
    several = sum(rows.sum(0) for rows in lemmas) > 1
    marks = np.concatenate([rows[:, several] for rows in lemmas])
    totals = np.maximum(np.concatenate([rows @ telling for rows in lemmas]), 1e-6)
    found = [np.zeros(0, dtype=np.intp)]
    for number, end in enumerate(ends):
        if not counts[number]:
            continue
        own = slice(end - counts[number], end)
        both = (marks[own] * telling[several]) @ marks.T
        shared = (both / totals[own, None] + both / totals[None, :]) / 2
        rows, columns = _chosen(estimate(means[own] @ means.T, shared), counts, number)
        rows += own.start
        found.append(np.minimum(rows, columns) * len(means) + np.maximum(rows, columns))
    return np.stack(np.divmod(np.unique(np.concatenate(found)), len(means)))


def all_pairs(left: int, right: int) -> Indexes:
    """Every sentence of one report with every one of another, counted over both."""
    return np.stack([np.repeat(np.arange(left), right), np.tile(np.arange(right), left) + left])


def _chosen(estimates: Floats, counts: Sequence[int], own: int) -> tuple[Indexes, Indexes]:
    """For each row (a sentence of report `own`) the columns that are worth a closer look."""
    places = _places([0 if number == own else count for number, count in enumerate(counts)], counts)
    scores = np.where(places >= 0, estimates[:, places], -np.inf)
    order = np.argsort(-scores, axis=2, kind="stable")[..., :MOST]
    best = np.take_along_axis(scores, order, axis=2)
    worth = np.where((np.arange(best.shape[2]) < NEAR) | (best >= PROMISING), best, -np.inf)
    flat = worth.reshape(len(worth), -1)
    if flat.shape[1] > IN_STORY:
        least = np.partition(flat, -IN_STORY, axis=1)[:, -IN_STORY]
        worth[..., 1:][worth[..., 1:] < least[:, None, None]] = -np.inf
    rows, reports, ranks = np.nonzero(np.isfinite(worth))
    return rows, places[reports, order[rows, reports, ranks]]


def _places(counts: Sequence[int], all_counts: Sequence[int]) -> Indexes:
    """For each report the columns of its sentences, -1 behind the last: `(reports, most)`."""
    firsts = np.cumsum(all_counts) - all_counts
    places = firsts[:, None] + np.arange(max(max(counts), 1))[None, :]
    return np.where(np.arange(places.shape[1])[None, :] < np.array(counts)[:, None], places, -1)
