"""The forms of times, as patterns over the letters of `words.py`; the longest that fits at a place is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tellings.language.times.lettered import Lettered
from tellings.language.times.setting import Found

Family = Literal["day", "clock", "period", "year", "offset", "duration", "repeated", "reference"]

_EDGE = r"(?:d?y-?d?|z(?:id)?)?"
"""early, mid-, the end of the, later, earlier in the"""
_WHICH = r"(?:d?(?:[lnpck]|t[lnpck]?|hk?)|d)"
"""this, last, the next, this past, the same, that, the"""
_COUNT = r"(?:[NY](?:-?[NOY])*(?:(?:&|-)N)?(?:&aH)?|a?q|a|H?a)"
_FULL = r"(?:(?:[lnp]|t[lnpc]?)?[Ww],?)?(?:[tln]?M[NO](?:,?Y)?|d?[NO]o?M(?:,?Y)?)|D"
"""Tuesday, May 24, 2022; the 24th of May"""
_DAY = rf"(?:{_FULL}|(?:d?(?:[lnp]|t[lnpc]?|c))?W|w|R|[tln]?B(?:,?Y)?)"
_OF_YEAR = rf"(?:o?(?:d?v?Y|{_WHICH}?v?u))"

PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern))  # type: ignore[misc]
    for family, pattern in (
        ("clock", rf"m?y?(?:[TN]f|T)Z?(?:,?i?t?{_DAY})?P?"),
        ("clock", rf"m?Nf?idP(?:i?{_DAY})?"),
        ("clock", rf"{_DAY},?i?(?:[TN]f|T)Z?"),
        ("clock", rf"m?P(?:i?{_DAY})?"),
        ("day", rf"m?{_EDGE}{_DAY}(?:,?P)?"),
        ("day", rf"{_EDGE}(?:[tl]|d[nplk]?|hk?|e)P(?:[oi]?{_DAY})?"),
        ("day", rf"{_EDGE}P{_DAY}|P"),
        ("day", rf"m?{_EDGE}M,?o?[tlnp]u"),
        ("day", rf"m?{_EDGE}(?:[tlnp]|d[pn]|tp)?M(?:,?o?Y)?"),
        ("period", rf"duo{_DAY}"),
        ("period", rf"{_EDGE}{_WHICH}v?\+?[uSj]"),
        ("period", rf"{_EDGE}{_WHICH}?v?-?(?:Y|[tln]us)?v?-?O-?v?[uj]{_OF_YEAR}"),
        ("period", rf"{_EDGE}{_WHICH}?v?-?(?:Y|[tln]us)?v?-?O-?v?[uj]"),
        ("period", rf"{_EDGE}d?(?:{_WHICH}|O)H(?:{_OF_YEAR}|odF)"),
        ("period", r"d?u-[gz](?:O-?)?[uj]?|duau[gz]"),
        ("period", rf"d?Y-?v?(?:u|j)|(?:{_WHICH}us|dYs)(?:O-?)?[uj]"),
        ("period", rf"{_EDGE}{_WHICH}?S(?:o?Y)?"),
        ("period", r"m?d?us?-?y"),
        ("year", rf"m?{_EDGE}(?:dux|v|dvu)?Y"),
        ("year", rf"m?{_EDGE}d?F"),
        ("offset", rf"m?{_COUNT}\+?-?[uU]-?[gz]"),
        ("offset", r"dub(?=[,.]|$)"),
        ("duration", rf"m?{_WHICH}?r?O?m?{_COUNT}\+?-?[uU](?:&aH)?"),
        ("duration", r"[dh]?[rpn][U]|drU|U"),
        ("repeated", r"e[uWPMS]|eN?[uU]|A"),
        ("reference", r"V|c|(?<=i)dp(?![NqaurUSHjvYOPMW-])"),
    )
)


def find_candidates(text: Lettered) -> Iterator[tuple[Family, Found]]:
    """All that has the form of a time, by where it begins; of two that begin together the longer comes first."""
    hits = [
        (match.start(), -match.end(), number)
        for number, (_, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(text.letters)
    ]
    hits.sort()
    for start, end, number in hits:
        yield PATTERNS[number][0], Found(text, start, -end)
