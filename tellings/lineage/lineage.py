"""What is found about who took what from whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from tellings.passages import Passage

EditKind = Literal["changed", "cut", "added", "respelled"]
Direction = Literal["left", "right", "third", "unknown"]
OriginKind = Literal["report", "wire", "unseen wire", "undecided"]


class Relation(StrEnum):
    """How two reports share words."""

    COPY = "copy"
    PARTIAL = "partial"
    QUOTES = "quotes"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Edit:
    """One place where two copied passages do not match word for word.

    Attributes:
        kind: "changed" (other words on each side), "cut" (only in the left one), "added" (only in the right one),
            "respelled" (one word in two house styles: "colour", "color").
        left: Where on the left; None exactly where the kind is "added".
        right: Where on the right; None exactly where the kind is "cut".
    """

    kind: EditKind
    left: Passage | None
    right: Passage | None


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """Two passages that share their words in order, exactly or lightly edited.

    Attributes:
        left: In the one report.
        right: In the other.
        edits: Where the two differ, in text order; case, punctuation and quotation marks are no edits.
        own: Shared words that are somebody's writing: none of the following.
        names: Shared words of names and titles.
        quoted: Shared words that stand inside quotation marks (or a reproduced post) on either side.
        standing: Shared words that nobody wrote for this report: set phrases, notices of a site, credits.
    """

    left: Passage
    right: Passage
    edits: tuple[Edit, ...]
    own: int
    names: int
    quoted: int
    standing: int

    def turned(self) -> CopiedPassage:
        """The same with left and right exchanged."""
        kinds: dict[EditKind, EditKind] = {"cut": "added", "added": "cut"}
        edits = tuple(Edit(kinds.get(edit.kind, edit.kind), edit.right, edit.left) for edit in self.edits)
        return replace(self, left=self.right, right=self.left, edits=edits)

    @property
    def telling_words(self) -> int:
        """Shared words but for the standing ones."""
        return self.own + self.names + self.quoted


@dataclass(frozen=True, slots=True)
class Copying:
    """How two reports stand to each other.

    Attributes:
        left: Id of the one report.
        right: Id of the other.
        relation: COPY (most of the shorter one), PARTIAL (some written passages), QUOTES (quotations only) or NONE.
        left_share: Words of the left report that stand in the right one too, 0 to 1; standing words do not count.
        right_share: The same for the right report.
        confidence: How sure the relation is, 0 to 1; 0.5 is the toss of a coin.
        reason: One sentence in plain English.
        passages: What they share, in the left report's order; some may be there where the relation is NONE.
        direction: Who had it first: "left" means that the right one took from the left one, "third" that both
            took from a text of somebody else.
        direction_reason: One sentence; says why not where the direction is "unknown".
        origin: The origin's id (see `Origin`); empty where it is not known.
    """

    left: str
    right: str
    relation: Relation
    left_share: float
    right_share: float
    confidence: float
    reason: str
    passages: tuple[CopiedPassage, ...] = ()
    direction: Direction = "unknown"
    direction_reason: str = ""
    origin: str = ""

    @property
    def copied(self) -> bool:
        """Whether one took writing of the other, or both of a third."""
        return self.relation in (Relation.COPY, Relation.PARTIAL)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words come from: a report of the story, or a text that nobody here holds.

    Attributes:
        id: The report's id; "wire:ap" for an agency's text; "one of:ID,ID" where two or more reports share writing
            and nothing shows who had it first.
        kind: "report"; "wire" where a report on the agency's own site is among the reports, "unseen wire" where
            none is; "undecided".
        name: How to call it: the outlet, the agency, or the outlets of which one had it first.
        reports: Ids of the reports that carry words of it, in the story's order.
        reason: One sentence.
    """

    id: str
    kind: OriginKind
    name: str
    reports: tuple[str, ...]
    reason: str

    @property
    def title(self) -> str:
        """The name with what it is: "unseen wire text: Reuters"."""
        return f"unseen wire text: {self.name}" if self.kind == "unseen wire" else self.name


@dataclass(frozen=True, slots=True)
class OriginPart:
    """A passage of a report that came from elsewhere.

    Attributes:
        passage: Where in the report.
        origin: The origin's id.
        shared_with: Id of the report that has the same words and so shows it.
    """

    passage: Passage
    origin: str
    shared_with: str


@dataclass(frozen=True, slots=True)
class ReportOrigins:
    """Which parts of one report are its own and which come from where.

    Attributes:
        report: The report's id.
        origins: Ids of all its origins, the one with the most words first; its own id where it has words of its own.
        parts: The passages from elsewhere that another report shows, in text order, without overlap.
        own_share: Words that are its own, 0 to 1.
        wire: Id of the wire that it is credited to as a whole; empty where there is none. What no other report
            shares is the wire's, too, then, but for `own`.
        own: Of a report of a wire, the paragraphs that it has from somebody who spoke to itself; otherwise empty.
        reason: One sentence.
    """

    report: str
    origins: tuple[str, ...]
    parts: tuple[OriginPart, ...]
    own_share: float
    wire: str
    own: tuple[Passage, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PointOrigins:
    """How many independent origins tell one point; and, apart from that, on whose word.

    Attributes:
        point: The point's id.
        reports: Ids of the reports that tell it.
        origins: Ids of the independent origins; never more than reports.
        sources: Names of the speakers that the reports put it down to, each once; empty where they tell it themselves.
        reason: One sentence ("3 reports, 1 origin: Associated Press").
    """

    point: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who took what from whom in one story.

    Attributes:
        copyings: One for every pair of reports that share passages, in the story's order.
        origins: All origins, those with the most reports first.
        reports: One for every report, in the story's order.
        points: One for every point, in the story's order; empty where no points were given.
        notes: What the reader should know: a report that was not examined, and why.
    """

    copyings: tuple[Copying, ...]
    origins: tuple[Origin, ...]
    reports: tuple[ReportOrigins, ...]
    points: tuple[PointOrigins, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def examined(self) -> bool:
        """Whether it was looked for at all."""
        return bool(self.reports)

    def between(self, left: str, right: str) -> Copying | None:
        """What was found between two reports in either order; None where they share nothing."""
        return next((c for c in self.copyings if {c.left, c.right} == {left, right}), None)


NOT_EXAMINED = Lineage((), (), (), notes=("Who copied whom was not examined.",))
"""The lineage of a story for which it was not looked for."""
