"""The words that attribute, and the acts they tell of: one data file, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tellings.attribution.statement import Act


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


def _by_word(acts: Mapping[str, list[str]]) -> dict[str, Act]:
    """Word → act; where a word stands under two acts, the first one counts."""
    by_word: dict[str, Act] = {}
    for act, words in acts.items():
        for word in words:
            by_word.setdefault(word, Act(act))
    return by_word
