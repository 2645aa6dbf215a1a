"""Who is meant by the words for a speaker, inside one report: names, titles, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.parties.cast import Cast, Figure
from tellings.parties.described import DEFINITE, REACH, describe, described_before
from tellings.parties.in_role import resolve_role
from tellings.parties.mentions import name_words
from tellings.parties.outlets import is_outlet_noun, outlets
from tellings.parties.party import Party, PartyKind, PartyName
from tellings.parties.phrases import noun_span, tokens_of
from tellings.parties.pronouns import PRONOUNS, Heard, resolve_pronoun
from tellings.parties.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from tellings.reports.report import Report


@dataclass(frozen=True, slots=True)
class Meant:
    """Who was meant.

    Attributes:
        figures: One number where it is decided; several where it is unsure, likeliest first; none where nobody fits.
        reason: One sentence.
    """

    figures: tuple[int, ...]
    reason: str


NOBODY = Meant((), "The report does not say who.")


def resolve_words(cast: Cast, doc: Doc, start: int, end: int, heard: Heard) -> Meant:
    """Decide whom the words of a range mean.

    Args:
        cast: Who is in the report; somebody who is described for the first time is added to it.
        doc: The report's parse.
        start: First character of the words.
        end: One past the last.
        heard: Who spoke last before the words, for pronouns.
    """
    span = tokens_of(doc, start, end)
    if span is None:
        return Meant((), "There are no words for the speaker.")
    root = _root(span)
    if len(span) == 1 and root.lower_ in PRONOUNS:
        numbers, reason = resolve_pronoun(cast, root, heard)
        return Meant(numbers, reason)
    names = _named(cast, span)
    return (
        _joined(cast, doc, span, root, start, end)
        or _by_name(cast, span, root, names)
        or _by_role(cast, span, root, heard)
        or _by_body(cast, root, span, heard)
        or _by_document(cast, doc, root, span, heard)
        or Meant((describe(cast, doc, span, root).number,), "The report describes the speaker so and names nobody.")
    )


def _root(span: DocSpan) -> Token:
    root = span.root
    while root.pos_ in ("ADP", "SCONJ", "PART", "VERB", "AUX") and (inside := [c for c in root.children if c in span]):
        nouns = [child for child in inside if child.pos_ in ("NOUN", "PROPN", "PRON")]
        if not nouns:
            break
        root = nouns[0]
    return root


def _named(cast: Cast, span: DocSpan) -> list[tuple[Token, int]]:
    """The mentions inside: the token they begin with, and whose they are (-1 where it is unsure)."""
    found = []
    for token in span:
        if token.idx in cast.at:
            found.append((token, cast.at[token.idx]))
        elif token.idx in cast.unsure:
            found.append((token, -1))
    return found


def _joined(cast: Cast, doc: Doc, span: DocSpan, root: Token, start: int, end: int) -> Meant | None:
    """Several speakers joined by "and" are a group that is called by all their names."""
    joined = [child for child in root.children if child.dep_ == "conj" and child in span]
    if not joined or not any(child.dep_ == "cc" for child in root.children):
        return None
    figure = describe(cast, doc, span, root, kind=PartyKind.GROUP)
    figure.named = any(token.pos_ == "PROPN" for token in (root, *joined))
    return Meant((figure.number,), "The report names several speakers together.")


def _by_name(cast: Cast, span: DocSpan, root: Token, names: list[tuple[Token, int]]) -> Meant | None:
    singular = root.tag_ in ("NN", "NNP")
    for token, number in sorted(names, key=lambda name: name[0].ent_type_ != "PERSON"):
        if number >= 0 and cast.figures[number].kind is PartyKind.GROUP and singular and span[0].lower_ in DEFINITE:
            continue
        if not _is_head(token, root, span):
            continue
        if number < 0:
            return Meant(cast.unsure[token.idx], f"“{token.text}” fits several people who were named close together.")
        figure = cast.figures[number]
        if figure.kind is PartyKind.GROUP and root.ent_type_ == "":
            continue
        return Meant((number,), f"“{span.text}” names {figure.name}.")
    for token, number in names:
        if number < 0:
            continue
        figure = cast.figures[number]
        beside = (
            token.dep_ == "compound"
            and token.head == root
            and root.lower_ in vocabulary().generic
            and token.ent_type_ == "ORG"
        )
        named_behind = token.ent_type_ == "PERSON" and span.doc[token.i - 1].text == "," and root.i < token.i - 1
        if beside or (named_behind and root.pos_ == "NOUN" and len(names) == 1):
            return Meant((number,), f"“{span.text}” names {figure.name}.")
    if root.text[:1].isupper() and (root.pos_ == "PROPN" or root.i > span.doc[root.i].sent.start or len(span) == 1):
        numbers = cast.by_word.get(root.lower_, [])
        if len(numbers) == 1:
            return Meant((numbers[0],), f"“{root.text}” is part of the name {cast.figures[numbers[0]].name}.")
        if len(numbers) > 1 and root.pos_ == "PROPN":
            return Meant(tuple(numbers), f"“{root.text}” fits several people.")
    return None


def _is_head(token: Token, root: Token, span: DocSpan) -> bool:
    """Whether the name that begins with a token is what the phrase is about, not something inside of it."""
    last = token
    while last.i + 1 < span.end and last.ent_iob_ in ("B", "I") and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    inside = span.doc[token.i : last.i + 1]
    if root in inside:
        return True
    if token.ent_type_ != "PERSON" and not (token.ent_type_ == "ORG" and token.i == root.i + 1):
        return False
    heads = {part.head for part in inside if part.head not in inside}
    if any(part.dep_ == "appos" for part in inside) and root in heads:
        return True
    between = span.doc[span.start : token.i]
    titles = all(part.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PUNCT", "PART", "SYM") for part in between)
    closed = last.i + 1 >= span.end or span.doc[last.i + 1].text in (",", "(", "—", "–")
    return titles and closed and not any(part.text in (",", "’s", "'s") and part.i == token.i - 1 for part in between)


def _by_role(cast: Cast, span: DocSpan, root: Token, heard: Heard) -> Meant | None:
    chosen = resolve_role(cast, span, root, heard)
    return Meant((chosen[0],), chosen[1]) if chosen is not None else None


def _by_document(cast: Cast, doc: Doc, root: Token, span: DocSpan, heard: Heard) -> Meant | None:
    """Whose a statement or a post is: its owner's ("Holt's statement"), its sender's, or the last speaker's."""
    if root.lower_ not in _UTTERED:
        return None
    owner = next((child for child in root.children if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "by") and child in span:
            owner = next((noun for noun in child.children if noun.dep_ == "pobj"), owner)
    if owner is not None:
        meant = resolve_words(cast, doc, *noun_span(owner), heard)
        return meant if meant.figures else None
    alone = span[0].lower_ in DEFINITE and len(span) <= 2
    if alone and heard.figures and described_before(cast, root, span.start_char) is None:
        return Meant(heard.figures[:1], f"“{span.text}” is what {cast.figures[heard.figures[0]].name} was heard in.")
    return None


_UTTERED = frozenset(
    {"statement", "statements", "tweet", "tweets", "post", "remarks", "comments", "announcement", "speech", "message"}
    | {"testimony", "email", "e-mail"}
)


def _by_body(cast: Cast, root: Token, span: DocSpan, heard: Heard) -> Meant | None:
    """Whom "the company" or "the ministry" means: one with that word in its name, or the organisation told about."""
    noun = root.lower_
    bare = len(span) == 1 and bool(root.is_sent_start) and root.text.istitle()  # A title: "Company denies it".
    if noun not in vocabulary().bodies or not (bare or span[0].lower_ in DEFINITE) or len(span) > _SHORT_PHRASE:
        return None
    if any(token.ent_type_ or (token.pos_ == "PROPN" and not bare) for token in span):
        return None
    kind = PartyKind.OUTLET if is_outlet_noun(noun) else PartyKind.ORGANISATION
    before, behind = cast.near(span.start_char, REACH), cast.near(span.end_char + _BELOW, _BELOW)
    bodies = [f for f in before if f.named and f.kind is kind]
    if bare and not bodies:
        bodies = [f for f in behind if f.named and f.kind is kind]
    if kind is PartyKind.ORGANISATION:
        bodies = [f for f in bodies if not outlets().words.intersection(f.name.split())]  # "told the Ledger"
    with_word = [figure for figure in bodies if any(noun in name.lower().split()[1:] for name in figure.names)]
    if with_word:
        chosen = max(with_word, key=lambda figure: figure.last_before(span.start_char))
    elif noun in vocabulary().generic and bodies:
        bodies = [f for f in bodies if not (_says_otherwise(f) or _is_where(f, root.doc))]
        if not bodies:
            return None
        # Not the one that was named last, but the one that the report is about where it says so.
        chosen, *others = sorted(bodies, key=lambda figure: -_weight(figure, span.start_char, heard))
        least = (_PLAINLY if bare else _CLEARLY) * (_weight(others[0], span.start_char, heard) if others else 0)
        if _weight(chosen, span.start_char, heard) < least:
            return None
    else:
        return None
    cast.place(chosen, span.text, span.start_char, span.end_char, description=True)
    return Meant((chosen.number,), f"{chosen.name} is the {noun} that the report was telling about.")


def _says_otherwise(figure: Figure) -> bool:
    """Whether a name says that it is of another kind than a company: a hospital, a council, a street."""
    kinds = (vocabulary().bodies - vocabulary().generic) | _WAYS
    return any(word in kinds for name in figure.names for word in name.lower().split()[1:])


def _is_where(figure: Figure, doc: Doc) -> bool:
    """Whether a name stands for where things happen only: always behind "in" or "near", and never does anything."""
    tokens = [span[0] for place in figure.places if (span := doc.char_span(place, place + 1, alignment_mode="expand"))]
    return bool(tokens) and all(token.i and token.nbor(-1).lower_ in _WHERE for token in tokens)


_WHERE = frozenset({"in", "near", "outside", "around", "across", "off", "into"})
_WAYS = frozenset(
    {"street", "road", "avenue", "lane", "square", "quay", "bridge", "harbour", "harbor", "park", "river"}
)
"""Last words of names of places that pipelines take for organisations."""


def _weight(figure: Figure, place: int, heard: Heard) -> float:
    """How much a report is about a figure just before a place, or below a title: far mentions count less."""
    places = [at for at in figure.places if at < place] or figure.places
    near = float(sum(0.5 ** (abs(place - at) / _FADES) for at in places))
    return near + (1.0 if figure.number in heard.figures[:1] else 0.0)


_FADES = 600
_BELOW = 3_000
"""How far below a title that names nobody the one is looked for that it means."""
_CLEARLY = 1.2
"""How much more than about any other body a report must tell about one, for it to be meant."""
_PLAINLY = 3.0
"""The same for a title, before anybody is named."""
_SHORT_PHRASE = 4


def party_id(report: Report, number: int) -> str:
    """The id of a figure's party."""
    return f"{report.id}/p{number + 1}"


def parties_of(report: Report, cast: Cast) -> tuple[Party, ...]:
    """The parties of a report."""
    return tuple(
        Party(party_id(report, figure.number), figure.kind, figure.named, tuple(_names(report, figure)))
        for figure in cast.figures
        if figure.names
    )


def _names(report: Report, figure: Figure) -> Iterator[PartyName]:
    """The names of a figure, fullest first, descriptions last."""

    def rank(words: str) -> tuple[bool, bool, int, str]:
        return words != figure.name, words in figure.descriptions, -len(name_words(words)), words

    for words in sorted(figure.names, key=rank):
        yield PartyName(words, tuple(report.passage(*span) for span in sorted(figure.names[words])))
