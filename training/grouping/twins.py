"""Made reports of what comes again: last year's report with this year's date, other numbers and half of its names new.

Sets of reports with gold hold hardly any: one budget, one race, one storm of a season each. Without them a model learns
that the same wording a year later is the same event.
"""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from typing import Any

SHARE = 0.08
"""A twin is made of so many of the reports."""
_NUMBER = re.compile(r"\d+")
_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_SYLLABLES = ("bar", "cor", "den", "el", "fa", "gor", "hal", "in", "jo", "ka", "lin", "mor", "nel", "or", "pra", "sel")


def make_twin(record: dict[str, Any], seed: int) -> dict[str, Any]:
    """The record of a report like this one, of an event one year (or two) later."""
    chosen = random.Random(seed)
    later = date.fromisoformat(record["published"][:10]) + timedelta(
        days=364 * chosen.choice((1, 1, 2)) + chosen.randint(-20, 20)
    )
    names = sorted(set(_NAME.findall(record["text"])))
    new = {name: "".join(chosen.choices(_SYLLABLES, k=2)).capitalize() for name in names if chosen.random() < 0.5}

    def change(text: str) -> str:
        text = _NUMBER.sub(lambda match: _other(match.group(), chosen), text)
        text = _WORD.sub(lambda _: chosen.choice(_WORDS), text)
        return re.sub(r"\b[A-Z][a-z]{2,}\b", lambda match: new.get(match.group(), match.group()), text)

    url = chosen.choice((record.get("url", ""), ""))
    changed = {"title": change(record["title"]), "text": change(record["text"])}
    return {**record, **changed, "url": url, "published": later.isoformat()}


def _other(number: str, chosen: random.Random) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return str(int(number) + 1)
    return "".join(chosen.choice("123456789") for _ in number)
