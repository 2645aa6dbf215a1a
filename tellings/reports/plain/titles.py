"""The outlet's name behind a title."""

from __future__ import annotations

import re

from tellings.reports.byline import outlet_words

LONGEST_OUTLET = 6
"""Words."""

_BAR = re.compile(r"\s+[|»•]\s+")
_DASH = re.compile(r"\s+[-–—]\s+")


def split_title(text: str) -> tuple[int, str]:
    """Where the title ends, and the name of the outlet behind it ("" where there is none).

    A name behind a bar is taken for the outlet; one behind a dash only where it has a word that outlets' names have,
    or is an address ("- The Harbour Times", "- example.org").
    """
    bar = _BAR.search(text)
    if bar and bar.start() and len(text[: bar.start()].split()) >= 2:
        outlet = _BAR.split(text)[-1].strip()
        if len(outlet.split()) <= LONGEST_OUTLET:
            return bar.start(), outlet
    for dash in reversed(list(_DASH.finditer(text))):
        outlet = text[dash.end() :].strip()
        if len(text[: dash.start()].split()) >= 3 and _names_an_outlet(outlet):
            return dash.start(), outlet
        break
    return len(text), ""


def _names_an_outlet(words: str) -> bool:
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}", words):
        return True
    tokens = words.split()
    capitals = all(token[0].isupper() or token[0].isdigit() for token in tokens)
    return 0 < len(tokens) <= LONGEST_OUTLET and capitals and bool({t.lower() for t in tokens} & outlet_words())
