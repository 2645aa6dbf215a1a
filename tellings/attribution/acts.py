"""The act of a statement: what the speaker does with the words, by the cue and, where that is neutral, by the words.

Only what the words tell plainly is taken from them: a name that condemns ("called it shameful"), a promise in the first
person or its indirect form ("he would restore"), an expectation of the speaker's own. All else that is neutrally cued
is SAY.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tellings.attribution.cues import base_form, cues
from tellings.attribution.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_READ, _OPENING = 60, 14
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_SELF = frozenset({"i", "we", "he", "she", "it", "they"})
_NAMING = frozenset({"call", "describe", "label", "dub", "brand", "term", "characterise", "characterize", "portray"})
_INSIDE = frozenset({"pobj", "compound", "poss", "nmod", "amod"})


def act_of(cue: Sequence[Token], content: Sequence[Token]) -> Act:
    """The act of a statement; SAY where neither its cue nor its words tell more.

    Args:
        cue: The tokens that attribute.
        content: The tokens of what is attributed.
    """
    acts = [act for token in cue if (act := _act_of_token(token)) is not None]
    told = next((act for act in acts if act is not Act.SAY), None)
    return told or _told_by_words(cue, content[:_READ]) or Act.SAY


def _act_of_token(token: Token) -> Act | None:
    base = base_form(token)
    noun = token.pos_ in ("NOUN", "PROPN")
    if noun and (act := cues().nouns.get(token.lemma_.lower())):
        return act
    if noun and token.dep_ in _INSIDE:
        return None
    for child in token.children:
        dated = any(grandchild.ent_type_ in ("DATE", "TIME") for grandchild in child.children)
        if child.dep_ in ("prep", "prt", "agent") and not dated and (act := cues().verbs.get(f"{base} {child.lower_}")):
            return act
    behind = token.i + 1
    if behind < len(token.doc) and (act := cues().verbs.get(f"{base} {token.doc[behind].lower_}")):
        return act
    return cues().verbs.get(base) if noun or token.pos_ in ("VERB", "AUX", "X") else None


@cache
def act_words() -> Mapping[str, frozenset[str]]:
    """Act → words in what is said that go with it (see `act_words.toml`)."""
    data = tomllib.loads(resources.files("tellings.attribution").joinpath("act_words.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def _told_by_words(cue: Sequence[Token], content: Sequence[Token]) -> Act | None:
    if any(base_form(token) in _NAMING for token in cue):
        return next((act for act in (Act.CONDEMN, Act.ACCUSE) if _has(content, act)), None)
    verbs = [t for t in content[:_OPENING] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    verb = next((verb for verb in verbs if _subject(verb) is not None), None)
    subject = _subject(verb) if verb is not None else None
    if verb is None or subject is None or subject.lower_ not in _SELF:
        return None
    if cues().verbs.get(verb.lemma_.lower()) is Act.PREDICT:
        return Act.PREDICT
    will = any(child.dep_ == "aux" and child.lower_ in _FUTURE for child in verb.children)
    return Act.PROMISE if will and _has(content, Act.PROMISE) else None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)


def _has(content: Sequence[Token], act: Act) -> bool:
    words = act_words()[act.value]
    return any(token.lemma_.lower() in words or token.lower_ in words for token in content)
