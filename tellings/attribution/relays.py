"""Who passed a statement on, as far as its own sentence says: whom it was told, and in what it was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.attribution.draft import Draft, Link
from tellings.attribution.found import Found, Span, overlap
from tellings.attribution.statement import RelayKind
from tellings.parties.cast import Cast
from tellings.parties.outlets import is_outlet, is_outlet_noun
from tellings.parties.party import PartyKind
from tellings.parties.phrases import noun_span, sentence_of, tokens_of
from tellings.parties.pronouns import Heard
from tellings.parties.within import resolve_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLD = frozenset(
    [
        "tell",
        "inform",
        "say",
        "speak",
        "talk",
        "confirm",
        "write",
        "explain",
        "reveal",
        "admit",
        "send",
        "provide",
        "give",
        "join",
        "email",
        "assure",
    ]
)
_TO_OUTLET = frozenset(["to", "with", "by", "via", "on", "in", "for", "through", "from", "of", "at"])
_SURE_NOUNS = frozenset(
    ["newspaper", "magazine", "broadcaster", "outlet", "publication", "media", "tabloid", "newspapers", "outlets"]
)
_MEDIA = frozenset(
    [
        "statement",
        "letter",
        "email",
        "e-mail",
        "tweet",
        "tweets",
        "post",
        "interview",
        "conference",
        "briefing",
        "speech",
        "report",
        "memo",
        "filing",
        "affidavit",
        "lawsuit",
        "release",
        "message",
        "video",
        "blog",
        "note",
        "testimony",
        "hearing",
        "address",
        "book",
        "article",
        "twitter",
        "facebook",
        "instagram",
        "weibo",
        "telegram",
        "youtube",
        "website",
        "broadcast",
        "podcast",
        "document",
        "paper",
        "announcement",
        "rally",
        "debate",
    ]
)
_IN_MEDIUM = frozenset(["in", "on", "via", "by", "through", "during", "at"])
_MOST_OUTLETS = 2
_STEPS = 10
_AROUND = 120
_GOES_ON = 500


def find_links(doc: Doc, cast: Cast, found: Found, heard: Heard) -> tuple[Link, ...]:
    """The links that the sentence of a statement's cue tells of: outlets first, then the medium.

    Args:
        doc: The report's parse.
        cast: Who is in the report.
        found: The statement's spans.
        heard: Who spoke last, for "the magazine".
    """
    if not found.cue:
        return ()
    tokens = _around_cue(doc, found)
    cue = {token.i for span in found.cue for token in tokens_of(doc, *span) or ()}
    cue |= {doc[i].head.i for i in cue if doc[i].dep_ == "conj"}
    near = [token for token in tokens if _is_outlet(cast, token) and _belongs(token, cue)]
    outlets = _apart(_outlets(cast, [*near, *_in_source(doc, found)]))
    asker = _asker(cast, tokens) if outlets else None
    spans = [*outlets[:_MOST_OUTLETS], *([asker] if asker and not overlap([asker], outlets) else [])]
    links = [Link(span, RelayKind.PARTY, resolve_words(cast, doc, *span, heard)) for span in spans]
    media = [Link(span, RelayKind.MEDIUM) for span in _media(tokens, outlets)]
    return (*links, *media[:1])


def _around_cue(doc: Doc, found: Found) -> list[Token]:
    """The tokens of the cue's sentence that stand in no content and not in the source."""
    cue = tokens_of(doc, *found.cue[-1])
    if cue is None:
        return []
    taken = (*found.content, *found.source)
    sentence = sentence_of(cue[0])
    low, high = max(sentence.start, cue[0].i - _AROUND), min(sentence.end, cue[0].i + _AROUND)
    return [t for t in doc[low:high] if not t.is_space and not any(start <= t.idx < end for start, end in taken)]


def _in_source(doc: Doc, found: Found) -> list[Token]:
    """The tokens of "in Acme News" inside of a source ("a commentator in Acme News")."""
    tokens = tokens_of(doc, *found.source[0]) if found.source else None
    behind = [token for token in tokens or () if token.dep_ == "prep" and token.lower_ in ("in", "on")]
    return [token for preposition in behind for token in preposition.subtree]


def _belongs(token: Token, cue: set[int]) -> bool:
    """Whether a token hangs on the cue, by prepositions, nouns and participles ("speaking to Acme News")."""
    for _ in range(_STEPS):
        if token.i in cue:
            return True
        if token.head is token or token.dep_ in ("relcl", "nsubj", "nsubjpass"):
            return False
        token = token.head
    return False


