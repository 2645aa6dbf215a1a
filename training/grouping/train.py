"""Train the model that says whether two reports are of one event, and measure it by cross-validation.

    python -m training.grouping.train LOOKALIKES NEWS CAMPAIGN [--out FILE] [--folds 8] [--repeat 3]

The first two files hold reports as JSON lines with id, story, title, text, published and url; the third one those of
an election campaign with id and text, of which `campaign.tsv` says which are of one event. Needs the `training` extra
(lightgbm). A fold holds whole stories. The figures are those of the whole grouping, in order of publication, where
every pair is scored by a model that has seen neither report's story; with other folds each time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, zip_longest
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from tellings.grouping.grouper import Options
from tellings.grouping.pairs import WEIGHTS_FILE
from tellings.grouping.trees import trees_of
from training.grouping.examples import Pairs, Reports, compared_pairs, load_campaign, load_reports, thin
from training.grouping.measure import assign_folds, measure

SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.15,
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
WEIGHTS = (1.0, 10.0, 1.0)
"""So much counts a pair of look-alikes, of mixed news, of a campaign."""
SAME_NEWS = 2.0
"""A pair of one event of mixed news counts so much more than one of two: its events look less alike in themselves."""
NEWS = 1
"""The set of which every pair is learned from."""


def fit(sets: Sequence[Pairs], without: Sequence[np.ndarray] = (), seeds: Sequence[int] = SEEDS) -> dict[str, Any]:
    """The model as JSON data, from all pairs but those with a report of a story that is left out.

    Args:
        sets: Pairs of each set.
        without: For each set the numbers of the stories that are left out; none where it is shorter.
        seeds: So many models are averaged.
    """
    used = [pairs.only(~_touch(pairs, left_out)) for pairs, left_out in zip_longest(sets, without)]
    rows, same, weight = (np.concatenate([getattr(p, name) for p in used]) for name in ("rows", "same", "weight"))
    directions = [(name in RISING) - (name in FALLING) for name in sets[0].columns]
    data = lightgbm.Dataset(rows, same, weight=weight)
    trees = []
    for seed in seeds:
        booster = lightgbm.train({**SETTINGS, "monotone_constraints": directions, "seed": seed}, data, ROUNDS)
        trees += [_nodes(tree["tree_structure"], len(seeds)) for tree in booster.dump_model()["tree_info"]]
    return {"columns": list(sets[0].columns), "depth": SETTINGS["max_depth"], "trees": trees}


def _touch(pairs: Pairs, stories: np.ndarray | None) -> np.ndarray:
    """Which pairs have a report of one of these stories."""
    if stories is None:
        return np.zeros(len(pairs.same), dtype=bool)
    touch: np.ndarray = np.isin(pairs.left, stories) | np.isin(pairs.right, stories)
    return touch


def _nodes(tree: dict[str, Any], models: int) -> list[list[float]]:
    nodes: list[list[float]] = []

    def put(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[place] = [float(f"{node['leaf_value'] / models:.5g}")]
        else:
            left, right = put(node["left_child"]), put(node["right_child"])
            nodes[place] = [node["split_feature"], float(f"{node['threshold']:.6g}"), left, right]
        return place

    put(tree)
    return nodes


def learn(sets: Sequence[Reports], weights: Sequence[float]) -> list[Pairs]:
    """The pairs of each set that are learned from: weighed, and most of the easy ones of the first set left out."""
    pairs = [compared_pairs(reports) for reports in sets]
    pairs = [replace(p, weight=p.weight * weight) for p, weight in zip(pairs, weights, strict=True)]
    news = pairs[NEWS]
    pairs[NEWS] = replace(news, weight=news.weight * np.where(news.same, SAME_NEWS, 1.0))
    first = trees_of(fit(pairs[:2], seeds=SEEDS[:1]))

    def likely(some: Pairs) -> np.ndarray:
        return first.probability(dict(zip(some.columns, some.rows.T, strict=True)))

    return [thin(p, likely) if n != NEWS else p for n, p in enumerate(pairs)]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("lookalikes", type=Path)
    ask.add_argument("news", type=Path)
    ask.add_argument("campaign", type=Path)
    ask.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    ask.add_argument("--folds", type=int, default=8)
    ask.add_argument("--repeat", type=int, default=3, help="measure mixed news so often; 0: only train")
    ask.add_argument("--thresholds", type=float, nargs="+", default=[Options().threshold])
    asked = ask.parse_args()
    sets = [load_reports(asked.lookalikes), load_reports(asked.news), load_campaign(asked.campaign)]
    pairs = learn(sets, WEIGHTS)
    asked.out.write_text(json.dumps(fit(pairs), separators=(",", ":")) + "\n", "utf-8")
    for seed in range(asked.repeat):
        folds = [assign_folds(reports, asked.folds, seed) for reports in sets[:2]]
        models = {
            two: trees_of(fit(pairs, [np.flatnonzero(np.isin(fold, two)) for fold in folds]))
            for two in combinations_with_replacement(range(asked.folds), 2)
        }
        for n in range(len(folds)) if seed == 0 else [NEWS]:
            for threshold, reached in measure(sets[n], folds[n], models, asked.thresholds):
                row = "".join(f"{name:>9}{value:6.1f}" for name, value in reached.items())
                print(f"{sets[n].name:16}folds {seed} threshold {threshold}{row}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
