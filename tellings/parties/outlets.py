"""Which parties are outlets or news agencies: two small documented lists that a user can extend."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from tellings.errors import SetupError
from tellings.reports.agencies import agencies, is_agency

OWN_LIST = "TELLINGS_OUTLETS"
_CALL_LETTERS = re.compile(r"[WK][A-Z]{2,3}(?:[- ](?:TV|FM|AM))?")
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Outlets:
    """What `outlets.toml` holds (see there), and what the user's own file adds to it."""

    names: frozenset[str]
    words: frozenset[str]
    nouns: frozenset[str]


@cache
def outlets() -> Outlets:
    """The outlets that come with Tellings and those of the file that TELLINGS_OUTLETS names.

    Raises:
        SetupError: The user's file is missing or is not TOML of that form.
    """
    shipped = _parse(resources.files("tellings.parties").joinpath("outlets.toml").read_text("utf-8"), "outlets.toml")
    path = os.environ.get(OWN_LIST, "")
    if not path:
        return shipped
    try:
        own = _parse(Path(path).read_text("utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{OWN_LIST}={path}: cannot be read ({error}); name a readable file") from error
    return Outlets(*(getattr(shipped, part) | getattr(own, part) for part in Outlets.__slots__))


def _parse(toml: str, path: str) -> Outlets:
    try:
        data = tomllib.loads(toml)
        lists = {part: frozenset(map(str, data.get(part, ()))) for part in Outlets.__slots__}
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise SetupError(f"{path}: not lists of names, words and nouns ({error}); see outlets.toml") from error
    return Outlets(**lists)


@lru_cache(_REMEMBERED)
def is_outlet(name: str) -> bool:
    """Whether a name as written is that of an outlet or a news agency."""
    bare = _bare(name)
    known = outlets()
    if bare in known.names or f"The {bare}" in known.names or is_agency(bare):
        return True
    if _CALL_LETTERS.fullmatch(bare):
        return True
    words = bare.replace(".com", " .com").split()
    return len(words) > 1 and bare[:1].isupper() and (words[-1] == ".com" or any(word in known.words for word in words))


def is_outlet_noun(noun: str) -> bool:
    """Whether a common noun in small letters means an outlet."""
    return noun in outlets().nouns


@lru_cache(_REMEMBERED)
def usual_name(name: str) -> str:
    """The usual name of an agency that is called by any of its names; any other name as it is."""
    bare = name.strip().removeprefix("The ").removeprefix("the ")
    for agency in agencies():
        if bare in (agency.name, *agency.also):
            return agency.name
    return name


_BEFORE_PLACE = frozenset({"radio", "television", "tv", "channel", "of", "de", "di"})
"""What stands in the name of an outlet before a place, which alone is no name of it: "Radio Norrby"."""


@lru_cache(_REMEMBERED)
def is_name_of(name: str, outlet: str) -> bool:
    """Whether a name as written is one by which an outlet calls itself: in full, by its end, or by its initials.

    "The Chronicle" is the Norrby Chronicle, "CNS" the Corvin News Service; Norrby is not Radio Norrby.
    """
    said, full = (_bare(words).split() for words in (name, outlet))
    if not said or not said[0][:1].isupper():
        return False
    if [word.casefold() for word in said] == [word.casefold() for word in full]:
        return True
    if len(said) == 1 and len(full) > 1 and said[0].replace(".", "") == "".join(w[0] for w in full if w[0].isupper()):
        return True
    before = full[: -len(said)]
    return bool(before) and full[-len(said) :] == said and before[-1].casefold() not in _BEFORE_PLACE


def _bare(name: str) -> str:
    """A name without its article and what makes it a genitive."""
    bare = name.strip().removeprefix("The ").removeprefix("the ")
    return bare.removesuffix("’s").removesuffix("'s")
