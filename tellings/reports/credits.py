"""Credits: whom the text comes from, and, kept apart, whom the pictures come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from tellings.reports.agencies import ANY_AGENCY, agency_pattern, is_agency
from tellings.reports.stated import Credit

LONGEST_LINE = 300
"""A line that is longer is read for a dateline and a sign-off only: credits do not stand inside of prose."""

_LABEL = (
    r"(?:(?:main |file |lead |cover )?(?:picture|photo(?:graph)?|image|pic|photography|illustration|graphic|video)s?"
    r"(?:\s+(?:credits?|source|copyright|courtesy(?: of)?|by|via|from))?"
    r"|(?:picture |photo |image )?credits?|courtesy(?: of)?|handout)"
)
# A name, or what outlets put in its place; other small letters begin prose ("the photo: a child in the snow").
_NAME_START = r"(?-i:[^\W_a-z]|[@“\"‘'©]|supplied|handout|file|contributed|courtesy|screengrab|twitter)"
_LABELLED = re.compile(
    rf"(?:^|[\s(\[.|])(?:{_LABEL}\s*[:©]\s*(?:[:©]\s*)?(?:by )?"
    rf"|(?:picture|photo(?:graph)?|image|illustration)s?\s+(?:credits?|source|copyright|courtesy of|by)\s+)"
    rf"(?P<name>{_NAME_START}[^\n()\[\]]{{1,90}}?(?:\([^()\n]*\))?)\s*(?=[)\]\n]|\.?\s*$|\.\s)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,110})[)\]]\.?\s*$")
_SOURCE = re.compile(
    r"^\s*(?:news )?(?:sources?|agency|agencies|via)\s*[:|]\s*(?P<name>\S.{0,80}?)\s*\.?\s*$", re.IGNORECASE
)
_BY = re.compile(
    r"^\s*(?:(?:words|text|story|report|written|reporting)\s+)?(?:by|from)\s*:?\s+(?P<names>\S.{0,150})$", re.I
)
_PIECES = re.compile(r"\s*(?:[,/|;&•·]|\s[-–—]\s|\band\b|\bvia\b|\bwith\b|\bfor\b|\bof\b|\bin\b|[()\[\]])\s*")


def find_credits(text: str, where: str, *, caption: bool = False) -> tuple[Credit, ...]:
    """The credits that a text states, in order and without repeats.

    Read line by line. A text credit is a byline, a source line, a dateline, a sign-off or a copyright line that
    names an agency ("By Press Association", "LONDON (Reuters) -", "— AFP", "Source: Al Jazeera and news agencies").
    A picture credit has a label ("Picture: PA") or, in a caption, stands at the end, mostly in brackets.
    An agency that the report quotes ("told Reuters") is no credit.

    Args:
        text: One or more lines.
        where: Where they were read; goes into the result.
        caption: Whether the text stands under a picture, so that all its credits are the picture's.
    """
    found: list[Credit] = []
    for line in text.splitlines():
        found += [Credit(name, "picture", where) for name in find_picture_credits(line, caption=caption)]
        if not caption:
            found += [Credit(name, "text", where) for name in _text_credits(line)]
    return tuple(dict.fromkeys(found))


def find_picture_credits(line: str, *, caption: bool) -> tuple[str, ...]:
    """The picture credits of one line, as written; in a caption also those without a label."""
    if len(line) > 4 * LONGEST_LINE:
        return ()
    labelled = tuple(_tidy(match["name"]) for match in _LABELLED.finditer(line))
    if labelled or not caption:
        return labelled
    bracketed = _BRACKETED.search(line)
    if bracketed and credits_someone(bracketed["name"]):
        return (_tidy(bracketed["name"]),)
    bare = _bare_pattern().search(line)
    return (_tidy(bare["name"]),) if bare else ()


def credits_someone(words: str) -> bool:
    """Whether words in brackets at a caption's end are a credit ("Xinhua via AP", "File photo", "J. Doe/Herald")."""
    if re.search(agency_pattern(pictures=True), words):
        return True
    if re.search(
        r"\b(?:photos?|pictures?|pic|image|handout|courtesy|via|credit|supplied|file|screengrab)\b|©", words, re.I
    ):
        return True
    return re.fullmatch(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\s?/\s?[A-Z][\w.’' -]+", words.strip()) is not None


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^\W*(?:©|by\b:?)\s*", "", name.strip(), flags=re.I)).strip(" .,;|")


def _text_credits(line: str) -> Iterator[str]:
    short = len(line) <= LONGEST_LINE
    if short and (source := _SOURCE.match(line)):
        yield source["name"].strip()
        return
    if short and (byline := _BY.match(line)):
        yield from _agencies_in(byline["names"])
        return
    for pattern, whole in _patterns():
        if short or not whole:
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


@cache
def _bare_pattern() -> re.Pattern[str]:
    """An agency at the very end of a caption, with a photographer before it or alone: "Ann Doe/Reuters"."""
    photographer = r"(?:[A-Z][\w.’'-]+ ){0,2}[A-Z][\w.’'-]+"
    agency = agency_pattern(pictures=True)
    return re.compile(
        rf"(?:^|(?<=[.!?:|”\"] )|(?<= ))(?P<name>{photographer}\s?/\s?{agency}(?:\s?/\s?[\w ]+)?"
        rf"|(?:(?<=[.!?:|] )|^){agency}(?: via {agency})?|{agency} via {agency}|©.{{2,60}})\.?\s*$"
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Literal[True, False]], ...]:
    """Patterns with the agency as `name`, and whether each needs a short line."""
    one = rf"(?:{agency_pattern()}|(?i:{ANY_AGENCY}))"
    several = rf"{one}(?:(?:,? and |, | & |\s?/\s?|,? with ){one})*"
    material = r"(?i:(?:additional )?(?:reporting|reports?|files?|inputs?|material|information|copy|contributions?))"
    story = r"(?i:this (?:article|story|report|piece|post|copy)\b[^.]{0,60}\b(?:by|on|in|from)\s+(?:the )?)"
    day = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    return (
        (re.compile(rf"^\W{{0,3}}(?:[A-Z][^\n()]{{1,60}}{day}\s*)?[(\[](?P<name>{several})[)\]]\s*[-–—:]"), False),
        (re.compile(rf"(?:[.!?”\"’')]\s*[(\[]|[-–—]{{1,2}}\s?)(?P<name>{several})[)\]]?\.?\s*$"), False),
        (re.compile(rf"^\W{{0,3}}(?:(?i:the|staff and|[a-z]+ staff and) )?(?P<name>{several})\W{{0,3}}$"), True),
        (
            re.compile(
                rf"(?:©|\([cC]\)|(?i:copyright))\s*(?:©|\([cC]\))?\s*(?:\d{{4}})?,?\s*(?:(?i:by|the)\s)*(?P<name>{several})"
            ),
            True,
        ),
        (
            re.compile(
                rf"(?:^|[(\[*.]\s*)(?i:with\s+|additional\s+){material}\s+(?i:from|by)\s+[^.()\[\]]{{0,60}}?(?P<name>{several})"
            ),
            True,
        ),
        (re.compile(rf"(?:^|[(\[*.]\s*)(?i:the )?(?P<name>{several})[^.]{{0,50}}\b(?i:contributed|assisted)\b"), True),
        (re.compile(rf"{story}(?P<name>{several})"), True),
        (re.compile(rf"^[^.\n]{{3,50}}(?:\s[-–—|]\s|,\s|\s?\|\s?)(?P<name>{several})\s*$"), True),
    )
