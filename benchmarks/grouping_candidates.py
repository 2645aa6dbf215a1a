"""How well, how fast and in how much memory earlier reports of one event are found: telling terms and vector libraries.

    python -m benchmarks.grouping_candidates [--reports 100000] [--only NAME ...]
    python -m benchmarks.grouping_candidates --gold REPORTS.jsonl [--only NAME ...]

Reports come in order of publication and each is asked for before it is taken in, as grouping does; `CANDIDATES` may be
named for one. Without gold, reports are made (see `benchmarks.grouping_scale`), with a stand-in for the encoder's
vector, and only the last ones before each mark are asked for. Gold has reports as JSON lines (id, story, title, text,
published, url), which the encoder reads. Each library that is installed is measured in a process of its own; of the
others it is said that they are absent, or what they lack. Times are processor seconds of one core.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from benchmarks.grouping_scale import FIRST_DAY, stand_in, stream
from tellings.grouping.frequencies import Frequencies
from tellings.grouping.index import ASKED, CANDIDATES, FILED, Index, choose_keys
from tellings.grouping.meaning import find_meaning
from tellings.grouping.profile import Profile, make_profile
from tellings.learned.encoder import WIDTH

MARKS = (1_000, 10_000, 50_000, 100_000)
"""Figures are given after so many reports."""
LINKS, ADDING, ASKING = 16, 100, 80
"""Links of a node, and how widely a graph is searched while a vector is taken in and while one is asked for."""


class Finder(Protocol):
    """Finds earlier reports, by their place in the stream."""

    def find(self, report: Profile) -> list[int]: ...

    def add(self, place: int, report: Profile) -> None: ...


@dataclass(slots=True)
class Figures:
    """What was found, and how long it took, since the last mark."""

    wanted: int = 0
    found: int = 0
    asked: int = 0
    added: int = 0
    asking: float = 0.0
    adding: float = 0.0


class TellingTerms:
    """What grouping uses."""

    def __init__(self) -> None:
        self._frequencies, self._index = Frequencies(), Index()

    def find(self, report: Profile) -> list[int]:
        weights = self._frequencies.weights(report.terms)
        places = choose_keys(report, weights, ASKED)
        return self._index.find(report.terms[places], weights[places])

    def add(self, place: int, report: Profile) -> None:
        self._frequencies.add(report)
        weights = self._frequencies.weights(report.terms)
        places = choose_keys(report, weights, FILED)
        self._index.add(place, report.terms[places], float((weights[places] ** 2).sum()))


class Exact:
    """All cosines: what no approximate index can beat."""

    def __init__(self) -> None:
        self._table, self._size = np.zeros((1024, WIDTH), np.float32), 0

    def find(self, report: Profile) -> list[int]:
        alike = self._table[: self._size] @ report.meaning.astype(np.float32)
        if self._size <= CANDIDATES:
            return list(range(self._size))
        best: list[int] = np.argpartition(-alike, CANDIDATES)[:CANDIDATES].tolist()
        return best

    def add(self, place: int, report: Profile) -> None:
        if place == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[place] = report.meaning
        self._size = place + 1


class Hnswlib:
    def __init__(self) -> None:
        import hnswlib  # type: ignore[import-untyped,import-not-found,unused-ignore]

        self._index = hnswlib.Index(space="cosine", dim=WIDTH)
        self._index.init_index(max_elements=max(MARKS), M=LINKS, ef_construction=ADDING, random_seed=1)
        self._index.set_ef(ASKING)
        self._index.set_num_threads(1)

    def find(self, report: Profile) -> list[int]:
        size = self._index.get_current_count()
        found, _ = self._index.knn_query(_vector(report), k=min(CANDIDATES, size))
        return [int(place) for place in found[0]]

    def add(self, place: int, report: Profile) -> None:
        self._index.add_items(_vector(report), [place])


class Faiss:
    def __init__(self) -> None:
        import faiss  # type: ignore[import-not-found,unused-ignore]

        faiss.omp_set_num_threads(1)
        self._index = faiss.IndexHNSWSQ(WIDTH, faiss.ScalarQuantizer.QT_8bit_direct_signed, LINKS)
        self._index.is_trained = True
        self._index.hnsw.efConstruction, self._index.hnsw.efSearch = ADDING, ASKING

    def find(self, report: Profile) -> list[int]:
        _, found = self._index.search(_vector(report), CANDIDATES)
        return [int(place) for place in found[0] if place >= 0]

    def add(self, _: int, report: Profile) -> None:
        self._index.add(_vector(report))


class Usearch:
    def __init__(self) -> None:
        from usearch.index import Index as Graph  # type: ignore[import-not-found,unused-ignore]

        self._index = Graph(
            ndim=WIDTH, metric="cos", dtype="i8", connectivity=LINKS, expansion_add=ADDING, expansion_search=ASKING
        )

    def find(self, report: Profile) -> list[int]:
        return [int(place) for place in self._index.search(report.meaning, CANDIDATES, threads=1).keys]

    def add(self, place: int, report: Profile) -> None:
        self._index.add(place, report.meaning, threads=1)


class SqliteVec:
    """An exact search over all vectors, in the database."""

    def __init__(self) -> None:
        import apsw  # type: ignore[import-not-found,unused-ignore]  # Python's own sqlite3 often loads no extension
        import sqlite_vec  # type: ignore[import-not-found,unused-ignore]

        self._base = apsw.Connection(":memory:")
        self._base.enable_load_extension(True)
        self._base.load_extension(sqlite_vec.loadable_path())
        self._base.execute(f"create virtual table report using vec0(meaning int8[{WIDTH}] distance_metric=cosine)")

    def find(self, report: Profile) -> list[int]:
        query = f"select rowid from report where meaning match vec_int8(?) and k = {CANDIDATES}"
        return [int(row[0]) for row in self._base.execute(query, (report.meaning.tobytes(),))]

    def add(self, place: int, report: Profile) -> None:
        self._base.execute(
            "insert into report (rowid, meaning) values (?, vec_int8(?))", (place, report.meaning.tobytes())
        )


def _annoy() -> Finder:
    raise ImportError("annoy takes no vector in once its trees are built, so that it cannot follow a stream")


def _vector(report: Profile) -> Any:
    return report.meaning.astype(np.float32)[None]


FINDERS: dict[str, Callable[[], Finder]] = {
    "telling terms": TellingTerms,
    "all cosines": Exact,
    "hnswlib": Hnswlib,
    "faiss": Faiss,
    "usearch": Usearch,
    "sqlite-vec": SqliteVec,
    "annoy": _annoy,
}
"""What is measured, and how it is made."""


def made_reports(most: int) -> Iterator[tuple[str, Profile]]:
    """Made reports with their events."""
    for n, made in enumerate(stream(most, 300)):
        published = FIRST_DAY + timedelta(days=made.day)
        yield str(made.event), make_profile(f"r{n}", made.title, made.text, published, read=stand_in)


def gold_reports(path: Path) -> Iterator[tuple[str, Profile]]:
    """Reports of a file with their events, in order of publication."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for one in sorted(records, key=lambda record: (record["published"], record["id"])):
        published, url = date.fromisoformat(one["published"][:10]), one.get("url") or ""
        yield one["story"], make_profile(one["id"], one["title"], one["text"], published, url, find_meaning)


