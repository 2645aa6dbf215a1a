"""The news agencies that credits name, from one small file that a user can extend."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, get_args

from tellings.errors import SetupError

ANY_AGENCY = r"(?:news |wire |press )?agencies|(?:news ?|wire )?wires|(?:news )?wire (?:services?|reports?|copy)"
"""How outlets credit agencies without naming one: "news agencies", "wire reports"."""

CASE_COUNTS_UP_TO = 5

_NAMED_SO = r"(?:[A-Z][\w.'’-]+ ){1,3}(?:News Agency|Press Agency|Newswires?|News Service|Wire Service|Presse-Agentur)"
"""Agencies that say in their names that they are."""


AgencyKind = Literal["agency", "state agency", "press releases"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A news or picture agency, or a service that passes on press releases.

    Attributes:
        name: The usual name.
        also: Every other way it is credited.
        pictures_only: Whether only its pictures are carried, never its words.
        kind: "state agency" for one that speaks for its government, "press releases" for one whose customers
            write the texts; otherwise "agency".
        sites: Hosts of its own site ("apnews.com"), without "www.".
        takes_from: Names of agencies whose copy it passes on under its own name.
    """

    name: str
    also: tuple[str, ...] = ()
    pictures_only: bool = False
    kind: AgencyKind = "agency"
    sites: tuple[str, ...] = ()
    takes_from: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The short name where there is one ("AP", "dpa"), otherwise the name."""
        return self.also[0] if self.also and len(self.also[0]) <= CASE_COUNTS_UP_TO else self.name


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies: those that come with Tellings, and those of the file that TELLINGS_AGENCIES names.

    Raises:
        SetupError: The user's file is missing, is not TOML, or a table in it has no name.
    """
    shipped = resources.files("tellings.reports").joinpath("agencies.toml").read_text("utf-8")
    own = os.environ.get("TELLINGS_AGENCIES", "")
    return (*_parse(shipped, "agencies.toml"), *(_parse(_read(own), own) if own else ()))


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"TELLINGS_AGENCIES={path}: cannot be read ({error}); name a readable file") from error


def _parse(toml: str, path: str) -> Iterator[Agency]:
    try:
        tables = tomllib.loads(toml).get("agency", [])
        for table in tables:
            also = tuple(str(name) for name in table.get("also", ()))
            sites, takes_from = (tuple(map(str, table.get(key, ()))) for key in ("sites", "takes_from"))
            yield Agency(str(table["name"]), also, table.get("what") == "pictures", _kind(table), sites, takes_from)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SetupError(f"{path}: not a list of [[agency]] tables with a name ({error}); see agencies.toml") from error


def _kind(table: dict[str, object]) -> AgencyKind:
    kind = table.get("kind", "agency")
    return next((known for known in get_args(AgencyKind) if known == kind), "agency")


def agency_named(words: str) -> Agency | None:
    """The agency that the words name and nothing more ("the AP", "Associated Press"); None where they name none."""
    words = words.strip().removeprefix("the ").removeprefix("The ")
    return _by_name().get(words if len(words) <= CASE_COUNTS_UP_TO else words.lower())


@cache
def _by_name() -> dict[str, Agency]:
    names = [(name.removeprefix("The "), agency) for agency in agencies() for name in (agency.name, *agency.also)]
    return {(name if len(name) <= CASE_COUNTS_UP_TO else name.lower()): agency for name, agency in reversed(names)}


@cache
def agency_pattern(pictures: bool = False) -> str:
    """A regular expression (without groups) that matches any agency's name, longest first, and what names itself one.

    Args:
        pictures: Whether agencies that sell pictures only are meant, too.
    """
    chosen = [a for a in agencies() if pictures or not a.pictures_only]
    names = {name for agency in chosen for name in (agency.name, *agency.also)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return rf"(?<![\w&])(?:{'|'.join(map(_either_case, ordered))}|{_NAMED_SO})(?!\w)"


def _either_case(name: str) -> str:
    if len(name) <= CASE_COUNTS_UP_TO:
        return re.escape(name)
    return f"(?i:{re.escape(name)})"


def is_agency(words: str, pictures: bool = False) -> bool:
    """Whether the words are the name of an agency, or "agencies" without a name, and nothing more."""
    pattern = rf"(?:the )?(?:{agency_pattern(pictures)}|(?i:{ANY_AGENCY}))"
    return re.fullmatch(pattern, words.strip()) is not None
