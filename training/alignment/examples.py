"""Stories with gold as labelled tables: every sentence of a report against every other report of its story."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise, permutations
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.stories import read_entry
from tellings.alignment.cues import cues_of
from tellings.alignment.features import pair_features
from tellings.alignment.profile import profile_reports, telling_sentences
from tellings.alignment.tables import Side, lay_beside
from tellings.passages import Passage
from tellings.reading import Reading
from training.alignment.labels import Array, Labels, StoryTexts


@dataclass(slots=True, eq=False)
class Example:
    """One report's `n` sentences against another report's `m`; `k` pairs of them are candidates.

    Attributes:
        stories: The story, or the two stories that the reports are of.
        reports: Numbers of the two reports in the story.
        side: The sentences, the other report and the candidates.
        pairs: Columns of the candidates, `(k,)` each.
        told: `(n,)` of 0 and 1: told at least in part.
        full: `(n,)` of 0 and 1.
        counts: `(n,)`, false where the gold leaves the sentence open.
        evidence: `(n, m)` of 0 and 1.
        evidence_counts: `(n, m)`, false where the gold leaves the pair open.
        pair_scores: `(k,)`, filled in by the training, as the next four.
        told_scores: `(n,)`.
        full_scores: `(n,)`.
        likely_scores: `(n,)`, those of `told_scores` with third reports weighed.
        shown_scores: `(k,)`.
    """

    stories: tuple[str, ...]
    reports: tuple[int, int]
    side: Side
    pairs: dict[str, Array]
    told: Array
    full: Array
    counts: Array
    evidence: Array
    evidence_counts: Array
    pair_scores: Array = field(default_factory=lambda: np.zeros(0))
    told_scores: Array = field(default_factory=lambda: np.zeros(0))
    full_scores: Array = field(default_factory=lambda: np.zeros(0))
    likely_scores: Array = field(default_factory=lambda: np.zeros(0))
    shown_scores: Array = field(default_factory=lambda: np.zeros(0))

    @property
    def labels(self) -> Array:
        """`(k,)` of 0 and 1: which candidates are evidence."""
        found: Array = self.evidence[self.side.rows, self.side.columns]
        return found

    @property
    def labelled(self) -> Array:
        """`(k,)`, false where the gold leaves the candidate open."""
        found: Array = self.evidence_counts[self.side.rows, self.side.columns]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class GoldStory:
    """A story's file and its reports as they were read."""

    name: str
    entries: tuple[dict[str, Any], ...]
    gold: dict[str, Any]
    readings: tuple[Reading, ...]


def read_stories(folder: Path) -> list[GoldStory]:
    """The stories of a folder, with gold, in order of file name."""
    found = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text("utf8"))
        readings = tuple(read_entry(entry) for entry in data["reports"])
        found.append(GoldStory(data["story"], tuple(data["reports"]), data["gold"], readings))
    return found


def unrelated(stories: Sequence[GoldStory]) -> list[GoldStory]:
    """The first report of each story with the last one of the next as a story of which nothing is told twice."""
    found = []
    for story, other in pairwise(stories):
        entries = {**story.entries[0], "id": "A"}, {**other.entries[-1], "id": "B"}
        readings = story.readings[0], other.readings[-1]
        found.append(GoldStory(f"{story.name}+{other.name}", entries, {"noise": [], "carried": []}, readings))
    return found


def texts_of(story: GoldStory) -> StoryTexts:
    """The story as the network is trained on it."""
    ids = [
        _sentence_ids(e, [s.passage for s in telling_sentences(r)])
        for e, r in zip(story.entries, story.readings, strict=True)
    ]
    labels = {
        (i, j): Labels(*_labels(story.gold, ids[i], ids[j], story.entries[j]["id"]))
        for i, j in permutations(range(len(ids)), 2)
    }
    texts = [tuple(c.text for c in cues_of(r, telling_sentences(r))) for r in story.readings]
    return StoryTexts(story.name, tuple(texts), labels)


def examples_of(stories: Iterable[GoldStory]) -> list[Example]:
    """All ordered pairs of reports of some stories, read with the weights that are in use."""
    return [example for story in stories for example in _examples(story)]


def _examples(story: GoldStory) -> Iterator[Example]:
    reports = [each.sentences for each in profile_reports(story.readings)]
    ids = [_sentence_ids(e, each.passages) for e, each in zip(story.entries, reports, strict=True)]
    names = tuple(story.name.split("+"))
    for i, j in combinations(range(len(ids)), 2):
        for a, b, side in zip((i, j), (j, i), lay_beside(reports[i], reports[j]), strict=True):
            labels = _labels(story.gold, ids[a], ids[b], story.entries[b]["id"])
            yield Example(names, (a, b), _light(side), pair_features(side), *labels)


def _light(side: Side) -> Side:
    """The side without the vectors of word pieces, which are many and are not needed any more."""
    own, other = (
        replace(each, pieces=replace(each.pieces, vectors=each.pieces.vectors[:0])) for each in (side.own, side.other)
    )
    return replace(side, own=own, other=other)


def _sentence_ids(entry: dict[str, Any], sentences: Sequence[Passage]) -> list[str]:
    """For each sentence that was found, the id of the gold's sentence that it overlaps most."""
    gold = np.array(entry["sentences"])
    spans = [(s.start, s.end) for s in sentences]
    overlaps = [np.minimum(end, gold[:, 1]) - np.maximum(start, gold[:, 0]) for start, end in spans]
    return [f"{entry['id']}{overlap.argmax()}" for overlap in overlaps]


def _labels(gold: dict[str, Any], left: list[str], right: list[str], name: str) -> tuple[Array, ...]:
    noise, carried = set(gold["noise"]), {c["s"]: c for c in gold["carried"] if c["in"] == name}
    maybe = gold.get("maybe", {})
    open_cells = {s for s, report in map(tuple, maybe.get("carried", [])) if report == name}
    open_pairs = set(map(tuple, maybe.get("evidence", [])))
    counts = np.array([s not in noise and s not in open_cells for s in left])
    closed = np.array([[t not in noise and (s, t) not in open_pairs for t in right] for s in left])
    return (
        np.array([s in carried for s in left], dtype=int),
        np.array([carried.get(s, {}).get("how") == "full" for s in left], dtype=int),
        counts,
        np.array([[t in carried.get(s, {}).get("by", ()) for t in right] for s in left], dtype=int),
        closed & counts[:, None],
    )
