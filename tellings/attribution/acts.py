"""The act of a statement: what the speaker does with the words, by the cue and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.attribution.cues import base_form, cues
from tellings.attribution.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Token


def act_of(cue: Sequence[Token]) -> Act:
    """The act that the words of a cue tell of; SAY where they tell none."""
    acts = [act for token in cue if (act := _act_of_token(token)) is not None]
    return next((act for act in acts if act is not Act.SAY), Act.SAY)


def _act_of_token(token: Token) -> Act | None:
    base = base_form(token)
    if token.pos_ in ("NOUN", "PROPN") and (act := cues().nouns.get(token.lemma_.lower())):
        return act
    for child in token.children:
        if child.dep_ in ("prep", "prt", "agent") and (act := cues().verbs.get(f"{base} {child.lower_}")):
            return act
    if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "X"):
        return cues().verbs.get(base)
    return None
