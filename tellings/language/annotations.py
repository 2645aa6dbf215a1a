"""What the language steps find in a report: sentences and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.passages import Passage
from tellings.reports.report import BlockKind

NameKind = Literal["person", "organisation", "place", "group", "event", "work", "other"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report; it never crosses a block.

    Attributes:
        passage: Where it stands, white space and bullets around it not included.
        block: Index of its block in `Report.blocks`.
        kind: The kind of that block.
        lemmas: Lower-cased lemmas of its content words, in order, repeats kept.
    """

    passage: Passage
    block: int
    kind: BlockKind
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing as it is written in one place."""

    passage: Passage
    kind: NameKind
