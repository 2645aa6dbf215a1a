"""Train the alignment's three logistic models on stories with gold, and choose the thresholds by cross-validation.

    python -m training.alignment.train STORIES [--out FILE] [--folds 8]

STORIES is a folder in the form of `evaluation/stories.py`, with gold. Needs the `training` extra (scikit-learn). A fold
holds whole stories, and the model for whole reports is trained on pair scores that were made without its story.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tellings.alignment.scorer import WEIGHTS_FILE, Logistic, Thresholds
from training.alignment.examples import Example, load_examples, unrelated_examples
from training.alignment.fit import cells, fit_full, fit_pairs, fit_told
from training.alignment.measure import choose_thresholds, measure

SEED = 7


def train(
    examples: Sequence[Example], unrelated: Sequence[Example], folds: int
) -> tuple[dict[str, Logistic], Thresholds]:
    """The three models on all examples, and the thresholds from the folds.

    Args:
        examples: Reports of one story each.
        unrelated: Reports of two different stories, which share nothing; they are learned from and not measured.
        folds: How many parts the stories are cut into.
    """
    everything = [*examples, *unrelated]
    for rest, held in _folds(everything, folds):
        model = fit_pairs(rest)
        for example in held:
            example.pair_scores = model.probability(example.pairs)
    for rest, held in _folds(everything, folds):
        told, full = fit_told(rest), fit_full(rest)
        for example in held:
            columns = cells(example)
            example.told_scores, example.full_scores = told.probability(columns), full.probability(columns)
    models = {"pairs": fit_pairs(everything), "told": fit_told(everything), "full": fit_full(everything)}
    return models, choose_thresholds(examples)


def write(models: dict[str, Logistic], thresholds: Thresholds, path: Path) -> None:
    """Write the models and the thresholds as one JSON file."""
    data = {
        "thresholds": asdict(thresholds),
        "models": {
            name: {
                "columns": model.columns,
                "by": model.by,
                "bias": round(model.bias, 5),
                "weights": [[float(f"{weight:.5g}") for weight in row] for row in model.weights],
            }
            for name, model in models.items()
        },
    }
    path.write_text(json.dumps(data) + "\n", encoding="utf8")


def _folds(examples: Sequence[Example], folds: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """Examples without the held stories, and those of them; what mixes two stories is held with the first."""
    stories = sorted({story for e in examples for story in e.stories})
    random.Random(SEED).shuffle(stories)
    for fold in range(folds):
        held = set(stories[fold::folds])
        rest = [e for e in examples if not held & set(e.stories)]
        yield rest, [e for e in examples if e.stories[0] in held]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    parser.add_argument("--folds", type=int, default=8)
    args = parser.parse_args()
    examples = load_examples(args.stories)
    models, thresholds = train(examples, unrelated_examples(args.stories), args.folds)
    write(models, thresholds, args.out)
    print(json.dumps({"thresholds": asdict(thresholds), "cross-validated": measure(examples, thresholds)}, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
