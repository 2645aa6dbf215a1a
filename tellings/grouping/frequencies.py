"""How telling each term is: the rarer among the reports at hand, the more.

Counted over the reports that are active, on top of what English says in general, so that the first reports of a stream
are not compared by "the" and "said", and a stream of nothing but court reports does not take "court" for telling.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tellings.grouping.terms import hash_of, key_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.grouping.profile import Profile

BUCKETS = 1 << 20
"""Terms are counted by the last bits of their hashes; the few that meet share a count."""
GENERAL_REPORTS = 300
"""What English says in general counts like so many reports."""
RAREST = 1e-4
"""No term counts as rarer than in this share of all reports, nor one that the vocabulary does not know."""
PART = 1_000
"""Counts are kept in thousandths of a report, whole numbers, so that taking a report out leaves no trace."""
MOST_COMMON = 0.9
PER_RANK = 30
"""The word of rank r stands in about PER_RANK / r of all reports (Zipf's law for texts of some 300 words)."""


class Frequencies:
    """In how many of the active reports each term stands."""

    def __init__(self) -> None:
        self.reports = 0
        self._counts = _general().copy()

    def add(self, profile: Profile) -> None:
        """Count a report's terms."""
        self._change(profile, 1)

    def remove(self, profile: Profile) -> None:
        """Take a report's terms out again."""
        self._change(profile, -1)

    def weights(self, terms: NDArray[np.uint32]) -> NDArray[np.float32]:
        """How telling terms are, `(n,)`: minus the logarithm of the share of reports they stand in, 0 to 9.3."""
        counts = self._counts[terms & np.uint32(BUCKETS - 1)].astype(np.float32)
        all_reports = float((self.reports + GENERAL_REPORTS) * PART)
        weights: NDArray[np.float32] = np.log(np.float32(all_reports) / np.maximum(counts, RAREST * all_reports))
        return weights

    def _change(self, profile: Profile, by: int) -> None:
        self.reports += by
        np.add.at(self._counts, profile.terms & np.uint32(BUCKETS - 1), by * PART)


@cache
def _general() -> NDArray[np.int32]:
    """How many parts of the general reports a term stands in, by bucket."""
    from tellings.learned.encoder import ranked_words

    general = np.full(BUCKETS, RAREST, dtype=np.float32)
    for rank, word in enumerate(ranked_words(), 1):
        bucket = hash_of(key_of(word)) & (BUCKETS - 1)
        general[bucket] = max(general[bucket], min(MOST_COMMON, PER_RANK / rank))
    return np.round(general * GENERAL_REPORTS * PART).astype(np.int32)
