"""What each piece of a plain text is: one step after the other, each sees what those before it have judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.reports.plain.below import judge_blocks
from tellings.reports.plain.captions import judge_descriptions, judge_repeats
from tellings.reports.plain.pieces import Piece
from tellings.reports.plain.sections import judge_sections
from tellings.reports.plain.singles import judge_singles
from tellings.reports.plain.top import judge_standfirst, judge_title
from tellings.reports.plain.verdicts import Verdict
from tellings.reports.report import BlockKind


@dataclass(frozen=True, slots=True)
class Judged:
    """All pieces, each with what it is.

    Attributes:
        pieces: In the order of the text.
        verdicts: One for each.
        title: Index of the title, or -1.
    """

    pieces: tuple[Piece, ...]
    verdicts: tuple[Verdict, ...]
    title: int


def judge_pieces(pieces: Sequence[Piece]) -> Judged:
    """Say of each piece what it is; what no step claims is a paragraph."""
    verdicts = judge_singles(pieces)
    head = judge_title(pieces, verdicts)
    verdicts |= head.verdicts
    verdicts |= judge_descriptions(pieces, verdicts)
    verdicts |= judge_repeats(pieces, verdicts)
    verdicts |= judge_standfirst(pieces, verdicts, head.title)
    verdicts |= judge_blocks(pieces, verdicts, head.title)
    verdicts |= judge_sections(pieces, verdicts, head.title)
    paragraph = Verdict(BlockKind.PARAGRAPH, "")
    return Judged(tuple(pieces), tuple(verdicts.get(i, paragraph) for i in range(len(pieces))), head.title)
