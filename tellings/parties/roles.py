"""What parties are described as: titles before a name, appositions beside it, descriptions without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tellings.parties.cast import Cast, Figure
from tellings.parties.mentions import Mention
from tellings.parties.party import PartyKind
from tellings.parties.phrases import noun_span, text_of
from tellings.parties.vocabulary import Gender, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_NAME = frozenset({"compound", "amod", "nmod", "poss", "appos", "det", "case", "nummod"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_TITLE_REACH = 8
_REACH = 20_000
_MARKING = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_STEM = 4
_ROOT, _SHORT = 6, 2
_IN_FULL = {
    "gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "gen": "general",
    "capt": "captain", "sgt": "sergeant", "lt": "lieutenant", "col": "colonel", "det": "detective",
}  # fmt: skip
_RANKS = frozenset({"prime", "foreign", "deputy", "vice", "first", "assistant", "chief", "high"})
"""Adjectives that make another office of one: a prime minister is not the minister of trade."""
_CARRIERS = {"visit": "visit", "trip": "visit", "mission": "visit", "tour": "visit", "journey": "visit"}
"""Undertakings that two ways of calling one person can share, by one word for each kind."""


def learn_roles(cast: Cast, doc: Doc, mentions: Iterable[Mention]) -> None:
    """Give each person the roles that stand beside a mention of them ("spokesman Ann Lee", "Ann Lee, the founder")."""
    for mention in mentions:
        number = cast.at.get(mention.start)
        if number is None or cast.figures[number].kind is not PartyKind.PERSON:
            continue
        figure = cast.figures[number]
        for noun in _nouns_beside(doc, mention):
            title = noun.lower_.rstrip(".")
            figure.roles |= {title, _IN_FULL.get(title, title)}
            figure.marks |= marks_of(noun)
            figure.words |= stems_of(t for t in _description(doc, noun, mention) if t.i != noun.i)
            if noun.i < mention.head:
                figure.marks |= {_stem(token) for token in _title(doc, noun.i) if token.ent_type_ in _MARKING}
            if figure.gender is Gender.UNKNOWN:
                figure.gender = vocabulary().roles.get(noun.lower_, Gender.UNKNOWN)


def _nouns_beside(doc: Doc, mention: Mention) -> Iterator[Token]:
    head = doc[mention.head]
    first = next((i for i in range(mention.head, -1, -1) if doc[i].idx <= mention.start), mention.head)
    for token in _title(doc, first):
        if token.lower_.rstrip(".") in vocabulary().roles or token.lower_.rstrip(".") in vocabulary().honorifics:
            yield token
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN"):
            yield child
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN") and head.head.ent_type_ in ("", "NORP"):
        yield head.head


def _description(doc: Doc, noun: Token, mention: Mention) -> Iterable[Token]:
    """The words that describe somebody around a role: those of a title before the name, or of an apposition."""
    if doc[mention.head].dep_ == "appos" and doc[mention.head].head.i == noun.i:
        return doc[max(noun.left_edge.i, noun.i - _TITLE_REACH) : noun.i + 1]
    if noun.i < mention.head:
        return _title(doc, next((i for i in range(mention.head, -1, -1) if doc[i].idx <= mention.start), 0))
    return doc[noun.left_edge.i : min(noun.right_edge.i + 1, noun.i + _TITLE_REACH)]


def stems_of(tokens: Iterable[Token]) -> set[str]:
    """The first letters of the nouns, names and adjectives among some words."""
    told = (t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ") and t.is_alpha and len(t) > _SHORT)
    return {token.lower_[:_ROOT] for token in told}


def _title(doc: Doc, first: int) -> Iterator[Token]:
    """The tokens of a title right before a name, from the name outwards."""
    for token in reversed(doc[max(0, first - _TITLE_REACH) : first]):
        if token.is_punct or token.is_space or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ"):
            return
        yield token


def link_descriptions(cast: Cast, doc: Doc) -> None:
    """Record "the spokesman", "the high commissioner" and the like as places where the one they fit is mentioned.

    A description fits the person who was last mentioned with that role; where nobody has it, the one person who is said
    to be on the same undertaking ("her trip", "the trip by the commissioner").
    """
    carriers = _carriers(cast, doc)
    for token in doc:
        if token.ent_type_ == "PERSON" or token.lower_ not in vocabulary().roles or not _definite(token):
            continue
        if any(child.dep_ == "appos" for child in token.children) or token.dep_ in ("compound", "appos"):
            continue
        if token.i + 1 < len(doc) and doc[token.i + 1].ent_type_ == "PERSON":
            continue
        start, end = noun_span(token)
        figure = last_in_role(cast, token, start) or _by_undertaking(cast, carriers, token)
        if figure is not None:
            cast.place(figure, " ".join(text_of(doc)[start:end].split()), start, end, description=True)


def last_in_role(cast: Cast, noun: Token, place: int) -> Figure | None:
    """The person with a role who was last mentioned before a place, as far as what stands beside the noun allows."""
    role = noun.lower_
    near = cast.near(place, _REACH)
    fits = [f for f in near if f.kind is PartyKind.PERSON and role in f.roles and f.named]
    fits = [figure for figure in fits if agrees(noun, figure)]
    return max(fits, key=lambda figure: figure.last_before(place), default=None)


def marks_of(noun: Token) -> set[str]:
    """The names beside a role ("Acme", "French"), cut to their first letters so that "France" and "French" are one."""
    beside = (token for token in noun.subtree if token.i < noun.i and token.ent_type_ in _MARKING)
    return {_stem(token) for token in beside if token.is_alpha}


def _stem(token: Token) -> str:
    stem: str = token.lower_[:_STEM]
    return stem


def agrees(noun: Token, figure: Figure) -> bool:
    """Whether what stands beside a role does not speak against a person: the same names, or a place and no names.

    Another office of the same noun speaks against it: "the prime minister" is not "Lee, the trade minister".
    """
    office = _office(noun)
    if office and figure.words and not office & figure.words:
        return False
    marks = marks_of(noun)
    beside = [token for token in noun.subtree if token.i < noun.i]
    places = not any(token.ent_type_ == "ORG" for token in beside)
    return not marks or bool(marks & figure.marks) or (places and not figure.marks)


def _office(noun: Token) -> set[str]:
    """What makes a certain office of a role, as its first letters: "trade" in "the trade minister"."""
    beside = (t for t in noun.children if t.i < noun.i and t.lower_ not in vocabulary().generic)
    return stems_of(t for t in beside if (t.dep_ == "compound" and t.pos_ == "NOUN") or t.lower_ in _RANKS)


def _definite(token: Token) -> bool:
    return any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in token.children)


def _carriers(cast: Cast, doc: Doc) -> dict[str, set[int]]:
    """Undertaking → the persons whose it is said to be by name ("Ann Lee's visit")."""
    carriers: dict[str, set[int]] = {}
    for token in doc:
        kind = _CARRIERS.get(token.lower_)
        for child in token.children if kind else ():
            number = _figure_at(cast, child) if child.dep_ == "poss" else None
            if kind and number is not None and cast.figures[number].kind is PartyKind.PERSON:
                carriers.setdefault(kind, set()).add(number)
    return carriers


def _figure_at(cast: Cast, token: Token) -> int | None:
    for child in (token.left_edge, token):
        if child.idx in cast.at:
            return cast.at[child.idx]
    return None


def _by_undertaking(cast: Cast, carriers: dict[str, set[int]], token: Token) -> Figure | None:
    nouns = [token.head.head] if token.dep_ == "pobj" and token.head.lower_ == "by" else []
    nouns += [token.head] if token.dep_ == "poss" else []
    nouns += [noun for clause in token.children if clause.dep_ == "relcl" for noun in clause.lefts]
    for noun in nouns:
        fits = carriers.get(_CARRIERS.get(noun.lower_, ""), set())
        if len(fits) == 1:
            return cast.figures[next(iter(fits))]
    return None
