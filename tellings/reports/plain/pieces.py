"""From lines to pieces: a piece is one paragraph, heading or caption, its lines joined with a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.reports.plain.lines import Line
from tellings.reports.sourcemap import Run, SourceMap, join_runs

GIVEN, GIVEN_STANDFIRST = "given title", "given standfirst"

NARROWEST, WIDEST = 40, 130
"""Characters of the widest line between which a text may have been wrapped by a program."""

FULL_ENDS, FULL_SHARE = 3, 0.25
"""How many line ends, and what share of them, a wrapping program must seem to have made for a text to be wrapped."""

PARAGRAPH_SHARE = 0.6
"""The same share within one group of lines without a blank line between them, for the lines of it to be joined."""

_UNFINISHED = re.compile(r"(?:,|\b(?:a|an|the|and|or|of|mr|mrs|ms|dr))$", re.IGNORECASE)
_FINISHED = re.compile(r"[.!?:…][\"'”’)\]]*$")
LIST_MARK = re.compile(r"(?:[-*+•·▪►]|\(?\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text that reads as something else: markup that reads as nothing, an entity as its character."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that belongs together.

    Attributes:
        text: Its words, white space collapsed.
        runs: From characters of `text` to characters of the whole text.
        tight: Whether no blank line parts it from the piece before.
        mark: What Markdown says that it is: "title" (a heading of the first level), "heading", "item", "image", or "";
            GIVEN and GIVEN_STANDFIRST for what is stated beside the text.
    """

    text: str
    runs: tuple[Run, ...]
    tight: bool = False
    mark: str = ""

    @property
    def start(self) -> int:
        """First character in the whole text."""
        return self.runs[0].source_start

    @property
    def end(self) -> int:
        """One past the last character in the whole text."""
        return self.runs[-1].source_end


def make_pieces(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Join lines that a sentence or a wrapping program runs over, and no others."""
    return [build_piece(text, group) for group in join_lines(lines)]


def join_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in groups that are one paragraph each."""
    width = wrapping_width(lines)
    groups: list[list[Line]] = []
    for stanza in _stanzas(lines):
        wrapped = width if _is_wrapped(stanza, width) else 0
        for line in stanza:
            if line is not stanza[0] and _runs_on(groups[-1][-1], line, wrapped):
                groups[-1].append(line)
            else:
                groups.append([line])
    return groups


def _stanzas(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines with no blank line between them."""
    stanza: list[Line] = []
    for line in lines:
        if stanza and line.after_blank:
            yield stanza
            stanza = []
        stanza.append(line)
    if stanza:
        yield stanza


def wrapping_width(lines: Sequence[Line]) -> int:
    """The width, in characters, at which a program wrapped the text; 0 where each line is a paragraph of its own."""
    ends = [(left, right) for left, right in pairwise(lines) if not right.after_blank]
    width = max((_width(left) for left, _ in ends if " " in left.text), default=0)
    full = sum(_was_full(left, right, width) for left, right in ends)
    wrapped = NARROWEST <= width <= WIDEST and full >= max(FULL_ENDS, FULL_SHARE * len(ends))
    return width if wrapped else 0


def _is_wrapped(stanza: Sequence[Line], width: int) -> bool:
    ends = list(pairwise(stanza))
    return bool(width) and sum(_was_full(*end, width) for end in ends) >= PARAGRAPH_SHARE * len(ends)


def build_piece(text: str, lines: Sequence[Line], edits: Sequence[Edit] = (), mark: str = "") -> Piece:
    """One piece of neighbouring lines: white space collapsed to one blank, edits made, every character mapped.

    Args:
        text: The whole text.
        lines: The piece's lines, at least one.
        edits: What reads as something else, in order and without overlap, within these lines.
        mark: Goes into the piece.
    """
    words = ""
    runs: list[Run] = []
    blank: tuple[int, int] | None = None
    for start, end, shown in _parts(text, lines[0].start, lines[-1].end, edits):
        if shown.isspace():
            blank = (blank[0] if blank else start, end)
            continue
        if blank and words and not _hyphenated(words, shown, text[blank[0] : blank[1]]):
            runs.append(Run(len(words), len(words) + 1, *blank))
            words += " "
        blank = None
        runs.append(Run(len(words), len(words) + len(shown), start, end))
        words += shown
    return Piece(words, join_runs(runs).runs, not lines[0].after_blank, mark)


def _parts(text: str, start: int, end: int, edits: Sequence[Edit]) -> Iterator[tuple[int, int, str]]:
    """Words and stretches of white space, each with where it stands and how it reads."""
    for edit in (*edits, Edit(end, end)):
        for match in re.compile(r"\s+|\S+").finditer(text, start, edit.start):
            yield match.start(), match.end(), match[0]
        if edit.text:
            yield edit.start, edit.end, edit.text
        start = edit.end


def _hyphenated(left: str, right: str, between: str) -> bool:
    """Whether a line ends inside of a word: "well-" and "known" stay one word."""
    return "\n" in between and left.endswith("-") and left[-2:-1].isalpha() and right[0].islower()


def _width(line: Line) -> int:
    return line.indent + len(line.text)


def _was_full(left: Line, right: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted: the mark of a line that a program wrapped."""
    return _width(left) + 1 + len(right.text.split(maxsplit=1)[0]) > width


def _runs_on(last: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if LIST_MARK.match(line.text):
        return False
    if width and _was_full(last, line, width) and line.indent <= last.indent:
        return True
    if _FINISHED.search(last.text):
        return False
    return line.text[0].islower() or (_UNFINISHED.search(last.text) is not None and len(last.text) >= NARROWEST)


def cut_piece(piece: Piece, start: int, end: int) -> Piece:
    """The part of a piece from `start` to `end` of its text, white space around it not included."""
    inner = piece.text[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    place = SourceMap(piece.runs)
    runs = []
    for run in place.touching(start, end):
        low, high = max(run.text_start, start), min(run.text_end, end)
        source = place.source_range(low, high)
        if source is not None:
            runs.append(Run(low - start, high - start, *source))
    return Piece(piece.text[start:end], tuple(runs), piece.tight, piece.mark)
