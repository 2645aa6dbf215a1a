"""Titles that attribute by a colon or a dash alone: "Army: raid failed", "Raid failed: army"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tellings.attribution.cues import cues
from tellings.attribution.found import Found, Span
from tellings.parties.phrases import text_of, tokens_of
from tellings.parties.vocabulary import vocabulary
from tellings.reports.report import Block, BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_COLON = re.compile(r":\s|\s[–—-]\s")
_LONGEST_LABEL = 6
_LIKELY, _GUESS = 0.6, 0.45
_TURNS = re.compile(r"^(?:Q|A|Update|Updated|Video|Watch|Photos?|Read more|Analysis|Live|Breaking|Exclusive)\b", re.I)


def find_labels(doc: Doc, blocks: Sequence[Block]) -> Iterator[Found]:
    """Attributions in titles and subheads by a speaker's name before or behind a colon or dash."""
    for block in blocks:
        if block.kind not in (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD):
            continue
        marks = list(_COLON.finditer(text_of(doc), block.start, block.end))
        if len(marks) != 1:
            continue
        mark = marks[0]
        before, behind = (block.start, mark.start()), (mark.end(), block.end)
        cue = (mark.start(), mark.end()) if text_of(doc)[mark.start()] == ":" else (mark.start() + 1, mark.end())
        cue = (cue[0], cue[0] + 1)
        if _speaks(doc, behind, last=True):
            yield Found((behind,), (cue,), (before,), _LIKELY, "a speaker behind the colon of a title")
        elif text_of(doc)[mark.start()] == ":" and _speaks(doc, before, last=False) and not _credited(doc, behind):
            yield Found((before,), (cue,), (behind,), _GUESS, "a speaker before the colon of a title")


def _credited(doc: Doc, span: Span) -> bool:
    """Whether a range itself ends with who says it ("driver was asleep, says survivor")."""
    tokens = tokens_of(doc, *span) or ()
    return any(token.lemma_.lower() in cues().verbs and token.i and token.nbor(-1).text == "," for token in tokens)


def _speaks(doc: Doc, span: Span, *, last: bool) -> bool:
    """Whether a range is nothing but somebody who can speak."""
    tokens = tokens_of(doc, *span)
    if tokens is None or len(tokens) > _LONGEST_LABEL or _TURNS.match(text_of(doc)[span[0] : span[1]]):
        return False
    if any(token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound") for token in tokens):
        return False
    return _can_speak(tokens, last=last)


def _can_speak(tokens: DocSpan, *, last: bool) -> bool:
    word = tokens[-1].lower_.strip(".")
    known = vocabulary()
    if word in known.roles or word in known.many or (last and word in known.documents):
        return True
    if last and word in known.bodies:
        return True
    return tokens[-1].ent_type_ in ("PERSON", "ORG") and (last or tokens[-1].ent_type_ == "PERSON")
