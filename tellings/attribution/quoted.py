"""Read attributions off quotation marks: a quotation, the verb beside it, and the quotations that go on from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.attribution.clauses import subject_of
from tellings.attribution.cues import cues
from tellings.attribution.found import Found, Span, length, overlap
from tellings.attribution.quotes import Quotation
from tellings.attribution.shelf import Shelf
from tellings.parties.phrases import noun_span, text_of, token_starts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 30
_FAR = 200
_ONE_LINE_ON = 2
_MARKS = 3
_WORDS_OF_A_SENTENCE = 5
_SOUND, _LIKELY, _GUESS = 0.8, 0.6, 0.4
_ENDS_SENTENCE = frozenset(".?!,…")
NO_CUE = "a quotation that follows one of the same speaker"


def is_utterance(quotation: Quotation, text: str) -> bool:
    """Whether a quotation reads like something said, not like a name or a word held at arm's length."""
    if quotation.continues or not quotation.closed:
        return True
    words = text[quotation.start : quotation.end].split()
    ends = text[quotation.end - 1] in _ENDS_SENTENCE
    begins = text[quotation.start].isupper() and text[
        max(0, quotation.outer_start - 3) : quotation.outer_start
    ].rstrip()[-1:] in ("", ":", ",", ".", "\n")
    return len(words) >= _WORDS_OF_A_SENTENCE or (ends and begins and len(words) > 1)


def find_quoted(doc: Doc, quotations: Sequence[Quotation], known: Sequence[Found]) -> Iterator[Found]:
    """Attributions of utterances in quotation marks that `known` does not hold, in text order.

    Args:
        doc: The parsed report.
        quotations: All quotations of depth 0.
        known: What was found before.
    """
    text = text_of(doc)
    shelf = Shelf(known)
    for index, quotation in enumerate(quotations):
        if not is_utterance(quotation, text) or _held(quotation, shelf):
            continue
        verb = _verb_beside(doc, quotation, quotations, index)
        if verb is None:
            if quotation.continues or _stands_alone(text, quotation):
                yield Found((), (), ((quotation.start, quotation.end),), _GUESS, NO_CUE)
            continue
        subject = subject_of(verb)
        source = (noun_span(subject),) if subject is not None else ()
        cue = (verb.idx, verb.idx + len(verb))
        yield Found(
            source, (cue,), ((quotation.start, quotation.end),), _SOUND, f"quotation marks beside “{verb.text}”"
        )


def _held(quotation: Quotation, known: Shelf) -> bool:
    span = ((quotation.start, quotation.end),)
    return any(
        overlap(span, found.content) * 2 > length(span) and not any(quotation.covers(*cue) for cue in found.cue)
        for _, found in known.near(span[0])
    )


def _verb_beside(doc: Doc, quotation: Quotation, quotations: Sequence[Quotation], index: int) -> Token | None:
    """The nearest verb that attributes, behind the quotation or before it, in no other quotation and the same line."""
    behind = quotations[index + 1].outer_start if index + 1 < len(quotations) else len(text_of(doc))
    before = quotations[index - 1].outer_end if index else 0
    after = _tokens(doc, quotation.outer_end, behind, forward=True)
    ahead = _tokens(doc, before, quotation.outer_start, forward=False)
    first, second = (ahead, after) if _leads_in(text_of(doc), quotation) else (after, ahead)
    return next((token for part in (first, second) for token in part if _attributes(token)), None)


def _attributes(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in cues().verbs


def _leads_in(text: str, quotation: Quotation) -> bool:
    before = text[max(0, quotation.outer_start - 3) : quotation.outer_start].rstrip()
    return before.endswith((":", ","))


def _tokens(doc: Doc, start: int, end: int, *, forward: bool) -> Iterator[Token]:
    """Tokens between two characters, from the quotation outwards, up to the end of the sentence or the line."""
    starts = token_starts(doc)
    low, high = bisect_left(starts, start), bisect_left(starts, end)
    order = range(low, min(high, low + _REACH)) if forward else range(high - 1, max(low, high - _REACH) - 1, -1)
    for index in order:
        token = doc[index]
        if "\n" in token.text:
            return
        yield token
        if (forward and token.text in (".", "?", "!")) or (not forward and token.is_sent_start and token.i > low):
            return


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is all there is in its line."""
    before = text[max(0, quotation.outer_start - _FAR) : quotation.outer_start].rpartition("\n")[2]
    behind = text[quotation.outer_end : quotation.outer_end + _FAR].partition("\n")[0]
    return not before.strip() and len(behind.strip()) < _MARKS


def continue_quotations(founds: Sequence[Found], quotations: Sequence[Quotation], text: str) -> list[Found]:
    """Give every quotation that goes on from an attributed one, in its line or by its marks, to that attribution.

    Two attributions of which the second only goes on with the first one's open quotation become one.
    """
    shelf = Shelf(founds)
    for before, quotation in pairwise(quotations):
        if not _goes_on(before, quotation, text):
            continue
        holder = _innermost(shelf, before) if quotation.continues else None
        holder = holder or _holder(shelf, before)
        if holder is None:
            continue
        other = _holder(shelf, quotation)
        if other is None:
            shelf.replace(holder[0], _with_content(holder[1], (quotation.start, quotation.end)))
        elif quotation.continues and other[0] != holder[0] and other[1].start >= quotation.outer_start:
            shelf.replace(holder[0], _joined(holder[1], other[1]))
            shelf.remove(other[0])
    return shelf.all()


def _goes_on(before: Quotation, quotation: Quotation, text: str) -> bool:
    if quotation.continues:
        return True
    between = text[before.outer_end : min(quotation.outer_start, before.outer_end + _FAR)]
    if "\n" in between.strip(" ") and _stands_alone(text, quotation):
        # A paragraph of nothing but quotation goes on from the quotation that the paragraph before it ends with.
        return text[before.end - 1] in _ENDS_SENTENCE and len(between) < _FAR and between.count("\n") <= _ONE_LINE_ON
    ends = text[before.end - 1] in _ENDS_SENTENCE
    return "\n" not in between and ends and is_utterance(quotation, text) and len(between) < _FAR


def _holder(shelf: Shelf, quotation: Quotation) -> tuple[int, Found] | None:
    span = ((quotation.start, quotation.end),)
    best = max(shelf.near(span[0]), key=lambda entry: overlap(span, entry[1].content), default=None)
    return best if best is not None and overlap(span, best[1].content) * 2 > length(span) else None


def _innermost(shelf: Shelf, quotation: Quotation) -> tuple[int, Found] | None:
    """Of attributions inside of an open quotation the one that it ends with ("Lee noted that …", said a ministry)."""
    inside = (
        (number, found)
        for number, found in shelf.near((quotation.start, quotation.end))
        if 0 <= quotation.end - found.end < _MARKS and any(quotation.covers(*cue) for cue in found.cue)
    )
    return max(inside, key=lambda entry: entry[1].start, default=None)


def _with_content(found: Found, span: Span) -> Found:
    return replace(found, content=tuple(sorted((*found.content, span))))


def _joined(left: Found, right: Found) -> Found:
    source = left.source or right.source
    cue = tuple(sorted({*left.cue, *right.cue}))
    content = tuple(sorted({*left.content, *right.content}))
    return Found(source, cue, content, max(left.score, right.score), left.by)
