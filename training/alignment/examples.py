"""Stories with gold as labelled tables: every sentence of a report against every other report of its story."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, permutations
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.stories import read_entry
from tellings.alignment.cues import cues_of
from tellings.alignment.features import pair_features
from tellings.alignment.profile import Profile, StoryProfile, profile_story, telling_sentences
from tellings.alignment.tables import Tables, make_tables
from tellings.language.annotations import Sentence
from tellings.reading import Reading
from training.alignment.labels import Array, Labels, StoryTexts


@dataclass(slots=True, eq=False)
class Example:
    """The left report's `n` sentences against the right report's `m`.

    Attributes:
        stories: The story, or the two stories that the reports are of.
        profile: The whole story's profile.
        left: The report whose sentences are looked for.
        right: The report they are looked for in.
        tables: The two laid side by side.
        pairs: Columns of `(n, m)`.
        told: `(n,)` of 0 and 1: told at least in part.
        full: `(n,)` of 0 and 1.
        counts: `(n,)`, false where the gold leaves the sentence open.
        evidence: `(n, m)` of 0 and 1.
        evidence_counts: `(n, m)`, false where the gold leaves the pair open.
        pair_scores: `(n, m)`, filled in by the training, as the next two.
        told_scores: `(n,)`.
        full_scores: `(n,)`.
    """

    stories: tuple[str, ...]
    profile: StoryProfile
    left: Profile
    right: Profile
    tables: Tables
    pairs: dict[str, Array]
    told: Array
    full: Array
    counts: Array
    evidence: Array
    evidence_counts: Array
    pair_scores: Array = field(default_factory=lambda: np.zeros(0))
    told_scores: Array = field(default_factory=lambda: np.zeros(0))
    full_scores: Array = field(default_factory=lambda: np.zeros(0))


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
    ids = [_sentence_ids(e, telling_sentences(r)) for e, r in zip(story.entries, story.readings, strict=True)]
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
    profile = profile_story(story.readings)
    ids = [_sentence_ids(e, r.sentences) for e, r in zip(story.entries, profile.reports, strict=True)]
    tables = {
        (i, j): make_tables(profile, profile.reports[i], profile.reports[j])
        for i, j in combinations(range(len(ids)), 2)
    }
    for i, j in permutations(range(len(ids)), 2):
        left, right = profile.reports[i], profile.reports[j]
        table = tables[i, j] if i < j else tables[j, i].mirrored()
        labels = _labels(story.gold, ids[i], ids[j], story.entries[j]["id"])
        names = tuple(story.name.split("+"))
        yield Example(names, profile, left, right, table, pair_features(left, right, table), *labels)


def _sentence_ids(entry: dict[str, Any], sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence that was found, the id of the gold's sentence that it overlaps most."""
    gold = np.array(entry["sentences"])
    spans = [(s.passage.start, s.passage.end) for s in sentences]
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
