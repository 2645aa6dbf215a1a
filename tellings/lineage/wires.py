"""Wires: which agencies a report says its words come from, and how much of it.

Read from what the report states about itself (byline, JSON-LD), from datelines, sign-offs and copyright lines of its
text, and from its web address. An agency that is only quoted ("told Reuters") or that took the picture is no wire.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal
from urllib.parse import urlsplit

from tellings.reports.agencies import Agency, agencies, agency_named, agency_pattern, is_agency
from tellings.reports.credits import find_credits
from tellings.reports.report import BlockKind, Report
from tellings.reports.stated import Stated

Scope = Literal["own site", "whole", "part"]

_PART = re.compile(
    r"\b(?:contribut\w+|assisted|additional|with (?:reporting|reports?|files?|material|information|inputs?|agenc\w+)"
    r"|(?:and|with|&) (?:the )?(?:news |wire )?(?:agenc\w+|wires?|wire services?))\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|source:)\s[^.]{2,60}$", re.IGNORECASE)
_SHARED_BYLINE = re.compile(r"^\s*by\b.*\b(?:and|with|&)\b", re.IGNORECASE)
_WIRE_FOLDER = re.compile(r"(?:news)?wires?|agenc(?:y|ies)|newsfeeds?|feeds?|syndicated|partners?")
_WIRE_ENDING = r"(?:online|wires?|news|newsfeed|feed)"
_SHORT = 3
_HEAD_LINES, _FOOT_LINES, _LONG_LINE, _MOST_BYLINES = 6, 4, 40, 20


@dataclass(frozen=True, slots=True)
class Wire:
    """An agency that a report takes words from.

    Attributes:
        agency: Which one.
        scope: "own site" where the report stands on the agency's own site or has it as its outlet; "whole" where the
            report is its copy; "part" where others wrote, too ("Reuters contributed to this report").
        reason: What shows it, in a few words.
    """

    agency: Agency
    scope: Scope
    reason: str

    @property
    def id(self) -> str:
        """The id of its unseen text as an origin."""
        return wire_id(self.agency)


def wire_id(agency: Agency) -> str:
    """The id of an agency's text as an origin: "wire:ap"."""
    return f"wire:{agency.short.lower()}"


def find_wires(report: Report) -> tuple[Wire, ...]:
    """The agencies that a report takes words from, each once, with the widest scope that anything shows."""
    found: dict[str, Wire] = {}
    initials = _initials_of_own_agency(report)
    order: dict[Scope, int] = {"own site": 0, "whole": 1, "part": 2}
    for wire in sorted(_all_evidence(report), key=lambda wire: order[wire.scope]):
        if wire.agency.short != initials:
            found.setdefault(wire.agency.name, wire)
    return tuple(found.values())


def _initials_of_own_agency(report: Report) -> str:
    """How an outlet that is itself an agency which is not known signs its datelines ("(CNS)"); or empty.

    Known agencies sign with the same letters: it is not them.
    """
    name = report.outlet.value if isinstance(report.outlet, Stated) else ""
    if not is_agency(name) or agency_named(name):
        return ""
    return "".join(word[0] for word in name.removeprefix("The ").split() if word[0].isupper())


def names_agencies(text: str) -> tuple[Agency, ...]:
    """The news agencies that a text names anywhere, as source or otherwise, in order."""
    named = [agency_named(match.group()) for match in re.finditer(agency_pattern(), text)]
    return tuple(dict.fromkeys(agency for agency in named if agency))


def told_agencies(text: str) -> tuple[Agency, ...]:
    """The agencies that somebody spoke to in a text: whoever carries "he told AFP" carries AFP's words."""
    told = [agency_named(match["name"]) for match in _told_pattern(agency_pattern()).finditer(text)]
    return tuple(dict.fromkeys(agency for agency in told if agency))


