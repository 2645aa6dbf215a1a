"""Stories with gold as labelled tables: every sentence of a report against every other report of its story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.stories import read_entry
from tellings.alignment.candidates import find_candidates
from tellings.alignment.features import pair_features
from tellings.alignment.profile import Profile, StoryProfile, profile_story
from tellings.alignment.tables import Tables, make_tables

Array = np.ndarray


@dataclass(slots=True, eq=False)
class Example:
    """The left report's `n` sentences against the right report's `m`.

    Attributes:
        story: The story's id.
        profile: The whole story's profile.
        left, right, tables: What the features are made of.
        candidates: `(n, m)`, pairs that are looked at.
        columns: Names of the pair features.
        pairs: `(n, m, columns)`.
        told, full: `(n,)` of 0 and 1.
        counts: `(n,)`, false where the gold leaves the sentence open.
        evidence: `(n, m)` of 0 and 1.
        evidence_counts: `(n, m)`, false where the gold leaves the pair open.
        pair_scores, told_scores, full_scores: Filled in by the training.
    """

    story: str
    profile: StoryProfile
    left: Profile
    right: Profile
    tables: Tables
    candidates: Array
    columns: list[str]
    pairs: Array
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
    return [e for path in sorted(folder.glob("*.json")) for e in _examples(json.loads(path.read_text("utf8")))]


def _examples(story: dict[str, Any]) -> Iterator[Example]:
    entries = story["reports"]
    profile = profile_story([read_entry(entry) for entry in entries])
    ids = [_sentence_ids(entry, report) for entry, report in zip(entries, profile.reports, strict=True)]
    for i, left in enumerate(profile.reports):
        for j, right in enumerate(profile.reports):
            if i != j:
                tables = make_tables(profile, left, right)
                features = pair_features(left, right, tables)
                labels = _labels(story["gold"], ids[i], ids[j], entries[j]["id"])
                yield Example(
                    story["story"], profile, left, right, tables, find_candidates(tables), list(features),
                    np.stack(list(features.values()), axis=-1), *labels,
                )  # fmt: skip


def _sentence_ids(entry: dict[str, Any], report: Profile) -> list[str]:
    """For each sentence that was found, the id of the gold's sentence that it overlaps most."""

    def overlap(at: int, start: int, end: int) -> int:
        first, last = entry["sentences"][at]
        return int(min(end, last) - max(start, first))

    numbers = range(len(entry["sentences"]))
    spans = [(s.passage.start, s.passage.end) for s in report.sentences]
    return [entry["id"] + str(max(numbers, key=lambda at: overlap(at, *span))) for span in spans]  # noqa: B023


def _labels(gold: dict[str, Any], left: list[str], right: list[str], name: str) -> tuple[Array, ...]:
    noise, carried = set(gold["noise"]), {c["s"]: c for c in gold["carried"] if c["in"] == name}
    maybe = gold.get("maybe", {})
    open_cells = {s for s, report in map(tuple, maybe.get("carried", [])) if report == name}
    open_pairs = set(map(tuple, maybe.get("evidence", [])))
    counts = np.array([s not in noise and s not in open_cells for s in left])
    return (
        np.array([s in carried for s in left], dtype=int),
        np.array([carried.get(s, {}).get("how") == "full" for s in left], dtype=int),
        counts,
        np.array([[t in carried.get(s, {}).get("by", ()) for t in right] for s in left], dtype=int),
        np.array([[t not in noise and (s, t) not in open_pairs for t in right] for s in left]) & counts[:, None],
    )
