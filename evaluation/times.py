"""Predict time expressions in the form that TempEval's scorers read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tellings.language.pipeline import parse_all
from tellings.language.times.find import find_times
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import Run, SourceMap
from tellings.reports.stated import NOT_STATED, NotStated, Precision, StatedTime

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 13: "hour", 16: "minute"}


def predict(input_path: Path, output_path: Path) -> None:
    """Read JSON Lines of `id`, `text` and `written` (the document's time), write `id` and `times`.

    Each time has `start` and `end` (characters of the text as given, end exclusive), `type` and `value` of TIMEX3.
    """
    with input_path.open(encoding="utf-8") as lines, output_path.open("w", encoding="utf-8") as out:
        for report, doc in parse_all(_reports(lines)):
            times = [
                {"start": time.passage.start, "end": time.passage.end, "type": time.type, "value": time.value}
                for time in find_times(report, doc)
            ]
            out.write(json.dumps({"id": report.id, "times": times}, ensure_ascii=False) + "\n")


def _reports(lines: Iterator[str]) -> Iterator[Report]:
    for line in lines:
        if line.strip():
            document = json.loads(line)
            yield plain_report(document["id"], document["text"], document.get("written", ""))


def plain_report(name: str, text: str, written: str) -> Report:
    """A report of a text as it stands, one block a paragraph."""
    capture = capture_bytes(text.encode("utf-8"), name)
    runs = SourceMap((Run(0, len(text), 0, len(text)),))
    return Report(name, capture, "text", text, runs, text, tuple(_blocks(text)), published=stated_time(written))


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        inner = paragraph.strip()
        if inner:
            begin = start + paragraph.index(inner)
            yield Block(BlockKind.PARAGRAPH, begin, begin + len(inner))
        start = end + 2


def stated_time(written: str) -> StatedTime | NotStated:
    """A document's time as given, "2022-05-24" or finer, without a zone; "not stated" for an empty string."""
    if not written:
        return NOT_STATED
    written = written.replace(" ", "T")
    return StatedTime(written, _PRECISIONS.get(len(written), "second"), NOT_STATED, "document time")
