"""Cut texts into windows of word pieces, with what the lower-cased pieces no longer show.

The encoder reads lower-cased word pieces, in which capitals, paragraph breaks and the
inside of a quotation are lost; three small marks a piece bring them back. Windows hold
whole paragraphs where they fit, so that no overlap is needed and nothing is read twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tellings.learned.quotes import quote_states

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

CASES, QUOTES, BREAKS = 4, 4, 4
"""How many values each mark has: capitals, quotation, break before the piece."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_TABLE = 0x10000


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text (or of one window of it), all arrays `(pieces,)`.

    Attributes:
        ids: indexes into the vocabulary.
        starts: offset of the first character of each piece.
        ends: offset behind the last character of each piece.
        marks: `(pieces, 3)`: capitals (0 none, 1 first, 2 all, 3 no letter), quotation state
            (see `quotes`), break before (0 none, 1 sentence, 2 line, 3 paragraph).
        words: number of the word that each piece belongs to, rising.
        paragraphs: number of the paragraph that each piece stands in, rising.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    marks: NDArray[np.int64]
    words: NDArray[np.int64]
    paragraphs: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, start: int, end: int) -> Pieces:
        """The pieces from `start` to `end` (exclusive)."""
        return Pieces(*(getattr(self, name)[start:end] for name in self.__slots__))


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """Read a text as word pieces with their marks.

    Args:
        text: any string; a lone surrogate is read as an unknown character.
        tokenizer: a word-piece tokenizer that neither pads nor truncates.
    """
    clean = _SURROGATE.sub("\ufffd", text)
    encoding = tokenizer.encode(clean, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    codes = np.frombuffer(clean.encode("utf-32-le"), dtype=np.uint32)
    # A page that knows no blank line begins its paragraphs at single line ends.
    breaks = _breaks(codes, starts, ends, blank_lines="\n\n" in clean)
    marks = np.stack([_cases(codes, starts, ends), quote_states(clean)[starts], breaks], axis=1)
    ids = np.array(encoding.ids, dtype=np.int64)
    words = np.cumsum(~_joined(codes, starts, ends), dtype=np.int64)
    return Pieces(ids, starts, ends, marks, words, np.cumsum(breaks == 3, dtype=np.int64))


def cut_windows(pieces: Pieces, size: int) -> list[tuple[int, int]]:
    """Cut into windows `(start, end)` of at most `size` pieces.

    A window ends at the last paragraph that fits or, failing this, at the last line, the
    last sentence, the last word, or where it is full.
    """
    cuts = [np.flatnonzero(pieces.marks[:, 2] == rank) for rank in (3, 2, 1)]
    cuts.append(np.flatnonzero(np.diff(pieces.words, prepend=0)))
    windows: list[tuple[int, int]] = []
    begin = 0
    while begin < len(pieces):
        end = _window_end(begin, begin + size, len(pieces), cuts)
        windows.append((begin, end))
        begin = end
    return windows


def word_starts(pieces: Pieces) -> NDArray[np.intp]:
    """Index of the first piece of each word, `(words,)`."""
    return np.flatnonzero(np.diff(pieces.words, prepend=-1))


def word_means(values: NDArray[np.float32], words: NDArray[np.intp]) -> NDArray[np.float32]:
    """Means over the pieces of each word: `(pieces, width)` → `(words, width)`."""
    counts = np.diff(words, append=len(values))[:, None]
    means: NDArray[np.float32] = (np.add.reduceat(values, words, axis=0) / counts).astype(np.float32)
    return means


def _window_end(begin: int, limit: int, total: int, cuts: list[NDArray[np.intp]]) -> int:
    if limit >= total:
        return total
    for places in cuts:
        at = int(np.searchsorted(places, limit, side="right")) - 1
        if at >= 0 and places[at] > begin:
            return int(places[at])
    return limit


def _cases(codes: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    upper, letter, _ = _tables()
    first = upper[_capped(codes)[starts]]
    uppers = _count(upper[_capped(codes)], starts, ends)
    letters = _count(letter[_capped(codes)], starts, ends)
    cases = np.where(first, 1, 0)
    cases[first & (uppers == letters) & (letters > 1)] = 2
    cases[letters == 0] = 3
    return cases


def _breaks(
    codes: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    *,
    blank_lines: bool,
) -> NDArray[np.int64]:
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    behind = np.concatenate([[0], ends[:-1]])
    lines = _count(codes == ord("\n"), behind, np.maximum(starts, behind))
    breaks = np.where(_after_sentence(codes, starts, behind), 1, 0)
    breaks[lines > 0] = 2 if blank_lines else 3
    breaks[lines > 1] = 3
    breaks[0] = 3
    return breaks


def _after_sentence(
    codes: NDArray[np.uint32], starts: NDArray[np.int64], behind: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether a full stop, perhaps with a closing mark, and a space stand before a piece."""
    stop, close = np.isin(codes, [ord(c) for c in ".?!"]), np.isin(codes, [ord(c) for c in "\"”’')"])
    last, one_more = np.maximum(behind - 1, 0), np.maximum(behind - 2, 0)
    return (starts > behind) & (stop[last] | (close[last] & stop[one_more]))


def _joined(codes: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each piece belongs to one word with the piece before it."""
    joined = np.zeros(len(starts), dtype=np.bool_)
    if len(starts) < 2:
        return joined
    wordlike = _tables()[2][_capped(codes)]
    touching = starts[1:] == ends[:-1]
    left, right = wordlike[np.maximum(ends[:-1] - 1, 0)], wordlike[starts[1:]]
    joined[1:] = touching & left & right
    apostrophe = np.isin(codes[starts], [ord("'"), ord("’")]) & (ends - starts == 1)
    inner = apostrophe[1:-1] & touching[:-1] & touching[1:] & left[:-1] & right[1:]
    joined[1:-1] |= inner
    joined[2:] |= inner
    return joined


def _count(where: NDArray[np.bool_], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    total = np.concatenate([[0], np.cumsum(where)])
    return np.asarray(total[ends] - total[starts], dtype=np.int64)


def _capped(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.minimum(codes, np.uint32(_TABLE - 1))


@cache
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """For each character of the basic plane: upper case, letter, letter or digit."""
    characters = [chr(code) for code in range(_TABLE)]
    tables = ([test(c) for c in characters] for test in (str.isupper, str.isalpha, str.isalnum))
    upper, letter, wordlike = (np.array(table, dtype=np.bool_) for table in tables)
    return upper, letter, wordlike
