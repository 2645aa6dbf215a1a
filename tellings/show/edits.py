"""A copied passage beside its original as one line: what stayed, what was cut, what was put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tellings.lineage.lineage import CopiedPassage
from tellings.lineage.words import Words, split_words
from tellings.passages import Passage

PieceKind = Literal["same", "cut", "put in"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one of the two passages, word for word.

    Attributes:
        kind: "same" and "put in" are of the right passage, "cut" is of the left one.
        text: Its characters; the pieces that are not cut joined are the right passage.
    """

    kind: PieceKind
    text: str


def edit_pieces(copied: CopiedPassage) -> tuple[Piece, ...]:
    """The right passage in pieces, with what was cut of the left one where it stood."""
    left, right = split_words(copied.left.text), split_words(copied.right.text)
    return tuple(piece for piece in _pieces(copied, left, right) if piece.text)


def _pieces(copied: CopiedPassage, left: Words, right: Words) -> Iterator[Piece]:
    i = j = place = 0
    for edit in copied.edits:
        stayed = _first(left, copied.left, edit.left) - i if edit.left else _first(right, copied.right, edit.right) - j
        i, j = i + stayed, j + stayed
        begins = right.starts[j] if j < len(right) else len(right.text)
        yield Piece("same", right.text[place:begins])
        place = begins
        if edit.left:
            yield Piece("cut", edit.left.text)
            i += _count(left, copied.left, edit.left)
        if edit.right:
            j += _count(right, copied.right, edit.right)
            place = right.ends[j - 1]
            yield Piece("put in", edit.right.text)
    yield Piece("same", right.text[place:])


def _first(words: Words, within: Passage, passage: Passage | None) -> int:
    return bisect_left(words.starts, passage.start - within.start) if passage else 0


def _count(words: Words, within: Passage, passage: Passage) -> int:
    return bisect_left(words.starts, passage.end - within.start) - _first(words, within, passage)
