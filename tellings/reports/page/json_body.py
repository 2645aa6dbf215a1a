"""The report's body as JSON-LD gives it, for pages that show less of it than they carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from tellings.reports.page.assembly import Part
from tellings.reports.page.pieces import Piece, join_pieces
from tellings.reports.report import BlockKind

_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.DOTALL)
_MARKED_UP = re.compile(r"</?(?:p|br|div|a|strong|em|h\d)\b|&(?:\w+|#\d+);", re.IGNORECASE)
_BREAK = re.compile(r"(?:[ \t\r]*\n)+[ \t]*")


def read_json_body(scripts: Sequence[tuple[str, int]]) -> list[Part]:
    """The paragraphs of the longest `articleBody`, each mapped to the source.

    Args:
        scripts: JSON-LD scripts, each with the place in the source where it begins.

    Returns:
        No parts where there is no such text or where it holds markup.
    """
    bodies = [(match, start) for script, start in scripts for match in _BODY.finditer(script)]
    if not bodies:
        return []
    match, start = max(bodies, key=lambda body: len(body[0][1]))
    pieces = list(_pieces(match[1], start + match.start(1)))
    if _MARKED_UP.search("".join(piece.text for piece in pieces)):
        return []
    return [
        Part(BlockKind.PARAGRAPH, text, runs, "from the text that the page's JSON-LD carries")
        for paragraph in _paragraphs(pieces)
        for text, runs in [join_pieces(paragraph)]
        if text
    ]


def _pieces(content: str, start: int) -> Iterator[Piece]:
    position = 0
    for match in _ESCAPE.finditer(content):
        if match.start() > position:
            yield Piece(start + position, start + match.start(), content[position : match.start()])
        yield Piece(start + match.start(), start + match.end(), _unescape(match[0]))
        position = match.end()
    if position < len(content):
        yield Piece(start + position, start + len(content), content[position:])


def _unescape(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    paragraph: list[Piece] = []
    for piece in pieces:
        even = piece.end - piece.start == len(piece.text)
        if not even:
            if piece.text == "\n":
                yield paragraph
                paragraph = []
            else:
                paragraph.append(piece)
            continue
        *ended, last = _lines(piece)
        for line in ended:
            yield [*paragraph, line]
            paragraph = []
        paragraph.append(last)
    yield paragraph


def _lines(piece: Piece) -> Iterator[Piece]:
    position = 0
    for match in _BREAK.finditer(piece.text):
        yield Piece(piece.start + position, piece.start + match.start(), piece.text[position : match.start()])
        position = match.end()
    yield Piece(piece.start + position, piece.end, piece.text[position:])
