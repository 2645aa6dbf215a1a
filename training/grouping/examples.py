"""Reports with gold, and the pairs that a stream of them compares, as rows to learn from."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from tellings.grouping.active import Active
from tellings.grouping.features import compare_profiles
from tellings.grouping.pairs import score_pairs
from tellings.grouping.profile import Profile, make_profile

SEED = 7


@dataclass(frozen=True, slots=True)
class Reports:
    """One set in the order of publication: profiles, the story of each by its id, and the fold of each."""

    name: str
    profiles: list[Profile]
    story: dict[str, str]
    fold: dict[str, int]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs `(p,)` of a new report with an earlier one: columns `(p, c)`, whether of one story, the folds of both."""

    columns: tuple[str, ...]
    rows: np.ndarray
    same: np.ndarray
    left: np.ndarray
    right: np.ndarray


def load_reports(path: Path, folds: int) -> Reports:
    """The reports of a file; a fold holds whole stories."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    records.sort(key=lambda record: (record["published"], record["id"]))
    stories = sorted({record["story"] for record in records})
    random.Random(SEED).shuffle(stories)
    fold = {story: n % folds for n, story in enumerate(stories)}
    return Reports(
        path.stem,
        [
            make_profile(r["id"], r["title"], r["text"], date.fromisoformat(r["published"][:10]), r.get("url", ""))
            for r in records
        ],
        {record["id"]: record["story"] for record in records},
        {record["id"]: fold[record["story"]] for record in records},
    )


def compared_pairs(reports: Reports) -> Pairs:
    """All pairs that a stream of the reports compares."""
    active, rows, same, left, right = Active(score_pairs), [], [], [], []
    columns: tuple[str, ...] = ()
    for number, profile in enumerate(reports.profiles):
        others = [active.profiles[found] for found in active.find(profile)]
        if others:
            table = compare_profiles(profile, others, active.frequencies)
            columns = tuple(table)
            rows.append(np.stack(list(table.values()), axis=1))
            same += [reports.story[profile.id] == reports.story[other.id] for other in others]
            left += [reports.fold[profile.id]] * len(others)
            right += [reports.fold[other.id] for other in others]
        active.file(number, profile)
    return Pairs(columns, np.concatenate(rows), np.array(same), np.array(left), np.array(right))
