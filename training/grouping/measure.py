"""How well reports are grouped by models that have not seen their stories."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from tellings.grouping.features import compare_profiles
from tellings.grouping.frequencies import Frequencies
from tellings.grouping.grouper import Grouper, Options
from tellings.grouping.profile import Profile
from tellings.grouping.trees import Trees
from training.grouping.examples import Reports


def assign_folds(reports: Reports, folds: int, seed: int) -> np.ndarray:
    """The fold of each story, by the story's number; a fold holds whole stories."""
    stories = list(range(1 + max(reports.number.values())))
    random.Random(seed).shuffle(stories)
    fold = np.zeros(len(stories), dtype=int)
    fold[stories] = np.arange(len(stories)) % folds
    return fold


def measure(
    reports: Reports, fold: np.ndarray, models: Mapping[tuple[int, int], Trees], thresholds: Sequence[float]
) -> Iterator[tuple[float, dict[str, float]]]:
    """B-cubed and pairs, F1 in per cent, of grouping a set where no pair is scored by a model that knows it."""
    known: dict[tuple[str, str], float] = {}

    def score(new: Profile, others: Sequence[Profile], frequencies: Frequencies, crowd: float) -> np.ndarray:
        unknown = [other for other in others if (new.id, other.id) not in known]
        if unknown:
            columns = compare_profiles(new, unknown, frequencies, crowd)
            folds = fold[[reports.number[other.id] for other in unknown]]
            for other in np.unique(folds).tolist():
                model, chosen = models[_two(int(fold[reports.number[new.id]]), other)], np.flatnonzero(folds == other)
                said = model.probability({name: column[chosen] for name, column in columns.items()})
                known.update({(new.id, unknown[n].id): float(p) for n, p in zip(chosen, said, strict=True)})
        return np.array([known[new.id, other.id] for other in others])

    for threshold in thresholds:
        grouper = Grouper(Options(threshold=threshold), score)
        for profile in reports.profiles:
            grouper.add_profile(profile)
        yield threshold, figures(reports.story, {id: grouper.story_of(id) for id in reports.story})


def _two(left: int, right: int) -> tuple[int, int]:
    return min(left, right), max(left, right)


def figures(gold: dict[str, str], found: dict[str, str]) -> dict[str, float]:
    """Precision, recall and F1 in per cent: B-cubed (Bagga and Baldwin 1998) and of pairs."""
    of_gold, of_found = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[id], found[id]) for id in gold)
    precision = sum(both[gold[id], found[id]] / of_found[found[id]] for id in gold) / len(gold)
    recall = sum(both[gold[id], found[id]] / of_gold[gold[id]] for id in gold) / len(gold)
    pairs = [sum(n * (n - 1) / 2 for n in counts.values()) for counts in (both, of_found, of_gold)]
    return {
        "P": 100 * precision,
        "R": 100 * recall,
        "F1": 200 * precision * recall / (precision + recall),
        "pairs": 200 * pairs[0] / (pairs[1] + pairs[2]),
    }
