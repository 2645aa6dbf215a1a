"""A passage in the JSON: the same four keys wherever one stands."""

from __future__ import annotations

from typing import Any

from tellings.passages import Passage


def passage_record(passage: Passage) -> dict[str, Any]:
    """A passage as a dictionary: report, start, end, text."""
    return {"report": passage.report, "start": passage.start, "end": passage.end, "text": passage.text}
