"""How fast and how well a collection finds what a new report copies, next to the MinHashLSH of datasketch and of rensa.

    python -m benchmarks.lineage_scale --reports 20000 [--texts FOLDER]

Reports are made: sentences of the news texts in FOLDER (JSON lines with a "text"; without it, of the example's
reports), recombined, between stretches of random words. New reports then copy known ones: whole, lightly edited,
shuffled, or a paragraph or two. Times are processor seconds of one core; making the reports is not counted. MinHashLSH
gets the same words in the same spelling as 5-word phrases, 128 permutations (datasketch chooses its bands for the
threshold; rensa gets 32).
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tellings.lineage.against import find_against, report_of
from tellings.lineage.collection import Collection, Kept
from tellings.lineage.fingerprints import PHRASE_WORDS
from tellings.lineage.words import split_words

THRESHOLD = 0.5
BANDS = 32
EXAMPLE = Path(__file__).parent.parent / "examples" / "harbour-fire" / "reports"
KINDS = ("whole", "edited", "shuffled", "half", "paragraph")


@dataclass(frozen=True, slots=True)
class Query:
    kind: str
    source: int
    text: str


def texts_of(source: Path | None) -> list[str]:
    """The texts of JSON lines in a file or a folder, or else of the example."""
    if not source:
        return [re.sub(r"<[^>]*>", " ", path.read_text("utf-8", "replace")) for path in sorted(EXAMPLE.iterdir())]
    files = sorted(source.rglob("*.jsonl")) if source.is_dir() else [source]
    records = (json.loads(line) for path in files for line in path.open(encoding="utf-8"))
    return [record["text"] for record in records if isinstance(record.get("text"), str)]


def sentences(source: Path | None) -> list[str]:
    found = {s.strip() for text in texts_of(source) for s in re.split(r"(?<=[.!?])\s+", text)}
    return sorted(s for s in found if 40 < len(s) < 400)


def make_report(number: int, pool: list[str], words: list[str]) -> str:
    chosen = Random(number)
    parts = chosen.choices(pool, k=6)
    parts += [" ".join(chosen.choices(words, k=chosen.randint(12, 28))).capitalize() + "." for _ in range(14)]
    chosen.shuffle(parts)
    return "\n".join(" ".join(parts[n : n + 2]) for n in range(0, len(parts), 2))


def make_query(number: int, reports: int, pool: list[str], words: list[str]) -> Query:
    chosen = Random(-1 - number)
    source, kind = chosen.randrange(reports), KINDS[number % len(KINDS)]
    lines = make_report(source, pool, words).split("\n")
    own = make_report(reports + number, pool, words).split("\n")
    if kind == "edited":
        lines = [edit(line, chosen, words) for line in lines]
    elif kind == "shuffled":
        chosen.shuffle(lines)
        lines = lines[1:]
    elif kind == "half":
        lines = lines[:5] + own[:5]
    elif kind == "paragraph":
        lines = own[:5] + lines[2:4] + own[5:]
    return Query(kind, source, "\n".join(lines))


def edit(line: str, chosen: Random, words: list[str]) -> str:
    """One word in sixteen another one, one in forty cut."""
    out = [chosen.choice(words) if chosen.random() < 1 / 16 else word for word in line.split(" ")]
    return " ".join(word for word in out if chosen.random() > 1 / 40)


@dataclass(slots=True)
class Measured:
    """What one way of finding copies costs, in processor seconds, and what it finds."""

    name: str
    adding: float = 0.0
    asking: tuple[float, ...] = ()
    right: tuple[tuple[str, bool, bool], ...] = ()

    def row(self, reports: int) -> str:
        alike = [found for _, near, found in self.right if near]
        per_kind = "  ".join(
            f"{kind} {_percent([found for of, _, found in self.right if of == kind])}" for kind in KINDS
        )
        times = sorted(1000 * seconds for seconds in self.asking)
        median, slow = times[len(times) // 2], times[len(times) * 95 // 100]
        speed = f"{reports / self.adding:.0f} reports/s, a new one {median:.1f} ms (median), {slow:.1f} ms (95 %)"
        return f"{self.name:22}{speed}\n{'':22}found: Jaccard >= {THRESHOLD} {_percent(alike)}; {per_kind}"


def _percent(found: list[bool]) -> str:
    return f"{100 * sum(found) / max(1, len(found)):.1f}% of {len(found)}"


def batches(reports: int, pool: list[str], words: list[str]) -> Iterator[list[tuple[int, str]]]:
    for first in range(0, reports, 5000):
        yield [(n, make_report(n, pool, words)) for n in range(first, min(first + 5000, reports))]


def phrases(text: str) -> set[str]:
    keys = split_words(text).keys
    return {" ".join(keys[n : n + PHRASE_WORDS]) for n in range(len(keys) - PHRASE_WORDS + 1)}


def measure_collection(
    reports: int, queries: list[Query], near: list[bool], pool: list[str], words: list[str]
) -> Measured:
    measured = Measured("tellings collection")
    folder = Path(tempfile.mkdtemp(prefix="lineage-scale-"))
    try:
        with Collection(folder) as collection:
            for batch in batches(reports, pool, words):
                kept = [Kept(str(n), f"made/{n}", "", "", "", "", "", text) for n, text in batch]
                begun = time.process_time()
                collection.add(kept)
                collection.write()
                measured.adding += time.process_time() - begun
            for query, alike in zip(queries, near, strict=True):
                new = report_of(Kept("new", "new", "", "", "", "", "", query.text))
                begun = time.process_time()
                found = find_against(new, collection)
                measured.asking += (time.process_time() - begun,)
                hit = any(one.earlier.id == str(query.source) and one.copying.copied for one in found)
                measured.right += ((query.kind, alike, hit),)
            on_disk = sum(path.stat().st_size for path in folder.iterdir())
        print(f"on disk {on_disk / 1e6:.0f} MB, highest memory so far {peak():.0f} MB")
    finally:
        shutil.rmtree(folder)
    return measured


def measure_datasketch(
    reports: int, queries: list[Query], near: list[bool], pool: list[str], words: list[str]
) -> Measured:
    from datasketch import MinHash, MinHashLSH

    def signature(text: str) -> MinHash:
        made = MinHash(num_perm=128)
        made.update_batch([phrase.encode() for phrase in phrases(text)])
        return made

    measured = Measured("datasketch MinHashLSH")
    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    for batch in batches(reports, pool, words):
        begun = time.process_time()
        for n, text in batch:
            index.insert(str(n), signature(text), check_duplication=False)
        measured.adding += time.process_time() - begun
    for query, alike in zip(queries, near, strict=True):
        begun = time.process_time()
        found = index.query(signature(query.text))
        measured.asking += (time.process_time() - begun,)
        measured.right += ((query.kind, alike, str(query.source) in found),)
    print(f"highest memory so far {peak():.0f} MB")
    return measured


def measure_rensa(reports: int, queries: list[Query], near: list[bool], pool: list[str], words: list[str]) -> Measured:
    from rensa import RMinHash, RMinHashLSH

    def signature(text: str) -> RMinHash:
        made = RMinHash(num_perm=128, seed=1)
        made.update(list(phrases(text)))
        return made

    measured = Measured("rensa RMinHashLSH")
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=BANDS)
    for batch in batches(reports, pool, words):
        begun = time.process_time()
        for n, text in batch:
            index.insert(n, signature(text))
        measured.adding += time.process_time() - begun
    for query, alike in zip(queries, near, strict=True):
        begun = time.process_time()
        found = index.query(signature(query.text))
        measured.asking += (time.process_time() - begun,)
        measured.right += ((query.kind, alike, query.source in found),)
    print(f"highest memory so far {peak():.0f} MB")
    return measured


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def is_near(query: Query, pool: list[str], words: list[str]) -> bool:
    left, right = phrases(query.text), phrases(make_report(query.source, pool, words))
    return len(left & right) >= THRESHOLD * len(left | right)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, nargs="+", default=[10_000], help="sizes, measured one after the other")
    ask.add_argument("--queries", type=int, default=300)
    ask.add_argument("--texts", type=Path, help="folder with JSON lines of news texts")
    ask.add_argument("--alone", action="store_true", help="leave the peers out")
    asked = ask.parse_args()
    pool = sentences(asked.texts)
    words = sorted({word for sentence in pool for word in sentence.lower().split() if word.isalpha()})
    print(f"{len(pool)} sentences, {len(words)} words, memory before {peak():.0f} MB")
    for reports in asked.reports:
        queries = [make_query(n, reports, pool, words) for n in range(asked.queries)]
        near = [is_near(query, pool, words) for query in queries]
        print(f"\n{reports} reports of about {len(split_words(queries[0].text))} words, {len(queries)} new ones")
        peers = () if asked.alone else (measure_datasketch, measure_rensa)
        for measure in (measure_collection, *peers):
            print(measure(reports, queries, near, pool, words).row(reports))


if __name__ == "__main__":
    main()
