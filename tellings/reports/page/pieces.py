"""Pieces of source that make up a block, and the block's text with white space collapsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.reports.characters import UNWANTED
from tellings.reports.sourcemap import Run


class Piece(NamedTuple):
    """A stretch of source inside one block.

    Attributes:
        start: First character in the source.
        end: One past the last.
        text: What it reads as; as long as the source where it reads as it stands.
        linked: Whether it stands in a link.
    """

    start: int
    end: int
    text: str
    linked: bool = False


_UNEVEN = re.compile(rf"(?P<space>\s*[^\S ]\s*|\s{{2,}})|{UNWANTED.pattern}+")
"""What does not read as it stands: white space other than one blank, and characters that are left out."""


def join_pieces(pieces: Sequence[Piece]) -> tuple[str, tuple[Run, ...]]:
    """The text of a block and where each of its characters stands in the source.

    White space is collapsed to one blank (a line break `<br>` counts as white space) and cut at both ends; control
    and bidi characters are left out.
    """
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    gap: tuple[int, int] | None = None
    for text, start, end in _stretches(pieces):
        if text == " ":
            gap = gap or (start, end)
            continue
        if gap and length:
            texts.append(" ")
            runs.append(Run(length, length + 1, *gap))
            length += 1
        gap = None
        texts.append(text)
        runs.append(Run(length, length + len(text), start, end))
        length += len(text)
    return "".join(texts), tuple(_joined(runs))


def cut_runs(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters from `start` to `end` (exclusive), counted from `start`."""
    cut: list[Run] = []
    for run in runs:
        low, high = max(run.text_start, start), min(run.text_end, end)
        if low < high:
            shift = run.source_start - run.text_start
            source = (low + shift, high + shift) if run.even else (run.source_start, run.source_end)
            cut.append(Run(low - start, high - start, *source))
    return tuple(cut)


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[str, int, int]]:
    """Stretches with their place; a blank stands for white space, and no other begins or ends with one."""
    for piece in pieces:
        even = piece.end - piece.start == len(piece.text)
        for text, start, end in _split(piece.text):
            if even:
                yield text, piece.start + start, piece.start + end
            else:
                yield text, piece.start, piece.end


def _split(text: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    for match in _UNEVEN.finditer(text):
        yield from _trim(text, position, match.start())
        if match["space"]:
            yield " ", match.start(), match.end()
        position = match.end()
    yield from _trim(text, position, len(text))


def _trim(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if start < end and text[start] == " ":
        yield " ", start, start + 1
        start += 1
    if start < end and text[end - 1] == " ":
        yield text[start : end - 1], start, end - 1
        yield " ", end - 1, end
    elif start < end:
        yield text[start:end], start, end


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Runs with even neighbours that touch on both sides made one."""
    last: Run | None = None
    for run in runs:
        if last and last.even and run.even and last.source_end == run.source_start:
            last = Run(last.text_start, run.text_end, last.source_start, run.source_end)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
