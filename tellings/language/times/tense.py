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
_CLIMB = 12


def tense_at(doc: Doc, offset: int) -> Tense:
    """The tense of the verb that governs the word at a character of the text."""
    token: Token | None = token_at(doc, offset)
    for _ in range(_CLIMB):
        if token is None:
            return "unsure"
        if token.pos_ in ("VERB", "AUX"):
            tense = _tense_of(token, offset)
            if tense != "unsure":
                return tense
        token = token.head if token.head.i != token.i else None
    return "unsure"


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
