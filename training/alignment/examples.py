"""Stories with gold as labelled tables: every sentence of a report against every other report of its story."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.stories import read_entry
from tellings.alignment.features import pair_features
from tellings.alignment.profile import Profile, StoryProfile, profile_story
from tellings.alignment.tables import Tables, make_tables

Array = NDArray[Any]


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


def load_examples(folder: Path) -> list[Example]:
    """All ordered pairs of reports of the stories in a folder."""
    return [e for story in _stories(folder) for e in _examples((story["story"],), story["reports"], story["gold"])]


def unrelated_examples(folder: Path) -> list[Example]:
    """The first report of each story with the last one of the next, in both directions: nothing of it is told."""
    found: list[Example] = []
    for story, other in pairwise(_stories(folder)):
        entries = [{**story["reports"][0], "id": "A"}, {**other["reports"][-1], "id": "B"}]
        found += _examples((story["story"], other["story"]), entries, {"noise": [], "carried": []})
    return found


def _stories(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf8")) for path in sorted(folder.glob("*.json"))]


def _examples(stories: tuple[str, ...], entries: Sequence[dict[str, Any]], gold: dict[str, Any]) -> Iterator[Example]:
    profile = profile_story([read_entry(entry) for entry in entries])
    ids = [_sentence_ids(entry, report) for entry, report in zip(entries, profile.reports, strict=True)]
    for i, j in permutations(range(len(entries)), 2):
        left, right = profile.reports[i], profile.reports[j]
        tables = make_tables(profile, left, right)
        labels = _labels(gold, ids[i], ids[j], entries[j]["id"])
        yield Example(stories, profile, left, right, tables, pair_features(left, right, tables), *labels)


def _sentence_ids(entry: dict[str, Any], report: Profile) -> list[str]:
    """For each sentence that was found, the id of the gold's sentence that it overlaps most."""
    gold = np.array(entry["sentences"])
    spans = [(s.passage.start, s.passage.end) for s in report.sentences]
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
