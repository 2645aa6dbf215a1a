"""The words that attribute, and the acts they tell of: one data file, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tellings.attribution.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Cues:
    """What `cues.toml` holds.

    Attributes:
        verbs: Base form of a verb (or verb and particle, "call for") → act.
        nouns: Base form of a noun → act.
        takes_object: Verbs whose object can be what is attributed.
        takes_infinitive: Verbs whose infinitive can be.
        takes_preposition: "verb preposition" pairs whose object can be.
    """

    verbs: Mapping[str, Act]
    nouns: Mapping[str, Act]
    takes_object: frozenset[str]
    takes_infinitive: frozenset[str]
    takes_preposition: frozenset[str]


@cache
def cues() -> Cues:
    """The cues that come with Tellings."""
    data = tomllib.loads(resources.files("tellings.attribution").joinpath("cues.toml").read_text("utf-8"))
    frames = data["frames"]
    return Cues(
        _by_word(data["acts"]),
        _by_word(data["nouns"]),
        frozenset(frames["object"]),
        frozenset(frames["infinitive"]),
        frozenset(frames["preposition"]),
    )


def base_form(token: Token) -> str:
    """The base form of a verb, also where the pipeline takes it for a noun ("Mayor Slams Plan")."""
    lemma: str = token.lemma_.lower()
    known = cues().verbs
    if lemma in known or token.pos_ not in ("NOUN", "PROPN", "ADJ", "X", "VERB"):
        return lemma
    for ending, instead in _ENDINGS:
        if token.lower_.endswith(ending) and (base := token.lower_[: -len(ending)] + instead) in known:
            return base
    return lemma


_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)


def _by_word(acts: Mapping[str, list[str]]) -> dict[str, Act]:
    """Word → act; where a word stands under two acts, the first one counts."""
    by_word: dict[str, Act] = {}
    for act, words in acts.items():
        for word in words:
            by_word.setdefault(word, Act(act))
    return by_word
