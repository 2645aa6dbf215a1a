"""The words that tell who is who: honorifics, roles, bodies, documents, given names. One data file, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources


class Gender(StrEnum):
    """What a pronoun must agree with, as far as the words tell it."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `words.toml` holds; all lower case.

    Attributes:
        honorifics: Word before a name → the gender it tells.
        roles: Noun for one person → the gender it tells.
        bodies: Nouns for one body of people ("company").
        generic: Those of them that stand for a body that was told about just before.
        many: Nouns for several people ("officials").
        documents: Nouns for things that say something without being anyone.
        given: Given name → the gender that it usually has.
        named_after: Nouns that a name in the possessive goes on with ("St Anne's Hospital").
        abbreviated: Abbreviations of places that a full stop ends.
    """

    honorifics: Mapping[str, Gender]
    roles: Mapping[str, Gender]
    bodies: frozenset[str]
    generic: frozenset[str]
    many: frozenset[str]
    documents: frozenset[str]
    given: Mapping[str, Gender]
    named_after: frozenset[str]
    abbreviated: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with Tellings."""
    data = tomllib.loads(resources.files("tellings.parties").joinpath("words.toml").read_text("utf-8"))
    return Vocabulary(
        _by_gender(data["honorifics"]),
        _by_gender(data["roles"]),
        frozenset(data["bodies"]["body"]),
        frozenset(data["bodies"]["generic"]),
        frozenset(data["bodies"]["many"]),
        frozenset(data["documents"]["document"]),
        _by_gender(data["given"]),
        frozenset(data["bodies"]["named_after"]),
        frozenset(data["places"]["abbreviated"]),
    )


def _by_gender(lists: Mapping[str, list[str]]) -> dict[str, Gender]:
    """Word → gender; a word under two genders tells none."""
    genders: dict[str, Gender] = {}
    for name, words in lists.items():
        told = Gender.UNKNOWN if name == "either" else Gender(name)
        for word in words:
            genders[word] = told if genders.get(word, told) is told else Gender.UNKNOWN
    return genders
