"""Find what stands between quotation marks, paragraph by paragraph, whatever marks are used.

Straight, curly, low, angled, doubled single ('' … '') and single marks are read. A mark that has lost its partner can
derail no more than its own paragraph. A quotation over several paragraphs (each begun by an opening mark, only the
last one closed) gives one `Quotation` a paragraph; all but the first say that they continue the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‹›`＂]")
_DOUBLE_OPEN, _DOUBLE_CLOSE, _DOUBLE_EITHER = frozenset("“„«") | {"``"}, frozenset("”»"), frozenset('"‟＂') | {"''"}
_SINGLES = frozenset("‘’'‹›`")
_BEFORE_OPENING = frozenset("([{—–-/:\"“‘'«„…[")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-…/\"”’'»")
_LEADS_IN = frozenset(":,—–-")
_CLOSES_SURELY = frozenset(".,!?;…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between a pair of quotation marks.

    Attributes:
        start: First character after the opening mark.
        end: One past the last character before the closing mark.
        outer_start: The opening mark's first character.
        outer_end: One past the closing mark.
        single: Whether the marks are single ones.
        closed: False where the closing mark is missing and the quotation ends with its paragraph.
        continues: Whether it continues the quotation of the paragraph before.
        depth: 0, or 1 where it stands inside of another quotation.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    single: bool = False
    closed: bool = True
    continues: bool = False
    depth: int = 0

    def covers(self, start: int, end: int) -> bool:
        """Whether a range lies inside, marks included."""
        return self.outer_start <= start and end <= self.outer_end


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """Find the quotations of a text.

    Args:
        text: Any text.
        paragraphs: Ranges of characters in text order; no quotation leaves its range.

    Returns:
        Quotations in the order of their opening marks, those inside of others included (depth 1).
    """
    found: list[Quotation] = []
    carried = False
    for start, end in paragraphs:
        inside = list(_in_paragraph(text, start, end))
        if carried and inside and not inside[0].single and not text[start : inside[0].outer_start].strip():
            inside[0] = replace(inside[0], continues=True)
        elif carried and (line_end := _closes_line_before(text, start, end, found[-1])):
            found[-1] = line_end
            inside = list(_in_paragraph(text, line_end.outer_end, end))
        elif carried and not _keeps_unclosed(text, found[-1]):
            found.pop()
        found += inside
        carried = bool(inside) and not inside[-1].closed and inside[-1].depth == 0
    if carried and not _keeps_unclosed(text, found[-1]):
        found.pop()
    return found


def top_quotations(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Those that do not stand inside of another."""
    return [quotation for quotation in quotations if quotation.depth == 0]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    doubles = list(_doubles(text, start, end))
    singles = list(_singles(text, start, end))
    outer_singles = [s for s in singles if not any(_overlap(s, d) for d in doubles)]
    inner = [
        replace(s, depth=1) for s in singles if any(d.start <= s.outer_start and s.outer_end <= d.end for d in doubles)
    ]
    yield from sorted([*doubles, *outer_singles, *inner], key=lambda quotation: quotation.outer_start)


def _overlap(left: Quotation, right: Quotation) -> bool:
    return left.outer_start < right.outer_end and right.outer_start < left.outer_end


def _doubles(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Pairs of double marks; of two openings in a row the first was never closed and says nothing."""
    opened: tuple[int, int] | None = None
    for mark in _MARK.finditer(text, start, end):
        if mark.group() in _SINGLES:
            continue
        if opened is None:
            if not _only_closes(text, mark):
                opened = mark.span()
        elif _only_opens(text, mark):
            opened = mark.span()
        else:
            yield from _between(opened, mark.span())
            opened = None
    if opened is not None and text[opened[1] : end].strip():
        yield Quotation(opened[1], end, opened[0], end, closed=False)


def _between(opened: tuple[int, int], closing: tuple[int, int], *, single: bool = False) -> Iterator[Quotation]:
    if opened[1] < closing[0]:
        yield Quotation(opened[1], closing[0], opened[0], closing[1], single)


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: tuple[int, int] | None = None
    weak: tuple[int, int] | None = None
    for mark in _MARK.finditer(text, start, end):
        if mark.group() not in _SINGLES:
            continue
        before, behind = text[max(start, mark.start() - 1) : mark.start()], text[mark.end() : min(end, mark.end() + 1)]
        if mark.group() != "’" and _free(before, _BEFORE_OPENING) and behind.strip():
            if opened and weak:
                yield from _between(opened, weak, single=True)
            opened, weak = mark.span(), None
        elif opened and before.strip() and not behind.isalnum() and mark.group() != "‘":
            if before == "s" and not (behind and behind in _CLOSES_SURELY):
                # After an s it may be a possessive ("the players' union"): only the last such mark can close.
                weak = mark.span()
            else:
                yield from _between(opened, mark.span(), single=True)
                opened = weak = None
    if opened and weak:
        yield from _between(opened, weak, single=True)


def _only_opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in _DOUBLE_OPEN:
        return True
    before, behind = _around(text, mark)
    return mark.group() not in _DOUBLE_CLOSE and _free(before, _BEFORE_OPENING) and not _free(behind, _AFTER_CLOSING)


def _only_closes(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in _DOUBLE_OPEN:
        return False
    before, behind = _around(text, mark)
    if mark.group() in _DOUBLE_CLOSE:
        # Some writers use the closing mark on both sides; it opens only where it cannot close.
        return not (_free(before, _BEFORE_OPENING) and behind.isalnum())
    return _free(behind, _AFTER_CLOSING) and not _free(before, _BEFORE_OPENING)


def _around(text: str, mark: re.Match[str]) -> tuple[str, str]:
    return text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]


def _free(neighbour: str, marks: frozenset[str]) -> bool:
    return not neighbour.strip() or neighbour in marks


def _closes_line_before(text: str, start: int, end: int, last: Quotation) -> Quotation | None:
    """The quotation before, if this paragraph is only the rest of its line: it goes on in small letters and closes."""
    rest = text[start:end].lstrip()
    if not (rest[:1].islower() or rest[:1] in "[("):
        return None
    for mark in _MARK.finditer(text, start, end):
        if mark.group() in _SINGLES:
            continue
        if _only_opens(text, mark):
            return None
        return replace(last, end=mark.start(), outer_end=mark.end(), closed=True)
    return None


def _keeps_unclosed(text: str, quotation: Quotation) -> bool:
    """Whether a quotation without its closing mark is one: it opens its paragraph or follows a colon, comma or dash."""
    before = text[max(0, quotation.outer_start - 3) : quotation.outer_start]
    lead = before.rstrip(" \t")
    if quotation.outer_start == 0 or lead.endswith("\n") or (lead and lead[-1] in _LEADS_IN):
        return quotation.end - quotation.start > 1
    return False