def _outlets(cast: Cast, tokens: Sequence[Token]) -> Iterator[Span]:
    for token in tokens:
        if token.dep_ != "appos" and _is_outlet(cast, token) and _is_object(token):
            yield _outlet_span(cast, token)


def _outlet_span(cast: Cast, token: Token) -> Span:
    """The outlet's name; with the show, where it is one of the outlet's ("BBC Radio 4’s Today programme")."""
    owned = token
    while owned.dep_ in ("compound", "nmod", "amod") and owned.head.i > owned.i:
        owned = owned.head
    if owned.dep_ == "poss" and is_outlet_noun(owned.head.lower_):
        return noun_span(owned.head)
    number = cast.at.get(token.idx)
    if number is None:
        return noun_span(token)
    spans = (span for spans in cast.figures[number].names.values() for span in spans)
    return next((span for span in spans if span[0] == token.idx), noun_span(token))


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Spans without those that overlap a longer one."""
    chosen: list[Span] = []
    for span in sorted(set(spans), key=lambda span: span[0] - span[1]):
        if not overlap([span], chosen):
            chosen.append(span)
    return sorted(chosen)


def _is_outlet(cast: Cast, token: Token) -> bool:
    number = cast.at.get(token.idx)
    if number is not None:
        return cast.figures[number].kind is PartyKind.OUTLET
    if token.pos_ == "PROPN" and token.dep_ != "compound" and is_outlet(token.text):
        return True
    if not is_outlet_noun(token.lower_) or token.pos_ != "NOUN" or token.dep_ == "compound":
        return False
    if any(child.dep_ == "poss" or child.lower_ == "social" for child in token.children):
        return False
    if any(cast.figures[cast.at[part.idx]].kind is PartyKind.OUTLET for part in token.subtree if part.idx in cast.at):
        # "Acme news agency": the name says it already.
        return False
    told = token.dep_ in ("dobj", "dative") and token.head.lemma_.lower() == "tell"
    return told or (token.lower_ in _SURE_NOUNS and token.dep_ in ("dobj", "dative", "pobj"))


def _is_object(token: Token) -> bool:
    """Whether an outlet is told, or stands behind "to", "with", "by" and the like; not the subject of the sentence."""
    for _ in range(6):
        if token.dep_ in ("dobj", "dative", "npadvmod", "iobj"):
            return token.head.lemma_.lower() in _TOLD
        if token.dep_ == "pobj":
            return token.head.lower_ in _TO_OUTLET
        if token.dep_ not in ("compound", "nmod", "poss", "appos", "conj", "amod") or token.head is token:
            return False
        token = token.head
    return False


def _asker(cast: Cast, tokens: Sequence[Token]) -> Span | None:
    """The person of an outlet who was told it ("told Acme News’ Ann Lee")."""
    for token in tokens:
        number = cast.at.get(token.idx)
        if number is None or cast.figures[number].kind is not PartyKind.PERSON:
            continue
        head = token
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        if head.dep_ in ("dobj", "dative") and head.head.lemma_.lower() == "tell":
            return token.idx, head.idx + len(head)
        if head.dep_ == "pobj" and head.head.head.lower_ == "interview":
            return token.idx, head.idx + len(head)
    return None


def _media(tokens: Sequence[Token], outlets: Sequence[Span]) -> Iterator[Span]:
    for token in tokens:
        if token.lower_ in _MEDIA and token.dep_ == "pobj" and token.head.lower_ in _IN_MEDIUM:
            span = noun_span(token)
            if not overlap([span], outlets):
                yield span


def pass_on(drafts: Sequence[Draft]) -> list[Draft]:
    """Give a statement that goes on from one made to an outlet the same relays.

    It goes on where the same speaker speaks next, within a few lines, and no other relay is told; no further.
    """
    done: list[Draft] = []
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        links = _parties(before) if before is not None else ()
        near = before is not None and 0 <= draft.found.start - before.found.end < _GOES_ON
        if before is not None and near and links and not _parties(draft) and draft.speaker == before.speaker >= 0:
            draft = replace(draft, relays=(*links, *draft.relays))
        done.append(draft)
    return done


def _parties(draft: Draft) -> tuple[Link, ...]:
    return tuple(link for link in draft.relays if link.kind is RelayKind.PARTY)
