"""Whether the clause that holds a time tells of the past or of the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.language.times.attach import token_at
from tellings.language.times.setting import Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AHEAD = frozenset({"will", "'ll", "’ll", "shall", "may", "might", "would", "should", "can", "must", "wo", "'d"})
_PLANS = frozenset({
    "expect", "plan", "schedule", "intend", "hope", "aim", "due", "set", "seek", "vow", "promise", "pledge",
    "slate", "want", "agree", "likely",
})  # fmt: skip
_TIMETABLED = frozenset({
    "begin", "start", "open", "end", "close", "resume", "meet", "vote", "expire", "arrive", "leave", "depart",
    "return", "play", "air",
})  # fmt: skip
_FIXES = frozenset(["schedule", "plan", "expect", "slate", "postpone", "await"])
_SETS = frozenset({
    "declare", "announce", "call", "set", "order", "propose", "convene", "organise", "organize", "arrange", "promise",
})  # fmt: skip
_HELD = frozenset({
    "day", "holiday", "mourning", "election", "vote", "ballot", "referendum", "strike", "walkout", "rally", "march",
    "protest", "demonstration", "vigil", "funeral", "ceremony", "meeting", "summit", "session", "hearing", "conference",
    "debate", "talk", "negotiation", "visit", "match", "concert", "inauguration", "boycott", "curfew",
})  # fmt: skip
"""What is set for a day to come. A death or a deal that is announced has been."""
_CLIMB = 12


def tense_at(doc: Doc, offset: int) -> Tense:
    """The tense of the verb that governs the word at a character of the text."""
    token: Token | None = token_at(doc, offset)
    if token is not None and _is_set(token):
        return "future"
    for _ in range(_CLIMB):
        if token is None:
            return "unsure"
        if token.pos_ in ("VERB", "AUX"):
            tense = _tense_of(token, offset)
            if tense != "unsure":
                return tense
        token = token.head if token.head.i != token.i else None
    return "unsure"


def _is_set(day: Token) -> bool:
    """Whether a day is the one for which something is set: "declared a day of mourning on Thursday".

    It hangs on what is set, not on the setting of it; only "for" tells it where it hangs on the verb.
    """
    if day.dep_ != "pobj" or day.head.lower_ not in ("on", "for"):
        return False
    token, passed = day.head.head, {day.head.head.lemma_}
    if token.pos_ == "VERB":
        return day.head.lower_ == "for" and token.lemma_ in _SETS and any(c.lemma_ in _HELD for c in _objects(token))
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
        passed.add(token.lemma_)
    return token.dep_ == "dobj" and token.head.lemma_ in _SETS and bool(passed & _HELD)


def _objects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]


def _tense_of(verb: Token, offset: int) -> Tense:
    tag = verb.tag_
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & _AHEAD:
        return "future" if not words & {"have"} else "past"
    if "to" in words:
        return "future" if verb.head.lemma_ in _PLANS else "unsure"
    if verb.lemma_ in _FIXES and verb.idx < offset:
        return "future"
    if tag == "VBD" or any(helper.tag_ == "VBD" or helper.lower_ == "had" for helper in helpers):
        return "past"
    if tag in ("VBZ", "VBP") and verb.lemma_ in _TIMETABLED and verb.idx < offset:
        return "future"
    if tag == "VBG" and verb.lemma_ == "go":
        return "future"
    return "past" if tag == "VBN" and not helpers else "unsure"
