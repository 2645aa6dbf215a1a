"""Lines that state when a report was published or changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.reports.dates import find_stated_time
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime

LONGEST = 220
"""Characters of the longest date line."""

_CHANGE = re.compile(r"\b(?:updat|modif|edit|chang|amend|correct)", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|created|issued|filed|released)(?: on| at| by)?"
    r"|(?:last |page )?(?:updated|modified|edited|changed|amended)(?: on| at)?|publication|update|date|time|on|at|the"
    r"|of|and|from|local|hrs?|hours|uk|us|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m"
    r"|\d{1,3} ?min(?:ute)?s?(?: read| ago)?|first|last|about|an?|(?:hours?|days?) ago|[A-Z]{2,4}T|GMT|UTC|BST)\b\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line states about times.

    Attributes:
        published: The first time that is not called a change.
        updated: The first that is.
        rest: What else the line says, without the words that datelines are made of; "" for a pure date line.
    """

    published: StatedTime | NotStated
    updated: StatedTime | NotStated
    rest: str


def read_date_line(text: str, where: str) -> DateLine | None:
    """The times that a line states, or None where it states none or is too long for a date line.

    Args:
        text: One line.
        where: Where it stands; goes into the results.
    """
    if len(text) > LONGEST or not re.search(r"\d{2}", text):
        return None
    published: StatedTime | NotStated = NOT_STATED
    updated: StatedTime | NotStated = NOT_STATED
    rest, position = "", 0
    while found := find_stated_time(text[position:], where):
        before = text[position : position + found.start]
        if _CHANGE.search(before):
            updated = found.stated if isinstance(updated, NotStated) else updated
        elif isinstance(published, NotStated):
            published = found.stated
        rest += f"{before} | "
        position += found.end
    if isinstance(published, NotStated) and isinstance(updated, NotStated):
        return None
    return DateLine(published, updated, _without_words(rest + text[position:]))


def _without_words(rest: str) -> str:
    words = _WORDS.sub(" ", rest)
    return re.sub(r"\s+", " ", words).strip(" |,;:.•·-–—()[]/@\t")
