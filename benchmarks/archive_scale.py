"""Add a web archive of made pages to a library: pages a second, and memory as it goes.

    python -m benchmarks.archive_scale [--pages 2000]

The archive is written for the run: compressed record by record, one record in twenty a picture, one in fifty damaged.
Memory is the resident size of the process after each tenth of the pages; it is flat if the last figures agree.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tellings.library.library import Library
from tellings.library.results import AddResult
from tellings.reports.read import read_all

_WORDS = (
    "harbour", "bridge", "council", "ferry", "mill", "tarn", "quarry", "storm", "market", "school", "lantern",
    "orchard", "vessel", "engine", "winter",
)  # fmt: skip


def main() -> None:
    """Write an archive, add it, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "made.warc.gz"
        with archive.open("wb") as file:
            file.writelines(_records(pages))
        print(f"{pages:,} pages, {archive.stat().st_size / 1e6:.1f} MB packed")
        with Library(Path(folder) / "library") as library:
            _add(library, archive, pages)


def _add(library: Library, archive: Path, pages: int) -> None:
    outcomes, begun = Counter[str](), time.perf_counter()
    print("pages added   a second   memory MB")
    result: AddResult
    for count, result in enumerate(library.add_all(read_all([archive])), 1):
        outcomes[result.outcome] += 1
        if count % max(1, pages // 10) == 0:
            rate = count / (time.perf_counter() - begun)
            print(f"{count:11,}   {rate:8.0f}   {_resident_mb():9.0f}")
    print(", ".join(f"{number:,} {outcome}" for outcome, number in outcomes.items()))


def _resident_mb() -> float:
    """The resident size of this process now, in MB (Linux; elsewhere the highest so far)."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _records(pages: int) -> Iterator[bytes]:
    lot = random.Random(9)
    for number in range(pages):
        if number % 20 == 19:
            yield gzip.compress(_record(number, "image/png", b"\x89PNG\r\n" + lot.randbytes(2000)))
        record = gzip.compress(_record(number, "text/html; charset=utf-8", _page(lot, number).encode()))
        if number % 50 == 49:
            middle = len(record) // 2
            record = record[:middle] + b"\0\0\0\0\0\0\0\0" + record[middle + 8 :]
        yield record


def _page(lot: random.Random, number: int) -> str:
    title = f"{' '.join(lot.choices(_WORDS, k=5)).capitalize()} {number}"
    body = "".join(
        f"<p>{' '.join(lot.choices(_WORDS, k=60)).capitalize()}, said officer {lot.random():.6f}.</p>" for _ in range(8)
    )
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in _WORDS)
    return (
        f"<html><head><title>{title}</title></head><body><ul>{menu}</ul><article><h1>{title}</h1>{body}</article>"
        f"<footer>Made Gazette</footer></body></html>"
    )


def _record(number: int, kind: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2031-05-04T06:07:08Z\r\nWARC-Target-URI: https://gazette.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
