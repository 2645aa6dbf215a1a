"""How long annotating takes, as a ratio to spaCy's small pipeline alone, and next to textacy's direct quotations.

    OMP_NUM_THREADS=1 python -m benchmarks.annotate [--texts FILE.jsonl] [--reports 40] [--rounds 3]

FILE holds one text a line, `{"text": …}`; without it, invented reports are read. Everything runs in one process with
one thread; times are processor seconds, the best of the rounds, after the models are loaded and have read one report.
textacy is measured where it is installed (it needs spaCy's parse, so the pipeline's time is counted with it).
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.compare_scale import make_reports
from tellings.attribution.find import find_statements
from tellings.language.pipeline import load_pipeline, parse_all
from tellings.learned.attribution import find_attributions
from tellings.reading import annotate_all
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import Run, SourceMap


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="JSON Lines with a key text")
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    reports = list(_reports(options.texts, options.reports))
    words = sum(len(report.text.split()) for report in reports)
    started = time.process_time()
    pipeline = load_pipeline()
    find_attributions([reports[0].text])
    list(annotate_all(reports[:1]))
    print(f"{len(reports)} reports, {words} words; loading took {time.process_time() - started:.1f} s")
    texts = [report.text for report in reports]
    rows = {
        "spaCy's pipeline alone": _best(lambda: _run(pipeline.pipe(texts)), options.rounds),
        "learned extractor": _best(lambda: find_attributions(texts), options.rounds),
        "annotate, all of it": _best(lambda: _run(annotate_all(reports)), options.rounds),
    }
    rows["statements and parties"] = _statements(reports, options.rounds)
    peer = _textacy(texts, options.rounds)
    if peer is not None:
        rows["spaCy + textacy's direct quotations"] = peer
    alone = rows["spaCy's pipeline alone"]
    for name, seconds in rows.items():
        print(f"{name:38}{seconds:8.2f} s {words / seconds:9.0f} words/s {seconds / alone:6.2f} x spaCy")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _reports(path: Path | None, number: int) -> Iterator[Report]:
    if path is None:
        yield from make_reports(number, 500)
        return
    with path.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines):
            if count == number:
                return
            yield _plain(json.loads(line)["text"])


def _plain(text: str) -> Report:
    capture = capture_bytes(text.encode("utf-8"), "benchmark")
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    runs = SourceMap((Run(0, len(text), 0, len(text)),))
    return Report(capture.sha256[:12], capture, "text", text, runs, text, tuple(blocks))


def _statements(reports: list[Report], rounds: int) -> float:
    parsed = list(parse_all(reports))
    found = find_attributions([report.text for report in reports])

    def work() -> None:
        for (report, doc), spans in zip(parsed, found, strict=True):
            find_statements(report, doc, spans)

    return _best(work, rounds)


def _textacy(texts: list[str], rounds: int) -> float | None:
    try:
        from textacy.extract import direct_quotations  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        print("textacy is not installed: no peer is measured")
        return None
    pipeline = load_pipeline()

    def work() -> None:
        for doc in pipeline.pipe(texts):
            try:
                _run(direct_quotations(doc))
            except ValueError:
                # It refuses a whole text where the marks do not pair up.
                continue

    return _best(work, rounds)


def _run(things: Iterable[object]) -> None:
    for _ in things:
        pass


def _best(work: Callable[[], object], rounds: int) -> float:
    """The shortest of several runs in processor seconds."""
    times = []
    for _ in range(rounds):
        gc.collect()
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
