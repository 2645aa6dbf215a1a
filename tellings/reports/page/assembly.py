"""The report's text put together of a page's blocks, with the map back to the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tellings.reports.page.kinds import Judged
from tellings.reports.report import Block, BlockKind, LeftOut
from tellings.reports.sourcemap import Run, SourceMap, join_runs

GAP = "\n\n"


class Part(NamedTuple):
    """A block to be: its kind, its text, where each character stands in the source, and why it has this kind."""

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    reason: str = ""


class Assembled(NamedTuple):
    """A text with its blocks and its map."""

    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap


def parts_of(judged: Sequence[Judged], title: Part | None) -> list[Part]:
    """The kept blocks in reading order, the title first."""
    kept = [Part(item.kind, item.block.text, item.block.runs, item.reason) for item in judged if item.kept]
    heads = [title] if title else [part for part in kept if part.kind is BlockKind.TITLE]
    return [*heads, *(part for part in kept if part.kind is not BlockKind.TITLE)]


def assemble(parts: Iterable[Part]) -> Assembled:
    """Join parts by blank lines."""
    texts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    length = 0
    for part in parts:
        start = length + (len(GAP) if texts else 0)
        texts.append(part.text)
        blocks.append(Block(part.kind, start, start + len(part.text), part.reason))
        runs += _shifted(part.runs, start)
        length = start + len(part.text)
    return Assembled(GAP.join(texts), tuple(blocks), join_runs(runs))


def _shifted(runs: Iterable[Run], by: int) -> Iterator[Run]:
    return (Run(run.text_start + by, run.text_end + by, run.source_start, run.source_end) for run in runs)


def left_out_of(judged: Iterable[Judged]) -> tuple[LeftOut, ...]:
    """What is not in the text, in source order."""
    return tuple(
        LeftOut(item.kind, item.block.text, item.block.start, item.block.end, item.reason)
        for item in judged
        if not item.kept
    )
