"""Which pairs of sentences are worth a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.tables import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.profile import Floats

NEAREST = 8
"""Sentences of the other report that are looked at for one sentence, by each of three measures."""


def find_candidates(tables: Tables) -> NDArray[np.bool_]:
    """For each left sentence the right ones that are nearest by vector, by clause or by words: `(n, m)`, true or false.

    The work of the scorers grows with the sentences of the left report, and not with the product of both.
    """
    return _nearest(tables.cosine) | _nearest(tables.clauses) | _nearest(tables.left_words)


def _nearest(scores: Floats) -> NDArray[np.bool_]:
    chosen = np.ones(scores.shape, dtype=np.bool_)
    if scores.shape[1] > NEAREST:
        chosen[:] = False
        best = np.argpartition(-scores, NEAREST, axis=1)[:, :NEAREST]
        np.put_along_axis(chosen, best, True, axis=1)
    return chosen
