"""Train the alignment's three tree ensembles on stories with gold, and choose the thresholds by cross-validation.

    python -m training.alignment.train STORIES [--out tellings/learned/weights] [--folds 8]

STORIES is a folder in the form of `evaluation/stories.py`, with gold. Needs the `training` extra (lightgbm, onnxmltools).
A fold holds whole stories. The ensemble for whole reports is trained on pair scores that were made without its story.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import lightgbm
import numpy as np

from tellings.alignment.features import cell_features
from training.alignment.examples import Array, Example, load_examples
from training.alignment.measure import choose_thresholds, measure
from training.alignment.write import write_card, write_model

SEED = 7
PAIRS = {
    "learning_rate": 0.04, "num_leaves": 12, "min_child_samples": 40, "colsample_bytree": 0.4, "n_estimators": 250,
}  # fmt: skip
TOLD = {
    "learning_rate": 0.015, "num_leaves": 6, "min_child_samples": 20, "colsample_bytree": 0.2, "n_estimators": 600,
}  # fmt: skip
FULL = {**TOLD, "n_estimators": 250}
SHARED = {"subsample": 0.7, "subsample_freq": 1, "reg_lambda": 10, "random_state": SEED, "n_jobs": 1, "verbose": -1}

Trees = lightgbm.LGBMClassifier


def train(examples: Sequence[Example], folds: int) -> tuple[dict[str, Trees], dict[str, list[str]], dict[str, float]]:
    """The three ensembles on all examples, their columns, and the thresholds from the folds."""
    for rest, held in _folds(examples, folds):
        trees = fit_pairs(rest)
        for example in held:
            example.pair_scores = score_pairs(trees, example)
    for rest, held in _folds(examples, folds):
        trees, full = fit_told(rest), fit_full(rest)
        for example in held:
            example.told_scores = trees.predict_proba(cell_columns(example)[1])[:, 1]
            example.full_scores = full.predict_proba(cell_columns(example)[1])[:, 1]
    columns = {"pairs": examples[0].columns, "told": cell_columns(examples[0])[0], "full": cell_columns(examples[0])[0]}
    trees = {"pairs": fit_pairs(examples), "told": fit_told(examples), "full": fit_full(examples)}
    return trees, columns, choose_thresholds(examples)


def fit_pairs(examples: Sequence[Example]) -> Trees:
    """Learn which candidate pairs are evidence."""
    chosen = [e.candidates & e.evidence_counts for e in examples]
    rows = np.concatenate([e.pairs[c] for e, c in zip(examples, chosen, strict=True)])
    return Trees(**SHARED, **PAIRS).fit(rows, np.concatenate([e.evidence[c] for e, c in zip(examples, chosen)]))


def score_pairs(trees: Trees, example: Example) -> Array:
    """What the pair ensemble says of each pair; 0 where it is no candidate."""
    scores = np.zeros(example.evidence.shape, dtype=np.float32)
    scores[example.candidates] = trees.predict_proba(example.pairs[example.candidates])[:, 1]
    return scores


def cell_columns(example: Example) -> tuple[list[str], Array]:
    """Names and values of the columns for whole reports."""
    found = cell_features(example.profile, example.left, example.right, example.tables, example.pair_scores)
    return list(found), np.stack(list(found.values()), axis=-1)


def fit_told(examples: Sequence[Example]) -> Trees:
    """Learn which sentences a whole report tells at least in part."""
    rows = np.concatenate([cell_columns(e)[1][e.counts] for e in examples])
    return Trees(**SHARED, **TOLD).fit(rows, np.concatenate([e.told[e.counts] for e in examples]))


def fit_full(examples: Sequence[Example]) -> Trees:
    """Learn which of the told sentences are told in full."""
    chosen = [e.counts & (e.told > 0) for e in examples]
    rows = np.concatenate([cell_columns(e)[1][c] for e, c in zip(examples, chosen, strict=True)])
    return Trees(**SHARED, **FULL).fit(rows, np.concatenate([e.full[c] for e, c in zip(examples, chosen)]))


def _folds(examples: Sequence[Example], folds: int) -> Iterator[tuple[list[Example], list[Example]]]:
    stories = sorted({e.story for e in examples})
    random.Random(SEED).shuffle(stories)
    for fold in range(folds):
        held = set(stories[fold::folds])
        yield [e for e in examples if e.story not in held], [e for e in examples if e.story in held]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--out", type=Path, default=Path("tellings/learned/weights"))
    parser.add_argument("--folds", type=int, default=8)
    args = parser.parse_args()
    examples = load_examples(args.stories)
    trees, columns, thresholds = train(examples, args.folds)
    for name, model in trees.items():
        write_model(model, len(columns[name]), args.out / f"alignment-{name}.onnx")
    write_card(args.out / "alignment.json", columns, thresholds)
    print(json.dumps({"thresholds": thresholds, "cross-validated": measure(examples, thresholds)}, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
