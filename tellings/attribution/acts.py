"""The act of a statement: what the speaker does with the words, by the cue and, where that is neutral, by the words.

Only what the words tell plainly is taken from them: a name that condemns ("called it shameful"), a promise in the first
person or its indirect form ("he would restore"), an expectation of the speaker's own. All else that is neutrally cued
is SAY.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.attribution.cues import base_form, cues
from tellings.attribution.moods import negated
from tellings.attribution.statement import Act
from tellings.attribution.told_acts import act_by_words, act_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_READ, _OPENING = 60, 14
_SELF = frozenset({"i", "we", "he", "she", "it", "they"})
_NAMING = frozenset({"call", "describe", "label", "dub", "brand", "term", "characterise", "characterize", "portray"})
_INSIDE = frozenset({"pobj", "compound", "poss", "nmod", "amod"})


def act_of(cue: Sequence[Token], content: Sequence[Token], *, direct: bool = False) -> Act:
    """The act of a statement; SAY where neither its cue nor its words tell more.

    Args:
        cue: The tokens that attribute.
        content: The tokens of what is attributed.
        direct: Whether all of it stands between quotation marks.
    """
    verbal = any(token.pos_ == "VERB" and base_form(token) in cues().verbs for token in cue)
    # "said on “Meet the Press”": beside a verb that attributes, a name is no verb that was misread.
    words = [token for token in cue if not (verbal and token.pos_ == "PROPN")]
    acts = [_if_done(act, token) for token in words if (act := _act_of_token(token)) is not None]
    told = next((act for act in acts if act is not Act.SAY), None)
    return told or _told_by_words(cue, content[:_READ], direct=direct) or Act.SAY


def _if_done(act: Act, token: Token) -> Act:
    """OTHER in place of an act that is said not to be done: "would neither confirm nor deny" does neither."""
    return Act.OTHER if act in _DONE and token.pos_ == "VERB" and negated(token) else act


_DONE = frozenset({Act.CONFIRM, Act.DENY, Act.ADMIT, Act.ACCUSE, Act.PROMISE})
"""Acts that are not there where they are negated; "does not believe" is a belief all the same."""


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


def _told_by_words(cue: Sequence[Token], content: Sequence[Token], *, direct: bool) -> Act | None:
    if any(base_form(token) in _NAMING for token in cue):
        # "called the attack a reprisal": what is named is not what it is called.
        called = [token for token in content if not (token.dep_ in ("dobj", "nsubj") and token.head in cue)]
        return next((act for act in (Act.CONDEMN, Act.ACCUSE) if _has(called, act)), None)
    if (told := act_by_words(content, direct=direct)) is not None:
        return told
    verbs = [t for t in content[:_OPENING] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    verb = next((verb for verb in verbs if _subject(verb) is not None), None)
    subject = _subject(verb) if verb is not None else None
    own = verb is not None and subject is not None and subject.lower_ in _SELF
    return Act.PREDICT if own and verb is not None and cues().verbs.get(verb.lemma_.lower()) is Act.PREDICT else None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)


def _has(content: Sequence[Token], act: Act) -> bool:
    words = act_words()[act.value]
    return any(token.lemma_.lower() in words or token.lower_ in words for token in content)
