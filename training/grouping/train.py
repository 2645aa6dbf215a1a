"""Train the model that says whether two reports are of one event, and measure it by cross-validation.

    python -m training.grouping.train LOOKALIKES NEWS [--out FILE] [--folds 6]

Both files hold reports as JSON lines with id, story, title, text, published and url. Needs the `training` extra
(lightgbm). A fold holds whole stories. The figures are those of the whole grouping, in order of publication, where
every pair is scored by a model that has seen neither report's story.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from tellings.grouping.features import compare_profiles
from tellings.grouping.frequencies import Frequencies
from tellings.grouping.grouper import Grouper, Options
from tellings.grouping.pairs import WEIGHTS_FILE
from tellings.grouping.profile import Profile
from tellings.grouping.trees import Trees, trees_of
from training.grouping.examples import Pairs, Reports, compared_pairs, load_reports

SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 7,
    "max_depth": 4,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
}
ROUNDS = 100
SEEDS = (1, 2, 3)
"""So many models are averaged, since one hangs on which columns its trees were shown."""
RISING = (
    *("words", "names", "titles", "title_left", "title_right", "lead_left", "lead_right", "names_left", "names_right"),
    *("words_sum", "names_sum", "pairs_sum", "pairs_top", "numbers_sum", "ages_same", "days_same"),
    *("alike", "above_crowd"),
)
"""The more of it, the likelier are two reports of one event, all else being the same."""
FALLING = ("gap", "ages_other")
"""The more of it, the less likely."""
NEWS_WEIGHT = 10.0
"""A pair of the smaller set counts so much."""


def fit(sets: Sequence[Pairs], weights: Sequence[float], without: set[int]) -> dict[str, Any]:
    """The model as JSON data, from all pairs of which neither report is in a fold that is left out."""
    used = [~np.isin(p.left, list(without)) & ~np.isin(p.right, list(without)) for p in sets]
    rows = np.concatenate([p.rows[u] for p, u in zip(sets, used, strict=True)])
    same = np.concatenate([p.same[u] for p, u in zip(sets, used, strict=True)])
    weight = np.concatenate([np.full(u.sum(), w) for u, w in zip(used, weights, strict=True)])
    directions = [(name in RISING) - (name in FALLING) for name in sets[0].columns]
    settings = {**SETTINGS, "monotone_constraints": directions}
    trees = []
    for seed in SEEDS:
        data = lightgbm.Dataset(rows, same, weight=weight)
        booster = lightgbm.train({**settings, "seed": seed}, data, ROUNDS)
        trees += [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    return {"columns": list(sets[0].columns), "depth": SETTINGS["max_depth"], "trees": trees}


def _nodes(tree: dict[str, Any]) -> list[list[float]]:
    nodes: list[list[float]] = []

    def put(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[place] = [float(f"{node['leaf_value'] / len(SEEDS):.5g}")]
        else:
            left, right = put(node["left_child"]), put(node["right_child"])
            nodes[place] = [node["split_feature"], float(f"{node['threshold']:.6g}"), left, right]
        return place

    put(tree)
    return nodes


def measure(reports: Reports, models: dict[tuple[int, int], Trees], options: Options) -> dict[str, float]:
    """B-cubed and pairs, F1 in per cent, of grouping a set where no pair is scored by a model that knows it."""

    def score(new: Profile, others: Sequence[Profile], frequencies: Frequencies, crowd: float) -> np.ndarray:
        scores = np.zeros(len(others))
        folds = [tuple(sorted((reports.fold[new.id], reports.fold[other.id]))) for other in others]
        columns = compare_profiles(new, others, frequencies, crowd) if others else {}
        for fold in sorted(set(folds)):
            chosen = np.array([f == fold for f in folds])
            scores[chosen] = models[fold].probability({name: c[chosen] for name, c in columns.items()})  # type: ignore[index]
        return scores

    grouper = Grouper(options, score)
    for profile in reports.profiles:
        grouper.add_profile(profile)
    return figures(reports.story, {id: grouper.story_of(id) for id in reports.story})


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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("lookalikes", type=Path)
    ask.add_argument("news", type=Path)
    ask.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    ask.add_argument("--folds", type=int, default=8)
    ask.add_argument("--skip-measure", action="store_true", help="only train and write")
    asked = ask.parse_args()
    sets = [load_reports(path, asked.folds) for path in (asked.lookalikes, asked.news)]
    pairs = [compared_pairs(reports) for reports in sets]
    weights = (1.0, NEWS_WEIGHT)
    asked.out.write_text(json.dumps(fit(pairs, weights, set()), separators=(",", ":")) + "\n", "utf-8")
    if asked.skip_measure:
        return
    models = {
        two: trees_of(fit(pairs, weights, set(two))) for two in combinations_with_replacement(range(asked.folds), 2)
    }
    for reports in sets:
        reached = measure(reports, models, Options())
        print(reports.name, {name: round(value, 1) for name, value in reached.items()})  # noqa: T201


if __name__ == "__main__":
    main()
