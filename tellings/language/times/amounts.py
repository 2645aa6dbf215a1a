"""Numbers in times: "two", "twenty four", "5 1/2", "two and a half", "a couple of", "several"."""

from __future__ import annotations

from fractions import Fraction

from tellings.language.times.setting import Found
from tellings.language.times.words import COUPLES, NUMBERS, ORDINALS, SCALES


def number_of(word: str) -> Fraction | None:
    """The number that a word or figure says; None for one that is not a plain number."""
    if word in NUMBERS:
        return Fraction(NUMBERS[word])
    if word in SCALES:
        return Fraction(SCALES[word])
    whole, _, part = word.replace(",", "").partition(" ")
    try:
        return Fraction(whole) + (Fraction(part) if part else 0)
    except (ValueError, ZeroDivisionError):
        return None


def ordinal_of(word: str) -> int | None:
    """The number that an ordinal says ("third", "21st"), or None."""
    if word in ORDINALS:
        return ORDINALS[word]
    digits = word[:-2]
    return int(digits) if digits.isdigit() and len(digits) < 4 else None


def count_of(found: Found) -> Fraction | None:
    """How many units are told: a number, or None where only "several", "a few" or nothing is said."""
    total = Fraction(0)
    seen = False
    for role, word in zip(found.letters, found.words, strict=True):
        if role == "q":
            return Fraction(2) if word in COUPLES else None
        if role == "&" and seen and "H" not in found.letters:
            break  # "two to three weeks": the least is taken
        if role in "NY" and (number := number_of(word)) is not None:
            total = max(total, Fraction(1)) * number if word in SCALES else total + number
            seen = True
        elif role == "a" and not seen:
            total, seen = Fraction(1), True
        elif role == "H":
            total = total + Fraction(1, 2) if "&" in found.letters else Fraction(1, 2)
            seen = True
    return total if seen else None
