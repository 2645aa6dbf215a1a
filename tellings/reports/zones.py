"""Time zones as datelines write them: an offset where the words decide it, "not stated" where they do not."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tellings.reports.stated import NOT_STATED, NotStated

ZONE = (
    r"(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d\d)?(?!\d)|Z(?![A-Za-z])"
    r"|(?:UTC|GMT|WEST|WET|CEST|CET|EEST|EET|MSK|NZST|NZDT|NZT|AEST|AEDT|AWST|ACST|ACDT|EST|EDT|ET|PST|PDT|PT|MDT|MT"
    r"|CDT|CT|HKT|SGT|JST|KST|WIB|PKT|NPT|SAST|WAT|EAT|CAT|BST|IST|CST|MST|AST|GST|PHT)\b"
)
"""A regular expression (without groups) for a zone; the names are read in capitals only."""

_OFFSETS = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "WET": "+00:00", "WEST": "+01:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "NZST": "+12:00", "NZDT": "+13:00", "AEST": "+10:00",
    "AEDT": "+11:00", "AWST": "+08:00", "ACST": "+09:30", "ACDT": "+10:30", "EST": "-05:00", "EDT": "-04:00",
    "PST": "-08:00", "PDT": "-07:00", "MDT": "-06:00", "CDT": "-05:00", "HKT": "+08:00", "SGT": "+08:00",
    "JST": "+09:00", "KST": "+09:00", "WIB": "+07:00", "PKT": "+05:00", "NPT": "+05:45", "SAST": "+02:00",
    "WAT": "+01:00", "EAT": "+03:00", "CAT": "+02:00", "PHT": "+08:00",
}  # fmt: skip

_BY_PLACE = {"ET": "America/New_York", "PT": "America/Los_Angeles", "CT": "America/Chicago", "MT": "America/Denver"}

_AMBIGUOUS = {"IST": "India, Ireland or Israel", "CST": "China or central America", "AST": "Arabia or the Atlantic",
              "MST": "Malaysia or mountain time", "GST": "the Gulf or Guam"}  # fmt: skip


def read_zone(words: str, day: date) -> tuple[str | NotStated, str]:
    """The offset that a zone's name or number states, and a remark for where it was read (may be empty).

    Args:
        words: What stands after the time of day, as matched by `ZONE`; may be empty.
        day: The date, on which summer time depends.
    """
    words = words.strip()
    number = re.fullmatch(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d\d)?", words, re.IGNORECASE)
    if number:
        return _number(number)
    if not words.isupper():
        return NOT_STATED, ""
    if words in _OFFSETS:
        return _OFFSETS[words], "" if words in ("Z", "UTC", "GMT") else f' (zone "{words}")'
    if words == "BST":
        return _british(day)
    if words in _BY_PLACE:
        return _offset_at(_BY_PLACE[words], day), f' (zone "{words}")'
    return NOT_STATED, f' (zone "{words}" may be {_AMBIGUOUS[words]})' if words in _AMBIGUOUS else ""


def _number(match: re.Match[str]) -> tuple[str | NotStated, str]:
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 14 or minutes > 59:
        return NOT_STATED, ""
    return f"{'+' if match[1] == '+' else '-'}{hours:02}:{minutes:02}", ""


def _british(day: date) -> tuple[str | NotStated, str]:
    # Outlets of Bangladesh write BST, too; outside of British summer it can only be theirs, inside it is far rarer.
    if _offset_at("Europe/London", day) == "+01:00":
        return "+01:00", ' (zone "BST" read as British Summer Time)'
    return NOT_STATED, ' (zone "BST", but the date is outside of British Summer Time)'


def _offset_at(place: str, day: date) -> str | NotStated:
    try:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(place))
    except ZoneInfoNotFoundError:
        return NOT_STATED
    text = noon.strftime("%z")
    return f"{text[:3]}:{text[3:]}"
