"""A limit on the pairs of sentences that are compared, so that what a hundred reports tell does not take for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.alignment.told import Point
from tellings.comparison.context import points_of
from tellings.comparison.pairs import TellingPair

PAIRS_PER_POINT = 45
"""Pairs of sentences that are compared for one point, the surest first: all of ten reports that tell it once."""


def likeliest_pairs(pairs: Sequence[TellingPair], points: Sequence[Point]) -> tuple[TellingPair, ...]:
    """The pairs without those beyond the limit, in the order given; a pair of several points counts for its first."""
    known = points_of(points, dict.fromkeys(told.passage for pair in pairs for told in (pair.left, pair.right)))
    taken: Counter[str] = Counter()
    kept: set[int] = set()
    for number, pair in sorted(enumerate(pairs), key=lambda item: -item[1].score):
        others = known.get(pair.right.passage, ())
        point = next((point for point in known.get(pair.left.passage, ()) if point in others), "")
        taken[point] += bool(point)
        if taken[point] <= PAIRS_PER_POINT:
            kept.add(number)
    return tuple(pair for number, pair in enumerate(pairs) if number in kept)


def find_limit_notes(pairs: Sequence[TellingPair], points: Sequence[Point]) -> tuple[str, ...]:
    """What the reader should know where pairs were left out."""
    left_out = len(pairs) - len(likeliest_pairs(pairs, points))
    if not left_out:
        return ()
    return (
        f"Differences were looked for in {len(pairs) - left_out} pairs of sentences; {left_out} less sure ones were "
        f"left out, of points with more than {PAIRS_PER_POINT} pairs.",
    )
