"""Predict stories: `python -m evaluation.predict grouping REPORTS.jsonl OUTPUT`, one report with its story a line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from tellings.grouping.grouper import Grouper
from tellings.grouping.profile import make_profile


def predict(source: Path, target: Path) -> str:
    """Group reports in one pass, in order of publication; returns what was done, in words.

    Args:
        source: Reports as JSON lines with id, title, text, published and url, in any order; those without a time of
            publication come last.
        target: Where reports are written as JSON lines: id and story.
    """
    records = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()]
    records.sort(key=lambda record: (not record.get("published"), str(record.get("published")), str(record["id"])))
    grouper = Grouper()
    for record in records:
        title, text, url = (str(record.get(key) or "") for key in ("title", "text", "url"))
        grouper.add_profile(make_profile(str(record["id"]), title, text, _day(record), url))
    rows = [{"id": str(record["id"]), "story": grouper.story_of(str(record["id"]))} for record in records]
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return f"{len(rows)} reports of {source} in {len(grouper.stories())} stories are written to {target}"


def _day(record: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(record.get("published") or "")[:10])
    except ValueError:
        return None
