"""Stories with gold as labelled slots: which different words for one thing people wrote down."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.stories import parse_entry
from tellings.alignment.align import align
from tellings.comparison.context import make_context
from tellings.comparison.difference import DifferenceKind
from tellings.comparison.pairs import TellingPair, find_pairs
from tellings.comparison.slots import Slot
from tellings.comparison.wording import naming_slots, traits_of
from tellings.passages import Passage
from tellings.reading import Reading, read_parsed
from tellings.story import in_order

Spans = dict[frozenset[str], list[dict[str, tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Example:
    """One slot: its story, its traits, and whether people noted a difference of wording in its words."""

    story: str
    traits: dict[str, float]
    noted: bool


def load_examples(folder: Path) -> Iterator[Example]:
    """The naming slots of all pairs of sentences that the alignment finds in the stories of a folder."""
    for path in sorted(folder.glob("*.json")):
        story = json.loads(path.read_text("utf8"))
        if "gold" in story and "reports" in story:
            readings = in_order(read_parsed(*parse_entry(entry)) for entry in story["reports"])
            yield from examples_of(story, readings, find_pairs(readings, align(readings).tellings))


def examples_of(story: dict[str, Any], readings: Sequence[Reading], pairs: Sequence[TellingPair]) -> Iterator[Example]:
    """The naming slots of some pairs of one story; where the gold leaves a pair open, none."""
    context = make_context(readings, (), ())
    ids = dict(_sentence_ids(story["reports"], readings))
    noted = _noted(story["gold"].get("differences", ()), story["reports"])
    maybe = {frozenset((d["a"], d["b"])) for d in story["gold"].get("maybe", {}).get("differences", ())}
    for pair in pairs:
        key = frozenset((ids[pair.left.passage], ids[pair.right.passage]))
        if key not in maybe:
            for slot in naming_slots(pair):
                yield Example(story["story"], traits_of(slot, pair, context), _is_noted(slot, ids, pair, noted[key]))


def _is_noted(
    slot: Slot, ids: dict[Passage, str], pair: TellingPair, spans: Sequence[dict[str, tuple[int, int]]]
) -> bool:
    sides = ((slot.left, ids[pair.left.passage]), (slot.right, ids[pair.right.passage]))
    return any(_meets(words, span[name]) for span in spans for words, name in sides if name in span)


def _meets(words: Passage, span: tuple[int, int]) -> bool:
    return words.start < span[1] and span[0] < words.end


def _noted(differences: Sequence[dict[str, str]], entries: Sequence[dict[str, Any]]) -> Spans:
    """For each pair of sentences where the words of its differences of wording stand."""
    found: Spans = defaultdict(list)
    by_id = {entry["id"]: entry for entry in entries}
    for difference in differences:
        if difference["kind"] == DifferenceKind.WORDING.value:
            sides = {difference[side]: _span(by_id, difference[side], difference[f"{side}_text"]) for side in "ab"}
            found[frozenset(sides)].append(sides)
    return found


def _span(entries: dict[str, dict[str, Any]], sentence: str, words: str) -> tuple[int, int]:
    """Where words stand in a sentence, white space aside; an empty range where they do not."""
    entry = entries[sentence[0]]
    start, end = entry["sentences"][int(sentence[1:])]
    match = re.search(r"\s+".join(map(re.escape, words.split())), entry["text"][start:end])
    return (start + match.start(), start + match.end()) if match else (0, 0)


def _sentence_ids(entries: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> Iterator[tuple[Passage, str]]:
    """For each sentence that was found, the id of the gold's sentence that it overlaps most."""
    for reading in readings:
        entry = next(e for e in entries if reading.report.id.startswith(f"{e['id']}-"))
        gold = np.array(entry["sentences"])
        for sentence in reading.sentences:
            start, end = sentence.passage.start, sentence.passage.end
            overlap = np.minimum(end, gold[:, 1]) - np.maximum(start, gold[:, 0])
            yield sentence.passage, f"{entry['id']}{overlap.argmax()}"
