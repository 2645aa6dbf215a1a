"""Merge what several kinds of difference find in the same words, and what two reports say over and over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.comparison.difference import Difference, DifferenceKind


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


def show_once(differences: Sequence[Difference], kind: DifferenceKind) -> list[Difference]:
    """Differences without those of a kind that two reports repeat in the same words: a caption may stand nine times."""
    best: dict[tuple[str, ...], Difference] = {}
    for difference in differences:
        key = _said_in(difference)
        if key not in best or best[key].score < difference.score:
            best[key] = difference
    return [d for d in differences if d.kind is not kind or best[_said_in(d)] is d]


def _said_in(difference: Difference) -> tuple[str, ...]:
    words = (difference.left.words, difference.right.words)
    return (difference.kind, *(text for w in words for text in (w.report, " ".join(w.text.casefold().split()))))
