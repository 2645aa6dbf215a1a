"""A limit on the pairs of sentences that are compared, so that what a hundred reports tell does not take for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Sized

from tellings.alignment.told import Point
from tellings.comparison.context import points_of
from tellings.comparison.pairs import TellingPair

PAIRS_PER_POINT = 45
"""Pairs of sentences that are compared for one point, the surest first: all of ten reports that tell it once."""


def likeliest_pairs(pairs: Sequence[TellingPair], points: Sequence[Point]) -> tuple[TellingPair, ...]:
    """The pairs without those beyond the limit, in the order given; a pair of several points counts for its first."""
    told = {told.passage: told for pair in pairs for told in (pair.left, pair.right)}
    known = {told[passage]: ids for passage, ids in points_of(points, told).items()}
    taken: Counter[str] = Counter()
    kept: set[int] = set()
    for number in sorted(range(len(pairs)), key=lambda number: -pairs[number].score):
        pair = pairs[number]
        others = known.get(pair.right, ())
        point = next((point for point in known.get(pair.left, ()) if point in others), "")
        taken[point] += bool(point)
        if taken[point] <= PAIRS_PER_POINT:
            kept.add(number)
    return tuple(pair for number, pair in enumerate(pairs) if number in kept)


def find_limit_notes(pairs: Sized, looked: Sized) -> tuple[str, ...]:
    """What the reader should know where pairs were left out.

    Args:
        pairs: All of them.
        looked: Those that are left.
    """
    left_out = len(pairs) - len(looked)
    if not left_out:
        return ()
    return (
        f"Differences were looked for in {len(looked)} pairs of sentences; {left_out} less sure ones were "
        f"left out, of points with more than {PAIRS_PER_POINT} pairs.",
    )
