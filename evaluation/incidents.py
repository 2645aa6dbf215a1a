"""Casualty numbers against a register: `python -m evaluation.incidents FOLDER OUTPUT`, from the project's root.

FOLDER holds `reports-dev.jsonl` (id, story, title, text) and `register-dev.jsonl` (story, killed, injured). OUTPUT gets
one JSON line a report: what was read for killed and injured, with the sentence. Printed are how often the majority of
an incident's reports agrees with the register, a fixed random sample of read values to be judged by hand, and how many
incidents with different numbers come out as a difference. No text of the reports leaves OUTPUT and the sample.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tellings.comparison.context import make_context
from tellings.comparison.numbers import find_number_differences, find_toll_pairs
from tellings.comparison.tolls import Toll, find_toll
from tellings.language.pipeline import parse_all
from tellings.language.quantities.find import find_quantities
from tellings.language.quantities.quantity import Event
from tellings.language.sentences import find_sentences
from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import SourceMap

EVENTS = {"killed": Event.KILLED, "injured": Event.INJURED}
SAMPLE, SEED = 100, 4


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report of an incident with the tolls that it states."""

    story: str
    reading: Reading
    tolls: Mapping[str, Toll]


def main(arguments: list[str] | None = None) -> int:
    """Read, score and sample; returns 0, or 1 where the folder lacks a file."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.incidents", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    given = parser.parse_args(arguments)
    reports, register = given.folder / "reports-dev.jsonl", given.folder / "register-dev.jsonl"
    for path in (reports, register):
        if not path.exists():
            print(f"{path}: there is no such file", file=sys.stderr)  # noqa: T201
            return 1
    read = list(read_reports(_lines(reports)))
    with given.output.open("w", encoding="utf8") as out:
        for report in read:
            out.write(json.dumps(_entry(report), ensure_ascii=False) + "\n")
    for line in (
        *agreement(read, {str(row["story"]): row for row in _lines(register)}),
        *different(read),
        *sample(read),
    ):
        print(line)  # noqa: T201
    return 0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def read_reports(records: Iterable[Mapping[str, Any]]) -> Iterator[ReadReport]:
    """Read the tolls of reports as they come."""
    stories: list[str] = []

    def reports() -> Iterator[Report]:
        for record in records:
            stories.append(str(record["story"]))
            yield _report(record)

    for number, (report, doc) in enumerate(parse_all(reports())):
        quantities, sentences = find_quantities(report, doc), find_sentences(report, doc)
        found = {name: find_toll(event, quantities, sentences) for name, event in EVENTS.items()}
        tolls = {name: toll for name, toll in found.items() if isinstance(toll, Toll)}
        yield ReadReport(stories[number], Reading(report, sentences, quantities=quantities), tolls)


def _report(record: Mapping[str, Any]) -> Report:
    title = re.sub(r"\s+", " ", str(record["title"])).strip()
    text = f"{title}\n\n{record['text']}"
    blocks = [Block(BlockKind.TITLE, 0, len(title))] if title else []
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    blocks += [Block(BlockKind.PARAGRAPH, *line.span()) for line in lines if line.start() >= len(title)]
    return Report(
        id=str(record["id"]),
        capture=capture_bytes(text.encode(), str(record["id"])),
        form="text",
        source=text,
        source_map=SourceMap(()),
        text=text,
        blocks=tuple(blocks),
    )


def _entry(report: ReadReport) -> dict[str, Any]:
    return {
        "id": report.reading.report.id,
        "story": report.story,
        **{name: {"value": toll.value, "sentence": sentence_of(report, toll)} for name, toll in report.tolls.items()},
    }


def sentence_of(report: ReadReport, toll: Toll) -> str:
    """The sentence in which a toll is stated."""
    words = toll.quantities[0].words
    inside = (s.passage.text for s in report.reading.sentences if s.passage.overlaps(words))
    return " ".join(next(inside, words.text).split())


def agreement(read: Sequence[ReadReport], register: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """How often the value that most reports of an incident state is the register's."""
    for name in EVENTS:
        stated: dict[str, list[Toll]] = defaultdict(list)
        for report in read:
            if report.story in register and name in report.tolls:
                stated[report.story].append(report.tolls[name])
        right = sum(majority(tolls) == register[story][name] for story, tolls in stated.items())
        share = 100 * right / max(1, len(stated))
        yield f"{name}: {right} of {len(stated)} incidents agree with the register ({share:.1f}%)"


def majority(tolls: Sequence[Toll]) -> int:
    """The value that most state; a number that is written goes before a single person who is told of."""
    written = [toll for toll in tolls if not all(quantity.single for quantity in toll.quantities)] or tolls
    return Counter(toll.value for toll in written).most_common(1)[0][0]


def different(read: Sequence[ReadReport]) -> Iterator[str]:
    """How many incidents have reports that state different numbers, and how many of them come out as a difference."""
    by_story: dict[str, list[ReadReport]] = defaultdict(list)
    for report in read:
        by_story[report.story].append(report)
    for name, event in EVENTS.items():
        apart = [
            reports
            for reports in by_story.values()
            if len({r.tolls[name].value for r in reports if name in r.tolls}) > 1
        ]
        shown = [_shown(reports, event) for reports in apart]
        stated = [come_out for reports, come_out in zip(apart, shown, strict=True) if _state_apart(reports, name)]
        yield f"{name}: {len(apart)} incidents with different numbers, {sum(shown)} come out as a difference"
        yield f"{name}: {len(stated)} of them state numbers that have no value in common, {sum(stated)} come out"


def _state_apart(reports: Sequence[ReadReport], name: str) -> bool:
    """Whether two reports write numbers that have no value in common; one person told of is no written number."""
    tolls = [report.tolls[name] for report in reports if name in report.tolls]
    written = [
        toll
        for toll in tolls
        if len(toll.quantities) == 1 and toll.quantities[0].event is EVENTS[name] and not toll.quantities[0].single
    ]
    return any(not left.interval.meets(right.interval) for left, right in combinations(written, 2))


def _shown(reports: Sequence[ReadReport], event: Event) -> bool:
    readings = [report.reading for report in reports]
    context = make_context(readings, (), ())
    for left, right in combinations(readings, 2):
        for pair in find_toll_pairs((left, right), ()):
            for difference in find_number_differences(pair, context):
                if event.value in difference.left.read_as:
                    return True
    return False


def sample(read: Sequence[ReadReport]) -> Iterator[str]:
    """Values that were read, at random, with their sentences."""
    values = [(report, name, toll) for report in read for name, toll in report.tolls.items()]
    for report, name, toll in random.Random(SEED).sample(values, min(SAMPLE, len(values))):
        words = " + ".join(quantity.words.text for quantity in toll.quantities)
        yield f"{report.reading.report.id[:8]} {name} {toll.value} [{words}] {sentence_of(report, toll)[:300]}"


if __name__ == "__main__":
    sys.exit(main())
