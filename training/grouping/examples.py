"""Reports with gold, and the pairs that a stream of them compares, as rows to learn from."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
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
CAMPAIGN = Path(__file__).parent / "campaign.tsv"
"""Pairs of reports by their ids that are of one event, or of which that is unsure; all others are not."""
ALWAYS = -1
"""The number of stories that are never left out."""
EASY, KEPT = 0.01, 0.03
"""Pairs below this likelihood that are not of one story are kept in this share."""


@dataclass(frozen=True, slots=True)
class Reports:
    """One set in order of publication.

    Attributes:
        name: Of the set.
        profiles: Its reports.
        story: The story of each by its id.
        number: The number of each's story, or `ALWAYS`.
        twins: Made twins by what they were made of.
        unsure: Pairs of ids of which nothing is to be learned.
    """

    name: str
    profiles: list[Profile]
    story: dict[str, str]
    number: dict[str, int]
    twins: dict[str, Profile]
    unsure: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a new report with an earlier one.

    Attributes:
        columns: Names of the columns.
        rows: `(p, c)`.
        same: `(p,)` whether both are of one story.
        left: `(p,)` the number of the new report's story.
        right: `(p,)` that of the earlier one.
        weight: `(p,)` how much each counts.
    """

    columns: tuple[str, ...]
    rows: np.ndarray
    same: np.ndarray
    left: np.ndarray
    right: np.ndarray
    weight: np.ndarray

    def only(self, chosen: np.ndarray) -> Pairs:
        """Those that are chosen `(p,)`."""
        parts = (self.rows, self.same, self.left, self.right, self.weight)
        return Pairs(self.columns, *(part[chosen] for part in parts))


def load_reports(path: Path) -> Reports:
    """The reports of a file."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    records.sort(key=lambda record: (record["published"], record["id"]))
    number = {story: n for n, story in enumerate(sorted({record["story"] for record in records}))}
    twins = [make_twin(record, n) for n, record in enumerate(records) if random.Random(n).random() < SHARE]
    return Reports(
        path.stem,
        [_profile(record) for record in records],
        {record["id"]: record["story"] for record in records},
        {record["id"]: number[record["story"]] for record in records},
        {twin["id"]: _profile(twin) for twin in twins},
    )


def load_campaign(path: Path) -> Reports:
    """Reports of one election campaign, named `outlet_day_title`, with the title in the first line of the text.

    They hardly ever tell one event, though all have the same people in them: what a set of mixed news lacks.
    """
    records = sorted(
        map(json.loads, path.read_text("utf-8").splitlines()),
        key=lambda record: (_day_named(record["id"]), record["id"]),
    )
    story = {record["id"]: record["id"] for record in records}
    unsure = set()
    for line in CAMPAIGN.read_text("utf-8").splitlines():
        label, left, right = line.split("\t")
        if label == "unsure":
            unsure.add(frozenset((left, right)))
        else:
            story = {id: story[left] if name == story[right] else name for id, name in story.items()}
    profiles = [_campaign_profile(record) for record in records]
    return Reports(path.stem, profiles, story, dict.fromkeys(story, ALWAYS), {}, frozenset(unsure))


def _campaign_profile(record: dict[str, Any]) -> Profile:
    title, _, text = record["text"].strip().partition("\n")
    return make_profile(
        record["id"], title.strip().rstrip(".; "), text.strip(), date.fromisoformat(_day_named(record["id"]))
    )


def _day_named(identity: str) -> str:
    return identity.split("_")[1]


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
    rows, same = np.concatenate(g.rows), np.array(g.same)
    return Pairs(g.columns, rows, same, np.array(g.left), np.array(g.right), np.ones(len(same)))


def thin(pairs: Pairs, likely: Callable[[Pairs], np.ndarray]) -> Pairs:
    """Leave out most of the pairs that are easy to tell apart; those of them that are kept count for the others.

    Many easy pairs would let a leaf of a few hard ones be too small a part of all to be held back by its size.
    """
    easy = ~pairs.same & (likely(pairs) < EASY)
    chosen = ~easy | (np.random.default_rng(SEED).random(len(easy)) < KEPT)
    return replace(pairs, weight=np.where(easy, pairs.weight / KEPT, pairs.weight)).only(chosen)


def _compare(
    reports: Reports, gathered: _Gathered, active: Active, new: Profile, others: list[Profile], crowd: float
) -> None:
    others = [other for other in others if frozenset((new.id, other.id)) not in reports.unsure]
    if not others:
        return
    table = compare_profiles(new, others, active.frequencies, crowd)
    twin = new is reports.twins.get(new.id)
    gathered.columns = tuple(table)
    gathered.rows.append(np.stack(list(table.values()), axis=1))
    gathered.same += [not twin and reports.story[new.id] == reports.story[other.id] for other in others]
    gathered.left += [reports.number[new.id]] * len(others)
    gathered.right += [reports.number[other.id] for other in others]
