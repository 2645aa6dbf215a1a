"""What every showing opens with: the reports and their sigla, the title, who tells what alone, who leaves out what.

A siglum is the letter that stands for a report wherever its name would not fit, as in a critical edition: A, B, …
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tellings.alignment.told import Point, Told
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import TELLING_KINDS, BlockKind, Report
from tellings.story import Story


@dataclass(frozen=True, slots=True)
class Witness:
    """A report as it is called throughout a showing.

    Attributes:
        siglum: "A" to "Z", then "AA", "AB", …, in the story's order.
        name: The outlet's name, with the siglum where two reports of the story have one name.
        report: The report.
        words: How many words it tells in (title to last paragraph; captions and credits not counted).
    """

    siglum: str
    name: str
    report: Report
    words: int


@dataclass(frozen=True, slots=True)
class LeftOutPoints:
    """Points that one report does not tell, for one reason."""

    how: Told
    reason: str
    points: tuple[Point, ...]


def witnesses(story: Story) -> tuple[Witness, ...]:
    """The story's reports with their sigla, in the story's order."""
    names = Counter(reading.report.name for reading in story.readings)
    return tuple(
        _witness(reading.report, siglum(place), names[reading.report.name] > 1)
        for place, reading in enumerate(story.readings)
    )


def siglum(place: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _witness(report: Report, letters: str, shared_name: bool) -> Witness:
    words = sum(len(report.text[b.start : b.end].split()) for b in report.blocks if b.kind in TELLING_KINDS)
    return Witness(letters, f"{report.name} ({letters})" if shared_name else report.name, report, words)


def story_title(story: Story) -> Passage | None:
    """The title of the report whose title words the other titles share most; None where no report has a title."""
    titles = [title for reading in story.readings if (title := _title(reading))]
    if not titles:
        return None
    return max(titles, key=lambda title: sum(_dice(title[1], other[1]) for other in titles if other is not title))[0]


def _title(reading: Reading) -> tuple[Passage, frozenset[str]] | None:
    block = next((b for b in reading.report.blocks if b.kind is BlockKind.TITLE), None)
    if block is None or block.end <= block.start:
        return None
    words = (lemma for s in reading.sentences if s.kind is BlockKind.TITLE for lemma in s.lemmas)
    return reading.report.passage(block.start, block.end), frozenset(words)


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def shared_points(story: Story) -> tuple[Point, ...]:
    """Points that at least two reports tell, in the story's order."""
    return tuple(point for point in story.points if len(point.told_by) > 1)


def points_alone(story: Story, report: str) -> tuple[Point, ...]:
    """Points that only this report is found to tell, in the order of its text."""
    alone = [point for point in story.points if point.told_by == (report,)]
    return tuple(sorted(alone, key=lambda point: point.words.start))


def points_left_out(story: Story, report: str) -> tuple[LeftOutPoints, ...]:
    """What this report does not tell: first "not told", then "not examined", each by its reason, largest first."""
    points = {point.id: point for point in story.points}
    by_reason: dict[tuple[Told, str], list[Point]] = {}
    for silence in story.silences:
        if silence.report == report:
            key = (silence.how, silence.reason if silence.how is Told.NOT_EXAMINED else "")
            by_reason.setdefault(key, []).append(points[silence.point])
    groups = [LeftOutPoints(how, reason, tuple(found)) for (how, reason), found in by_reason.items()]
    return tuple(sorted(groups, key=lambda group: (group.how is not Told.NOT_TOLD, -len(group.points), group.reason)))
