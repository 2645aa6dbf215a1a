"""How each report tells each passage of the others, in columns: of a hundred reports there are half a million."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.told import Telling, Told

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.passages import Passage

HOW = (Told.NOT_TOLD, Told.UNSURE, Told.PARTLY, Told.TOLD)
"""The answers, as the columns number them."""


@dataclass(frozen=True, slots=True, eq=False)
class Tellings(Sequence[Telling]):
    """For every passage, in the story's order, and every other report how it is told there; each is a `Telling`.

    Attributes:
        passages: The `n` passages.
        number: Their numbers.
        reports: Ids of the `r` reports, in the story's order.
        report: The reports' numbers.
        counts: `(r,)`, passages of each report.
        how: `(n, r)`, the answers; as is `told`, nothing in a passage's own report.
        told: `(n, r)`, how likely it is that it is told at least in part, 0 to 1.
        doubted: `(n, r)`, whether it is unsure for what a third report tells alone (see `tellings.alignment.through`).
        first: `(n * r + 1,)`, where the passages shown for each answer begin.
        shown: `(k,)`, numbers of passages, best first for each answer.
    """

    passages: Sequence[Passage]
    number: Mapping[Passage, int]
    reports: Sequence[str]
    report: Mapping[str, int]
    counts: NDArray[np.int32]
    how: NDArray[np.uint8]
    told: NDArray[np.float32]
    doubted: NDArray[np.bool_]
    first: NDArray[np.int32]
    shown: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.passages) * max(len(self.reports) - 1, 0)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(self)[index]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        passage, place = divmod(index % len(self), len(self.reports) - 1)
        return self._of(passage)[place]

    def __iter__(self) -> Iterator[Telling]:
        for number in range(len(self.passages)):
            yield from self._of(number)

    def answer(self, passage: Passage, report: str) -> tuple[Told, float, tuple[int, int]] | None:
        """The answer for a passage, how likely it is told, and where its passages begin and end in `shown`.

        None where it was not asked.
        """
        number = self.number.get(passage)
        if number is None or passage.report == report:
            return None
        place = self.report[report]
        cell = number * len(self.reports) + place
        return (
            HOW[self.how[number, place]],
            float(self.told[number, place]),
            (int(self.first[cell]), int(self.first[cell + 1])),
        )

    def _of(self, number: int) -> list[Telling]:
        """How the other reports tell a passage."""
        passage, cell = self.passages[number], number * len(self.reports)
        bounds = self.first[cell : cell + len(self.reports) + 1].tolist()
        shown = [self.passages[p] for p in self.shown[bounds[0] : bounds[-1]].tolist()]
        answers = (each[number].tolist() for each in (self.how, self.told, self.doubted))
        rows = zip(self.reports, *answers, pairwise(bounds), strict=True)
        return [
            Telling(
                passage,
                report,
                HOW[how],
                tuple(shown[start - bounds[0] : end - bounds[0]]),
                told,
                _reason(HOW[how], round(told, 2), count, doubted=doubted),
            )
            for (report, how, told, doubted, (start, end)), count in zip(rows, self.counts.tolist(), strict=True)
            if report != passage.report
        ]


@lru_cache(maxsize=4096)
def _reason(how: Told, score: float, count: int, *, doubted: bool) -> str:
    """One text for all tellings alike."""
    return (_DOUBTED if doubted else _REASONS[how]).format(score=score, count=count)


_REASONS = {
    Told.TOLD: "Its words, names and numbers are found there (likelihood {score:.2f}).",
    Told.PARTLY: "Part of what it says is found there (likelihood {score:.2f}).",
    Told.UNSURE: "Something like it is found there, but not clearly the same thing (likelihood {score:.2f}).",
    Told.NOT_TOLD: "All {count} sentences of the report were weighed and none tells it (likelihood {score:.2f}).",
}
_DOUBTED = "A third report tells it in words of which something is found there (likelihood {score:.2f} without it)."
