"""Where parties are named in a report: names without the titles before them, and what the titles tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellings.parties.party import PartyKind
from tellings.parties.phrases import text_of
from tellings.parties.vocabulary import Gender, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_KINDS = {
    "PERSON": PartyKind.PERSON,
    "ORG": PartyKind.ORGANISATION,
    "GPE": PartyKind.PLACE,
    "LOC": PartyKind.PLACE,
    "NORP": PartyKind.GROUP,
    "FAC": PartyKind.ORGANISATION,
    "PRODUCT": PartyKind.ORGANISATION,
}
_EDGES = " \t\n\"“”‘’'«»()[],.;:–—-@"
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_HEADLINE_VERB = re.compile(
    r"\s(?:Says|Sees|Calls|Slams|Claims|Vows|Warns|Urges|Denies|Backs|Tells|Wants|Asks|Accuses|Blames|Hits|Rips|Defends|Attacks)(?=\s|$)"
)
"""A verb in a title that was taken for a part of the name before it."""
_DATELINE = re.compile(r"(?<=[a-z])\s[A-Z]{3,}(?=\s|$)")
"""A place in capitals that was taken for a part of the byline before it ("Ann Lee ULMOND")."""
_WHAT_IT_IS = re.compile(r"\s+(?:state\s+|state-run\s+)?(?:news\s+)?(?:agency|newspaper|magazine|website|channel)$")
"""What an outlet is, behind its name: no part of it ("Acme news agency")."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a party is named.

    Attributes:
        start: First character of the name, titles not included.
        end: One past the last, a possessive ending not included.
        words: The name, white space collapsed.
        kind: What the pipeline takes it for.
        gender: What an honorific before it tells.
        courtesy: Whether an honorific stands before it.
        head: Index of the name's last token.
        stated: Whether the report says beside it what it is ("the storage company Acme").
    """

    start: int
    end: int
    words: str
    kind: PartyKind
    gender: Gender
    courtesy: bool
    head: int
    stated: bool = False


def find_mentions(doc: Doc) -> Iterator[Mention]:
    """All names of a report that can be a party's: those that the pipeline found, then those that it missed."""
    for entity in doc.ents:
        kind = _KINDS.get(entity.label_)
        if kind is None:
            continue
        for part in _lines(entity):
            stated = kind in _OWNERS and _is_said_to_be_a_body(part)
            mention = _mention(*((part, PartyKind.ORGANISATION) if stated else _made_whole(part, kind)))
            if mention is not None:
                yield replace(mention, stated=stated)
    for span in _missed(doc):
        mention = _mention(span, PartyKind.PERSON)
        if mention is not None:
            yield mention


def _is_said_to_be_a_body(span: DocSpan) -> bool:
    """Whether a name stands beside what it is: "the storage company Halmer Voss", "Halmer Voss, a storage company"."""
    if not all(token.text[:1].isupper() for token in span if token.is_alpha):
        return False
    if any(child.dep_ == "appos" and _is_one_body(child) and child.i >= span.end for child in span.root.children):
        return True
    head = span.root.head
    comma = span.start > 1 and head.i == span.start - 2 and head.nbor().text == ","
    if span.root.dep_ == "appos" and _is_one_body(head) and comma:
        return True
    before = span.doc[span.start - 1] if span.start else None
    if before is None or not _is_one_body(before) or not (head == before or before.head in span):
        return False
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    if behind is None or behind.tag_ not in ("VBD", "VBZ", "VBP"):
        return True
    subject = before if head == before else span.root
    while subject.dep_ in ("pobj", "prep", "compound", "appos", "poss", "nmod"):
        subject = subject.head
    return subject.head in (behind, behind.head)  # Not so in "the company Ann Lee founded has failed".


def _is_one_body(token: Token) -> bool:
    return token.tag_ == "NN" and token.lower_ in vocabulary().generic


def _missed(doc: Doc) -> Iterator[DocSpan]:
    """Full names that the pipeline missed: a given name and one or two names behind it."""
    given = vocabulary().given
    for token in doc:
        if token.ent_type_ or token.lower_ not in given or not token.text.istitle():
            continue
        end = token.i + 1
        while end < len(doc) and end < token.i + 3 and _may_be_name(doc[end]):
            end += 1
        if end > token.i + 1:
            yield doc[token.i : end]


def _made_whole(span: DocSpan, kind: PartyKind) -> tuple[DocSpan, PartyKind]:
    """A name that the pipeline cut short or took for something else, and what it is then.

    "St Anne's" is a hospital where "Hospital" stands behind it; a person's name goes on as far as the parse joins it
    ("Luis Guillermo" in "Luis Guillermo Solis"); and what has a role before it is a person ("coach Ann Lee").
    """
    doc, owner = span.doc, span.end - 1 if span[-1].tag_ == "POS" else span.end
    behind = owner + 1
    if 0 < behind < len(doc) and doc[owner].tag_ == "POS" and _is_named_after(doc[behind]) and kind in _OWNERS:
        return doc[span.start : behind + 1], PartyKind.ORGANISATION
    if kind is PartyKind.PERSON and _is_named_after(span[-1]) and any(token.tag_ == "POS" for token in span):
        return span, PartyKind.ORGANISATION
    if kind is PartyKind.PERSON:
        return doc[span.start : _end_of_name(span)], kind
    role = doc[span.start - 1] if span.start else None
    words = [token for token in span if token.is_alpha and token.text.istitle() and token.pos_ == "PROPN"]
    if role is not None and 1 < len(span) == len(words) < _LONG_NAME and role.tag_ == "NN" and role.dep_ == "compound":
        titled = role.head in span and role.lower_ in vocabulary().roles
        named = not any(token.lower_ in vocabulary().bodies for token in span)
        return span, PartyKind.PERSON if titled and named else kind
    return span, kind


