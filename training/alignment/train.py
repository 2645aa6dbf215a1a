"""Train the alignment on stories with gold: the encoder and its head, then three logistic models over all columns.

    python -m training.alignment.train STORIES PAIRS [--more FOLDER] [--out FOLDER] [--folds 2]

STORIES is a folder in the form of `evaluation/stories.py`, with gold; those of `--more` are learned from, too, and not
measured. PAIRS is a folder with the files that `pairs.py` names. Needs the `training` extra. Takes about an hour
on two idle cores with bfloat16 instructions (estimated).

A fold holds whole events. The logistic models are trained on columns that networks made which saw nothing of the
event, and the thresholds chosen on answers of logistic models which saw nothing of it either.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from transformers import BertModel

from tellings.alignment.scorer import WEIGHTS_FILE, Logistic, Weights
from tellings.learned.encoder import WEIGHTS, use
from training.alignment.events import events_of
from training.alignment.examples import Example, GoldStory, examples_of, read_stories, texts_of, unrelated
from training.alignment.export import export_network
from training.alignment.fit import (
    both_ways,
    candidates_of,
    cells,
    fit_full,
    fit_pairs,
    fit_showing,
    fit_through,
    fit_told,
    thirds,
)
from training.alignment.measure import choose_thresholds, measure
from training.alignment.network import Network
from training.alignment.pairs import read_pairs
from training.alignment.tune import Recipe, train_on_pairs, train_on_stories
from training.encoder.export import base_folder

SEED = 7
LOGISTIC_FOLDS = 6

Event = dict[str, int]


def train(
    given: Network, stories: Sequence[GoldStory], more: Sequence[GoldStory], folds: int, out: Path
) -> tuple[Weights, dict[str, float]]:
    """Write the network to `out`; the models, the thresholds, and what they reach by cross-validation."""
    mixed = unrelated(stories)
    events = events_of([*stories, *more])
    examples: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, held in enumerate(_held(events, folds)):
            _network(
                given,
                [s for s in [*stories, *more, *mixed[::2]] if not _of(s, events) & held],
                Path(folder, str(number)),
            )
            use(Path(folder, str(number)))
            examples += examples_of(
                s for s in [*stories, *more, *mixed] if s.name.split("+")[0] in _names(events, held)
            )
    _network(given, [*stories, *more, *mixed[::2]], out)
    own = {story.name for story in stories}
    measured = [e for e in examples if e.stories[0] in own and len(e.stories) == 1]
    chosen = [e for e in examples if len(e.stories) == 1]
    _cross_validate(examples, events)
    models = {"pairs": fit_pairs(examples), "told": fit_told(examples), "full": fit_full(examples)}
    through = fit_through(examples)
    for example in examples:
        example.likely_scores = example.told_scores
    for example, third in thirds(examples):
        example.likely_scores = through.probability(example.told_scores, third)
    showing = fit_showing(examples)
    for example, back in both_ways(examples):
        example.shown_scores = showing.likely(candidates_of(example, back))
    thresholds = choose_thresholds(chosen)
    return Weights(**models, through=through, showing=showing, thresholds=thresholds), measure(measured, thresholds)


def _network(given: Network, stories: Sequence[GoldStory], out: Path) -> None:
    texts = [texts_of(story) for story in stories]
    export_network(train_on_stories(copy.deepcopy(given), texts, Recipe()), out)


def _cross_validate(examples: Sequence[Example], events: Event) -> None:
    """Fill in scores from models that saw nothing of the example's event."""
    for rest, held in _folds(examples, events):
        model = fit_pairs(rest)
        for example in held:
            example.pair_scores = model.probability(example.pairs)
    for rest, held in _folds(examples, events):
        told, full = fit_told(rest), fit_full(rest)
        for example in held:
            columns = cells(example)
            example.told_scores, example.full_scores = told.probability(columns), full.probability(columns)


def _folds(examples: Sequence[Example], events: Event) -> Iterator[tuple[list[Example], list[Example]]]:
    """Examples without the held events, and those of them; what mixes two stories is held with the first."""
    for held in _held(events, LOGISTIC_FOLDS):
        names = _names(events, held)
        yield (
            [e for e in examples if not names & set(e.stories)],
            [e for e in examples if e.stories[0] in names],
        )


def _held(events: Event, folds: int) -> Iterator[set[int]]:
    order = sorted(set(events.values()))
    random.Random(SEED).shuffle(order)
    for fold in range(folds):
        yield set(order[fold::folds])


def _of(story: GoldStory, events: Event) -> set[int]:
    return {events[name] for name in story.name.split("+")}


def _names(events: Event, held: set[int]) -> set[str]:
    return {name for name, event in events.items() if event in held}


def write(weights: Weights, path: Path) -> None:
    """Write the models and the thresholds as one JSON file."""
    models = {"pairs": weights.pairs, "told": weights.told, "full": weights.full}
    data = {
        "thresholds": asdict(weights.thresholds),
        "through": asdict(weights.through),
        "showing": asdict(weights.showing),
        "models": {name: _plain(model) for name, model in models.items()},
    }
    path.write_text(json.dumps(data) + "\n", encoding="utf8")


def _plain(model: Logistic) -> dict[str, object]:
    return {
        "columns": model.columns,
        "by": model.by,
        "bias": round(model.bias, 5),
        "weights": [[float(f"{weight:.5g}") for weight in row] for row in model.weights],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--folds", type=int, default=2)
    args = parser.parse_args()
    base = BertModel.from_pretrained(str(base_folder()), add_pooling_layer=False)
    given = train_on_pairs(base, read_pairs(args.pairs), Recipe())
    more = read_stories(args.more) if args.more else []
    weights, reached = train(given, read_stories(args.stories), more, args.folds, args.out)
    write(weights, args.out / WEIGHTS_FILE.name)
    print(json.dumps({"thresholds": asdict(weights.thresholds), "cross-validated": reached}, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
