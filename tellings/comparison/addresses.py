"""Addresses: streets, blocks and corners, and whether two of them are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.passages import Passage

_TYPES = {
    "street": "st", "avenue": "ave", "road": "rd", "drive": "dr", "lane": "ln", "boulevard": "blvd", "court": "ct",
    "place": "pl", "parkway": "pkwy", "highway": "hwy", "terrace": "ter", "circle": "cir",
}  # fmt: skip
"""Kinds of street, each with how it is cut short."""
STREETS = frozenset({*_TYPES, *_TYPES.values()})
"""Nouns for streets, in small letters, also cut short."""
_LONG = {short: long for long, short in _TYPES.items()} | {"n": "north", "s": "south", "e": "east", "w": "west"}
_TYPE = "(?:" + "|".join(f"{long.title()}|{short.title()}\\.?" for long, short in _TYPES.items()) + ")(?!\\w)"
_NAME = r"(?:[NSEW]\.? |(?:North|South|East|West) )?(?:\d+(?:st|nd|rd|th)|(?:[A-Z][\w'’]+ ){0,2}[A-Z][\w'’]+)"
_BEFORE = (
    r"(?:(?:in|at|on|near|along|outside|around) )?(?:the )?(?:[\d-]+ block of |corner of |intersection of |\d{2,5} )?"
)
_ADDRESS = re.compile(rf"{_BEFORE}{_NAME} {_TYPE}(?:,? (?:and|at|near) {_NAME}(?: {_TYPE})?)?")
_EMPTY = frozenset(
    {"the", "in", "at", "on", "near", "block", "of", "corner", "intersection", "and", "along", "outside", "around"}
)


@dataclass(frozen=True, slots=True)
class Address:
    """A place on a street.

    Attributes:
        words: Where it is written, with the preposition before it.
        parts: Its names and numbers in small letters, kinds of street written out.
    """

    words: Passage
    parts: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Its names and numbers without the kinds of street."""
        return self.parts - _TYPES.keys()


def find_addresses_apart(pair: TellingPair) -> tuple[Address, Address] | None:
    """The first addresses of the two sentences, where they are of one street and not the same; None otherwise.

    Either the kind of street differs ("Elm Road", "Elm Drive"), or each says something that the other does not ("the
    200 block of Elm Road", "Elm Road and Mill Lane"). One that only says less is the same address.
    """
    left, right = _addresses(pair.left), _addresses(pair.right)
    if not left or not right or any(one.parts == other.parts for one in left for other in right):
        return None
    one, other = left[0], right[0]
    only = one.names - other.names, other.names - one.names
    if not one.names & other.names or any(only) != all(only):
        return None
    return one, other


@lru_cache(KEPT)
def _addresses(told: ToldSentence) -> tuple[Address, ...]:
    start = told.passage.start
    found = _ADDRESS.finditer(told.passage.text)
    return tuple(
        Address(told.reading.report.passage(start + m.start(), start + m.end()), _parts(m.group())) for m in found
    )


def _parts(words: str) -> frozenset[str]:
    parts = (part.casefold().rstrip(".") for part in re.findall(r"[\w'’.]+", words))
    return frozenset(_LONG.get(part, part) for part in parts) - _EMPTY
