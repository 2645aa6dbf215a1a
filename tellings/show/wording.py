"""How the page and the terminal say numbers and warnings."""

from __future__ import annotations

from typing import Literal

from tellings.reports.report import Report
from tellings.reports.stated import Stated

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_word(number: int) -> str:
    """Say a number: "five", or the digits above twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many: "1 passage", "2 passages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def credited_to(report: Report, of: Literal["text", "picture"]) -> tuple[str, ...]:
    """Whom the text or the pictures are credited to, each once; a name that only shortens another is left out."""
    names = dict.fromkeys(credit.name for credit in report.credits if credit.of == of)
    return tuple(name for name in names if not any(other.startswith(f"{name} ") for other in names))


def warnings_of(report: Report) -> tuple[str, ...]:
    """What keeps a report from being weighed in full."""
    found = []
    if not report.completeness.complete:
        found.append(f"Cut off: “{report.completeness.evidence}”")
    if not report.analysed and isinstance(report.language, Stated):
        found.append(f"In another language ({report.language.value}): shown, not analysed")
    return tuple(found)
