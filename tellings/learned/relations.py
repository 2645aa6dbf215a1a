"""How a piece of a window stands to a cue: what the scorer of roles is told besides vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUCKETS = 64
_EXACT = 16


def relations_of(
    spans: NDArray[np.int64], inside: NDArray[np.int64], paragraphs: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Relations of each piece to each cue of one window.

    Args:
        spans: first and last piece of each cue, `(cues, 2)`.
        inside: number of the cue that each piece is in, from 1, 0 for none, `(length,)`.
        paragraphs: number of the paragraph of each piece, rising, `(length,)`.

    Returns:
        `(cues, length, 4)`: bucket of the signed distance (0 to `BUCKETS` - 1), cues between
        (0 to 3, 3 for more), paragraphs between (0 to 4, 2 for the same), whose cue the piece
        is in (0 nobody's, 1 this one, 2 another).
    """
    first, last = spans[:, :1], spans[:, 1:]
    at = np.arange(len(inside))[None, :]
    distance = np.minimum(at - first, 0) + np.maximum(at - last, 0)
    passed = np.cumsum(np.diff(inside, prepend=0) > 0)
    between = np.abs(passed[None, :] - passed[first])
    paragraph = np.clip(paragraphs[None, :] - paragraphs[first], -2, 2) + 2
    own = np.where((at >= first) & (at <= last), 1, np.where(inside[None, :] > 0, 2, 0))
    return np.stack([_bucket(distance), np.minimum(between, 3), paragraph, own], axis=2)


def _bucket(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Exact up to 16, then three buckets an octave, the sign as the upper half."""
    size = np.abs(distance)
    far = _EXACT + 3 * np.log2(np.maximum(size, 1) / _EXACT)
    bucket = np.minimum(np.where(size < _EXACT, size, far), BUCKETS // 2 - 1).astype(np.int64)
    return np.where(distance < 0, bucket + BUCKETS // 2, bucket)
