"""Reports with gold, and the pairs that a stream of them compares, as rows to learn from."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from tellings.grouping.active import Active
from tellings.grouping.features import compare_profiles
from tellings.grouping.pairs import score_pairs
from tellings.grouping.profile import Profile, make_profile
from training.grouping.twins import SHARE, make_twin

SEED = 7


@dataclass(frozen=True, slots=True)
class Reports:
    """One set in order of publication: profiles, the story of each by its id, the fold of each, and made twins."""

    name: str
    profiles: list[Profile]
    story: dict[str, str]
    fold: dict[str, int]
    twins: dict[str, Profile]


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
    twins = [make_twin(record, n) for n, record in enumerate(records) if random.Random(n).random() < SHARE]
    return Reports(
        path.stem,
        [_profile(record) for record in records],
        {record["id"]: record["story"] for record in records},
        {record["id"]: fold[record["story"]] for record in records},
        {twin["id"]: _profile(twin) for twin in twins},
    )


def _profile(record: dict[str, Any]) -> Profile:
    published = date.fromisoformat(record["published"][:10])
    return make_profile(record["id"], record["title"], record["text"], published, record.get("url", ""))


@dataclass(slots=True)
class _Gathered:
    columns: tuple[str, ...] = ()
    rows: list[np.ndarray] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)


def compared_pairs(reports: Reports) -> Pairs:
    """All pairs that a stream of the reports compares, and each twin with what it was made of."""
    active, gathered = Active(score_pairs), _Gathered()
    for number, profile in enumerate(reports.profiles):
        found = active.find(profile)
        crowd = active.crowd(profile, found)
        _compare(reports, gathered, active, profile, [active.profiles[other] for other in found], crowd)
        active.file(number, profile, crowd)
        if twin := reports.twins.get(profile.id):
            _compare(reports, gathered, active, twin, [profile], crowd)
    g = gathered
    return Pairs(g.columns, np.concatenate(g.rows), np.array(g.same), np.array(g.left), np.array(g.right))


def _compare(
    reports: Reports, gathered: _Gathered, active: Active, new: Profile, others: list[Profile], crowd: float
) -> None:
    if not others:
        return
    table = compare_profiles(new, others, active.frequencies, crowd)
    twin = new is reports.twins.get(new.id)
    gathered.columns = tuple(table)
    gathered.rows.append(np.stack(list(table.values()), axis=1))
    gathered.same += [not twin and reports.story[new.id] == reports.story[other.id] for other in others]
    gathered.left += [reports.fold[new.id]] * len(others)
    gathered.right += [reports.fold[other.id] for other in others]
