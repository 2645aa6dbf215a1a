"""Stories as texts with labels, as the network is trained on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What the right report tells of the left one's `n` sentences; `m` sentences on the right.

    Attributes:
        told: `(n,)` of 0 and 1: told at least in part.
        full: `(n,)` of 0 and 1.
        counts: `(n,)`, false where the gold leaves the sentence open.
        evidence: `(n, m)` of 0 and 1.
        evidence_counts: `(n, m)`, false where the gold leaves the pair open.
    """

    told: Array
    full: Array
    counts: Array
    evidence: Array
    evidence_counts: Array


@dataclass(frozen=True, slots=True, eq=False)
class StoryTexts:
    """The telling sentences of a story's reports, and the labels of every ordered pair of reports."""

    name: str
    reports: tuple[tuple[str, ...], ...]
    labels: Mapping[tuple[int, int], Labels]
