"""The words for a speaker, made whole: the noun phrase around what was found, or the subject of the cue."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.attribution.clauses import subject_of
from tellings.attribution.found import Found, Span, overlap
from tellings.parties.phrases import noun_span, one_sentence, text_of, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = re.compile(r"(?:by|from|of|to|at|with|for|and|but)\s+(?=\S)", re.IGNORECASE)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_EMPTY = frozenset({"it", "there", "this", "that", "what"})


def with_whole_source(doc: Doc, found: Found) -> Found:
    """The attribution with the words for its speaker made whole.

    A source in another sentence than the cue gives way to the subject of the cue's verb, as does a relative pronoun to
    what it stands for; a source that is a part of a noun phrase becomes the phrase. What is attributed or attributes is
    never taken for a source.
    """
    verb = _verb(doc, found)
    subject = _subject(verb, found) if verb is not None else None
    if verb is not None and _agentless(verb, found):
        return replace(found, source=())
    piece = _nearest(found, subject)
    head = _head(doc, piece) if piece is not None else None
    if head is not None and head.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"):
        head, piece = None, None
    if head is None or (subject is not None and _gives_way(head, subject, verb)):
        head = subject if subject is not None and subject.lower_ not in _EMPTY | _RELATIVE else head
    if head is None:
        return replace(found, source=())
    span = noun_span(head)
    if piece is not None and overlap([piece], [span]):
        span = (min(span[0], piece[0]), max(span[1], piece[1])) if head.lower_ not in _RELATIVE else span
    if overlap([span], (*found.content, *found.cue)):
        span = (
            piece
            if piece is not None and not overlap([piece], (*found.content, *found.cue))
            else (head.idx, head.idx + len(head))
        )
    return replace(found, source=(_trimmed(text_of(doc), span),))


def _verb(doc: Doc, found: Found) -> Token | None:
    for cue in found.cue:
        for token in tokens_of(doc, *cue) or ():
            if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                return token
    return None


def _subject(verb: Token, found: Found) -> Token | None:
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in _NOMINAL:
        return None
    inside = any(start <= subject.idx < end for start, end in (*found.content, *found.cue))
    return None if inside else subject


def _nearest(found: Found, subject: Token | None) -> Span | None:
    """Of several pieces of a source the one that holds the subject, or else stands nearest to the cue."""
    if not found.source:
        return None
    if subject is not None:
        for piece in found.source:
            if piece[0] <= subject.idx < piece[1]:
                return piece
    place = found.cue[0][0] if found.cue else found.start
    return min(found.source, key=lambda piece: min(abs(piece[0] - place), abs(piece[1] - place)))


def _head(doc: Doc, piece: Span) -> Token | None:
    tokens = tokens_of(doc, *piece)
    if tokens is None:
        return None
    root = tokens.root
    if root.dep_ == "appos" and root.head.pos_ == "PROPN" and 0 < tokens.start - root.head.i < 4:
        return root.head
    if root.pos_ in _NOMINAL:
        return root
    if root.pos_ in ("DET", "ADJ") and root.head.pos_ in _NOMINAL and root.head.i - root.i < 4:
        return root.head
    return next((token for token in reversed(tokens) if token.pos_ in _NOMINAL), None)


def _gives_way(head: Token, subject: Token, verb: Token | None) -> bool:
    if head == subject or verb is None:
        return False
    if head.lower_ in _RELATIVE:
        return True
    if not one_sentence(head, verb):
        return True
    direct = subject.head == verb and subject.dep_ in ("nsubj", "nsubjpass") and not _passive(verb)
    joined = head in subject.subtree or subject in head.subtree
    return direct and not joined


def _agentless(verb: Token, found: Found) -> bool:
    """Whether what was found as the source is only whom it is said of ("the crew are thought to be safe")."""
    if not _passive(verb) or verb.lemma_.lower() not in _SAID_OF:
        return False
    if any(child.dep_ == "agent" for child in verb.children) or not found.source:
        return not found.source
    return any(c.dep_ == "nsubjpass" and any(a <= c.idx < b for a, b in found.source) for c in verb.children)


_SAID_OF = frozenset(
    {"think", "believe", "expect", "fear", "consider", "say", "accuse", "regard", "know", "report", "estimate", "see"}
    | {"describe", "label", "dub", "bill", "predict", "suspect", "allege", "deem", "assume", "view"}
)


def _passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while preposition := _BEFORE.match(text, start, end):
        start = preposition.end()
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in ',;:(–—-“"'):
        end -= 1
    while start < end - 1 and (text[start].isspace() or text[start] in ",;:)–—”"):
        start += 1
    return start, end
