"""What the words of a difference were read as, said so that a reader need not know the notation."""

from __future__ import annotations

import re

from tellings.comparison.difference import Side

_NUMBER = r"[-−]?[\d.,]+(?: ?(?:thousand|million|billion|trillion|m|bn|%))?"
_LOW = re.compile(rf"^(?P<low>{_NUMBER}) (?P<sign>[≤<]) (?P<rest>.+)$")
_HIGH = re.compile(rf"^(?P<rest>.+?) (?P<sign>[≤<=≈]) (?P<high>{_NUMBER})$")


def say_reading(side: Side) -> str:
    """Say what a side was read as: "at least 6 civilians killed" of "6 ≤ civilians killed".

    What is not written as an interval is said as it is.
    """
    return say_interval(side.read_as)


def say_interval(notation: str) -> str:
    """Say an interval: "6 ≤ dead", "dead ≤ 6", "10 ≤ dead ≤ 12", "20 < dead", "dead = 6", "dead ≈ 1,200"."""
    low = _LOW.match(notation)
    rest = low["rest"] if low else notation
    high = _HIGH.match(rest)
    what = high["rest"] if high else rest
    if low and high:
        return f"{low['low']} to {high['high']} {what}"
    if low:
        return f"{'at least' if low['sign'] == '≤' else 'more than'} {low['low']} {what}"
    if high:
        before = {"≤": "at most ", "<": "fewer than ", "=": "", "≈": "about "}[high["sign"]]
        return f"{before}{high['high']} {what}"
    return notation


def is_interval(notation: str) -> bool:
    """Whether it is written as an interval, so that saying it changes it."""
    return say_interval(notation) != notation
