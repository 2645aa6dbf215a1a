"""Silence: a point and a report that does not tell it.

"Not told" is claimed only of a report that is analysed, was captured whole, and was surely published after another
report that tells the thing: then it could have been told. Anything else is "not examined", with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.alignment.told import Point, PointTelling, Telling, Told
from tellings.comparison.order import as_of, order_of, span_of
from tellings.passages import Passage
from tellings.reports.report import Report
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated, StatedTime

Silent = Literal[Told.NOT_TOLD, Told.NOT_EXAMINED]


@dataclass(frozen=True, slots=True)
class Silence:
    """A point that a report does not tell.

    Attributes:
        point: The point's id.
        report: The silent report's id.
        how: NOT_TOLD only where the report was captured whole, is in a language that is analysed, and was
            published after the thing could be told; otherwise NOT_EXAMINED.
        reason: One sentence: why it is not examined, or what was weighed.
    """

    point: str
    report: str
    how: Silent
    reason: str


def find_silences(points: Sequence[Point], reports: Mapping[str, Report]) -> tuple[Silence, ...]:
    """For every point the reports that do not tell it, in the story's order; `reports` are by id."""
    return tuple(_silences(points, reports))


def _silences(points: Sequence[Point], reports: Mapping[str, Report]) -> Iterator[Silence]:
    for point in points:
        tellers = [reports[name] for name in point.told_by]
        for telling in point.tellings:
            if telling.how in (Told.NOT_TOLD, Told.NOT_EXAMINED):
                how, reason = judge_silence(reports[telling.report], tellers)
                yield Silence(point.id, telling.report, how, reason)


def qualify_points(points: Sequence[Point], silences: Sequence[Silence]) -> tuple[Point, ...]:
    """The points with each silent report's answer and reason as they were judged."""
    judged = {(silence.point, silence.report): silence for silence in silences}

    def qualified(point: Point, telling: PointTelling) -> PointTelling:
        silence = judged.get((point.id, telling.report))
        return telling if silence is None else replace(telling, how=silence.how, reason=silence.reason)

    return tuple(replace(point, tellings=tuple(qualified(point, t) for t in point.tellings)) for point in points)


def qualify_tellings(tellings: Sequence[Telling], reports: Mapping[str, Report]) -> tuple[Telling, ...]:
    """The tellings of single sentences, with NOT_EXAMINED in place of NOT_TOLD where silence may not be claimed."""
    told_by: dict[Passage, list[Report]] = {}
    for telling in tellings:
        tellers = told_by.setdefault(telling.sentence, [reports[telling.sentence.report]])
        if telling.how in (Told.TOLD, Told.PARTLY):
            tellers.append(reports[telling.report])
    return tuple(_qualified(telling, told_by[telling.sentence], reports) for telling in tellings)


def _qualified(telling: Telling, tellers: Sequence[Report], reports: Mapping[str, Report]) -> Telling:
    if telling.how is not Told.NOT_TOLD:
        return telling
    how, reason = judge_silence(reports[telling.report], tellers)
    return telling if how is Told.NOT_TOLD else replace(telling, how=how, reason=reason)


def judge_silence(silent: Report, tellers: Sequence[Report]) -> tuple[Silent, str]:
    """What may be said of a report in which a thing was not found, and why.

    Args:
        silent: The report.
        tellers: The reports that tell the thing, at least one.
    """
    if not silent.analysed and not isinstance(silent.language, NotStated):
        return Told.NOT_EXAMINED, f"Not analysed: its language is {language_name(silent.language.value)}."
    if not silent.completeness.complete:
        return Told.NOT_EXAMINED, f"Text incomplete: {silent.completeness.evidence}."
    stands = "Published" if isinstance(silent.updated, NotStated) else "Last changed"
    return _judge_order(stands, as_of(silent), _earliest([as_of(teller) for teller in tellers]))


def _judge_order(stands: str, silent: StatedTime | NotStated, first: StatedTime | NotStated) -> tuple[Silent, str]:
    if isinstance(silent, NotStated):
        return Told.NOT_EXAMINED, "Its publication time is not stated, so it may be older than what it does not tell."
    if isinstance(first, NotStated):
        return (
            Told.NOT_EXAMINED,
            f"No report that tells it states its publication time, so this one ({say_stated(silent)}) may be older.",
        )
    own, other = say_stated(silent), say_stated(first)
    match order_of(silent, first):
        case "after":
            return Told.NOT_TOLD, f"{stands} {own}, after another report told it ({other})."
        case "before":
            return Told.NOT_EXAMINED, f"{stands} {own}, before the first report that tells it ({other})."
    return Told.NOT_EXAMINED, f"{stands} {own}, the first report that tells it {other}: which came first is not known."


def _earliest(times: Sequence[StatedTime | NotStated]) -> StatedTime | NotStated:
    """The time that is over first, for a silent report has to be later than that one only."""
    stated = [time for time in times if isinstance(time, StatedTime)]
    return min(stated, key=lambda time: span_of(time)[1]) if stated else NotStated.NOT_STATED


def language_name(code: str) -> str:
    """The English name of a common language, or its code."""
    return _LANGUAGES.get(code, code)


_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
