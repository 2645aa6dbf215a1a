"""Find the times in a report and read what they mean.

The values are those of TIMEX3 (TimeML 1.2.1; Pustejovsky et al. 2003). What is told from the day of writing is read
against the publication time as far as it is stated, never finer; where it is not stated, such a time has no date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tellings.language.sentences import find_datelines
from tellings.language.times.attach import attach
from tellings.language.times.calendar import Stretch, Unit, end_of
from tellings.language.times.clocks import read_clock
from tellings.language.times.days import read_day
from tellings.language.times.expression import Interval, Link, TimeExpression
from tellings.language.times.lettered import find_regions, letter
from tellings.language.times.patterns import Family, find_candidates
from tellings.language.times.periods import read_period
from tellings.language.times.references import read_reference
from tellings.language.times.setting import Found, Meaning, Setting
from tellings.language.times.spans import read_duration, read_offset, read_repeated
from tellings.language.times.tense import tense_at
from tellings.language.times.years import read_year
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tellings.reports.report import Report

_READERS: dict[Family, Callable[[Found, Setting], Meaning | None]] = {
    "day": read_day,
    "clock": read_clock,
    "period": read_period,
    "year": read_year,
    "offset": read_offset,
    "duration": read_duration,
    "repeated": read_repeated,
    "reference": read_reference,
}
_FIRST_YEAR, _LAST_YEAR = 1600, 2500
"""A publication outside of these years is a slip; nothing is counted from it."""

_RECENT = timedelta(days=320)
_ENDS = tuple(".!?:\n\"“‘'")
_LINKS: dict[str, Link] = {
    "since": "since", "until": "until", "till": "until", "before": "before", "after": "after", "by": "by",
}  # fmt: skip


def find_times(report: Report, doc: Doc) -> tuple[TimeExpression, ...]:
    """The times of a report in text order; they do not overlap.

    Args:
        report: The report; its publication time is what "yesterday" is counted from.
        doc: Its parse, of `report.text`; empty where the language is not analysed, and then no time is found.
    """
    return tuple(_times(report, doc)) if len(doc) else ()


def _times(report: Report, doc: Doc) -> Iterator[TimeExpression]:
    published, instant = published_stretch(report.published), _instant(report.published)
    told: Stretch | None = None
    quarter: Stretch | None = None
    datelines = dict(find_datelines(report.text, report.blocks))
    for start, end in find_regions(report.text):
        text = letter(report.text, start, end)
        behind = 0
        for family, found in find_candidates(text):
            if found.first < behind:
                continue
            first, last = text.starts[found.first], text.ends[found.last - 1]
            if any(start <= first < end for start, end in datelines.items()):
                continue
            setting = Setting(published, told, quarter, partial(tense_at, doc, first), instant)
            meaning = _READERS[family](found, setting)
            if meaning is None or _is_title(report.text, found, first):
                continue
            behind = found.last
            if meaning.stretch is not None:
                told = told if family == "offset" and "year" in found.words else meaning.stretch
                quarter = meaning.stretch if _is_current(family, found, meaning.stretch, published) else quarter
            elif meaning.type == "DURATION" and found.letters.startswith("d") and meaning.value.endswith("M"):
                quarter = None  # "the nine months": what is compared with them is no quarter
            yield _expression(report, doc, (first, last), meaning, _LINKS.get(found.before(), "at"))


def _instant(published: StatedTime | NotStated) -> datetime | None:
    """The publication by its own clock; None where no clock time is stated."""
    if isinstance(published, NotStated) or published.precision not in ("minute", "second"):
        return None
    return datetime.fromisoformat(published.iso).replace(tzinfo=None)


def _is_title(text: str, found: Found, first: int) -> bool:
    """Whether the words name a programme or a paper: "60 Minutes", "Daily Tern", where a sentence has small letters."""
    starts = [found.text.starts[at] for at, role in enumerate(found.letters, found.first) if role in "uURA"]
    inside = [at for at in starts if at > first or text[:first].rstrip(" ")[-1:] not in ("", *_ENDS)]
    named = any(text[at].isupper() and text[at + 1].islower() for at in inside)
    return named and not _is_headline(text, first)


def _is_headline(text: str, at: int) -> bool:
    """Whether the line has most of its words capitalised, as titles have."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    words = [word for word in text[start : end if end >= 0 else len(text)].split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _is_current(family: Family, found: Found, told: Stretch, published: Stretch | None) -> bool:
    """Whether a quarter or half-year is the one reported on, and not an older one that it is compared with."""
    if family != "period" or told.unit not in ("quarter", "half") or "g" in found.letters or "z" in found.letters:
        return False
    return published is None or published.first - told.first < _RECENT


def _expression(report: Report, doc: Doc, at: tuple[int, int], meaning: Meaning, link: Link) -> TimeExpression:
    interval: Interval | NotStated = NOT_STATED
    if meaning.stretch is not None:
        interval = Interval(meaning.stretch.first, end_of(meaning.stretch))
    attached = attach(doc, *at)
    word = attached.word if attached is not None else None
    return TimeExpression(
        passage=report.passage(*at),
        type=meaning.type,
        value=meaning.value,
        precision=meaning.precision,
        modifier=meaning.modifier,
        interval=interval,
        reason=meaning.reason,
        link=link,
        tells_of=report.passage(word.idx, word.idx + len(word)) if word is not None else NOT_STATED,
        tells_of_lemma=word.lemma_.lower() if word is not None else "",
        bearing=attached.bearing if attached is not None else "unsure",
    )


def published_stretch(published: StatedTime | NotStated) -> Stretch | None:
    """The publication as a stretch of the calendar: a day, or a month or year where no more is stated."""
    if isinstance(published, NotStated):
        return None
    numbers = [int(part) for part in published.iso[:10].split("-")]
    year, month, day = (*numbers, 1, 1)[:3]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    unit: Unit = "year" if len(numbers) == 1 else "month" if len(numbers) == 2 else "day"
    return Stretch(unit, datetime(year, month, day))
