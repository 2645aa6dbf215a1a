"""Train the model that says which differences of wording an editor would note, and choose its threshold.

    python -m training.differences.train STORIES [--more FOLDER …] [--out FILE] [--folds 5]

STORIES is a folder in the form of `evaluation/stories.py`, with gold; --more names others, which are learned from, too,
and count less, as their annotators note a difference once, where others note it in every pair of sentences. Needs the
`training` extra (scikit-learn). A fold holds whole stories. The threshold is the lowest score from which PRECISION of
what the folds found is in the gold.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.comparison.wording import WEIGHTS_FILE
from training.differences.examples import Example, load_examples

SEED = 7
STRENGTH = 0.03
"""Inverse strength of the L2 penalty, as scikit-learn's C."""
LESS = 0.5
"""What an example of the other folders counts."""
PRECISION = 0.195
"""Of slots; of the surest slot of each pair, which alone is shown, a quarter."""
FEWEST = 20
"""Slots above the threshold, at least: the precision of fewer is chance."""

Array = NDArray[Any]


def fit(examples: Sequence[Example], counts: Array) -> dict[str, Any]:
    """The logistic model of the traits: what each adds, and what is added to all; `counts`, `(n,)`, weigh examples."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows, labels = table(examples)
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaler.transform(rows), labels, counts)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return {"traits": dict(zip(examples[0].traits, map(float, weights), strict=True)), "bias": bias}


def table(examples: Sequence[Example]) -> tuple[Array, Array]:
    """Traits, `(n, traits)`, and labels, `(n,)`."""
    return np.array([list(e.traits.values()) for e in examples]), np.array([e.noted for e in examples])


def scores_of(model: dict[str, Any], examples: Sequence[Example]) -> Array:
    """How likely each example is, `(n,)` of 0 to 1."""
    scores: Array = 1 / (1 + np.exp(-(table(examples)[0] @ np.array(list(model["traits"].values())) + model["bias"])))
    return scores


def cross_validated(examples: Sequence[Example], counts: Array, folds: int) -> Array:
    """Each example's score from a model that did not see its story."""
    stories = sorted({e.story for e in examples})
    random.Random(SEED).shuffle(stories)
    scores = np.zeros(len(examples))
    for fold in range(folds):
        held = set(stories[fold::folds])
        rows = np.array([e.story in held for e in examples])
        model = fit([e for e in examples if e.story not in held], counts[~rows])
        scores[rows] = scores_of(model, [e for e in examples if e.story in held])
    return scores


def choose_least(scores: Array, labels: Array) -> tuple[float, int, int]:
    """The lowest score from which the precision is reached; and how many are right of how many found."""
    order = np.argsort(-scores)
    right = np.cumsum(labels[order])
    counts = np.arange(1, len(order) + 1)
    good = np.flatnonzero((right >= PRECISION * counts) & (counts >= FEWEST))
    last = int(good[-1]) if len(good) else FEWEST - 1
    return float(scores[order[last]]), int(right[last]), last + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    examples = list(load_examples(args.stories))
    own = len(examples)
    examples.extend(e for folder in args.more for e in load_examples(folder))
    counts = np.where(np.arange(len(examples)) < own, 1.0, LESS)
    scores = cross_validated(examples, counts, args.folds)
    least, right, found = choose_least(scores, table(examples)[1])
    model = fit(examples, counts)
    model["traits"] = {name: round(value, 4) for name, value in model["traits"].items()}
    model = {**model, "bias": round(model["bias"], 4), "least": round(least, 3)}
    args.out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf8")
    print(f"{len(examples)} slots, {own} of {args.stories}; from {least:.3f} on {right} of {found} are noted")  # noqa: T201


if __name__ == "__main__":
    main()
