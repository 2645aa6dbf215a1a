"""What is counted or measured: the noun that a number goes with, the words around it, and what it depends on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.language.quantities.quantity import Attackers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 9
_SENTENCE = 60
"""Words before and behind a number in which it may be said whether attackers are counted."""
_PASSED = frozenset(
    {"other", "more", "additional", "further", "of", "the", "these", "those", "his", "her", "their", "its", "our", "my"}
)
_IN_NOUN = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN", "HYPH", "POS", "AFX", "FW"})
_ENDING = frozenset({"NN", "NNS", "NNP", "NNPS"})
_STATES = frozenset({"dead", "shot", "killed", "wounded", "injured", "hurt", "missing", "arrested", "detained"})
_SKIPPED = frozenset(
    {"DET", "PUNCT", "SPACE", "NUM", "PRON", "ADP", "CCONJ", "SCONJ", "PART", "SYM", "X", "INTJ", "AUX"}
)
_ATTACKER = "gunman|gunmen|attackers?|shooters?|bombers?|suspects?|perpetrators?|assailants?|killers?|hijackers?"
_WITH_ATTACKERS = re.compile(
    rf"\b(?:including|among them|counting)\s(?:the|both|a|all|its|their|his|\w+)?\s?(?:\w+\s)?(?:{_ATTACKER})\b",
    re.IGNORECASE,
)
_WITHOUT_ATTACKERS = re.compile(
    rf"\b(?:not including|excluding|apart from|aside from|besides|in addition to|as well as|not counting|plus)\s"
    rf"(?:the|both|a|all)?\s?(?:\w+\s)?(?:{_ATTACKER})\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:including|includes?|among (?:them|those|whom)(?: (?:is|are|was|were))?|of (?:them|whom)"
    r"|in addition to|besides)[,:]?\s(?:at least |about )?$",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(
    r"\s(?:of (?:\d|two|three|four|five|six|the|those|these|them|whom|his|her|their|its|our)\b"
    r"|(?:were|was|are) among\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number goes with.

    Attributes:
        start: Index of its first token behind the number.
        end: Index of the last one, the head.
    """

    start: int
    end: int


def find_counted(doc: Doc, first: int, last: int) -> Counted | None:
    """The noun behind a number or a unit.

    Args:
        doc: The parse.
        first: Index of the first token of the number.
        last: Index of its last token, or of its unit's.
    """
    head = doc[last].head
    if last < head.i <= last + _REACH and doc[last].dep_ == "nummod" and head.tag_ in _ENDING:
        return Counted(_past(doc, last + 1, head.i), head.i)
    return _run(doc, last + 1)


def _past(doc: Doc, at: int, end: int) -> int:
    while at < end and (doc[at].lower_ in _PASSED or doc[at].text == "-"):
        at += 1
    return at


def _run(doc: Doc, at: int) -> Counted | None:
    """The first unbroken run of a noun's words; its last noun is the head."""
    limit = min(len(doc), at + _REACH)
    at = _past(doc, at, limit)
    start, found = at, None
    while at < limit:
        token = doc[at]
        if token.tag_ not in _IN_NOUN or token.is_space or (token.lower_ in _STATES and found is not None):
            break
        if token.tag_ in ("VBG", "VBN") and token.dep_ not in ("amod", "compound", "nmod"):
            break
        if token.is_sent_start:
            break
        if token.tag_ in _ENDING:
            found = at
        at += 1
    return None if found is None or doc[found].lower_ in _STATES else Counted(start, found)


def lemmas(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Lower-cased lemmas of the content words from token `start` to `end` (exclusive)."""
    return tuple(token.lemma_.lower() for token in doc[start:end] if not token.is_stop and token.pos_ not in _SKIPPED)


def governor_of(token: Token) -> Token:
    """The verb, noun or adjective that a token depends on, prepositions passed by; itself at the root."""
    above = token.head
    while above.dep_ in ("prep", "pcomp", "agent") and above.head.i != above.i and above.pos_ in ("ADP", "SCONJ"):
        above = above.head
    return above


def lemmas_around(token: Token) -> tuple[str, ...]:
    """Lemmas of the content words near a token in its clause: above it, beside it, and below those."""
    above = governor_of(token)
    near = {above, *above.children}
    if above.dep_ in ("prep", "pobj", "amod", "attr", "acomp", "dobj", "relcl", "acl") or above.pos_ in (
        "AUX",
        "ADJ",
        "NUM",
    ):
        top = governor_of(above)
        near |= {top, *top.children}
    near |= {inner for child in list(near) if child.dep_ == "prep" for inner in child.children}
    near |= set(token.children)
    near |= {inner for child in token.children if child.dep_ == "prep" for inner in child.children}
    ordered = sorted(
        (t for t in near if t.i != token.i and not t.is_stop and t.pos_ not in _SKIPPED), key=lambda t: t.i
    )
    return tuple(dict.fromkeys(t.lemma_.lower() for t in ordered))


def attackers_beside(token: Token) -> Attackers:
    """Whether the sentence of a token says that a number includes those who did it."""
    sentence = _sentence_of(token)
    if _WITHOUT_ATTACKERS.search(sentence):
        return Attackers.EXCLUDED
    return Attackers.INCLUDED if _WITH_ATTACKERS.search(sentence) else Attackers.NOT_SAID


def _sentence_of(token: Token) -> str:
    """The text of a token's sentence, as far as it is near; `Token.sent` looks through the whole document."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > max(0, token.i - _SENTENCE) and not doc[first].is_sent_start:
        first -= 1
    while last < min(len(doc), token.i + _SENTENCE) and not doc[last].is_sent_start:
        last += 1
    return str(doc[first:last].text)


def is_part(text: str, start: int, end: int) -> bool:
    """Whether a number at `start` to `end` is said to be a part of another one."""
    return bool(_PART.search(text[max(0, start - 32) : start]) or _PART_BEHIND.match(text, end))
