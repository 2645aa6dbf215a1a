"""From judged pieces to blocks, text and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.reports.plain.kinds import Judged
from tellings.reports.plain.pieces import LIST_MARK, Piece, cut_piece
from tellings.reports.plain.titles import split_title
from tellings.reports.plain.verdicts import Verdict
from tellings.reports.report import Block, BlockKind, LeftOut
from tellings.reports.sourcemap import Run, SourceMap, join_runs

BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of a report with its blocks.

    Attributes:
        text: Title and body, blocks separated by a blank line.
        map: From the text to the source.
        blocks: In text order.
        left_out: In source order.
        outlet: The outlet's name behind the title, or "".
    """

    text: str
    map: SourceMap
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    outlet: str


def assemble(judged: Judged) -> Assembled:
    """Put the pieces that belong to the report behind each other, and the others aside."""
    kept: list[tuple[Piece, Verdict]] = []
    left_out: list[LeftOut] = []
    outlet = ""
    for number, (piece, verdict) in enumerate(zip(judged.pieces, judged.verdicts, strict=True)):
        if verdict.out:
            left_out.append(leave_out(piece, verdict.reason, verdict.kind))
            continue
        if number == judged.title:
            end, outlet = split_title(piece.text)
            if outlet:
                left_out.append(leave_out(cut_piece(piece, end, len(piece.text)), "the outlet's name behind the title"))
                piece = cut_piece(piece, 0, end)
        kept.append((_without_list_mark(piece, verdict), verdict))
    text, blocks, runs = _join(kept)
    return Assembled(text, join_runs(runs), blocks, tuple(sorted(left_out, key=lambda out: out.source_start)), outlet)


def leave_out(piece: Piece, reason: str, kind: BlockKind = BlockKind.FURNITURE) -> LeftOut:
    """A piece as something that is not in the report's text."""
    return LeftOut(kind, piece.text, piece.start, piece.end, reason)


def _without_list_mark(piece: Piece, verdict: Verdict) -> Piece:
    mark = LIST_MARK.match(piece.text) if verdict.kind is BlockKind.LIST_ITEM else None
    return cut_piece(piece, mark.end(), len(piece.text)) if mark else piece


def _join(kept: Iterable[tuple[Piece, Verdict]]) -> tuple[str, tuple[Block, ...], list[Run]]:
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    position = 0
    for piece, verdict in kept:
        blocks.append(Block(verdict.kind, position, position + len(piece.text), verdict.reason))
        runs += (
            Run(run.text_start + position, run.text_end + position, run.source_start, run.source_end)
            for run in piece.runs
        )
        parts.append(piece.text)
        position += len(piece.text) + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(parts), tuple(blocks), runs
