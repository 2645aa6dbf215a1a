"""Predict who copied whom: `python -m evaluation.predict lineage REPORTS.jsonl OUTPUT`, one labelled pair a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from tellings.lineage.find import find_lineage
from tellings.lineage.lineage import Copying, Relation
from tellings.lineage.outlets import institution, outlet_label, source_name
from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import SourceMap
from tellings.reports.stated import NOT_STATED, NotStated, Stated, StatedTime

_NO_CLOCK = "T00:00:00"


def predict(source: Path, target: Path) -> str:
    """Judge every pair of reports of one story; returns what was done, in words.

    Args:
        source: Reports as JSON lines with id, story, outlet, url, published, title and text.
        target: Where pairs are written as JSON lines: left, right, relation, origin, direction.
    """
    stories: dict[str, dict[str, Report]] = {}
    for line in source.read_text("utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            stories.setdefault(str(record["story"]), {})[str(record["id"])] = report_of(record)
    rows = [row for reports in stories.values() for row in _rows(reports)]
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return f"{len(rows)} pairs of {len(stories)} stories of {source} are written to {target}"


def report_of(record: Mapping[str, Any]) -> Report:
    """A report from a record; a time of midnight sharp is a day, as such records have it."""
    text = str(record["text"])
    title, outlet, url = (_stated(record, key) for key in ("title", "outlet", "url"))
    blocks = tuple(Block(BlockKind.PARAGRAPH, *line.span()) for line in re.finditer(r"[^\n]+", text))
    return Report(
        id=str(record["id"]),
        capture=capture_bytes(text.encode(), str(record["id"])),
        form="text",
        source=text,
        source_map=SourceMap(()),
        text=text,
        blocks=blocks,
        title=title,
        outlet=outlet,
        url=url,
        published=_time(str(record.get("published") or "")),
    )


def _stated(record: Mapping[str, Any], key: str) -> Stated | NotStated:
    return Stated(str(record[key]), "the record") if record.get(key) else NOT_STATED


def _time(written: str) -> StatedTime | NotStated:
    found = re.match(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?)?", written)
    if not found:
        return NOT_STATED
    if not found[2] or found[2] == _NO_CLOCK:
        return StatedTime(found[1], "day", NOT_STATED, "the record")
    return StatedTime(found[0], "second" if len(found[2]) > len("T00:00") else "minute", NOT_STATED, "the record")


def _rows(reports: Mapping[str, Report]) -> Iterator[dict[str, str]]:
    lineage = find_lineage([Reading(report) for report in reports.values()])
    for left, right in combinations(reports, 2):
        copying = lineage.between(left, right)
        row = {
            "left": left,
            "right": right,
            "relation": str(Relation.NONE),
            "origin": "unknown",
            "direction": "unknown",
        }
        yield row | (_labels(copying, reports) if copying else {})


def _labels(copying: Copying, reports: Mapping[str, Report]) -> dict[str, str]:
    return {
        "left": copying.left,
        "right": copying.right,
        "relation": str(copying.relation),
        "origin": _origin_label(copying, reports),
        "direction": copying.direction,
    }


def _origin_label(copying: Copying, reports: Mapping[str, Report]) -> str:
    if not copying.origin:
        return "unknown"
    if copying.origin.startswith("wire:"):
        return copying.origin.removeprefix("wire:")
    if copying.origin in (copying.left, copying.right):
        return "left" if copying.origin == copying.left else "right"
    third = reports[copying.origin]
    return source_name(third).lower() if institution(third) else outlet_label(third)
