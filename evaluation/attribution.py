"""Predict attributions in the form that attribution scorers read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tellings.learned.attribution import AttributionSpans, find_attributions

_AT_ONCE = 64


def predict(input_path: Path, output_path: Path) -> None:
    """Read JSON Lines of `id` and `text`, write `id` and `attributions`.

    Each attribution has `source`, `cue` and `content`: lists of `[start, end]`, characters of the
    text as given, end exclusive. Whatever else a line holds is not looked at.
    """
    with input_path.open(encoding="utf-8") as lines, output_path.open("w", encoding="utf-8") as out:
        documents = _documents(lines)
        while batch := list(islice(documents, _AT_ONCE)):
            for (name, _), found in zip(batch, find_attributions([text for _, text in batch]), strict=True):
                line = {"id": name, "attributions": [_plain(attribution) for attribution in found]}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _documents(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.strip():
            document = json.loads(line)
            yield document["id"], document["text"]


def _plain(attribution: AttributionSpans) -> dict[str, list[list[int]]]:
    return {
        "source": [list(span) for span in attribution.source],
        "cue": [list(span) for span in attribution.cue],
        "content": [list(span) for span in attribution.content],
    }
