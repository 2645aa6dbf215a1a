"""The words of a text with their places, in a spelling that no house style changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
"""What a word is: letters with apostrophes inside, or figures with points and commas inside."""

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MONTHS = ["january", "february", "march", "april", "june", "july", "august"]
_MONTHS += ["september", "october", "november", "december"]
_ABBREVIATED = {month[:3]: month for month in _MONTHS} | {"sept": "september"}
_TITLES = {"mister": "mr", "doctor": "dr", "percent": "%", "programme": "program", "grey": "gray", "tyre": "tire"}
_HOUSE_STYLES = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|able|er|ers|hood|hoods|less)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[tb])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z])ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{2})ll(?=(?:ed|ing|er|ers)$)"), "l"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; the three lists have one length.

    Attributes:
        text: The text.
        keys: Each word as it is compared: lower case, one apostrophe, one house style.
        starts: First character of each.
        ends: One past the last character of each.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, index: int) -> str:
        """The word as it is written, but for case and the kind of apostrophe."""
        return self.text[self.starts[index] : self.ends[index]].lower().replace("’", "'")


def split_words(text: str) -> Words:
    """Find the words of a text; hyphens, punctuation and white space separate them."""
    spans = [match.span() for match in WORD.finditer(text)]
    keys = tuple([word_key(text[start:end]) for start, end in spans])
    return Words(text, keys, tuple([start for start, _ in spans]), tuple([end for _, end in spans]))


@lru_cache(maxsize=200_000)
def word_key(word: str) -> str:
    """A word as it is compared: lower case, one apostrophe, one house style, small numbers as figures."""
    key = word.lower().replace("’", "'")
    if key[0].isdigit():
        return key.replace(",", "")
    if key in _NUMBERS:
        return str(_NUMBERS.index(key))
    key = _ABBREVIATED.get(key) or _TITLES.get(key) or key
    for pattern, replacement in _HOUSE_STYLES:
        key = pattern.sub(replacement, key)
    return key
