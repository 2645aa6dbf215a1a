"""What the template is given of points: their rows in the grid, and the sentences side by side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a place on the page (`href` begins with "#") or to an http address; empty href: no link."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a report stands to a point: the word that is read, and the slug that picks the shape."""

    word: str
    slug: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of the grid; `label` says in words what the shape shows."""

    siglum: str
    verdict: Verdict
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in pieces, each shared with other reports or not, and where it stands in its report.

    `said_by` are the speakers it is attributed to, with whom it came through; empty where the report tells it in its
    own voice, and where nothing was looked for (`own_voice` tells which).
    """

    pieces: tuple[tuple[str, bool], ...]
    href: str
    said_by: tuple[Link, ...] = ()
    own_voice: bool = False


@dataclass(frozen=True, slots=True)
class SideView:
    """One report's telling of a point, beside the others; `adds` is what else its sentences say."""

    anchor: str
    siglum: str
    name: str
    verdict: Verdict
    passages: tuple[PassageView, ...]
    reason: str
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SilentView:
    """Reports that are silent on a point for one reason: anchors and sigla."""

    verdict: Verdict
    reason: str
    outlets: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FateView:
    """What became of a point in the reports of one answer: their sigla, names and where each leads."""

    verdict: Verdict
    outlets: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A point: a row of the grid and, for a point told by several, the sentences side by side.

    Attributes:
        number: Its place in the story, from 1.
        anchor: "p1", …
        words: The passage that says it best, and where it stands.
        siglum: The report that these words are from.
        told_by: How many reports tell it.
        cells: One for every report.
        sides: One for every report that tells it or may tell it.
        silent: The others, by reason.
        fates: The reports that do not surely tell it, by answer.
        classes: What the filters pick it by.
    """

    number: int
    anchor: str
    words: Link
    siglum: str
    told_by: int
    cells: tuple[CellView, ...]
    sides: tuple[SideView, ...]
    silent: tuple[SilentView, ...]
    fates: tuple[FateView, ...]
    classes: str

    def words_link(self) -> Link:
        """The point's words, leading to the sentences side by side."""
        return Link(self.words.text, f"#{self.anchor}")
