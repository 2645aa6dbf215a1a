"""Who "he", "she", "they" and "it" are when they speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.parties.cast import Cast, Figure
from tellings.parties.party import PartyKind
from tellings.parties.phrases import sentence_of
from tellings.parties.vocabulary import Gender

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE = {"he": Gender.MALE, "she": Gender.FEMALE, "him": Gender.MALE, "her": Gender.FEMALE}
_MANY = frozenset({"they", "them", "both"})
_BODY = frozenset({"it"})
_OTHER = frozenset({"who", "i", "we", "you", "that", "which", "himself", "herself"})
PRONOUNS = frozenset({*_ONE, *_MANY, *_BODY, *_OTHER})
"""Words that mean a speaker who is named elsewhere."""

_REACH = 2_000
_SENTENCES_BACK = 6
_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke last before the words to be resolved.

    Attributes:
        figures: Numbers of those who spoke, latest first, at most a few.
        places: For each, where what they said ends.
    """

    figures: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    def before(self, place: int) -> Heard:
        """Those of them who had spoken before an earlier place."""
        pairs = [pair for pair in zip(self.figures, self.places, strict=True) if pair[1] <= place]
        return Heard(tuple(figure for figure, _ in pairs), tuple(end for _, end in pairs))


def resolve_pronoun(cast: Cast, token: Token, heard: Heard, chain: int = _CHAIN) -> tuple[tuple[int, ...], str]:
    """Whom a pronoun means: their numbers (one where it is decided) and the reason.

    The subject of an earlier sentence, whoever spoke last, and whoever was mentioned last are looked at, in that order,
    as far as gender and number allow. An earlier subject that is the same pronoun means the same one.

    Args:
        cast: Who is in the report.
        token: The pronoun.
        heard: Who spoke last before it.
        chain: How many pronouns it may be followed back over.
    """
    word = token.lower_
    if word in _OTHER:
        return (), f"“{token.text}” does not say who."
    fits = [figure for figure in cast.near(token.idx, _REACH) if _may_be(figure, word)]
    if not fits:
        return (), f"Nobody before “{token.text}” fits it."
    allowed = {figure.number for figure in fits}
    last = next((number for number in heard.figures if number in allowed), None)
    since = heard.places[heard.figures.index(last)] if last is not None else -1
    subject = _subject_before(cast, token, allowed, since, heard, chain)
    if subject is not None and (last is None or subject != last):
        return (subject,), f"“{token.text}” follows a sentence about {cast.figures[subject].name}."
    if last is not None:
        return (last,), f"“{token.text}” goes on from what {cast.figures[last].name} said before."
    ranked = sorted(fits, key=lambda figure: -figure.last_before(token.idx))
    known = [figure for figure in ranked if _agrees_surely(figure, word)]
    best = (known or ranked)[0]
    rivals = [f for f in ranked if f is not best and best.last_before(token.idx) - f.last_before(token.idx) < 80]
    if rivals and not known:
        return (best.number, *(f.number for f in rivals[:3])), f"“{token.text}” fits several who were just mentioned."
    return (best.number,), f"{best.name} is the last one before “{token.text}” that it fits."


def _may_be(figure: Figure, word: str) -> bool:
    if word in _ONE:
        return figure.kind is PartyKind.PERSON and figure.gender in (Gender.UNKNOWN, _ONE[word])
    if word in _MANY:
        return figure.kind in (PartyKind.GROUP, PartyKind.ORGANISATION, PartyKind.OUTLET)
    return figure.kind not in (PartyKind.PERSON, PartyKind.GROUP)


def _agrees_surely(figure: Figure, word: str) -> bool:
    return word not in _ONE or figure.gender is _ONE[word]


def _subject_before(cast: Cast, token: Token, allowed: set[int], since: int, heard: Heard, chain: int) -> int | None:
    """The subject of the nearest earlier clause that stands behind `since`, if it is one of those allowed."""
    doc = token.doc
    first = token.i
    for _ in range(_SENTENCES_BACK):
        first = sentence_of(doc[first - 1]).start if first > 0 else 0
        for word in doc[first : token.i]:
            if word.idx <= since:
                continue
            if word.dep_ in ("nsubj", "nsubjpass") and not _inside_quote_like(word):
                if word.lower_ == token.lower_ and word.lower_ in _ONE and chain:
                    numbers, _ = resolve_pronoun(cast, word, heard.before(word.idx), chain - 1)
                    if len(numbers) == 1 and numbers[0] in allowed:
                        return numbers[0]
                for part in doc[word.left_edge.i : word.i + 1]:
                    number = cast.at.get(part.idx)
                    if number in allowed and (part.i == word.i or part.ent_type_ == word.ent_type_ != ""):
                        return number
        if first == 0 or doc[first].idx <= since:
            return None
    return None


def _inside_quote_like(word: Token) -> bool:
    return word.head.dep_ in ("ccomp",)
