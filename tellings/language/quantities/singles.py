"""One person to whom something happened: "a man was shot dead", "kills a mother", "Woman injured in fire"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.language.quantities.counted import attackers_beside, governor_of, is_part, lemmas, lemmas_around
from tellings.language.quantities.happenings import BEING, OF_ITSELF, TO_SOMEONE, happened, is_parent, is_possible_only
from tellings.language.quantities.people import FAMILY, KIN, is_person
from tellings.language.quantities.quantity import Event, Interval, Quantity, QuantityKind
from tellings.reports.report import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tellings.reports.report import Report

_WHOSE = frozenset({"his", "her", "their"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_OF_THEIR_OWN = frozenset({"man", "woman", "boy", "girl", "child", "teen", "teenager", "baby"})
"""Nouns that bring in a second person without an article: "a man and woman", but not "an editor and columnist"."""
_REFLEXIVE = frozenset({"himself", "herself"})
_INDEFINITE = frozenset({"a", "an", "another"})
_AS_NOUN = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "ROOT"})
_CUES = {word[:4] for word in [*BEING, *TO_SOMEONE, *OF_ITSELF, "shot", "hurt", "condition", "hospital", "injur"]}
_CUE = re.compile("|".join(sorted(_CUES | {"dying", "dies", "died", "slew", "stru"})), re.IGNORECASE)
"""The first letters of words that tell that something happened to somebody: sentences without are passed by."""


def find_singles(report: Report, doc: Doc) -> Iterator[tuple[Quantity, int]]:
    """The single persons of sentences in which something happened to somebody, each with the index of its noun.

    Only nouns that bring in somebody new count: "a man", "another man", in titles also "man"; not "the man".
    """
    titles = [block for block in report.blocks if block.kind in (BlockKind.TITLE, BlockKind.SUBHEAD)]
    for sentence in doc.sents:
        if not _CUE.search(report.text, sentence.start_char, sentence.end_char):
            continue
        in_title = any(block.start <= sentence.start_char < block.end for block in titles)
        for token in sentence:
            article = _article(token, in_title)
            if article is not None and any(block.start <= article.idx < block.end for block in report.blocks):
                yield _single(report, doc, token, article, _event(token)), token.i


def _event(token: Token) -> Event:
    """What happened to one person; to "himself" what the verb before it tells."""
    event = happened(token)
    if event is not Event.NONE or token.lower_ not in _REFLEXIVE:
        return event
    before = (TO_SOMEONE.get(word.lemma_) for word in reversed(token.doc[max(0, token.i - 6) : token.i]))
    return next((told for told in before if told), Event.NONE)


def _words_before(token: Token) -> list[Token]:
    """The words that hang on a noun to its left, from the last comma on."""
    words: list[Token] = []
    for word in token.lefts:
        words = [] if word.is_punct or word.nbor().text == "," else [*words, word]
    return words


def _is_person(token: Token) -> bool:
    if token.dep_ == "compound" and token.nbor().text != ",":
        return False
    return is_person(token.lower_)


def _article(token: Token, in_title: bool) -> Token | None:
    """The first word of a noun phrase that brings in one person, or None."""
    if token.lower_ == "another" and token.dep_ in ("nsubj", "nsubjpass"):
        return token
    if token.lower_ in _REFLEXIVE or (token.lower_ == "self" and in_title and token.dep_ in ("conj", "appos", "dobj")):
        return token
    if _is_aged(token):
        first = token.left_edge
        return first if first.lower_ in _INDEFINITE or (in_title and first.pos_ == "NUM") else None
    if token.tag_ not in ("NN", "NNP") or not _is_person(token):
        return None
    words = _words_before(token)
    if any(word.dep_ == "nummod" and word.lower_ != "one" for word in words):
        return None
    if any(word.ent_type_ == "ORDINAL" or word.lower_ in _ORDINALS for word in words):
        return None  # "a third man died": how many there are is not told by him
    for word in words:
        if word.lower_ in _INDEFINITE:
            return word
        if word.lower_ in _WHOSE and token.lower_ in KIN:
            return word
        if word.dep_ in ("det", "poss"):
            return None
    first = words[0].left_edge if words else token
    if _is_another(token, words) and _article(token.head, in_title):
        return first
    return first if in_title and (not token.ent_type_ or token.lower_ in KIN) else None


def _is_aged(token: Token) -> bool:
    """Whether an age stands for the person who has it: "a 6-year-old died"."""
    if token.lower_ != "old" or token.dep_ not in _AS_NOUN:
        return False
    return any(child.lower_ in ("year", "month", "week", "day") for child in token.lefts)


def _is_another(token: Token, words: list[Token]) -> bool:
    """Whether a noun without an article brings in one more person behind another: "a husband, wife and …".

    A noun for what somebody is ("a father and husband was killed") may be said of the same person: then the verb tells.
    """
    if token.dep_ not in ("conj", "appos") or token.head.tag_ not in ("NN", "NNP"):
        return False
    if token.lower_ in _OF_THEIR_OWN or any(word.lower_ == "old" for word in words):
        return True
    return token.lower_ in FAMILY and token.dep_ == "conj" and not _is_singular(governor_of(token.head))


def _is_singular(verb: Token) -> bool:
    return any(word.lower_ in ("was", "is", "has") for word in (verb, *verb.children))


def _single(report: Report, doc: Doc, token: Token, article: Token, event: Event) -> Quantity:
    return Quantity(
        words=report.passage(article.idx, token.idx + len(token)),
        interval=Interval(1, 1),
        kind=QuantityKind.COUNT,
        counted=report.passage(token.idx, token.idx + len(token)),
        head="person" if token.pos_ in ("DET", "PRON") or token.lower_ == "old" else token.lemma_.lower(),
        modifiers=lemmas(doc, article.i, token.i),
        governor=governor_of(token).lemma_.lower(),
        event=event,
        attackers=attackers_beside(token),
        around=lemmas_around(token),
        supposed=is_possible_only(token),
        part=is_part(report.text, article.idx, token.idx + len(token)) and not is_parent(token),
        single=True,
        reason="A singular noun that brings in one person.",
    )
