"""What the template is given of differences: one thing told in two ways or more, the sentences, and how they relate."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.show.page.point_context import Link


@dataclass(frozen=True, slots=True)
class ToldAsView:
    """One way in which it is told: in words, and the reports (siglum and name) that tell it so.

    `passage` is whether the words are a report's own, and not what was made of them.
    """

    words: str
    outlets: tuple[tuple[str, str], ...]
    passage: bool


@dataclass(frozen=True, slots=True)
class DifferingSideView:
    """One report's sentence in pieces, the differing words marked.

    Attributes:
        siglum: The report.
        name: Its outlet.
        pieces: The sentence; True for the words that differ.
        href: Where the words stand in the full report.
        notation: What they were read as, where that is said otherwise among the ways it is told; else empty.
        voice: Who says it in this report, with whom it came through.
        as_of: The time that the report's text stands for.
    """

    siglum: str
    name: str
    pieces: tuple[tuple[str, bool], ...]
    href: str
    notation: str
    voice: str
    as_of: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """How some pairs of reports relate and why: the pairs by their sigla."""

    relation: str
    slug: str
    pairs: str
    reason: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A group of differences as it is shown.

    Attributes:
        anchor: "d1", …
        number: Its place, from 1.
        kind: What differs.
        relation: The gravest relation in it, as said in a word or two.
        slug: The same for the style.
        classes: What the filters pick it by.
        told_as: The ways in which it is told.
        about: The words of the point, or of a sentence where it is of none: for those who have not opened it.
        point: The point that it is of; its text is empty where it is of none.
        sides: The sentences.
        sides_left: How many more there are.
        reasons: How they relate, pair by pair; those with one relation and reason stand together.
        reasons_left: How many more there are.
    """

    anchor: str
    number: int
    kind: str
    relation: str
    slug: str
    classes: str
    told_as: tuple[ToldAsView, ...]
    about: str
    point: Link
    sides: tuple[DifferingSideView, ...]
    sides_left: int
    reasons: tuple[ReasonView, ...]
    reasons_left: int


@dataclass(frozen=True, slots=True)
class RelationView:
    """The groups of one relation: some shown at once, the rest on demand, and how many only the JSON has."""

    title: str
    meaning: str
    slug: str
    total: int
    first: tuple[DifferenceView, ...]
    rest: tuple[DifferenceView, ...]
    counted: int


@dataclass(frozen=True, slots=True)
class DifferencesView:
    """All differences of a story.

    Attributes:
        relations: Conflicts first; those without any are left out.
        kinds: Slug and words of the kinds that occur, with how many.
        counts: How many groups each relation has, in words.
        points: For a point's number the groups that are of it: what differs, and where that leads.
    """

    relations: tuple[RelationView, ...]
    kinds: tuple[tuple[str, str], ...]
    counts: tuple[str, ...]
    points: dict[int, tuple[Link, ...]]

    @property
    def top(self) -> tuple[DifferenceView, ...]:
        """What is shown first of each relation, gravest first."""
        return tuple(view for relation in self.relations for view in relation.first)
