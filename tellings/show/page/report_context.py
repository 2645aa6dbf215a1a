"""What the template is given of a report in full."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.show.page.lineage import OriginMark
from tellings.show.page.point_context import Link
from tellings.show.page.weave import Woven


@dataclass(frozen=True, slots=True)
class StatementMark:
    """A statement's content, as it is written in the full report: who says it and where that leads.

    Attributes:
        anchor: Where a link to the statement leads; empty for all pieces but the first.
        speaker: Name of the speaker and the way the words took.
        href: Where the speaker's statements are listed.
        label: The same in words for those who do not see the page.
        ends: Whether the speaker is written behind this piece.
    """

    anchor: str
    speaker: str
    href: str
    label: str
    ends: bool


@dataclass(frozen=True, slots=True)
class PointMark:
    """A passage that tells a point, as it is written in the full report: its anchor and the points it tells."""

    anchor: str
    points: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of a full report; `label` names kinds that are not the report's own telling.

    `voices` are the speakers of the statements that end in the block, in the order in which they end.
    """

    slug: str
    label: str
    nodes: tuple[str | Woven[PointMark | StatementMark | OriginMark], ...]
    voices: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in full."""

    siglum: str
    name: str
    lang: str
    facts: tuple[tuple[str, Link], ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    blocks: tuple[BlockView, ...]
    left_out: tuple[tuple[str, str, str], ...]
