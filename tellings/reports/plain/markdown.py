"""Markdown: headings, lists, links, images and emphasis, each read as the words that it shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from tellings.reports.plain.lines import Line, split_lines
from tellings.reports.plain.pieces import Edit, Piece, build_piece, join_lines

_ATX = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)|#{1,6}$")
_CLOSING = re.compile(r"\s+#+$")
_SETEXT = re.compile(r"=+|-+")
_RULE = re.compile(r"(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}")
_DEFINITION = re.compile(r"\[[^\]]+\]:\s*\S+.*|\[\^[^\]]+\]:.*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"(?:>\s?)+")
_FENCE = re.compile(r"(?:```|~~~).*")
_IMAGE_LINE = re.compile(r"(?:\[)?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\]\([^)]*\))?")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\]]{0,500})\](?:\([^)\n]{0,2000}\)|\[[^\]]{0,200}\])"
    r"|\[(?P<label>[^\[\]]{0,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])"
    r"|<(?P<address>https?://[^>\s]{1,2000})>"
    r"|(?P<tag></?[A-Za-z][^>\n]{0,500}>|<!--.{0,500}?-->)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+\-.!>~|])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});)"
    r"|(?P<strong>(?<!\w)(?:\*\*\*|___|\*\*|__|\*|_)(?=\S)|(?<=\S)(?:\*\*\*|___|\*\*|__|\*|_)(?!\w)|\*\*|~~|`+)",
)


def make_markdown_pieces(text: str, start: int) -> list[Piece]:
    """The pieces of a Markdown text from `start` on, without its markup, each with what Markdown says that it is."""
    lines = [line for line in split_lines(text, start) if not _FENCE.fullmatch(line.text)]
    return [piece for group, mark in _blocks(lines) if (piece := _piece(text, group, mark)).text]


def _piece(text: str, lines: Sequence[Line], mark: str) -> Piece:
    edits = [edit for line in lines for edit in _line_edits(line, mark)]
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    start, end = lines[0].start, lines[-1].end
    inline = [e for e in _inline_edits(text[start:end], start) if e.start < e.end and e.start not in taken]
    ordered = sorted([*(edit for edit in edits if edit.start < edit.end), *inline], key=lambda edit: edit.start)
    return build_piece(text, lines, ordered, mark)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[list[Line], str]]:
    """Groups of lines that are one block, each with its mark."""
    waiting: list[Line] = []
    for number, line in enumerate(lines):
        mark = _mark(line.text)
        under = lines[number + 1] if number + 1 < len(lines) else None
        if _is_underline(line, waiting):
            yield waiting, "title" if line.text[0] == "=" else "heading"
            waiting = []
        elif _RULE.fullmatch(line.text) or _DEFINITION.fullmatch(line.text):
            yield from _paragraphs(waiting)
            waiting = []
        elif mark in ("title", "heading", "image") or _starts_setext(line, under):
            yield from _paragraphs(waiting)
            waiting = [] if mark else [line]
            if mark:
                yield [line], mark
        else:
            waiting.append(line)
    yield from _paragraphs(waiting)


def _starts_setext(line: Line, under: Line | None) -> bool:
    return (
        line.after_blank and under is not None and not under.after_blank and _SETEXT.fullmatch(under.text) is not None
    )


def _is_underline(line: Line, waiting: Sequence[Line]) -> bool:
    return len(waiting) == 1 and not line.after_blank and len(line.text) > 1 and bool(_SETEXT.fullmatch(line.text))


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], str]]:
    """Markdown joins the lines of a paragraph; a list item begins a block of its own, and so does a blank line."""
    group: list[Line] = []
    for line in lines:
        if group and (line.after_blank or _ITEM.match(line.text) or _ends_by_hand(group[-1])):
            yield from _group(group)
            group = []
        group.append(line)
    if group:
        yield from _group(group)


def _group(group: list[Line]) -> Iterator[tuple[list[Line], str]]:
    if _ITEM.match(group[0].text):
        yield group, "item"
        return
    # Exports of pages put one paragraph on a line without a blank line between; their lines are long or end in a stop.
    for joined in join_lines(group):
        yield joined, ""


def _ends_by_hand(line: Line) -> bool:
    return line.text.endswith(("\\", "<br>", "<br/>", "<br />"))


def _mark(text: str) -> str:
    heading = _ATX.match(text)
    if heading:
        return "title" if heading["marks"] == "#" else "heading"
    return "image" if _IMAGE_LINE.fullmatch(text) else ""


def _line_edits(line: Line, mark: str) -> Iterator[Edit]:
    """The markup at the beginning and the end of one line: marks of quotations, headings and list items."""
    start = 0
    for pattern in (_QUOTE, _ATX if mark in ("title", "heading") else _ITEM if mark == "item" else None):
        found = pattern.match(line.text, start) if pattern else None
        if found:
            yield Edit(line.start + start, line.start + found.end())
            start = found.end()
    closing = _CLOSING.search(line.text, start) if mark in ("title", "heading") else None
    if closing:
        yield Edit(line.start + closing.start(), line.end)


def _inline_edits(text: str, offset: int) -> Iterator[Edit]:
    for found in _INLINE.finditer(text):
        begin, end = offset + found.start(), offset + found.end()
        name = found.lastgroup or ""
        if name in ("alt", "label", "address", "escaped"):
            yield Edit(begin, offset + found.start(name))
            if name in ("alt", "label"):
                yield from _inline_edits(found[name], offset + found.start(name))
            yield Edit(offset + found.end(name), end)
        elif name == "entity":
            yield Edit(begin, end, html.unescape(found[0]))
        else:
            yield Edit(begin, end)
