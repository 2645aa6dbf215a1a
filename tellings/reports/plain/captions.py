"""Captions that show only beside another: a picture's description above it, a caption told twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.reports.plain.pieces import Piece
from tellings.reports.plain.shapes import content_words, is_prose, word_count
from tellings.reports.plain.verdicts import Verdict, Verdicts, first_prose
from tellings.reports.report import BlockKind

LONGEST_DESCRIPTION = 30


def judge_descriptions(pieces: Sequence[Piece], verdicts: Verdicts) -> dict[int, Verdict]:
    """The lines directly above captions that belong to the same picture.

    Such a line tells the caption again in whole or in part, or stands above the running text, where no subhead can
    stand. A line that says something else between paragraphs is left to be a subhead.
    """
    start = first_prose(pieces, verdicts)
    found: dict[int, Verdict] = {}
    for number, verdict in verdicts.items():
        above = number - 1
        if verdict.kind is not BlockKind.CAPTION or verdict.out or above < 0 or above in verdicts:
            continue
        line, caption = pieces[above].text, pieces[number].text
        if _plain(line) and _plain(line) in _plain(caption):
            found[above] = Verdict(BlockKind.CAPTION, "the caption below tells it again")
        elif is_prose(line) or word_count(line) > LONGEST_DESCRIPTION or pieces[above].mark:
            continue
        elif content_words(line) and content_words(line) <= content_words(caption):
            found[above] = Verdict(BlockKind.CAPTION, "a picture's description: its words are in the caption below")
        elif above < start and pieces[number].tight:
            found[above] = Verdict(BlockKind.CAPTION, "a picture's description above its caption")
    return found


def judge_repeats(pieces: Sequence[Piece], verdicts: Verdicts) -> dict[int, Verdict]:
    """Captions without a credit that stand in the text a second time, with one."""
    captions = {_plain(pieces[i].text) for i, verdict in verdicts.items() if verdict.kind is BlockKind.CAPTION}
    return {
        i: Verdict(BlockKind.CAPTION, "a caption that is told twice")
        for i, piece in enumerate(pieces)
        if i not in verdicts
        and word_count(piece.text) >= 4
        and not is_prose(piece.text)
        and any(c.startswith(_plain(piece.text)) for c in captions)
    }


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
