"""To whom something was said, where the cue says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.attribution.found import Span
from tellings.parties.phrases import noun_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset(
    [
        "tell",
        "inform",
        "remind",
        "assure",
        "ask",
        "urge",
        "warn",
        "advise",
        "order",
        "instruct",
        "beg",
        "implore",
        "promise",
        "thank",
        "notify",
        "brief",
    ]
)
_SAYING = frozenset(
    [
        "say",
        "write",
        "explain",
        "speak",
        "talk",
        "read",
        "reply",
        "respond",
        "announce",
        "confess",
        "admit",
        "complain",
        "apologise",
        "apologize",
    ]
)


def find_addressee(cue: Sequence[Token]) -> Span | None:
    """The addressee of a cue: whom they told, or to whom they said it."""
    for token in cue:
        lemma = token.lemma_.lower()
        head = _object(token) if lemma in _TELLING else _behind_to(token) if lemma in _SAYING else None
        if head is not None and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return noun_span(head)
    return None


def _object(verb: Token) -> Token | None:
    return next(
        (child for child in verb.children if child.dep_ in ("dobj", "dative", "iobj") and child.i > verb.i), None
    )


def _behind_to(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None