def _all_evidence(report: Report) -> Iterator[Wire]:
    if isinstance(report.url, Stated):
        yield from _in_address(report.url.value)
    if isinstance(report.outlet, Stated) and (agency := agency_named(report.outlet.value)):
        yield Wire(agency, "own site", "it is the outlet")
    for credit in report.credits:
        if credit.of == "text":
            part = bool(_PART.search(credit.name))
            yield from (_wire(agency, part, credit.where) for agency in names_agencies(credit.name))
    told = [b for b in report.blocks if b.kind not in (BlockKind.CAPTION, BlockKind.TITLE, BlockKind.FURNITURE)]
    lines = [line.strip() for block in told for line in report.text[block.start : block.end].splitlines()]
    lines = [line for line in lines if line]
    end = len(lines) - _FOOT_LINES
    bylines = islice((n for n in range(_HEAD_LINES, end) if _BYLINE.match(lines[n])), _MOST_BYLINES)
    for number in sorted({*range(min(_HEAD_LINES, len(lines))), *bylines, *range(max(end, 0), len(lines))}):
        yield from _in_line(lines[number], at_end=number >= end)


def _in_line(line: str, *, at_end: bool) -> Iterator[Wire]:
    if line.endswith(":") or not _first_words(agency_pattern()).intersection(re.findall(r"\w+", line.lower())):
        return
    for credit in find_credits(line, "the text"):
        name = re.escape(credit.name)
        if credit.of == "picture" or re.search(rf"{name}\s?/", line):
            continue
        alone = re.fullmatch(rf"\W*{name}\W*", line)
        if not at_end and (alone or _closes_long_line(line, credit.name)):
            # Alone on its line, or closing a long one, an agency is a picture's credit unless the report ends there.
            continue
        part = bool((alone and "©" not in line) or _PART.search(line) or _SHARED_BYLINE.search(line))
        yield from (_wire(agency, part, f"“{_short(line)}”") for agency in names_agencies(credit.name))
    if slashed := re.search(rf"/(?P<name>{agency_pattern()})/\s*[-–—]", line):
        yield from (_wire(agency, False, f"“{_short(line)}”") for agency in names_agencies(slashed["name"]))


def _closes_long_line(line: str, name: str) -> bool:
    return line.rstrip(" .)]").endswith(name) and len(line) > len(name) + _LONG_LINE


def _wire(agency: Agency, part: bool, where: str) -> Wire:
    return Wire(agency, "part" if part else "whole", f"credited in {where}")


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= 60 else line[:57].rstrip() + "…"


def _in_address(url: str) -> Iterator[Wire]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    folders = [folder.lower() for folder in parts.path.split("/")[:-1]]
    for agency in agencies():
        if host in agency.sites:
            yield Wire(agency, "own site", f"it stands on {host}")
        elif not agency.pictures_only and (folder := _wire_folder(folders, agency)):
            yield Wire(agency, "whole", f"the address has “/{folder}/”")


def _wire_folder(folders: list[str], agency: Agency) -> str:
    """The part of an address that names an agency ("/aponline/", "/wires/pa/", "/reuters/"); empty where none does.

    Names of up to three letters are places and people, too, and count only behind a folder for wires or with an ending.
    """
    for before, folder in zip(["", *folders], folders, strict=False):
        for name in _address_names(agency):
            if re.fullmatch(rf"{re.escape(name)}[-_]?{_WIRE_ENDING}", folder):
                return folder
            if folder == name and (len(name) > _SHORT or _WIRE_FOLDER.fullmatch(before)):
                return f"{before}/{folder}" if _WIRE_FOLDER.fullmatch(before) else folder
    return ""


@cache
def _first_words(pattern: str) -> frozenset[str]:
    """The first words of all agencies' names: a line without any of them names none, and is not searched for them.

    Args:
        pattern: The pattern of the agencies that are known, so that other agencies give another answer.
    """
    names = (name for agency in agencies() for name in (agency.name, *agency.also))
    return frozenset(match.group() for name in names if (match := re.search(r"\w+", name.lower())))


@cache
def _address_names(agency: Agency) -> frozenset[str]:
    return frozenset(re.sub(r"\W+", "-", name.lower()).strip("-") for name in (agency.short, agency.name))


@cache
def _told_pattern(agency: str) -> re.Pattern[str]:
    verbs = r"told|tells|telling|e-?mailed to|statement to|interview with"
    return re.compile(rf"\b(?:{verbs}) (?:the )?(?P<name>{agency})")