_OWNERS = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION})
_LONG_NAME = 4


def _is_named_after(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ in vocabulary().named_after


def _end_of_name(span: DocSpan) -> int:
    """Where a person's name of several words ends, if the parse joins more names to its last word."""
    doc, end = span.doc, span.end
    while len(span) > 1 and end < min(len(doc), span.end + 2):
        token = doc[end]
        joined = doc[end - 1].head.i >= token.i and doc[end - 1].dep_ == "compound"
        if not joined or token.pos_ != "PROPN" or not (token.is_alpha and token.text.istitle()):
            break
        end += 1
    return end


def _may_be_name(token: Token) -> bool:
    return not token.ent_type_ and token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without punctuation, honorifics in front and suffixes behind."""
    words = [word for word in re.split(r"[\s.]+", name.lower().replace("’", "'")) if word]
    words = [word.strip(",'\"“”()") for word in words]
    while len(words) > 1 and words[0] in vocabulary().honorifics:
        words.pop(0)
    while len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii", "iv"):
        words.pop()
    return tuple(word for word in words if word)


def _lines(entity: DocSpan) -> Iterator[DocSpan]:
    """An entity that was stretched over a line's end is two; so is a person behind an owner ("Acme's Ann Lee")."""
    start = entity.start
    for token in entity:
        owner = entity.label_ == "PERSON" and token.tag_ == "POS" and token.i + 1 < entity.end
        if "\n" in token.text or owner:
            if token.i > start:
                yield entity.doc[start : token.i]
            start = token.i + 1
    if start < entity.end:
        yield entity.doc[start : entity.end]


def _mention(span: DocSpan, kind: PartyKind) -> Mention | None:
    first, last = span.start, span.end - 1
    gender, courtesy = Gender.UNKNOWN, False
    if kind is PartyKind.PERSON:
        while first < last and (told := _honorific(span.doc[first])) is not None:
            gender, courtesy, first = _first_known(gender, told), True, first + 1
        for token in span.doc[max(0, first - 3) : first]:
            if (told := _honorific(token)) is not None and token.i >= first - 1:
                gender, courtesy = _first_known(gender, told), True
    start, end = _trim(text_of(span.doc), span.doc[first].idx, span.doc[last].idx + len(span.doc[last]))
    kind = _peoples(span, kind)
    if end - start < 2 or not text_of(span.doc)[start].isalnum():
        return None
    if kind is PartyKind.ORGANISATION and (what := _WHAT_IT_IS.search(text_of(span.doc), start, end)):
        end = what.start() if what.end() == end else end
    words = " ".join(text_of(span.doc)[start:end].split())
    if words.lower() in vocabulary().bodies | vocabulary().roles.keys() or words.islower():
        return None  # A capital at the start of a title makes no name of "Company"; without one, there is no name.
    if text_of(span.doc)[end : end + 1] == "." and words.lower() in vocabulary().abbreviated:
        kind = PartyKind.PLACE
    while last > first and span.doc[last].idx >= end:
        last -= 1
    return Mention(start, end, words, kind, gender, courtesy, last)


def _peoples(span: DocSpan, kind: PartyKind) -> PartyKind:
    """A people that was taken for a person or a place: a plural name, or one beside "members", "minorities"."""
    if len(span) != 1 or kind not in (PartyKind.PERSON, PartyKind.PLACE):
        return kind
    token = span[0]
    plural = token.tag_ in ("NNPS", "NNS") or (
        token.text.endswith("s") and token.text[:-1].lower().endswith(("ur", "an", "ite"))
    )
    beside = token.head.dep_ == "prep" and token.head.lower_ == "of" and token.head.head.lower_ in _OF_PEOPLES
    return PartyKind.GROUP if plural or (kind is PartyKind.PERSON and beside) else kind


_OF_PEOPLES = frozenset({"members", "minority", "minorities", "persecution", "treatment", "detention"})


def _honorific(token: Token) -> Gender | None:
    return vocabulary().honorifics.get(token.lower_.rstrip("."))


def _first_known(left: Gender, right: Gender) -> Gender:
    return right if left is Gender.UNKNOWN else left


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    bracket = text.find(" (", start, end)
    if bracket > start:
        end = bracket
    for cut in (_HEADLINE_VERB, _DATELINE):
        if found := cut.search(text, start, end):
            end = found.start()
    while end > start:
        if text[end - 1] in _EDGES and not (text[end - 1] == "." and "." in text[start : end - 1]):
            end -= 1
        elif (possessive := _POSSESSIVE.search(text, max(start, end - 3), end)) and possessive.end() == end:
            end = possessive.start()
        else:
            break
    while start < end and text[start] in _EDGES:
        start += 1
    if text[start : start + 4].lower() == "the " and end - start > 4:
        start += 4
    return start, end
