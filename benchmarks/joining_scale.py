"""What it takes to compare a story when one more report joins it, against comparing all of it.

    OMP_NUM_THREADS=1 python -m benchmarks.joining_scale [--reports 10 20] [--words 800] [--rounds 3]

The reports are those of `benchmarks.compare_scale`, which share nearly all facts; they are annotated before the clock
starts. Each round makes a library with the reports, compares them, adds one more, and compares again, first with all
that is kept, then without encodings, then from nothing; times are processor seconds, medians over the rounds. What a
library does beside (reading reports and readings back, writing the comparison) is within the times.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from math import comb

from benchmarks.compare_scale import make_reports
from tellings.kept import ENCODING
from tellings.library import Library
from tellings.story import Story


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[10])
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    measure(2, 50, 1)  # so that the models are loaded
    print("reports     all of it   one more   ratio   without encodings   ratio   kept of each pair   encoding of each")
    for count in options.reports:
        print(measure(count, options.words, options.rounds), flush=True)


def measure(count: int, words: int, rounds: int) -> str:
    """One line of the table: a story of `count` reports that gets one more."""
    done = [_round(count, words) for _ in range(rounds)]
    one_more, without, whole, pair, encoding = (statistics.median(figures) for figures in zip(*done, strict=True))
    return (
        f"{count:3} + 1{whole:13.2f} s{one_more:9.2f} s{one_more / whole:8.2f}{without:18.2f} s{without / whole:8.2f}"
        f"{pair / 1e3:17.1f} kB{encoding / 1e3:16.0f} kB"
    )


def _round(count: int, words: int) -> tuple[float, float, float, float, float]:
    reports = make_reports(count + 1, words)
    with tempfile.TemporaryDirectory() as folder, Library(folder) as library:
        list(library.add_all(reports))
        library.annotate()
        story = library.split([report.id for report in reports[:-1]])
        library.compare(story)
        pair, encoding = _sizes(library, comb(count, 2), count)
        library.merge([story, library.split([reports[-1].id])])
        one_more, first = _timed(library, story, "DELETE FROM comparison")
        _forget(library, reports[-1].id)
        without, second = _timed(library, story, f"DELETE FROM found WHERE what = '{ENCODING}'")
        whole, third = _timed(library, story, "DELETE FROM found")
        assert first == second == third
        return one_more, without, whole, pair, encoding


def _sizes(library: Library, pairs: int, reports: int) -> tuple[float, float]:
    """Bytes that are kept of a pair of reports, and of an encoding."""
    query = "SELECT sum(length(record)) FROM found WHERE what {} ?"
    both, encodings = (library.database.execute(query.format(sign), (ENCODING,)).fetchone()[0] for sign in ("<>", "="))
    return both / pairs, encodings / reports


def _forget(library: Library, report: str) -> None:
    """Forget what was found of one report, so that it is new again."""
    (number,) = library.database.execute("SELECT number FROM report WHERE id = ?", (report,)).fetchone()
    library.database.execute("DELETE FROM found WHERE left_report = ? OR right_report = ?", (number, number))


def _timed(library: Library, story: str, forget: str) -> tuple[float, Story]:
    """Processor seconds to compare a story whose comparison, and something more, was forgotten; the story."""
    library.database.execute("DELETE FROM comparison")
    library.database.execute(forget)
    start = time.process_time()
    made = library.compare(story).story
    return time.process_time() - start, made


if __name__ == "__main__":
    main()
