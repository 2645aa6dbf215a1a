"""A library of made reports: how fast they are added, searched and listed, how large it is, and the memory it takes.

    python -m benchmarks.library_scale [--reports 10000] [--folder FOLDER]

Every report is made for the run: some 350 words drawn as words of news are, a few frequent and most rare; one in twenty
is a light copy of an earlier one, one in fifty another version of an earlier page. Each has a made reading of three
parties and three statements, so that searches by speaker have something to look through. Reading pages and finding
statements are not measured here (`benchmarks.page_bodies`, `benchmarks.annotate`).
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from tellings.attribution.statement import Act, Mood, SpeechKind, Statement
from tellings.library import Library
from tellings.library.makers import Maker
from tellings.library.opening import writing
from tellings.library.readings import put_reading
from tellings.library.stories import begin_story
from tellings.parties.party import Party, PartyKind, PartyName, ResolvedParty
from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import Run, SourceMap
from tellings.reports.stated import NOT_STATED, Stated, StatedTime

VOCABULARY, OUTLETS, PEOPLE, WORDS = 60_000, 400, 5_000, 350
BEGUN = datetime(2031, 1, 1, tzinfo=UTC)
TENTHS = 10
TIMES = 60


def made_words(number: int) -> list[str]:
    """Invented words, as pronounceable as a name."""
    onset, nucleus = "bcdfghjklmnprstvwz", "aeiou"
    chance = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(chance.choice(onset) + chance.choice(nucleus) for _ in range(chance.randint(1, 4)))] = None
    return list(found)


class Reports:
    """Makes reports one after the other; the same ones in every run."""

    def __init__(self) -> None:
        self._chance = random.Random(2)
        self.words = made_words(VOCABULARY)
        self._weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
        self._cumulative = list(_running(self._weights))
        surnames = self.words[2_000 : 2_000 + PEOPLE]
        self.people = [f"{self.words[500 + n % 300].title()} {name.title()}" for n, name in enumerate(surnames)]
        self._earlier: list[tuple[str, list[str]]] = []

    def reports(self) -> Iterator[Report]:
        """Reports without end."""
        number = 0
        while True:
            number += 1
            yield self._report(number)

    def _report(self, number: int) -> Report:
        chance = self._chance
        url = f"https://outlet{number % OUTLETS}.example/2031/{number}"
        if self._earlier and number % 20 == 0:
            paragraphs = list(chance.choice(self._earlier)[1])
            paragraphs[-1] += f" {self.words[number % VOCABULARY]}."
        elif self._earlier and number % 50 == 1:
            url, kept = chance.choice(self._earlier)
            paragraphs = [*kept[:-1], self._paragraph(60)]
        else:
            paragraphs = [self._paragraph(8).rstrip("."), *(self._paragraph(57) for _ in range(WORDS // 57))]
            self._earlier.append((url, paragraphs))
            del self._earlier[:-500]
        return self._page(number, url, paragraphs)

    def _paragraph(self, words: int) -> str:
        drawn = self._chance.choices(self.words, cum_weights=self._cumulative, k=words)
        return " ".join(drawn).capitalize() + "."

    def _page(self, number: int, url: str, paragraphs: list[str]) -> Report:
        text = "\n\n".join(paragraphs)
        captured = BEGUN + timedelta(minutes=5 * number)
        capture = capture_bytes(text.encode(), url, content_type="text/plain", url=url, captured=captured)
        blocks, start = [], 0
        for place, paragraph in enumerate(paragraphs):
            kind = BlockKind.PARAGRAPH if place else BlockKind.TITLE
            blocks.append(Block(kind, start, start + len(paragraph)))
            start += len(paragraph) + 2
        return Report(
            id=capture.sha256[:12],
            capture=capture,
            form="text",
            source=text,
            source_map=SourceMap((Run(0, len(text), 0, len(text)),)),
            text=text,
            blocks=tuple(blocks),
            title=Stated(paragraphs[0], "made"),
            outlet=Stated(f"Outlet {number % OUTLETS}", "made"),
            url=Stated(url, "made"),
            published=StatedTime(captured.strftime("%Y-%m-%dT%H:%M:%S"), "second", "Z", "made"),
            language=Stated("en", "made"),
        )

    def reading(self, report: Report) -> Reading:
        """A made reading of three parties, each with one statement."""
        chance = random.Random(report.id)
        parties, statements = [], []
        for place, block in enumerate(report.blocks[1:4]):
            words = report.passage(block.start, block.start + 20)
            person = self.people[min(int(chance.expovariate(1 / 600)), PEOPLE - 1)]
            names = (PartyName(person, (words,)), PartyName(person.split()[1], (words,)))
            party = Party(f"{report.id}/p{place + 1}", PartyKind.PERSON, True, names)
            meant = ResolvedParty(party.id, person, True, "Made.")
            content = report.passage(block.start + 20, block.end)
            parties.append(party)
            statements.append(
                Statement(
                    *(f"{report.id}/s{place + 1}", (content,), (), words, meant, SpeechKind.INDIRECT, Act.SAY),
                    *(Mood.ASSERTED, (), 0.9, "Made.", NOT_STATED, NOT_STATED),
                )
            )
        return Reading(report, statements=tuple(statements), parties=tuple(parties))


def _running(weights: list[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep the library here; else it is made for the run and removed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "library"
        with Library(folder) as library:
            maker = Reports()
            if len(library) < options.reports:
                _add(library, maker, options.reports)
            if library.info().annotated < len(library):
                _read(library, maker)
            _group(library)
            _sizes(library)
            _search(library, maker)
        print(f"peak memory of the process: {_memory():,.0f} MB")


def _add(library: Library, maker: Reports, number: int) -> None:
    """Add until there are so many; those that a library kept from an earlier run are made, but not added again."""
    outcomes: Counter[str] = Counter()
    reports = islice(maker.reports(), len(library), number)
    while batch := list(islice(reports, number // TENTHS)):  # made before the clock starts
        began, busy = time.perf_counter(), time.process_time()
        outcomes.update(result.outcome.value for result in library.add_all(batch))
        took, busy = time.perf_counter() - began, time.process_time() - busy
        rates = f"{len(batch) / took:,.0f} a second, {len(batch) / busy:,.0f} a second of processor time"
        print(f"added {len(library):>9,}: {rates}; memory {_memory():,.0f} MB", flush=True)
    print("outcomes:", ", ".join(f"{count:,} {name}" for name, count in outcomes.most_common()))


def _read(library: Library, maker: Reports) -> None:
    began, number = time.perf_counter(), 0
    made_by = Maker("made", ("made 1",))
    waiting = "SELECT number, id FROM report WHERE number NOT IN (SELECT report FROM reading)"
    numbers = iter(library.database.execute(waiting).fetchall())
    while batch := list(islice(numbers, 500)):
        with writing(library.database, library.folder):
            for row, identity in batch:
                put_reading(library.database, row, maker.reading(library.get(identity)), made_by)
        number += len(batch)
    print(f"readings kept: {number / (time.perf_counter() - began):,.0f} a second, loading the report included")


def _group(library: Library) -> None:
    """Made stories of one to thirty reports, so that lists of stories have something to sort."""
    chance = random.Random(3)
    waiting = "SELECT number FROM report WHERE number NOT IN (SELECT report FROM member) ORDER BY number"
    numbers = [row[0] for row in library.database.execute(waiting)]
    rows = []
    with writing(library.database, library.folder):
        while numbers:
            size = min(30, 1 + int(chance.expovariate(1 / 4)))
            story = begin_story(library.database)
            rows += [(number, story, "grouping", "Made.", 1, "2031") for number in numbers[:size]]
            del numbers[:size]
        library.database.executemany("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)", rows)


def _sizes(library: Library) -> None:
    info = library.info()
    each = info.database_bytes / max(info.reports, 1) / 1e3
    print(f"{info.reports:,} reports: database {info.database_bytes / 1e6:,.0f} MB ({each:.1f} kB a report),", end=" ")
    print(f"captures {info.capture_bytes / 1e6:,.0f} MB, {info.stored_bytes / 1e6:,.0f} MB on disk")


def _search(library: Library, maker: Reports) -> None:
    chance = random.Random(4)

    def word(low: int, high: int) -> str:
        return maker.words[chance.randrange(low, high)]

    def name() -> str:
        return maker.people[min(int(chance.expovariate(1 / 600)), PEOPLE - 1)]

    def day() -> str:
        return (BEGUN + timedelta(minutes=5 * chance.randrange(len(library)))).date().isoformat()

    kinds: dict[str, Callable[[], object]] = {
        "two rare words": lambda: library.search(f"{word(500, 60_000)} OR {word(500, 60_000)}"),
        "two common words": lambda: library.search(f"{word(20, 300)} {word(20, 300)}"),
        "a word that nearly all have": lambda: library.search(word(0, 3)),
        "three words that nearly all have": lambda: library.search(f"{word(0, 5)} {word(0, 5)} {word(0, 5)}"),
        "a phrase": lambda: library.search(f'"{word(0, 30)} {word(0, 30)}"'),
        "a prefix": lambda: library.search(f"{word(100, 5_000)[:3]}*"),
        "words and an outlet": lambda: library.search(f'{word(5, 300)} outlet:"outlet {chance.randrange(OUTLETS)}"'),
        "words without others": lambda: library.search(f"{word(5, 100)} -{word(5, 100)} -{word(0, 5)}"),
        "words and a speaker": lambda: library.search(f'{word(5, 100)} speaker:"{name()}"'),
        "a party in a week": lambda: library.search(f'party:"{name()}" after:{day()}'),
        "a day": lambda: library.search(f"after:{day()} before:{day()}"),
        "what a party said (statements read back)": lambda: library.who(name()),
        "newest stories": lambda: library.stories("newest"),
        "largest stories": lambda: library.stories("reports"),
        "one story": lambda: library.story(f"s{chance.randrange(1, len(library) // 6)}"),
        "one report, read back": lambda: library.get(_some_report(library, chance)),
    }
    head = f"{'what is asked':42}{'median':>9}{'95 %':>9}{'CPU':>9}{'95 %':>9}"
    print(f"{head}   milliseconds, {TIMES} times each; CPU is that of this process alone")
    for kind, ask in kinds.items():
        took, busy = zip(*(_timed(ask) for _ in range(TIMES)), strict=True)
        figures = [statistics.median(took), _most(took), statistics.median(busy), _most(busy)]
        print(f"{kind:42}" + "".join(f"{figure:9.1f}" for figure in figures))


def _most(took: Sequence[float]) -> float:
    """What 95 in a hundred stay below."""
    return sorted(took)[TIMES * 95 // 100 - 1]


def _some_report(library: Library, chance: random.Random) -> str:
    number = chance.randrange(1, len(library) + 1)
    return str(library.database.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()[0])


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until it is answered, and of processor time."""
    began, busy = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - began) * 1e3, (time.process_time() - busy) * 1e3


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
