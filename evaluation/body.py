"""Predict the body of each page of a folder, in the form of the article extraction benchmark."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tellings.errors import TellingsError
from tellings.reports.capture import capture_bytes
from tellings.reports.decoding import decode_bytes
from tellings.reports.page import read_page
from tellings.reports.report import BlockKind, Report

BODY_KINDS = frozenset({BlockKind.STANDFIRST, BlockKind.SUBHEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""What counts as body: all that the report tells but its title; no captions, no credits."""


def predict(input_path: Path, output_path: Path) -> None:
    """Write `{stem: {"articleBody": text}}` for every page that `ground-truth.json` names.

    Args:
        input_path: A folder with pages `STEM.html` or `STEM.html.gz`, directly or in `html/`, and with
            `ground-truth.json`, of which only the keys are read.
        output_path: The JSON file to write.

    A page that is missing or cannot be read gets an empty text.
    """
    stems = list(json.loads((input_path / "ground-truth.json").read_text("utf-8")))
    bodies = {stem: {"articleBody": _body(input_path, stem)} for stem in stems}
    output_path.write_text(json.dumps(bodies, ensure_ascii=False, indent=1), "utf-8")


def body_text(report: Report) -> str:
    """The body of a report: one line a block."""
    return "\n".join(report.text[block.start : block.end] for block in report.blocks if block.kind in BODY_KINDS)


def _body(folder: Path, stem: str) -> str:
    try:
        content = find_page(folder, stem)
        return body_text(read_page(capture_bytes(content, stem), decode_bytes(content).text))
    except (TellingsError, OSError, EOFError):
        return ""


def find_page(folder: Path, stem: str) -> bytes:
    """The bytes of a page of a folder.

    Raises:
        FileNotFoundError: There is none of that name.
    """
    for place in (folder / "html", folder):
        if (place / f"{stem}.html").is_file():
            return (place / f"{stem}.html").read_bytes()
        if (place / f"{stem}.html.gz").is_file():
            return gzip.decompress((place / f"{stem}.html.gz").read_bytes())
    raise FileNotFoundError(stem)
