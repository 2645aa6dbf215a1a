"""Where the words that two reports share stand in a third one, too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tellings.lineage.lineage import Copying
from tellings.passages import Passage


class Shares:
    """The pairs of a story that share writing, found by either report.

    Args:
        copyings: Those pairs.
    """

    def __init__(self, copyings: Sequence[Copying]) -> None:
        self.copyings = tuple(copyings)
        self._by_pair = {frozenset((c.left, c.right)): c for c in self.copyings}
        self._others: dict[str, list[str]] = {}
        self._sides: dict[tuple[str, str], tuple[Passage, ...]] = {}
        for copying in self.copyings:
            self._others.setdefault(copying.left, []).append(copying.right)
            self._others.setdefault(copying.right, []).append(copying.left)

    def between(self, left: str, right: str) -> Copying:
        """What two reports share, in whichever order it was found."""
        return self._by_pair[frozenset((left, right))]

    def join(self, left: str, right: str) -> bool:
        """Whether two reports share writing; two that each share some with a third need not."""
        return frozenset((left, right)) in self._by_pair

    def thirds(self, copying: Copying, wanted: Callable[[str], bool]) -> list[tuple[str, float]]:
        """Reports that share writing with both of a pair, and how much of its shared words each has, most first.

        The share is the smaller of the two sides', 0 to 1. Only of reports that are `wanted`: in a story of a hundred
        reports nearly every pair has nearly all others as thirds, and few of these can decide anything.
        """
        both = set(self._others[copying.left]).intersection(self._others[copying.right])
        found = [(third, self._share(copying, third)) for third in both if wanted(third)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _share(self, copying: Copying, third: str) -> float:
        return min(
            covered(self._side(side, other), self._side(side, third))
            for side, other in ((copying.left, copying.right), (copying.right, copying.left))
        )

    def _side(self, report: str, other: str) -> tuple[Passage, ...]:
        if (report, other) not in self._sides:
            self._sides[report, other] = passages_in(self.between(report, other), report)
        return self._sides[report, other]


def passages_in(copying: Copying, report: str) -> tuple[Passage, ...]:
    """The shared passages on one report's side, in text order."""
    if copying.left == report:
        return tuple(shared.left for shared in copying.passages)
    return tuple(sorted(shared.right for shared in copying.passages))


def covered(passages: Sequence[Passage], others: Sequence[Passage]) -> float:
    """How much of some passages lies within others of the same report, by characters, 0 to 1.

    Args:
        passages: Passages in text order that do not overlap.
        others: Passages in text order that do not overlap.
    """
    total = sum(passage.end - passage.start for passage in passages)
    within = first = second = 0
    while first < len(passages) and second < len(others):
        passage, other = passages[first], others[second]
        within += max(0, min(passage.end, other.end) - max(passage.start, other.start))
        if passage.end <= other.end:
            first += 1
        else:
            second += 1
    return within / total if total else 0.0
