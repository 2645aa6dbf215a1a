"""Which report belongs to which story, and which stories a person keeps apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.errors import StoryError


class Stories:
    """Stories by id, each with the numbers of its reports, rising."""

    def __init__(self) -> None:
        self._reports: dict[str, list[int]] = {}
        self._story: dict[int, str] = {}
        self._apart: set[frozenset[str]] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)

    def of(self, number: int) -> str:
        """The story of a report."""
        return self._story[number]

    def reports(self, story: str) -> list[int]:
        """The reports of a story.

        Raises:
            StoryError: There is no such story.
        """
        if story not in self._reports:
            raise StoryError(f"there is no story {story}: it may have been merged into another")
        return self._reports[story]

    def put(self, number: int, story: str) -> None:
        """Add the newest report to a story, which begins with it where it is new."""
        self._reports.setdefault(story, []).append(number)
        self._story[number] = story

    def join(self, story: str, other: str) -> list[int]:
        """Make `other` a part of `story`; what was kept apart from one is kept apart from both. Returns what moved."""
        moved = self.reports(other)
        self._take(moved, story, sorted({*self.reports(story), *moved}))
        del self._reports[other]
        self._apart = {frozenset(story if id == other else id for id in pair) for pair in self._apart}
        self._apart = {pair for pair in self._apart if len(pair) == 2}
        return moved

    def part(self, story: str, numbers: Iterable[int], new: str) -> None:
        """Take reports out of a story into a new one, and keep the two apart."""
        moved = sorted(numbers)
        self._reports[story] = [number for number in self.reports(story) if number not in set(moved)]
        self._apart |= {frozenset(new if id == story else id for id in pair) for pair in self._apart if story in pair}
        self._take(moved, new, moved)
        self._apart.add(frozenset((story, new)))

    def keep_apart(self, left: str, right: str) -> None:
        """Two stories never become one by themselves."""
        self._apart.add(frozenset((left, right)))

    def are_apart(self, left: str, right: str) -> bool:
        """Whether a person keeps them apart."""
        return frozenset((left, right)) in self._apart

    def apart(self) -> tuple[tuple[str, str], ...]:
        """All pairs that are kept apart, sorted."""
        return tuple(sorted((min(pair), max(pair)) for pair in self._apart))

    def _take(self, moved: Iterable[int], story: str, reports: list[int]) -> None:
        self._reports[story] = reports
        self._story.update(dict.fromkeys(moved, story))
