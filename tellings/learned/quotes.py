"""Where a text stands inside quotation marks, whatever marks it uses.

Marks are read paragraph by paragraph, so that a missing or a stray one cannot turn the
rest of a document inside out. Straight, curly, angled, doubled single ('' … '') and
single marks count; an apostrophe does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTSIDE, INSIDE, UNCLOSED, SINGLE = range(4)
"""States of a character: outside, inside a closed pair, behind a mark that no mark in the
paragraph closes, inside single marks."""

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‹›＂]")
_PARAGRAPH_END = re.compile(r"\n\s*\n|\n(?=[\"“„«])")
_OPENING = frozenset("“„«``")
_CLOSING = frozenset("”»")
_SINGLES = frozenset("‘’'‹›")
_BEFORE_OPENING = frozenset("([{—–-/:")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-…/")


def quote_states(text: str) -> NDArray[np.int64]:
    """The quotation state of every character, shape `(len(text),)`; marks count as inside.

    A quotation over several paragraphs, each begun by an opening mark and only the last
    closed, is inside throughout.
    """
    states = np.zeros(len(text), dtype=np.int64)
    carried: tuple[int, int] | None = None
    for start, end in _paragraphs(text):
        spans = list(_spans(text, start, end))
        opens = spans[0][0] if spans else end
        if carried and spans and not text[start:opens].strip() and spans[0][2] != SINGLE:
            states[carried[0] : carried[1]] = INSIDE
        carried = None
        for begin, stop, state in spans:
            states[begin:stop] = np.where(states[begin:stop] == OUTSIDE, state, states[begin:stop])
            if state == UNCLOSED:
                carried = (begin, stop)
    return states


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    ends = [m.end() for m in _PARAGRAPH_END.finditer(text)]
    yield from pairwise([0, *ends, len(text)])


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Quotations of one paragraph as `(start, end, state)`, in order of their opening."""
    found: list[tuple[int, int, int]] = []
    double = single = -1
    for mark in _MARK.finditer(text, start, end):
        at, after = mark.span()
        if mark.group() in _SINGLES:
            single = _single(text, at, single, found)
        elif double < 0:
            if not _closes(text, at, after):
                double = at
        elif _opens(text, at, after):
            # A second opening: the first was never closed, so it says nothing.
            double = at
        else:
            found.append((double, after, INSIDE))
            double = -1
    if double >= 0:
        found.append((double, end, UNCLOSED))
    yield from sorted(found)


def _single(text: str, at: int, opened: int, found: list[tuple[int, int, int]]) -> int:
    """Where the open single quotation begins after the mark `at`; -1 for none."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and behind.isalnum():
        return opened
    if not before.strip() or before in _BEFORE_OPENING or before in '"“':
        return at if behind.strip() else opened
    if opened >= 0 and not behind.isalnum():
        found.append((opened, at + 1, SINGLE))
        return -1
    return opened


def _opens(text: str, at: int, after: int) -> bool:
    if text[at] in _OPENING:
        return True
    return text[at] not in _CLOSING and _free_before(text, at) and not _free_behind(text, after)


def _closes(text: str, at: int, after: int) -> bool:
    if text[at] in _OPENING:
        return False
    return _free_behind(text, after) and not _free_before(text, at)


def _free_before(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not before.strip() or before in _BEFORE_OPENING


def _free_behind(text: str, after: int) -> bool:
    behind = text[after : after + 1]
    return not behind.strip() or behind in _AFTER_CLOSING
