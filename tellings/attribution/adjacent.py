"""What a speaker says without a break is one statement: a quotation and the next, "said …, adding …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.attribution.draft import Draft
from tellings.attribution.found import join_spans, overlap
from tellings.attribution.statement import Mood, SpeechKind
from tellings.parties.phrases import one_sentence, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GAP = 90
_CREDIBLE = 0.4
"""What is likely enough a statement to be joined to another."""


def join_adjacent(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Join each draft to the one before it where the same speaker simply goes on.

    A quotation goes on from a quotation where no more than the words that attribute them stands between; a participle
    ("adding") goes on within its sentence.
    """
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(doc, before, draft):
            joined[-1] = _joined(before, draft)
        else:
            joined.append(draft)
    return joined


def _goes_on(doc: Doc, before: Draft, draft: Draft) -> bool:
    if before.speaker < 0 or before.speaker != draft.speaker or draft.mood is not before.mood is Mood.ASSERTED:
        return False
    if min(before.score, draft.score) < _CREDIBLE:
        return False
    if draft.found.start < before.found.end or not before.found.cue or not draft.found.cue:
        return False
    if before.kind is draft.kind is SpeechKind.DIRECT:
        return draft.found.start - before.found.end < _GAP and draft.found.cue[0][0] >= draft.found.start
    return _adds(doc, before, draft)


def _adds(doc: Doc, before: Draft, draft: Draft) -> bool:
    cue, earlier = tokens_of(doc, *draft.found.cue[0]), tokens_of(doc, *before.found.cue[0])
    if cue is None or earlier is None or cue[0].tag_ != "VBG" or not one_sentence(cue[0], earlier[0]):
        return False
    inside = overlap(draft.found.cue, before.found.content) or overlap(before.found.cue, draft.found.content)
    return not inside and draft.act is before.act


def _joined(before: Draft, draft: Draft) -> Draft:
    found = replace(
        before.found,
        cue=join_spans((*before.found.cue, *draft.found.cue), gap=0),
        content=join_spans((*before.found.content, *draft.found.content), gap=0),
        score=max(before.found.score, draft.found.score),
        twice=before.found.twice or draft.found.twice,
    )
    kind = before.kind if before.kind is draft.kind else SpeechKind.MIXED
    score = max(before.score, draft.score)
    return replace(before, found=found, kind=kind, relays=before.relays or draft.relays, score=score)
