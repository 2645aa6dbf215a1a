"""Merge what several kinds of difference find in the same words, and what two reports say over and over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tellings.comparison.difference import Difference, DifferenceKind
from tellings.passages import Passage

_BY_WORDS = frozenset({DifferenceKind.TIME, DifferenceKind.IDENTITY, DifferenceKind.PLACE, DifferenceKind.CERTAINTY})
"""Kinds of which a difference is the same as another one of the two reports where its words are."""


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


def show_once(differences: Sequence[Difference]) -> list[Difference]:
    """Differences without what two reports repeat, the surest of it kept: a caption may stand nine times in a report.

    Times, names, places and doubts are the same where their words are; credits, where one sentence is weighed against
    one report.
    """
    taken: set[tuple[str, ...]] = set()
    kept: set[int] = set()
    for number, difference in sorted(enumerate(differences), key=lambda item: _surest_first(item[1])):
        keys = set(_keys(difference))
        if not keys & taken:
            kept.add(number)
        taken |= keys
    return [difference for number, difference in enumerate(differences) if number in kept]


def _surest_first(difference: Difference) -> tuple[float, Passage, Passage]:
    """The same for both orders of two reports."""
    first, second = sorted((difference.left.words, difference.right.words))
    return -difference.score, first, second


def _keys(difference: Difference) -> Iterator[tuple[str, ...]]:
    left, right = difference.left, difference.right
    if difference.kind in _BY_WORDS:
        words = (" ".join(side.words.text.casefold().split()) for side in (left, right))
        yield (difference.kind, left.words.report, right.words.report, *words)
    if difference.kind is DifferenceKind.ATTRIBUTION:
        for side, other in ((left, right), (right, left)):
            yield (difference.kind, other.words.report, side.words.report, f"{side.sentence.start}")
