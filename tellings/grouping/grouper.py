"""Group reports into stories as they come: each joins the story of its event or begins one.

A report is compared with the few earlier ones that share its most telling terms. It joins the story to whose reports
it is likely enough of one event, on average and at best (`LINK`); where it fits two stories that fit each other as
well, they become one. Nothing is decided anew afterwards, but a person may merge and split, and that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.errors import StoryError
from tellings.grouping.active import Active
from tellings.grouping.assignment import Assignment
from tellings.grouping.pairs import Scorer, score_pairs
from tellings.grouping.profile import Profile, pack, profile_of, unpack
from tellings.grouping.reasons import why_began, why_joined
from tellings.grouping.state import Row, State, pack_filed, unpack_filed
from tellings.grouping.stories import Stories

if TYPE_CHECKING:
    from tellings.reports.report import Report

NEAR = 0.1
"""A story is looked at as a whole where one of its reports that was found reaches so much."""


@dataclass(frozen=True, slots=True)
class Options:
    """How stories are formed.

    Attributes:
        threshold: From this score on a report joins a story, 0 to 1.
        link: How much of the score is the best pair's; the rest is the mean over the story's reports.
        members: So many of a story's reports, the newest, are compared with a new one.
        active: So many reports, the newest, are compared with new ones; a story that got none of them is over.
    """

    threshold: float = 0.5
    link: float = 0.2
    members: int = 24
    active: int = 200_000


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a new report fits a story, and which of its reports is nearest."""

    score: float
    story: str
    nearest: int


