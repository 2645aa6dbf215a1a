"""Subheads and list items: what is left when the head, captions and furniture are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.reports.plain.pieces import LIST_MARK, Piece
from tellings.reports.plain.shapes import is_prose, like_a_subhead
from tellings.reports.plain.verdicts import Verdict, Verdicts
from tellings.reports.report import BlockKind


def judge_sections(pieces: Sequence[Piece], verdicts: Verdicts, title: int) -> dict[int, Verdict]:
    """The subheads and list items among the pieces that nothing has claimed; the rest are paragraphs."""
    body = [i for i in range(len(pieces)) if i not in verdicts]
    found = {i: Verdict(BlockKind.LIST_ITEM, "a list's mark stands before it") for i in _items(pieces, body)}
    for place, number in enumerate(body):
        piece = pieces[number]
        if number in found or number <= title:
            continue
        if piece.mark == "heading":
            found[number] = Verdict(BlockKind.SUBHEAD, "a Markdown heading")
        elif _is_subhead(pieces, body, place):
            found[number] = Verdict(BlockKind.SUBHEAD, "a short line without full stop above a paragraph")
    return found


def _items(pieces: Sequence[Piece], body: Sequence[int]) -> list[int]:
    marks = {i: match[0].strip() for i in body if (match := LIST_MARK.match(pieces[i].text))}
    plain = [i for place, i in enumerate(body) if i in marks and _has_sibling(marks, body, place)]
    return [*plain, *(i for i in body if pieces[i].mark == "item" and i not in plain)]


def _has_sibling(marks: dict[int, str], body: Sequence[int], place: int) -> bool:
    """Whether the piece before or after has a mark, too: one dash or one number alone is no list."""
    beside = [body[i] for i in (place - 1, place + 1) if 0 <= i < len(body)]
    own = re.sub(r"\d+", "1", marks[body[place]])
    return any(i in marks and re.sub(r"\d+", "1", marks[i]) == own for i in beside)


def _is_subhead(pieces: Sequence[Piece], body: Sequence[int], place: int) -> bool:
    """A subhead stands below running text and above it; two short lines in a row are no subheads but a list."""
    text = pieces[body[place]].text
    if not like_a_subhead(text) or is_prose(text) or text[0] in "“\"‘'":
        return False
    above = any(is_prose(pieces[i].text) for i in body[:place])
    below = body[place + 1] if place + 1 < len(body) else -1
    return above and below >= 0 and is_prose(pieces[below].text)
