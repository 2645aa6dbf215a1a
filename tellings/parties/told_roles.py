"""The roles that a reading gives a party, read from the words beside its names: "mayor Ida Holt", "Holt, the mayor"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.language.annotations import Sentence, Word
from tellings.parties.party import Party, PartyKind
from tellings.parties.vocabulary import vocabulary
from tellings.passages import Passage
from tellings.reading import Reading

_ENDS_TITLE = frozenset({"PUNCT", "SPACE", "VERB", "AUX", "ADP", "CCONJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ANYBODY = """
man woman boy girl father mother dad mum mom husband wife son daughter brother sister uncle aunt cousin grandfather
grandmother grandson granddaughter boyfriend girlfriend widow widower stepfather stepmother parent child teenager
friend colleague partner roommate neighbour neighbor resident witness victim survivor suspect defendant plaintiff
customer visitor passenger tourist rival opponent critic official politician leader head chief boss executive
expert star celebrity holder veteran worker employee
"""
_LOOSE = frozenset(_ANYBODY.split())
"""What one may be beside any office: it tells nobody apart."""
_REACH = 8
"""Words before a name in which its title is looked for."""


def roles_of(reading: Reading, party: Party) -> frozenset[str]:
    """The offices and trades of a person, as nouns in small letters; none for what is no person.

    Args:
        reading: One report.
        party: A party of it, or of its story.
    """
    if party.kind is not PartyKind.PERSON:
        return frozenset()
    names = [passage for name in party.names for passage in name.passages if passage.report == reading.report.id]
    return frozenset(role for name in names for role in _beside(reading, name))


def _beside(reading: Reading, name: Passage) -> Iterator[str]:
    for sentence in reading.sentences:
        if sentence.passage.contains(name):
            own = [i for i, word in enumerate(sentence.words) if name.start <= word.start < name.end]
            if own:
                beside = map(_role, [*_title(sentence, own), *_appositions(sentence, own)])
                yield from (role for role in beside if role in vocabulary().roles and role not in _LOOSE)


def _title(sentence: Sentence, own: list[int]) -> Iterator[Word]:
    """The words of a title right before a name, and those of a description that is all there is of the name."""
    yield from (sentence.words[i] for i in own)
    for word in reversed(sentence.words[max(0, own[0] - _REACH) : own[0]]):
        if word.part in _ENDS_TITLE:
            return
        yield word


def _appositions(sentence: Sentence, own: list[int]) -> Iterator[Word]:
    for place, word in enumerate(sentence.words):
        if word.relation == "appos" and word.part in _NOUNS and word.head in own and place not in own:
            yield word
        if place in own and word.relation == "appos" and sentence.words[word.head].part in _NOUNS:
            yield sentence.words[word.head]


def _role(word: Word) -> str:
    return word.text.lower().rstrip(".")