class Grouper:
    """Reports in stories, and what is needed to place the next one.

    Not for several threads at once. Its state is plain data: `save` gives all of it, `changes` what is new since the
    last call, and `Grouper.load` goes on where it stood.
    """

    def __init__(self, options: Options = Options(), scorer: Scorer = score_pairs) -> None:
        self.options = options
        self._stories = Stories()
        self._active = Active(scorer)
        self._filed: dict[int, bytes] = {}
        self._numbers: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._next = 1
        self._changed: set[int] = set()

    def add(self, report: Report) -> Assignment:
        """Place a report; one that is known stays where it is."""
        return self.add_profile(profile_of(report))

    def add_profile(self, new: Profile) -> Assignment:
        """Place a report by its profile; one that is known stays where it is."""
        if new.id in self._numbers:
            story = self._stories.of(self._numbers[new.id])
            return Assignment(new.id, story, "known", 1.0, "is known already and stays where it is")
        found = self._active.find(new)
        crowd = self._active.crowd(new, found)
        fits = self._find_fits(new, found, crowd)
        number = self._take_number()
        if fits and fits[0].score >= self.options.threshold:
            best = fits[0]
            story, reason = best.story, why_joined(new, self._profile(best.nearest), self._active.frequencies)
            self._put(number, new, story, crowd)
            story, merged = self._bridge(story, fits[1:])
            return Assignment(new.id, story, "joined", best.score, reason, merged)
        near = fits[0] if fits else None
        reason = why_began(new, self._profile(near.nearest) if near else None, self._active.frequencies)
        self._put(number, new, str(number), crowd)
        return Assignment(
            new.id, str(number), "began", near.score if near else 0.0, reason, nearest=near.story if near else ""
        )

    def merge(self, left: str, right: str) -> str:
        """Make two stories one, as a person says; returns its id, which is that of `left`.

        Raises:
            StoryError: A story does not exist, or both are the same.
        """
        if left == right:
            raise StoryError(f"story {left} cannot be merged with itself: name two stories")
        self._stories.reports(left)
        self._changed.update(self._stories.join(left, right))
        return left

    def split(self, story: str, reports: Iterable[str]) -> str:
        """Take reports out of a story into one of their own, as a person says; the two stay apart.

        Returns:
            The id of the new story.

        Raises:
            StoryError: The story does not exist, a report is not in it, or nothing would be left on one side.
        """
        inside = {self._ids[number]: number for number in self._stories.reports(story)}
        wanted = set(reports)
        if strangers := sorted(wanted - set(inside)):
            raise StoryError(f"{', '.join(strangers)}: not in story {story}; name reports of that story")
        if not wanted or len(wanted) == len(inside):
            raise StoryError(f"story {story} cannot be split: name some of its {len(inside)} reports, but not all")
        new, numbers = str(self._take_number()), [inside[id] for id in wanted]
        self._stories.part(story, numbers, new)
        self._changed.update(numbers)
        return new

    def story_of(self, report: str) -> str:
        """The story of a report.

        Raises:
            StoryError: The report was never added.
        """
        if report not in self._numbers:
            raise StoryError(f"the report {report} is in no story: add it first")
        return self._stories.of(self._numbers[report])

    def stories(self) -> dict[str, tuple[str, ...]]:
        """All stories: the ids of the reports of each, in the order in which they came."""
        return {story: self.reports(story) for story in self._stories}

    def reports(self, story: str) -> tuple[str, ...]:
        """The ids of the reports of a story, in the order in which they came.

        Raises:
            StoryError: There is no such story.
        """
        return tuple(self._ids[number] for number in self._stories.reports(story))

    def save(self) -> State:
        """The whole state."""
        return State(tuple(map(self._row, self._ids)), self._stories.apart(), self._next)

    def changes(self) -> State:
        """The state with only those rows that changed since the last call."""
        changed, self._changed = self._changed, set()
        return State(tuple(map(self._row, sorted(changed))), self._stories.apart(), self._next)

    @classmethod
    def load(cls, state: State, options: Options = Options(), scorer: Scorer = score_pairs) -> Grouper:
        """A grouper that goes on where another one stood, when it was saved with the same options."""
        grouper = cls(options, scorer)
        for row in sorted(state.rows, key=lambda row: row.number):
            grouper._know(row.number, row.report, row.story)
            if row.profile:
                grouper._filed[row.number] = row.filed
                grouper._active.restore(row.number, unpack(row.profile), unpack_filed(row.filed))
        for left, right in state.apart:
            grouper._stories.keep_apart(left, right)
        grouper._next = state.next
        return grouper

    def _find_fits(self, new: Profile, found: list[int], crowd: float) -> list[_Fit]:
        """The stories that a report comes near to, the best first."""
        scores = dict(zip(found, self._active.score(new, found, crowd).tolist(), strict=True))
        near = {self._stories.of(number) for number, score in scores.items() if score >= NEAR}
        more = [number for story in sorted(near) for number in self._newest(story) if number not in scores]
        scores.update(zip(more, self._active.score(new, more, crowd).tolist(), strict=True))
        by_story: dict[str, dict[int, float]] = {}
        for number, score in scores.items():
            by_story.setdefault(self._stories.of(number), {})[number] = score
        fits = [
            _Fit(self._link(list(pairs.values())), story, max(pairs, key=lambda number: (pairs[number], -number)))
            for story, pairs in by_story.items()
        ]
        return sorted(fits, key=lambda fit: (-fit.score, fit.nearest))

    def _bridge(self, story: str, others: Sequence[_Fit]) -> tuple[str, tuple[str, ...]]:
        """Make stories one that a new report of `story` fits as well, if they also fit each other."""
        merged = []
        for fit in others:
            if fit.score < self.options.threshold:
                break
            if self._stories.are_apart(story, fit.story) or self._fit_of(story, fit.story) < self.options.threshold:
                continue
            larger, smaller = sorted((story, fit.story), key=lambda id: -len(self._stories.reports(id)))
            self._changed.update(self._stories.join(larger, smaller))
            merged.append(smaller)
            story = larger
        return story, tuple(merged)

    def _fit_of(self, story: str, other: str) -> float:
        """How well two stories fit each other: every report of one with every one of the other, later with earlier."""
        scores: list[float] = []
        for number in self._newest(story):
            earlier = self._newest(other)
            crowd = self._active.crowds[number]
            scores.extend(self._active.score(self._profile(number), earlier, crowd).tolist())
        return self._link(scores)

    def _link(self, scores: Sequence[float]) -> float:
        link = self.options.link
        return min(1.0, link * max(scores) + (1 - link) * sum(scores) / len(scores)) if scores else 0.0

    def _newest(self, story: str) -> list[int]:
        """The newest reports of a story that are still compared."""
        newest = self._stories.reports(story)[-self.options.members :]
        return [number for number in newest if number in self._active.profiles]

    def _profile(self, number: int) -> Profile:
        return self._active.profiles[number]

    def _take_number(self) -> int:
        self._next += 1
        return self._next - 1

    def _put(self, number: int, profile: Profile, story: str, crowd: float) -> None:
        self._know(number, profile.id, story)
        self._filed[number] = pack_filed(self._active.file(number, profile, crowd))
        self._changed.add(number)
        while len(self._active.profiles) > self.options.active:
            oldest = next(iter(self._active.profiles))
            self._active.remove(oldest)
            del self._filed[oldest]
            self._changed.add(oldest)

    def _know(self, number: int, report: str, story: str) -> None:
        self._numbers[report] = number
        self._ids[number] = report
        self._stories.put(number, story)

    def _row(self, number: int) -> Row:
        profile = self._active.profiles.get(number)
        return Row(
            report=self._ids[number],
            number=number,
            story=self._stories.of(number),
            profile=pack(profile) if profile else b"",
            filed=self._filed.get(number, b""),
        )
