"""Numerals: numbers as they are written in digits or in words, with scale words, fractions and vague numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["digits", "words", "vague", "fraction", "fold", "none"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_SMALL = {word: float(i) for i, word in enumerate(f"{_UNITS} eighteen nineteen".split())}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {w: 10.0 * i for i, w in enumerate(_TENS_WORDS.split(), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "bn": 1e9,
    "mn": 1e6, "mln": 1e6, "tn": 1e12, "trn": 1e12, "k": 1e3, "m": 1e6, "b": 1e9,
}  # fmt: skip
_MONEY_SCALES = frozenset({"m", "k", "b"})
"""Letters that are a scale behind money only: elsewhere they are metres, a name or nothing."""

_VAGUE = {
    "dozens": (20, 199), "scores": (30, 199), "hundreds": (100, 1_999), "thousands": (1_000, 19_999),
    "tens of thousands": (10_000, 199_999), "hundreds of thousands": (100_000, 1_999_999),
    "millions": (1e6, 2e7), "tens of millions": (1e7, 2e8), "hundreds of millions": (1e8, 2e9),
    "billions": (1e9, 2e10), "tens of billions": (1e10, 2e11), "hundreds of billions": (1e11, 2e12), "tens": (20, 99),
    "several": (3, 20), "a few": (2, 12), "a handful": (2, 10), "a couple": (2, 3), "couple": (2, 3), "a pair": (2, 2),
    "both": (2, 2), "multiple": (2, 20),
}  # fmt: skip
"""Words for numbers that are not told exactly; wide, so that no conflict is found where there may be none."""

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_WORD = "|".join([*_SMALL, *_TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"])
_SCALE = r"hundred|thousand|million|billion|trillion|dozen|bn|mn|mln|trn|tn|k|m|b"
_GLUED = "|".join(rf"(?<={code})" for code in ("[$]US", "[$]A", "[$]C", "[$]NZ", "USD", "EUR", "GBP", "Rs", "CHF"))
_AND = "(?:(?<=hundred)|(?<=thousand)|(?<=million))"
_PATTERN = rf"""
      (?P<vague>\b(?:(?:tens|hundreds)\sof\s(?:thousands|millions|billions)|dozens|scores(?=\sof\b)|tens(?=\sof\b)
        |hundreds|thousands|millions|billions|several|multiple|a\s(?:few|handful|couple|pair)|couple(?=\s(?:dozen|hundred|thousand|million)\b)|both)\b)
        (?:[ ](?P<of_scale>dozen|hundred|thousand|million|billion)\b)?
    | (?P<share>\b(?P<of>{_WORD}|\d{{1,4}})[ ](?P<in>in|out[ ]of)[ ](?:every[ ])?(?P<all>{_WORD}|\d{{1,6}})\b(?![,.]\d))
    | (?P<fraction>\b(?:(?P<over>a|one|two|three|four|five|seven|nine)[ -])?
        (?P<part>half|third|quarter|fifth|sixth|eighth|tenth)s?\b)(?:[ -](?:a[ ])?(?P<half_of>dozen|million|billion)\b)?
    | (?P<digits>(?:(?<![\w.,])|{_GLUED})\d[\d.,]*(?:[ ]?(?P<and>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]))?|(?<!\w)[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
        (?:(?:[ ]|-(?=[a-z]{{4}}))?(?P<scale>{_SCALE})(?![A-Za-z]))?
    | (?P<words>\b(?!one-(?:time|off|way|on|sided|man|woman)\b)
        (?:(?:a|an)[ ](?=hundred|thousand|million|billion|trillion|dozen))?
        (?:{_WORD})\b(?:(?:[ ]|-|{_AND}[ ]and[ ])(?:{_WORD})\b)*)
    | (?P<fold>\b(?:double|triple|quadruple|quintuple))(?=[ -](?:fatal[ ]|teen[ ])?
        (?:homicide|murder|killing|slaying|shooting|stabbing|suicide|fatality))
    | (?P<none>\b(?:no[ ]one|nobody|none)\b
        |\bno(?=[ ](?:\w{{2,12}}[ ])?(?:injuries|injury|deaths|casualties|fatalities|arrests)\b))
"""
_BEGINS = (
    r"(?=[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
    r"|(?<![A-Za-z])(?:on|t[wher]|f[oi]|s[iec]|e[il]|n[io]|ze|h[ua]|m[iu]|co|b[io]|do|tri|qu|an?[ ]))"
)
"""How every numeral begins: most places in a text are passed by at once."""
_NUMERAL = re.compile((_BEGINS + "(?:" + _PATTERN + ")").replace("[ ]", "[ \u00a0\u202f]"), re.VERBOSE | re.IGNORECASE)
_DIGITS_MOST = 20
"""A longer run of digits is an identifier, not a number."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        start: First character in the text.
        end: One past the last.
        low: The value, or the least value of a vague numeral.
        high: The same as `low`, or the greatest value.
        form: How it is written; "fraction" for parts of a whole ("a quarter", "one in three"),
            "fold" for "double murder" and the like.
        bare: Written in digits with nothing else: a year, a date, a number of a room look like this.
        scale: The letters of a scale that count only behind money, or "".
        times: What the scale word at its end multiplies by, or 1.
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    bare: bool = False
    scale: str = ""
    times: float = 1.0


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numerals of a text in order; what is no one number ("1,2,3", "one hundred hundred") is passed by."""
    for match in _NUMERAL.finditer(text):
        found = _read(match)
        if found is not None:
            yield found


def _read(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["vague"]:
        low, high = _VAGUE[re.sub(r"\s+", " ", match["vague"].lower())]
        times = _SCALES[match["of_scale"].lower()] if match["of_scale"] else 1
        return Numeral(start, end, low * times, high * times, "vague")
    if match["share"]:
        part, whole = (_value(match[name]) for name in ("of", "all"))
        return Numeral(start, end, part / whole, part / whole, "fraction") if part and whole and part < whole else None
    if match["fraction"]:
        return _fraction(match)
    if match["words"]:
        value = read_words(match["words"])
        times = _SCALES.get(re.split(r"[\s-]", match["words"].lower())[-1], 1.0)
        return Numeral(start, end, value, value, "words", times=times) if value is not None else None
    if match["fold"]:
        value = 2.0 + ("double", "triple", "quadruple", "quintuple").index(match["fold"].lower())
        return Numeral(start, end, value, value, "fold")
    if match["none"]:
        return Numeral(start, end, 0, 0, "none")
    return _digits(match)


def _value(written: str) -> float | None:
    return float(written) if written.isdecimal() else read_words(written)


def _fraction(match: re.Match[str]) -> Numeral | None:
    over, part = (match["over"] or "a").lower(), match["part"].lower()
    value = (1 if over == "a" else _SMALL[over]) / _PARTS[part]
    if match["half_of"]:
        value *= _SCALES[match["half_of"].lower()]
        return Numeral(*match.span(), value, value, "words")
    if part != "half" and (not match["over"] or (value < 0.5 and not _is_part_of_whole(match))):
        return None  # "the third", "a third man", "quarter": an ordinal, a coin, a part of town
    return Numeral(*match.span(), value, value, "fraction") if value < 1 else None


def _is_part_of_whole(match: re.Match[str]) -> bool:
    """Whether "a third" is said of something ("a third of", "by a third") and is no ordinal."""
    text, (start, end) = match.string, match.span()
    return (
        text[start : start + 2].lower() not in ("a ", "on")
        or text[end : end + 4] == " of "
        or text[max(0, start - 3) : start] == "by "
    )


def read_words(written: str) -> float | None:
    """The value of number words ("two hundred and five"), or None where they are no one number ("one two")."""
    total = group = 0.0
    last = total_scale = float("inf")
    for word in re.split(r"[\s-]+", written.lower()):
        if word in ("and", "a", "an"):
            continue
        small = _SMALL.get(word, _TENS.get(word))
        if small is not None:
            if small >= last or (last < 20) or (last < 100 and small >= 10):
                return None
            group, last = group + small, small
            continue
        scale = _SCALES[word]
        if scale <= 100:
            if group >= 100 or (group == 0 and total):
                return None
            group, last = (group or 1) * scale, scale
        else:
            if scale >= total_scale:
                return None
            total_scale = scale
            total, group, last = total + (group or 1) * scale, 0.0, float("inf")
    return total + group


def _digits(match: re.Match[str]) -> Numeral | None:
    written = match["digits"]
    start, end = match.span()
    extra = 0.0
    if not written[-1].isdecimal() and unicodedata.numeric(written[-1], None) is not None:
        extra = unicodedata.numeric(written[-1])
        written = written[:-1].rstrip()
    elif written[-1] in ".,":
        if match["scale"]:
            return None
        stripped = written.rstrip(".,")
        end -= len(written) - len(stripped)
        written = stripped
    value = read_digits(written) if written else 0.0
    if value is None:
        return None
    scale = (match["scale"] or "").lower()
    times = 1.0 if scale in _MONEY_SCALES else _SCALES.get(scale, 1.0)
    value = (value + extra) * times
    bare = not scale and written.isdecimal()
    return Numeral(start, end, value, value, "digits", bare, scale if scale in _MONEY_SCALES else "", times)


def read_digits(written: str) -> float | None:
    """The value of digits with separators, or None where they are no one number ("1,2,3", an identifier).

    Commas group by three and a point is decimal, as in English; "1.200,50" and "1.200.000" can only be the other way.
    """
    if len(written) > _DIGITS_MOST:
        return None
    if re.fullmatch(r"\d+(?:\.\d+)?", written):
        return float(written)
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?", written):
        return float(written.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", written):
        return float(written.replace(".", "").replace(",", "."))
    return None


def money_scale(numeral: Numeral) -> float:
    """By how much a letter behind the number multiplies it if it is money."""
    return _SCALES[numeral.scale] if numeral.scale else 1.0
