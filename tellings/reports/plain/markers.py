"""Furniture that is known by its words; the words are in furniture.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

LONGEST = 420
"""Characters of the longest line that any marker matches."""

HEADINGS = "headings"
COMMENTS = "comments"

PERHAPS_HEADINGS = "perhaps_headings"
POINTERS = ("pointers", "perhaps_pointers")

_LISTS = (
    *(COMMENTS, "sharing", "prompts", "adverts", "legal", "controls", *POINTERS, "ends"),
    *(HEADINGS, PERHAPS_HEADINGS),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What kind of furniture a line is, by its words.

    Attributes:
        name: The list in furniture.toml.
        reason: What that list is of, in plain words.
    """

    name: str
    reason: str


def find_marker(text: str) -> Marker | None:
    """The list of furniture.toml that the whole line matches, or None."""
    line = text.strip(" \t*_|") or text.strip()
    if len(line) > LONGEST:
        return None
    return next((marker for marker, pattern in _markers() if pattern.fullmatch(line)), None)


@cache
def _markers() -> tuple[tuple[Marker, re.Pattern[str]], ...]:
    lists = tomllib.loads(resources.files("tellings.reports.plain").joinpath("furniture.toml").read_text("utf-8"))
    return tuple(
        (Marker(name, lists[name]["reason"]), re.compile("|".join(lists[name]["patterns"]), re.IGNORECASE))
        for name in _LISTS
    )
