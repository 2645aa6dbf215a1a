"""Numbers that count and measure nothing: years, dates, clock times, names, house numbers, telephone numbers."""

from __future__ import annotations

import re

from tellings.language.quantities.numerals import Numeral

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NAMED = (
    "flight no number nos room route highway interstate hwy section chapter article page channel level phase grade "
    "unit gate platform terminal version season episode exit apartment apt junction precinct box psalm verse resolution"
)
_CAPITAL = (
    "Line Block District Ward Area Zone Division Group Category Formula Game Round Stage Lot Pier Camp Suite Model "
    "Boeing Airbus Rule Title Proposition Prop Amendment Station Engine Battalion Windows Mark Act Table Exhibit "
    "Part Step Day Week Year Case Cell Lane Class Troop Opus Apollo Voyager Route SR US I A M B"
)
_SMALL_NAMES = frozenset(_NAMED.split())
_NAMES = frozenset(_CAPITAL.split())
_MONTHS = re.compile(_MONTH)
_STREET = r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Drive|Dr|Lane|Ln|Way|Court|Place|Highway)\b"
_AFTER = re.compile(
    rf"""[ ](?:{_MONTH}\b(?![ ]\w+ed\b)
      | (?i:o['’]clock|a\.?m\b|p\.?m\b|[ap]\.m\.|GMT|UTC|BST|EST|ago\b|block\b|hundred[ ]block\b)
      | (?i:second|minute|hour|day|week|month|year|decade)s?[ ](?:ago|later|earlier)\b
      | (?:[NSEW]\.?[ ])?(?:[A-Z][\w.]{{0,20}}[ ]){{1,3}}{_STREET})
    | (?:st|nd|rd|th)\b | (?i:[ap]\.?m\b) | [:./]\d | -(?=\d{{3,4}}\b) | -(?:caliber|calibre|gauge)\b
    | [ ]?mm[ ](?:handgun|pistol|gun|round|bullet)""",
    re.VERBOSE,
)
_AGE = re.compile(r"[ -](?:year|month|week|day)s?[ -]olds?\b", re.IGNORECASE)
_OF_PICTURES = re.compile(r"\b(?:image|photo|picture|slide|page) \d+ of (?:/ )?$", re.IGNORECASE)
_EMERGENCY = frozenset({"911", "999", "112"})
"""The number that is called, far more often in news than so many of anything."""
_YEARS = range(1500, 2101)
_UNIT_BEHIND = re.compile(r"[ -]?(?:%|per ?cent|kg|km|m\b|metres?|meters?|miles?|feet|tons?|tonnes?|people|men|women)")
_REACH = 24


def is_label(text: str, numeral: Numeral) -> bool:
    """Whether a number in digits is a label, as far as the characters around it tell."""
    if numeral.form != "digits":
        return False
    start, end = numeral.start, numeral.end
    if text[start:end] in _EMERGENCY:
        return True
    if _AGE.match(text, end):
        return False  # the article of "A 59-year-old" is no name
    if _AFTER.match(text, end) or _ends_in_label(text[max(0, start - _REACH) : start], text[start:end]):
        return True
    is_year = numeral.bare and end - start == 4 and int(numeral.low) in _YEARS
    return is_year and not _UNIT_BEHIND.match(text, end)


def _ends_in_label(before: str, written: str) -> bool:
    """Whether what stands before a number makes it a part of a name, a date or a clock time."""
    if not before:
        return False
    last, rest = before[-1], before[:-1]
    if last in "#№§@/:":
        return True
    if last in "'’":
        return len(written) == 2  # '98
    if last == ".":
        return rest[-1:].isdigit()
    word = re.split(r"[\s(]", rest)[-1] if last in " -\u00a0" else ""
    if last == "-" and (
        word.isupper() or (word.isdigit() and (len(word) > 3 or (len(word) == 3 and len(written) == 4)))
    ):
        return True  # F-16, 2031-05, 555-0123, but 100-120
    word = word.rstrip(".")
    if _OF_PICTURES.search(before):
        return True
    return word in _NAMES or word.lower() in _SMALL_NAMES or bool(_MONTHS.fullmatch(word))