def measure(name: str, prepared: Path, asked: int, marks: list[int]) -> None:
    """Print the figures of one library at each mark; `asked` reports before a mark are asked for, or all with 0."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        finder = FINDERS[name]()
    except ImportError as error:
        print(f"{name:15}absent: {error}", flush=True)
        return
    figures, places = Figures(), defaultdict[str, list[int]](list)
    for place, (event, report) in enumerate(_read(prepared)):
        due = min((mark for mark in marks if mark > place), default=0)
        if place and (not asked or due - place <= asked):
            started = time.process_time()
            found = finder.find(report)
            figures.asking += time.process_time() - started
            figures.asked += 1
            figures.wanted += len(places[event])
            figures.found += len(set(places[event]) & set(found))
        started = time.process_time()
        finder.add(place, report)
        figures.adding += time.process_time() - started
        figures.added += 1
        places[event].append(place)
        if place + 1 in marks:
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            print(_line(name, place + 1, figures, grown), flush=True)
            figures = Figures()


def _line(name: str, size: int, figures: Figures, grown: float) -> str:
    ask, add = figures.asking / max(figures.asked, 1), figures.adding / max(figures.added, 1)
    recall = 100 * figures.found / max(figures.wanted, 1)
    return f"{name:15}{size:8}{recall:8.1f}{1e3 * ask:9.2f}{1e3 * add:9.2f}{1 / (ask + add):9.0f}{grown:8.0f}"


def _read(prepared: Path) -> Iterator[tuple[str, Profile]]:
    with prepared.open("rb") as file:
        while True:
            try:
                event, report = pickle.load(file)  # written by this very program
            except EOFError:
                return
            yield event, report


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--asked", type=int, default=500, help="so many made reports are asked for before each mark")
    ask.add_argument("--gold", type=Path)
    ask.add_argument("--only", nargs="*", default=list(FINDERS), choices=list(FINDERS))
    ask.add_argument("--prepared", type=Path, help=argparse.SUPPRESS)
    ask.add_argument("--marks", nargs="*", type=int, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.marks:
        measure(asked.only[0], asked.prepared, asked.asked, asked.marks)
        return
    with tempfile.TemporaryDirectory() as folder:
        prepared, size = asked.prepared or Path(folder) / "reports", 0
        if not prepared.exists():
            with prepared.open("wb") as file:
                for one in gold_reports(asked.gold) if asked.gold else made_reports(asked.reports):
                    pickle.dump(one, file)
        size = sum(1 for _ in _read(prepared))
        marks = [size] if asked.gold else sorted({mark for mark in MARKS if mark < size} | {size})
        print(f"{'':15}{'reports':>8}{'recall':>8}{'ms ask':>9}{'ms add':>9}{'a second':>9}{'MB':>8}", flush=True)
        for name in asked.only:
            call = [sys.executable, "-m", "benchmarks.grouping_candidates", "--prepared", str(prepared)]
            call += ["--only", name, "--asked", "0" if asked.gold else str(asked.asked), "--marks", *map(str, marks)]
            subprocess.run(call, check=False)


if __name__ == "__main__":
    main()
