"""Whoever quotes is not the speaker: "Acme News quoted Ann Lee as saying", "Acme News reported, citing officials"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.attribution.clauses import subject_of
from tellings.attribution.found import Found, Span, cut_out, overlap
from tellings.parties.cast import Cast
from tellings.parties.outlets import is_outlet, is_outlet_noun
from tellings.parties.party import PartyKind
from tellings.parties.phrases import noun_span, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SHORTEST = 3
_QUOTES = frozenset({"quote", "cite"})
_AS_SAYING = frozenset({"say", "tell", "describe", "claim", "add", "write", "warn", "call"})
_MADE_BY = frozenset({"cite", "quote", "post", "publish", "obtain", "release", "see", "share", "review", "interview"})


def without_quoter(doc: Doc, cast: Cast, found: Found) -> tuple[Found, tuple[Span, ...]]:
    """The attribution with its true source, and whoever quotes that source, nearest the report first.

    Args:
        doc: The report's parse.
        cast: Who is in the report.
        found: As it was found: its source may be the one who quotes.
    """
    verb = _verb(doc, found)
    if verb is None:
        return _made_by(doc, cast, found)
    quoting = verb if verb.lemma_.lower() in _QUOTES else _governing(verb)
    if quoting is not None:
        return _of_quoting(found, quoting)
    return _citing(doc, cast, found, verb) or _made_by(doc, cast, found)


def _verb(doc: Doc, found: Found) -> Token | None:
    tokens = [token for span in found.cue for token in tokens_of(doc, *span) or ()]
    return next((token for token in reversed(tokens) if token.pos_ == "VERB"), None)


def _governing(verb: Token) -> Token | None:
    """The "quoted" of "quoted her as saying"."""
    head = verb.head
    if verb.lemma_.lower() in _AS_SAYING and verb.dep_ == "pcomp" and head.lower_ == "as":
        return head.head if head.head.lemma_.lower() in _QUOTES else None
    if verb.dep_ == "acl" and head.dep_ == "dobj" and head.head.lemma_.lower() in _QUOTES:
        return head.head
    return None


def _of_quoting(found: Found, quoting: Token) -> tuple[Found, tuple[Span, ...]]:
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in quoting.children):
        speaker = next((child for child in quoting.children if child.dep_ == "nsubjpass"), None)
        quoter = subject_of(quoting)
    else:
        speaker = next((child for child in quoting.children if child.dep_ == "dobj"), None)
        quoter = subject_of(quoting)
    if speaker is None:
        return found, ()
    found = replace(found, content=_without_as_saying(found, quoting, speaker))
    if overlap([noun_span(speaker)], found.content):
        return found, ()
    span = noun_span(speaker)
    through = () if quoter is None or quoter is speaker else (noun_span(quoter),)
    return replace(found, source=(span,)), tuple(part for part in through if not overlap([part], [span]))


def _without_as_saying(found: Found, quoting: Token, speaker: Token) -> tuple[Span, ...]:
    """The content without "her as saying", where that was taken for a part of it."""
    for child in quoting.children:
        verb = next((verb for verb in child.children if verb.dep_ == "pcomp"), None) if child.lower_ == "as" else None
        if verb is not None:
            hole = (min(noun_span(speaker)[0], child.idx), verb.idx + len(verb))
            rest = [part for piece in found.content for part in cut_out(piece, [hole])]
            return tuple(part for part in rest if part[1] - part[0] > _SHORTEST) or found.content
    return found.content


def _citing(doc: Doc, cast: Cast, found: Found, verb: Token) -> tuple[Found, tuple[Span, ...]] | None:
    if not found.source or not _is_outlet(cast, doc, found.source[0]):
        return None
    for child in verb.children:
        if child.lemma_.lower() in _QUOTES and child.tag_ == "VBG":
            cited = next((grandchild for grandchild in child.children if grandchild.dep_ == "dobj"), None)
            if cited is not None and not overlap([noun_span(cited)], found.content):
                return replace(found, source=(noun_span(cited),)), (found.source[0],)
    return None


def _is_outlet(cast: Cast, doc: Doc, span: Span) -> bool:
    tokens = tokens_of(doc, *span)
    if tokens is None:
        return False
    if is_outlet_noun(tokens.root.lower_) or is_outlet(tokens.text):
        return True
    numbers = [cast.at[token.idx] for token in tokens if token.idx in cast.at]
    return any(cast.figures[number].kind is PartyKind.OUTLET for number in numbers)


def _made_by(doc: Doc, cast: Cast, found: Found) -> tuple[Found, tuple[Span, ...]]:
    """A source "cited by Acme News" is a source, through Acme News."""
    tokens = tokens_of(doc, *found.source[0]) if found.source else None
    if tokens is None:
        return found, ()
    for token in tokens:
        if token.lemma_.lower() not in _MADE_BY or token.i == tokens.start:
            continue
        agent = next((noun for by in token.children if by.dep_ == "agent" for noun in by.children), None)
        if agent is not None and _is_outlet(cast, doc, noun_span(agent)):
            end = doc[token.i - 1].idx + len(doc[token.i - 1])
            return replace(found, source=((found.source[0][0], end),)), (noun_span(agent),)
    return found, ()
