"""The act of a statement: what the speaker does with the words, by the cue and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.attribution.cues import cues
from tellings.attribution.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token


def act_of(cue: DocSpan | None) -> Act:
    """The act that a cue tells of; SAY where it tells none."""
    if cue is None:
        return Act.SAY
    for token in cue:
        act = _act_of_token(token)
        if act is not None and act is not Act.SAY:
            return act
    return Act.SAY


def _act_of_token(token: Token) -> Act | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("prep", "prt") and (act := cues().verbs.get(f"{lemma} {child.lower_}")):
                return act
        return cues().verbs.get(lemma)
    if token.pos_ in ("NOUN", "PROPN"):
        return cues().nouns.get(lemma)
    return None
