"""A report: one text by one outlet at one time, as read from a capture."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from tellings.passages import Passage
from tellings.reports.capture import Capture
from tellings.reports.sourcemap import SourceMap
from tellings.reports.stated import NOT_STATED, Completeness, Credit, NotStated, Stated, StatedTime

Form = Literal["html", "text", "markdown"]


class BlockKind(StrEnum):
    """What a stretch of a report is for."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


TELLING_KINDS = frozenset(
    {BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
)
"""The kinds in which a report tells something in its own words. Captions, credits and furniture are not."""


@dataclass(frozen=True, slots=True)
class Block:
    """A typed stretch of `Report.text`; blocks are in text order and do not overlap.

    Attributes:
        kind: Any kind but furniture.
        start: First character in the text.
        end: One past the last.
        reason: Why it has this kind, in plain words; may be empty for a paragraph.
    """

    kind: BlockKind
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the capture that is not the report's own text: kept and marked, never lost.

    Attributes:
        kind: FURNITURE, or CAPTION/CREDIT where it stood outside of the article.
        text: Its words, white space collapsed.
        source_start: First character in `Report.source`.
        source_end: One past the last.
        reason: Why it was left out, in plain words.
    """

    kind: BlockKind
    text: str
    source_start: int
    source_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """One text by one outlet at one time.

    Attributes:
        id: The first twelve digits of the capture's SHA-256, plus "-N" for the N-th report of one capture.
        capture: The bytes it was read from.
        form: What the bytes were read as.
        source: The capture decoded to characters; `source_map` points into it.
        source_map: From characters of `text` to characters of `source`.
        text: Title and body in reading order, blocks separated by a blank line.
        blocks: The typed blocks of `text`: title, standfirst, subhead, paragraph, list item, caption, credit.
        left_out: What was not taken into `text`, in source order.
        title: Without the outlet's name.
        outlet: The outlet's name.
        url: The canonical address.
        byline: The people who wrote it, in order.
        credits: Agencies that the text comes from, and picture credits (kept apart by `of`).
        published: When it was first published.
        updated: When it was last changed.
        language: ISO 639-1 code.
        completeness: Whether the whole report was captured.
        notes: What the reader of the report should know: characters removed, a guess that was made, …
    """

    id: str
    capture: Capture
    form: Form
    source: str
    source_map: SourceMap
    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: Stated | NotStated = NOT_STATED
    outlet: Stated | NotStated = NOT_STATED
    url: Stated | NotStated = NOT_STATED
    byline: tuple[Stated, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: StatedTime | NotStated = NOT_STATED
    updated: StatedTime | NotStated = NOT_STATED
    language: Stated | NotStated = NOT_STATED
    completeness: Completeness = field(default_factory=Completeness)
    notes: tuple[str, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """The passage from `start` to `end` (exclusive) of the text."""
        return Passage(self.id, start, end, self.text[start:end])

    @property
    def analysed(self) -> bool:
        """Whether the language is one that Tellings analyses (English); other reports are read and shown only."""
        return isinstance(self.language, NotStated) or self.language.value == "en"

    @property
    def name(self) -> str:
        """How to call it in a table: the outlet, or else the last part of where it came from."""
        if isinstance(self.outlet, Stated):
            return self.outlet.value
        return self.capture.origin.rstrip("/").rsplit("/", 1)[-1] or self.capture.origin
