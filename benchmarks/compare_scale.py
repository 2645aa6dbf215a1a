"""How long a story of many reports takes to annotate and to compare, and how that grows.

    OMP_NUM_THREADS=1 python -m benchmarks.compare_scale [--reports 10 40 100] [--words 800]

The reports are made: each tells some of an invented event's facts, in one of several wordings, in its own order. Times
are processor seconds, summed over all threads, after the models are loaded; memory is the peak of the process to the
end of the comparison, with the models that annotate. Of all pairs of sentences of different reports, those weighed are
laid against each other piece by piece.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random
from typing import TypeVar

from tellings.alignment.align import align
from tellings.alignment.candidates import find_candidates
from tellings.alignment.profile import profile_reports, telling_sentences
from tellings.alignment.tables import make_tables
from tellings.reading import Reading, annotate_all
from tellings.reports.capture import capture_bytes
from tellings.reports.read import read_capture
from tellings.reports.report import Report
from tellings.story import compare

T = TypeVar("T")
FACTS = 150

FIRST = ("Ilse", "Tove", "Marek", "Anna", "Peter", "Rhea", "Jon", "Silvan", "Greta", "Ossian")
LAST = ("Brandt", "Quist", "Sollan", "Lemmers", "Oda", "Castellan", "Averill", "Norgate", "Pellew", "Tarn")
ROLES = (
    "the harbour master", "a crane driver", "the fire chief", "a spokeswoman for Norlane", "the mayor", "a nurse",
    "the head of the seamen’s union", "an inspector", "a ferry captain", "a shop owner", "a teacher", "the bishop",
)  # fmt: skip
SAID = ("said", "told reporters", "wrote in a letter", "confirmed", "recalled", "insisted", "estimated", "reported")
DID = (
    "pumps had failed", "windows were broken", "families left their homes", "boats were towed away", "beds were set up",
    "alarms went off", "barrels were found", "workers refused to enter", "trains were stopped", "schools stayed closed",
    "repairs were put off", "permits ran out", "cables had burned through", "volunteers cooked meals",
    "divers searched the basin", "letters went unanswered", "loads shifted in the hold", "hydrants ran dry",
)  # fmt: skip
PLACES = (
    "near Sandholm", "at Kettle Point", "in the old harbour", "on the road to Lindow", "behind the northern quay",
    "in Gannet Bay", "under the grain hall", "beside the customs house", "along Ropewalk Street", "off Ferrane",
)  # fmt: skip
TIMES = (
    "on Monday", "late on Tuesday", "before dawn", "shortly after nine", "during the night shift", "last winter",
    "within an hour", "until Wednesday noon", "twice since March", "for most of the week",
)  # fmt: skip
WORDINGS = (
    "{name}, {role}, {said} that {number} {did} {place} {time}.",
    "{time}, {number} {did} {place}, {role} {name} {said}.",
    "“{number} {did},” {said} {name}, {role}, who was {place} {time}.",
    "{place}, according to {role} {name}, {number} {did} {time}.",
)


def make_reports(count: int, words: int, seed: int = 1) -> list[Report]:
    """Reports of one invented event, each of about so many words; the same seed makes the same reports."""
    random = Random(seed)
    facts = [_fact(random) for _ in range(FACTS)]
    return [_report(number, words, facts, random) for number in range(count)]


def _fact(random: Random) -> dict[str, str]:
    return {
        "name": f"{random.choice(FIRST)} {random.choice(LAST)}",
        "role": random.choice(ROLES),
        "said": random.choice(SAID),
        "did": random.choice(DID),
        "place": random.choice(PLACES),
        "time": random.choice(TIMES),
        "number": str(random.randint(3, 900)),
    }


def _report(number: int, words: int, facts: Sequence[dict[str, str]], random: Random) -> Report:
    paragraphs: list[str] = []
    for fact in random.sample(facts, len(facts)):
        if sum(len(paragraph.split()) for paragraph in paragraphs) >= words:
            break
        sentence = random.choice(WORDINGS).format(**fact)
        paragraphs.append(sentence[0].upper() + sentence[1:])
    title = f"What is known of the accident near Sandholm, number {number}"
    text = "\n\n".join([title, *paragraphs])
    (report,) = read_capture(capture_bytes(text.encode("utf-8"), f"made-{number}.txt"))
    return report


def measure(count: int, words: int) -> str:
    """One line of the table."""
    reports = make_reports(count, words)
    annotated, readings = _timed(lambda: list(annotate_all(reports)))
    compared, points = _timed(lambda: len(compare(readings).points))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    aligned, _ = _timed(lambda: len(align(readings).links))
    sentences = sum(len(reading.sentences) for reading in readings)
    return (
        f"{count:8}{sentences:11}{_pairs(readings):11}{_weighed(readings):9}{points:8}"
        f"{annotated:10.1f}{compared:9.1f}{aligned:14.1f}{memory:9.0f} MB"
    )


def _pairs(readings: Sequence[Reading]) -> int:
    """How many pairs of telling sentences of different reports there are."""
    counts = [len(telling_sentences(reading)) for reading in readings]
    return (sum(counts) ** 2 - sum(count * count for count in counts)) // 2


def _weighed(readings: Sequence[Reading]) -> int:
    """How many of them are laid against each other piece by piece."""
    reports = [profile.sentences for profile in profile_reports(readings)]
    tables = (make_tables(left, right) for left, right in combinations(reports, 2))
    return sum(find_candidates(table.estimates()).shape[1] for table in tables)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[10, 40, 100])
    parser.add_argument("--words", type=int, default=800)
    args = parser.parse_args()
    compare(list(annotate_all(make_reports(2, 50))))  # so that the models are loaded
    print(" reports  sentences  all pairs  weighed  points  annotate  compare   of it align      memory")
    for count in args.reports:
        print(measure(count, args.words), flush=True)


if __name__ == "__main__":
    main()
