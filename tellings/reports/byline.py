"""The people in a byline; the words that tell them from roles and outlets are in byline.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from tellings.reports.agencies import is_agency

LONGEST = 400
"""Characters of a byline that are read."""

LABEL = re.compile(
    r"^\W*(?:(?:(?:words|text|story|report|(?:additional )?reporting|reported|written|analysis|exclusive|review"
    r"|opinion|posted|published|contributed|compiled)\s+)?by|from|words|authors?|reporters?|writers?)\b\s*:?\s*",
    re.IGNORECASE,
)
"""What a byline begins with ("By", "Words by", "Author:")."""

_SPLIT = re.compile(r"\s*(?:[,;|•·\n\t]|\s[-–—/]+\s|\s&\s|\band\b|\bwith\b|/)\s*", re.IGNORECASE)
_NOT_WRITERS = re.compile(
    r"[;.(]?\s*\b(?:editing|edited|photo\w*|pictures?|graphics?|video|illustration\w*|produced)\b.*$", re.I
)
_TAIL = re.compile(
    r"\s*(?:\(.*?\)|\[.*?\]|\b(?:in|for|at|of|from|on)\s.*|\S+@\S+|@\w+|https?:\S+|www\.\S+)\s*",
    re.IGNORECASE | re.DOTALL,
)


def split_byline(words: str) -> tuple[str, ...]:
    """The people that a byline names, as written and in order, without roles, places, outlets and agencies.

    "By Jane Doe and John Roe, Associated Press" gives ("Jane Doe", "John Roe"); "By Press Association" gives none.

    Args:
        words: One byline, or one author field of a record; "By" is not needed.
    """
    words = words[:LONGEST].strip()
    rest = _NOT_WRITERS.sub("", LABEL.sub("", words))
    pieces = [_TAIL.sub(" ", piece).strip(" .:*") for piece in _SPLIT.split(rest)]
    people = [person for piece in pieces if (person := _person(piece, alone=len(pieces) == 1))]
    return tuple(dict.fromkeys(people))


def _person(piece: str, *, alone: bool) -> str:
    piece = LABEL.sub("", piece)
    if not piece or re.search(r"\d", piece) or is_agency(piece, pictures=True):
        return ""
    tokens = _without_role(piece.split())
    alone = alone and len(tokens) == len(piece.split())
    if not tokens or any(token.lower().strip(".,") in _words("outlets") for token in tokens):
        return ""
    names = [token for token in tokens if token.lower() not in _words("particles")]
    if not all(_is_name(token) for token in names) or not 2 - alone <= len(names) <= 5:
        return ""
    return " ".join(tokens)


def _without_role(tokens: list[str]) -> list[str]:
    """What stands before the role or the outlet's initials: "Jane Doe BBC News", "Jane Doe Political Editor"."""
    capitals = all(token.isupper() for token in tokens)
    for number, token in enumerate(tokens):
        initials = re.fullmatch(r"[A-Z]{2,5}", token) and not capitals and number > 1
        if initials or token.lower().strip(".,:") in _words("roles"):
            return tokens[:number]
    return tokens


def _is_name(token: str) -> bool:
    letters = re.sub(r"[’'`\-.‐]", "", token)
    return letters.isalpha() and (
        token[0].isupper() or not token[0].islower() or token[:2].lower() in ("d’", "d'", "o’")
    )


def outlet_words() -> frozenset[str]:
    """Words, lower-cased, that are in the names of outlets ("Times", "News")."""
    return _words("outlets") - {"the", "read", "more", "comments", "share", "today"}


@cache
def _words(kind: str) -> frozenset[str]:
    lists = tomllib.loads(resources.files("tellings.reports").joinpath("byline.toml").read_text("utf-8"))
    return frozenset(lists[kind])
