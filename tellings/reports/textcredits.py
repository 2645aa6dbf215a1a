"""Credits for words: datelines, sign-offs, and lines that say where a report comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tellings.reports.agencies import ANY_AGENCY, agency_pattern, is_agency

LONGEST_LINE = 300
"""A line that is longer is read for a dateline and a sign-off only: other credits do not stand inside of prose."""

_SOURCE = re.compile(
    r"^\s*(?:news )?(?:sources?|agency|agencies|via)\s*[:|]\s*(?P<name>\S.{0,80}?)\s*\.?\s*$", re.IGNORECASE
)
_BY = re.compile(
    r"^\s*(?:(?:words|text|story|report|written|reporting)\s+)?(?:by|from)\s*:?\s+(?P<names>\S.{0,150})$", re.IGNORECASE
)
_PIECES = re.compile(r"\s*(?:[,/|;&•·]|\s[-–—]\s|\band\b|\bvia\b|\bwith\b|\bfor\b|\bof\b|\bin\b|[()\[\]])\s*")


def text_credits(line: str) -> Iterator[str]:
    """The agencies that one line credits for its words, as written; a source line is given whole."""
    if len(line) <= LONGEST_LINE:
        yield from line_credits(line)
    for pattern in _in_prose():
        yield from (match["name"].strip() for match in pattern.finditer(line))


def line_credits(line: str) -> Iterator[str]:
    """Like `text_credits`, but only where the line as a whole is a credit, not a paragraph that carries one."""
    if source := _SOURCE.match(line):
        yield source["name"].strip()
    elif byline := _BY.match(line):
        yield from _agencies_in(byline["names"])
    else:
        for pattern in _lines():
            yield from (match["name"].strip() for match in pattern.finditer(line) if not _of_a_picture(line, match))


def _agencies_in(names: str) -> Iterator[str]:
    pieces = [piece.strip(" .:") for piece in _PIECES.split(names)]
    if any(re.fullmatch(ANY_AGENCY, piece, re.IGNORECASE) for piece in pieces):
        yield names.strip(" .:")
        return
    for piece in pieces:
        agency = re.sub(r"\s+(?:staff|reporters?|writers?|correspondents?|desk)\b.*$", "", piece, flags=re.IGNORECASE)
        if is_agency(agency):
            yield agency


def _of_a_picture(line: str, match: re.Match[str]) -> bool:
    return re.search(r"(?:image|photo|picture|video)\w*\W*$", line[: match.start()], re.IGNORECASE) is not None


def _several() -> str:
    one = rf"(?:{agency_pattern()}|(?i:{ANY_AGENCY}))"
    return rf"{one}(?:(?:,? and |, | & |\s?/\s?|,? with ){one})*"


@cache
def _in_prose() -> tuple[re.Pattern[str], ...]:
    """A dateline at a paragraph's beginning ("LONDON (Reuters) -"); a sign-off at its end ("… he said. (AFP)")."""
    name = rf"(?P<name>{_several()})"
    day = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    return (
        re.compile(rf"^\W{{0,3}}(?:[A-Z][^\n()]{{1,60}}{day}\s*)?[(\[]{name}[)\]]\s*[-–—:]"),
        re.compile(rf"(?<=[.!?”\"’')])\s*(?:[(\[]|[-–—]{{1,2}}\s?){name}[)\]]?\.?\s*$"),
    )


@cache
def _lines() -> tuple[re.Pattern[str], ...]:
    """Lines that are credits as a whole."""
    name = rf"(?P<name>{_several()})"
    sign = r"(?:©|\([cC]\)|(?i:copyright))\s*(?:©|\([cC]\))?\s*"
    begin = r"(?:^|[(\[*.]\s*)"
    material = r"(?i:(?:additional )?(?:reporting|reports?|files?|inputs?|material|information|copy|contributions?))"
    story = r"(?i:this (?:article|story|report|piece|post|copy)\b[^.]{0,60}\b(?:by|on|in|from)\s+(?:the )?)"
    return (
        re.compile(rf"^\W{{0,3}}(?:(?i:the|staff and|[a-z]+ staff and) )?{name}\W{{0,3}}$"),
        re.compile(rf"{sign}(?:\d{{4}})?,?\s*(?:(?i:by|the)\s)*{name}(?!\s?/)"),
        re.compile(rf"{begin}(?i:with\s+|additional\s+){material}\s+(?i:from|by)\s+[^.()\[\]]{{0,60}}?{name}"),
        re.compile(rf"{begin}(?i:the )?{name}[^.]{{0,50}}\b(?i:contributed|assisted)\b"),
        re.compile(rf"{story}{name}"),
        re.compile(rf"^[^.\n]{{3,50}}(?:\s[-–—|]\s|,\s|\s?\|\s?){name}\s*$"),
    )
