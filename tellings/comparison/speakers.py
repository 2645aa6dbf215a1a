"""Whether two statements are credited to one speaker, as far as the names tell."""

from __future__ import annotations

from tellings.attribution.statement import Statement
from tellings.comparison.context import StoryContext, voices
from tellings.parties.party import ResolvedParty, UnsureParty

_EMPTY = frozenset(
    word
    for words in (
        "a an the of for in at on and to s its his her their mr mrs ms dr inc ltd co corp corporation group company",
        "spokesman spokeswoman spokesperson spokespeople official officials office",
    )
    for word in words.split()
)
_STEM = 5
"""Letters by which words are taken for one ("Israel", "Israeli"; "government", "governmental")."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "one"})


def one_speaker(left: Statement, right: Statement, context: StoryContext) -> bool:
    """Whether both credit one party, as the speaker or as a relay; also where nothing tells that they do not."""
    if _parties(left, context) & _parties(right, context):
        return True
    names, others = names_of(left), names_of(right)
    if not names or not others:
        return True
    return any(_one_name(name, other) for name in names for other in others)


def names_of(statement: Statement) -> list[frozenset[str]]:
    """What the speaker and the relays are called, as sets of word stems; pronouns that were not resolved left out."""
    if isinstance(statement.speaker, UnsureParty) and statement.speaker.words.casefold() in _PRONOUNS:
        return []
    found = (_stems(name) for name in voices(statement))
    return [stems for stems in found if stems and not stems <= _PRONOUNS]


def _one_name(left: frozenset[str], right: frozenset[str]) -> bool:
    return 2 * len(left & right) >= min(len(left), len(right))


def _stems(name: str) -> frozenset[str]:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return frozenset(word[:_STEM] for word in words if word not in _EMPTY) or frozenset(words)


def _parties(statement: Statement, context: StoryContext) -> set[str]:
    parties = (statement.speaker, *(relay.party for relay in statement.relays))
    return {context.party_of(party) for party in parties if isinstance(party, ResolvedParty)} - {""}
