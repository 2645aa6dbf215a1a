"""How the page says numbers, answers and warnings."""

from __future__ import annotations

from tellings.alignment.told import Told
from tellings.reports.report import Report
from tellings.reports.stated import Stated
from tellings.show.page.context import Verdict

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SLUGS = {
    Told.TOLD: "told",
    Told.PARTLY: "partly",
    Told.UNSURE: "unsure",
    Told.NOT_TOLD: "not-told",
    Told.NOT_EXAMINED: "not-examined",
}


def verdict(how: Told) -> Verdict:
    """The answer as a word and as the slug of its shape."""
    return Verdict(how.value, _SLUGS[how])


def number_word(number: int) -> str:
    """Say a number: "five", or the digits above twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many: "1 passage", "2 passages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def warnings_of(report: Report) -> tuple[str, ...]:
    """What keeps a report from being weighed in full."""
    found = []
    if not report.completeness.complete:
        found.append(f"Cut off: “{report.completeness.evidence}”")
    if not report.analysed and isinstance(report.language, Stated):
        found.append(f"In another language ({report.language.value}): shown, not analysed")
    return tuple(found)
