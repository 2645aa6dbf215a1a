"""What a time tells of: the verb or noun that it goes with, and whether that is what its sentence is about."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.language.times.expression import Bearing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING = frozenset({
    "say", "tell", "announce", "report", "state", "add", "claim", "declare", "warn", "note", "write", "tweet", "ask",
    "confirm", "deny", "acknowledge", "argue", "insist", "explain", "comment", "respond", "reply", "describe",
})  # fmt: skip
_OF_WHAT = frozenset({
    "admit", "concede", "reveal", "disclose", "testify", "allege", "complain", "stress", "maintain", "recall",
    "promise", "recount", "vow", "pledge", "predict", "estimate", "conclude", "suggest", "hint", "reiterate",
    "emphasise", "accept", "emphasize", "assert", "contend", "remark", "observe", "believe",
})  # fmt: skip
"""Verbs that are of saying where a clause tells of what: one may admit a theft, and admit that one stole."""
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "appos", "parataxis"})
_INSIDE_NOUN = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
_CLIMB = 15


@dataclass(frozen=True, slots=True)
class Attachment:
    """The word that a time goes with, and how it stands in the sentence."""

    word: Token
    bearing: Bearing


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that holds a character, by halving: `char_span` would look through all of them."""
    at = bisect_right(range(len(doc)), offset, key=lambda number: doc[number].idx) - 1
    return doc[at] if at >= 0 else None


def attach(doc: Doc, first: int, last: int) -> Attachment | None:
    """The verb or noun that the time from `first` to `last` (characters) goes with, or None where it has none."""
    token = token_at(doc, last - 1)
    while token is not None and token.head.i != token.i and first <= token.head.idx < last:
        token = token.head
    inside_noun = False
    for _ in range(_CLIMB):
        if token is None or token.head.i == token.i:
            return None
        inside_noun = token.dep_ in _INSIDE_NOUN
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return Attachment(token, _bearing(token))
        if token.pos_ == "NOUN" and not first <= token.idx < last:
            return Attachment(token, "background" if inside_noun else _bearing(token))
    return None


def _bearing(word: Token) -> Bearing:
    if word.pos_ == "VERB" and (word.lemma_ in _SAYING or (word.lemma_ in _OF_WHAT and _has_clause(word))):
        return "saying"
    for _ in range(_CLIMB):
        if word.dep_ in _ASIDE:
            return "background"
        if word.head.i == word.i:
            break
        word = word.head
    return "event"


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)
