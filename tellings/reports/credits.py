"""Credits: whom the text comes from, and, kept apart, whom the pictures come from."""

from __future__ import annotations

import re
from functools import cache

from tellings.reports.agencies import agency_pattern
from tellings.reports.stated import Credit
from tellings.reports.textcredits import text_credits

LONGEST_CAPTION = 1_200
"""Characters of the longest line in which a picture's credit is looked for."""

_LABEL = (
    r"(?:(?:main |file |lead |cover )?(?:picture|photo(?:graph)?|image|pic|photography|illustration|graphic|video)s?"
    r"(?:\s+(?:credits?|source|copyright|courtesy(?: of)?|by|via|from))?"
    r"|(?:picture |photo |image )?credits?|courtesy(?: of)?|handout)"
)
# A name, or what outlets put in its place; other small letters begin prose ("the photo: a child in the snow").
_NAME_START = r"(?-i:[^\W_a-z]|[@“\"‘'©]|supplied|handout|file|contributed|courtesy|screengrab|twitter)"
_LABELLED = re.compile(
    rf"(?:^|[\s(\[.|])(?:{_LABEL}\s*[:©]\s*(?:[:©]\s*)?(?:by )?"
    rf"|(?:picture|photo(?:graph)?|image|illustration)s?\s+(?:credits?|source|copyright|courtesy of|via|by)\s+)"
    rf"(?P<name>{_NAME_START}[^\n()\[\]]{{1,90}}?(?:\([^()\n]*\))?)\s*"
    r"(?=[)\]\n]|\.?\s*$|\.\s|\s+(?:image |photo )?caption\b)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\s*©\s*(?P<name>[\w.’' &-]{2,40}?\s?/\s?[A-Z][\w.’'-]+)\s+(?=[A-Z])")
_BRACKETED = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,110})[)\]]\.?\s*$")


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
            found += [Credit(name, "text", where) for name in text_credits(line)]
    return tuple(dict.fromkeys(found))


def find_picture_credits(line: str, *, caption: bool) -> tuple[str, ...]:
    """The picture credits of one line, as written; in a caption also those without a label."""
    if len(line) > LONGEST_CAPTION:
        return ()
    marked = _LEADING.match(line)
    if marked:
        return (_tidy(marked["name"]),)
    labelled = tuple(name for match in _LABELLED.finditer(line) if _is_short(name := _tidy(match["name"])))
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


def _is_short(name: str) -> bool:
    return len(name.split()) <= 6 or credits_someone(name)


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^\W*(?:©|by\b:?)\s*", "", name.strip(), flags=re.I)).strip(" .,;|")


@cache
def _bare_pattern() -> re.Pattern[str]:
    """An agency at the very end of a caption, with a photographer before it or alone: "Ann Doe/Reuters"."""
    photographer = r"(?:[A-Z][\w.’'-]+ ){0,2}[A-Z][\w.’'-]+"
    agency = agency_pattern(pictures=True)
    return re.compile(
        rf"(?:^|(?<=[.!?:|”\"] )|(?<= ))(?P<name>{photographer}\s?/\s?{agency}(?:\s?/\s?[\w ]+)?"
        rf"|(?:(?<=[.!?:|] )|^){agency}(?: via {agency})?|{agency} via {agency}|©.{{2,60}})\.?\s*$"
    )
