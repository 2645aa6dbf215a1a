"""One list of attributions from several finders: cleaned, without doubles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.attribution.found import Found, Span, join_spans, length, overlap
from tellings.attribution.quotes import Quotation
from tellings.attribution.shelf import Shelf, quotations_at
from tellings.parties.phrases import sentence_of, text_of, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EDGE = ' \t\n\r\u00a0,;:"“”„«»`'
_SINGLE = "'‘’"
_SNAP = 0.8
_TOUCHES = 4
_WORDS = 3
_CONTRASTS = frozenset({"while", "whereas"})


def line_of(lines: Sequence[Span], place: int) -> Span | None:
    """Which of ordered lines a character stands in."""
    at = bisect_right(lines, place, key=lambda line: line[0]) - 1
    return lines[at] if at >= 0 and place < lines[at][1] else None


def clip(doc: Doc, found: Found, lines: Sequence[Span], quotations: Sequence[Quotation]) -> Found | None:
    """An attribution that keeps to its cue: what is unquoted stands in the cue's sentence, what is quoted in its line.

    Quotations of other lines are given to it later, where they go on from its own. None where nothing is left.
    """
    if not found.cue:
        return found
    cue = tokens_of(doc, *found.cue[0])
    if cue is None:
        return None
    low, high = line_of(lines, found.cue[0][0]) or (sentence_of(cue[0]).start_char, sentence_of(cue[0]).end_char)
    quotations = quotations_at(quotations, low, high)
    sentence = (max(low, sentence_of(cue[0]).start_char), min(high, sentence_of(cue[-1]).end_char))
    quoted = [(quotation.outer_start, quotation.outer_end) for quotation in quotations]
    pieces = [part for piece in found.content for part in _within(piece, [sentence, *quoted], (low, high))]
    kept = join_spans(pieces)
    source = tuple(part for piece in found.source for part in _in_line(text_of(doc), piece, found.cue[0][0]))
    found = replace(found, source=source)
    if not kept:
        kept = tuple(part for piece in found.content for part in _within(piece, [(low, high)], (low, high)))
    return replace(found, content=kept) if kept else None


def _in_line(text: str, piece: Span, place: int) -> Iterator[Span]:
    """The part of a source that crosses a line's end which is nearer to the cue."""
    parts = []
    start = piece[0]
    for part in text[piece[0] : piece[1]].split("\n"):
        if part.strip():
            parts.append((start, start + len(part)))
        start += len(part) + 1
    if parts:
        yield min(parts, key=lambda part: min(abs(part[0] - place), abs(part[1] - place)))


def _within(piece: Span, allowed: Iterable[Span], line: Span) -> Iterator[Span]:
    for start, end in allowed:
        start, end = max(start, piece[0], line[0]), min(end, piece[1], line[1])
        if end - start > 1:
            yield start, end


def clean(found: Found, text: str, quotations: Sequence[Quotation]) -> Found | None:
    """Content without white space, commas and quotation marks at its edges; None where nothing is left.

    Whoever says a part of a quotation says all of it: content that touches a quotation which the cue does not stand in
    is stretched to its end, and begins where it begins unless it began before.
    """
    quotations = quotations_at(quotations, found.start, found.end)
    pieces = [_stretched(span, found, quotations) for span in found.content]
    pieces = [trimmed for span in join_spans(pieces, gap=0) if (trimmed := trim(span, text, quotations))]
    quoted = [any(quotation.covers(*piece) for quotation in quotations) for piece in pieces]
    if any(quoted):
        # Beside whole quotations a stray word or two is a part of the cue ("quoted her as saying").
        pairs = zip(pieces, quoted, strict=True)
        pieces = [piece for piece, inside in pairs if inside or len(text[piece[0] : piece[1]].split()) >= _WORDS]
    if not pieces:
        return None
    return replace(found, content=tuple(pieces))


def _stretched(span: Span, found: Found, quotations: Sequence[Quotation]) -> Span:
    start, end = span
    for quotation in quotations:
        shared = overlap([span], [(quotation.start, quotation.end)])
        if shared < min(_TOUCHES, quotation.end - quotation.start):
            continue
        if any(quotation.covers(*part) for part in (*found.cue, *found.source)):
            continue
        start, end = min(start, quotation.start), max(end, quotation.end)
        if shared >= _SNAP * (span[1] - span[0]) and start >= quotation.start - 2:
            start = quotation.start
    return start, end


def trim(span: Span, text: str, quotations: Sequence[Quotation]) -> Span | None:
    """A range without white space and marks at its edges; None where nothing is left."""
    start, end = span
    singles = {q.outer_start for q in quotations if q.single} | {q.outer_end - 1 for q in quotations if q.single}
    while start < end and (text[start] in _EDGE or (start in singles and text[start] in _SINGLE)):
        start += 1
    while end > start and (text[end - 1] in _EDGE or (end - 1 in singles and text[end - 1] in _SINGLE)):
        end -= 1
    return (start, end) if end > start and any(c.isalnum() for c in text[start:end]) else None


def fuse(first: Sequence[Found], second: Iterable[Found]) -> list[Found]:
    """All of the first finder's, and those of the second's that the first does not hold already; in text order.

    Where the second finder saw more of a content with the same cue (the whole of a quotation), it is taken over.
    """
    kept = Shelf(first)
    for found in second:
        extent = (min(found.start, *(start for start, _ in found.cue or found.content)), found.end)
        same = next(((number, other) for number, other in kept.near(extent) if _same(found, other)), None)
        if same is None:
            kept.add(found)
            continue
        number, other = same
        content = other.content
        if overlap(found.cue, other.cue) and overlap(found.content, content):
            content = join_spans((*content, *found.content), gap=0)
        kept.replace(number, replace(other, content=content, twice=True))
    return kept.all()


def apart_by_contrast(doc: Doc, founds: Sequence[Found]) -> list[Found]:
    """Cut what one says before what another says in contrast: "Lee said it was over, while Holt denies it"."""
    shelf = Shelf(founds)
    for number, found in enumerate(founds):
        source = tokens_of(doc, *found.source[0]) if found.source and found.cue else None
        if source is None or source.start == 0 or doc[source.start - 1].lower_ not in _CONTRASTS:
            continue
        place = doc[source.start - 1].idx
        for outer_number, outer in shelf.near(found.cue[0]):
            pieces = [piece for piece in outer.content if piece[0] < place < piece[1]]
            if outer_number == number or not pieces or found.end < pieces[0][1] - _TOUCHES:
                continue
            kept = tuple((start, min(end, place)) for start, end in outer.content if start < place)
            shelf.replace(outer_number, replace(outer, content=kept))
            shelf.replace(number, replace(found, twice=True))
    return shelf.all()


def _same(left: Found, right: Found) -> bool:
    """Whether two finders mean one attribution: one cue, or contents that mostly overlap."""
    if left.cue and right.cue:
        if overlap(left.cue, right.cue):
            return True
        apart = left.source and right.source and not overlap(left.source, right.source)
        if apart or overlap(left.cue, right.content) or overlap(right.cue, left.content):
            # One tells of the other: both stand, and who is inside of whom is seen later.
            return False
    shared = overlap(left.content, right.content)
    shorter, longer = sorted((length(left.content), length(right.content)))
    return shared * 2 > longer or (shared * 2 > shorter and not (left.cue and right.cue))
