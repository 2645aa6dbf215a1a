"""How much of the body of pages is found, and how much of it maps back to the source, beside trafilatura alone.

    python -m benchmarks.page_bodies FOLDER…

A folder has pages `STEM.html` or `STEM.html.gz`, directly or in `html/`, and `ground-truth.json`
(`{stem: {"articleBody": text}}`), the form of the public article extraction benchmark. Precision and recall are its
measure: shares of four-word shingles, averaged over pages; F1 is of the two averages.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from statistics import mean

from trafilatura import extract

from evaluation.body import body_text, find_page
from tellings.errors import TellingsError
from tellings.reports.capture import capture_bytes
from tellings.reports.decoding import decode_bytes
from tellings.reports.page import read_page
from tellings.reports.page.main_text import quieten
from tellings.reports.report import Report

SHINGLE = 4

Extract = Callable[[str], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    folders: list[Path] = parser.parse_args().folders
    quieten("trafilatura")
    for folder in folders:
        truth = {
            stem: page["articleBody"] for stem, page in json.loads((folder / "ground-truth.json").read_text()).items()
        }
        pages = {stem: decode_bytes(find_page(folder, stem)).text for stem in truth}
        print(f"{folder.name}: {len(pages)} pages")
        for name, extracted in EXTRACTORS.items():
            precision, recall = score(truth, {stem: extracted(page) for stem, page in pages.items()})
            f1 = 2 * precision * recall / (precision + recall)
            print(f"  {name:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
        print(f"  characters of the text that map to source that reads the same: {mapped(pages.values()):.4%}")


def score(truth: dict[str, str], found: dict[str, str]) -> tuple[float, float]:
    """Precision and recall, 0 to 1."""
    pairs = [(shingles(truth[stem]), shingles(found[stem])) for stem in truth]
    hits = [sum((left & right).values()) for left, right in pairs]
    precisions = [hit / right.total() for hit, (_, right) in zip(hits, pairs, strict=True) if right]
    recalls = [hit / left.total() for hit, (left, _) in zip(hits, pairs, strict=True) if left]
    return mean(precisions), mean(recalls)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return (
        Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) if words else Counter()
    )


def mapped(pages: Iterable[str]) -> float:
    """The share (0 to 1) of the texts' characters, white space not counted, that map to the same in the source."""
    total = same = 0
    for source in pages:
        report = _read(source)
        if report is not None:
            total += sum(1 for char in report.text if not char.isspace())
            same += sum(_same(report, *run) for run in _runs(report))
    return same / total


def _runs(report: Report) -> Iterable[tuple[int, int, int, int]]:
    return ((run.text_start, run.text_end, run.source_start, run.source_end) for run in report.source_map.runs)


def _same(report: Report, text_start: int, text_end: int, source_start: int, source_end: int) -> int:
    text, source = report.text[text_start:text_end], report.source[source_start:source_end]
    fit = re.sub(r"\s", " ", text) == re.sub(r"\s", " ", source) or text in (unescape(source), _from_json(source))
    return len(re.sub(r"\s", "", text)) if fit else 0


def _from_json(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return ""


def _read(source: str) -> Report | None:
    try:
        return read_page(capture_bytes(b"", "page.html"), source)
    except TellingsError:
        return None


def _tellings(source: str) -> str:
    report = _read(source)
    return body_text(report) if report else ""


EXTRACTORS: dict[str, Extract] = {
    "trafilatura, default": lambda source: extract(source) or "",
    "trafilatura, precision": lambda source: extract(source, favor_precision=True, include_comments=False) or "",
    "trafilatura, recall": lambda source: extract(source, favor_recall=True, include_comments=False) or "",
    "tellings": _tellings,
}

if __name__ == "__main__":
    main()
