"""Merge what several kinds of difference find in the same words of one pair of sentences."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.comparison.difference import Difference


def merge_differences(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Of differences of one pair of sentences that lie in the same words of both, the first one.

    Args:
        found: Differences of one pair of sentences, of the kind that is read most surely first; scores of different
            kinds say different things and are not compared.

    Returns:
        What is left, in the order of its words on the left side.
    """
    kept: list[Difference] = []
    for difference in found:
        if not any(_same_words(difference, other) for other in kept):
            kept.append(difference)
    return tuple(sorted(kept, key=lambda difference: (difference.left.words, difference.right.words)))


def _same_words(one: Difference, other: Difference) -> bool:
    return one.left.words.overlaps(other.left.words) and one.right.words.overlaps(other.right.words)
