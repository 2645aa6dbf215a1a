"""Parties that are described and not named: "a port official", "the letter", "three diplomats"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.parties.cast import Cast, Figure
from tellings.parties.outlets import is_outlet
from tellings.parties.party import PartyKind
from tellings.parties.phrases import text_of
from tellings.parties.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_DETERMINERS = ("the ", "a ", "an ", "that ", "this ", "these ", "those ")
DEFINITE = frozenset({"the", "that", "this"})
REACH = 20_000
"""How many characters back somebody who was described before is looked for."""


def describe(cast: Cast, doc: Doc, span: DocSpan, root: Token, kind: PartyKind | None = None) -> Figure:
    """The figure that is described by these words: an earlier one with the same words, or a new one."""
    start, end = span.start_char, span.end_char
    if clause := _WHO.search(text_of(doc)[start:end]):
        end = start + clause.start()
    words = " ".join(text_of(doc)[start:end].split()).strip(' ,;:"“”')
    key = ("described", _without_determiner(words.lower()))
    number = cast.by_words.get(key)
    if number is None and span[0].lower_ in DEFINITE and len(span) <= 2:
        number = described_before(cast, root, start)
    figure = cast.figures[number] if number is not None else cast.new(kind or _kind_of(root))
    if number is None:
        figure.named = _has_proper_head(root)
        figure.roles.add(root.lower_)
    cast.by_words.setdefault(key, figure.number)
    cast.place(figure, words, start, end, description=not figure.named)
    return figure


_WHO = re.compile(r",\s+(?:who|whom|whose|which)\s.*|,?\s+(?:who|whom|whose|which)$", re.DOTALL)
"""A relative clause behind a comma, which adds to a description ("the ministry, which had first said so"), or the
beginning of one that was cut off ("an official who")."""


def described_before(cast: Cast, root: Token, place: int) -> int | None:
    """What "the letter" means after "a joint letter by six executives"."""
    fits = [f for f in cast.near(place, REACH) if root.lower_ in f.roles and not f.named]
    best = max(fits, key=lambda figure: figure.last_before(place), default=None)
    return best.number if best is not None else None


def _without_determiner(words: str) -> str:
    for determiner in _DETERMINERS:
        words = words.removeprefix(determiner)
    return words


def _has_proper_head(root: Token) -> bool:
    if root.pos_ == "PROPN":
        return True
    body = root.lower_ in vocabulary().bodies
    return body and any(token.pos_ == "PROPN" for token in root.lefts)


def _kind_of(root: Token) -> PartyKind:
    noun = root.lower_
    if noun in vocabulary().documents:
        return PartyKind.DOCUMENT
    if noun in vocabulary().many or root.tag_ in ("NNS", "NNPS"):
        return PartyKind.GROUP
    if noun in vocabulary().roles:
        return PartyKind.PERSON
    if noun in vocabulary().bodies:
        return PartyKind.ORGANISATION
    if any(c.dep_ == "relcl" and any(part.lower_ in ("who", "whom") for part in c.children) for c in root.children):
        return PartyKind.PERSON
    if is_outlet(root.text):
        return PartyKind.OUTLET
    person = root.ent_type_ == "PERSON" or (root.tag_ == "NNP" and not root.ent_type_ and root.text.istitle())
    return PartyKind.PERSON if person and not any(c.dep_ == "det" for c in root.children) else PartyKind.OTHER
