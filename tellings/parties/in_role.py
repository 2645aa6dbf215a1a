"""Whom a role means: "the spokesman", "an expert", "the House speaker", before or after the one who has it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.parties.cast import Cast, Figure
from tellings.parties.described import DEFINITE, described_before
from tellings.parties.party import PartyKind
from tellings.parties.phrases import sentence_of
from tellings.parties.pronouns import Heard
from tellings.parties.roles import agrees, last_in_role, stems_of
from tellings.parties.vocabulary import Gender, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

Choice = tuple[int, str]
"""A figure's number and, as one sentence, what the choice rests on."""

_SAME_BREATH = 1_200
_LEAD = 1_000
_OTHERS = frozenset({"another", "other", "some", "any", "no", "every", "each"})
_LEARNED = frozenset(
    {"academic", "analyst", "economist", "historian", "professor", "researcher", "scholar", "scientist"}
)
"""Roles that an expert has."""


def resolve_role(cast: Cast, span: DocSpan, root: Token, heard: Heard) -> Choice | None:
    """Whom words for one person in a role mean; None where they are no such words or nobody has the role.

    A definite one is whoever was last named in it, else whoever is named in it later, else whoever was just named or
    heard and has no other role. An indefinite one in a title or a lead is whoever is named in it further down. What
    stands beside the role must not speak against it; where it is said of one person alone, it decides.

    Args:
        cast: Who is in the report.
        span: The words.
        root: Their head.
        heard: Who spoke last before them.
    """
    role = root.lower_.rstrip(".")
    party_man = root.ent_type_ == "NORP" and root.tag_ in ("NNP", "NN")
    if root.tag_ in ("NNS", "NNPS") or span[0].lower_ in _OTHERS:
        return None
    if role not in vocabulary().roles and not (party_man and _is_definite(span, root)):
        return None
    told = _told_alike(cast, span, root, role)
    if told is not None:
        return told.number, f"“{span.text}” says of the {role} what is said of {told.name}."
    if any(child.dep_ == "prep" and child in span for child in root.children):
        return None
    if not _is_definite(span, root):
        return _named_later(cast, root, span)
    return _definite(cast, span, root, heard)


def _definite(cast: Cast, span: DocSpan, root: Token, heard: Heard) -> Choice | None:
    role = root.lower_.rstrip(".")
    owners = [child for child in root.children if child.dep_ == "poss"]
    if any(owner.ent_type_ == "PERSON" for owner in owners):
        return None
    figure = last_in_role(cast, root, span.start_char)
    if figure is not None:
        return figure.number, f"{figure.name} is the {role} who was named last."
    described = described_before(cast, root, span.start_char)
    later = _named_later(cast, root, span)
    if described is not None and later is None:
        words = cast.figures[described].name
        return described, f"“{words}” is the {role} who was told about before; nobody is named as one."
    return later if later is not None or owners else _just_heard(cast, root, span, heard)


def _told_alike(cast: Cast, span: DocSpan, root: Token, role: str) -> Figure | None:
    """The one person in a role of whom more of the words beside it are told than of anybody else in that role."""
    beside = stems_of(token for token in span if token.i != root.i)
    holders = [figure for figure in cast.persons() if figure.named and _has(figure, role) and agrees(root, figure)]
    ranked = sorted(holders, key=lambda figure: -len(beside & figure.words))
    if not ranked or not beside & ranked[0].words:
        return None
    alone = len(ranked) == 1 or len(beside & ranked[0].words) > len(beside & ranked[1].words)
    return ranked[0] if alone else None


def _has(figure: Figure, role: str) -> bool:
    if role == "expert":
        return any(other in _LEARNED or other.endswith(("icist", "ologist")) for other in (*figure.roles, "")) or (
            role in figure.roles
        )
    return role in figure.roles


def _just_heard(cast: Cast, root: Token, span: DocSpan, heard: Heard) -> Choice | None:
    """Whoever is named in the same sentence, or else spoke last, if nothing beside the role speaks against it."""
    told = vocabulary().roles.get(root.lower_, Gender.UNKNOWN)
    sentence = sentence_of(root).start_char
    named = [cast.at[t.idx] for t in root.doc[sentence_of(root).start : span.start] if t.idx in cast.at]
    recent = [(number, sentence) for number in reversed(named)]
    for number, place in (*recent, *zip(heard.figures, heard.places, strict=False)):
        last = cast.figures[number]
        alike = Gender.UNKNOWN in (told, last.gender) or told is last.gender
        without = not last.marks and not last.roles & vocabulary().roles.keys()
        fits = root.ent_type_ == "NORP" or agrees(root, last) or without
        if last.kind is PartyKind.PERSON and alike and fits and span.start_char - place < _SAME_BREATH:
            return number, f"“{span.text}” goes on from {last.name}, who was named or heard just before."
    return None


def _named_later(cast: Cast, root: Token, span: DocSpan) -> Choice | None:
    """Whom "an expert" in a title or a lead means: the one person who is named as an expert further down."""
    role = root.lower_.rstrip(".")
    if span.start_char > _LEAD and not _is_definite(span, root):
        return None
    fits = [figure for figure in cast.persons() if figure.named and _has(figure, role)]
    if len(fits) != 1 or not agrees(root, fits[0]):
        return None
    return fits[0].number, f"{fits[0].name} is the only {role} who is named in the report."


def _is_definite(span: DocSpan, root: Token) -> bool:
    """Whether one certain holder is meant; a title leaves "the" out ("Mayor vows to rebuild")."""
    if span[0].lower_ in DEFINITE or any(child.dep_ == "poss" for child in root.children):
        return True
    return len(span) == 1 and bool(root.is_sent_start) and root.text.istitle()
