"""Fit the logistic models that `tellings.alignment.scorer` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from tellings.alignment.cells import cell_features
from tellings.alignment.found import Found
from tellings.alignment.odds import log_odds
from tellings.alignment.passages import Candidates, Showing
from tellings.alignment.scorer import Logistic
from tellings.alignment.through import LEAST_REPORTS, LEAST_SCORE, Through, seen_through, told_by_each
from training.alignment.examples import Array, Example

PAIRS_BY = ("cosine", "left_words")
CELLS_BY = ("near_match", "pair_1")
PAIRS_STRENGTH, CELLS_STRENGTH = 0.05, 0.01
"""Inverse strength of the L2 penalty, as scikit-learn's C."""
LEAST_TOLD = 0.3
"""Sentences that are told less likely than this are not learned from when passages are chosen to be shown."""


def fit_pairs(examples: Sequence[Example]) -> Logistic:
    """Learn which sentences are evidence for which."""
    columns = _joined([{name: c[e.labelled] for name, c in e.pairs.items()} for e in examples])
    labels = np.concatenate([e.labels[e.labelled] for e in examples])
    return _fit(columns, labels, PAIRS_BY, PAIRS_STRENGTH)


def fit_told(examples: Sequence[Example]) -> Logistic:
    """Learn which sentences a whole report tells at least in part."""
    columns = _joined([{name: c[e.counts] for name, c in cells(e).items()} for e in examples])
    return _fit(columns, np.concatenate([e.told[e.counts] for e in examples]), CELLS_BY, CELLS_STRENGTH)


def fit_full(examples: Sequence[Example]) -> Logistic:
    """Learn which of the told sentences are told in full."""
    chosen = [e.counts & (e.told > 0) for e in examples]
    both = list(zip(examples, chosen, strict=True))
    columns = _joined([{name: column[rows] for name, column in cells(e).items()} for e, rows in both])
    return _fit(columns, np.concatenate([e.full[rows] for e, rows in both]), CELLS_BY, CELLS_STRENGTH)


def fit_through(examples: Sequence[Example]) -> Through:
    """Learn how much third reports count, from scores of models that saw nothing of the examples."""
    rows, labels = [], []
    for example, third in thirds(examples):
        own = log_odds(example.told_scores[example.counts], LEAST_SCORE)
        rows.append(np.stack([own, third[example.counts]], axis=1))
        labels.append(example.told[example.counts])
    model = LogisticRegression(C=1.0).fit(np.concatenate(rows), np.concatenate(labels))
    own_weight, third_weight = (round(float(weight), 3) for weight in model.coef_[0])
    return Through(own_weight, third_weight, round(float(model.intercept_[0]), 3))


def fit_showing(examples: Sequence[Example]) -> Showing:
    """Learn which of the candidates are evidence where a sentence is told, from scores as for `fit_through`."""
    rows, labels = [], []
    for example, back in both_ways(examples):
        candidates = candidates_of(example, back)
        kept = example.labelled & (candidates.told >= LEAST_TOLD)
        rows.append(Showing.columns(candidates)[kept])
        labels.append(example.labels[kept])
    model = LogisticRegression(C=1.0, max_iter=1000).fit(np.concatenate(rows), np.concatenate(labels))
    return Showing(*(round(float(weight), 3) for weight in (*model.coef_[0], model.intercept_[0])))


def candidates_of(example: Example, back: Array) -> Candidates:
    """The candidates of an example; `back` is their scores the other way round, `(k,)`."""
    side = example.side
    return Candidates(side.rows, side.columns, example.pair_scores, back, example.told_scores[side.rows])


def both_ways(examples: Sequence[Example]) -> Iterator[tuple[Example, Array]]:
    """The examples, each with its pairs' scores the other way round."""
    known = {(example.stories, example.reports): example for example in examples}
    for example in examples:
        yield example, known[example.stories, example.reports[::-1]].pair_scores


def thirds(examples: Sequence[Example]) -> Iterator[tuple[Example, Array]]:
    """The examples of stories that have third reports, each with what these show of its sentences."""
    stories: defaultdict[tuple[str, ...], dict[tuple[int, int], Example]] = defaultdict(dict)
    for example in examples:
        stories[example.stories][example.reports] = example
    for pairs in stories.values():
        count = 1 + max(max(pair) for pair in pairs)
        if count < LEAST_REPORTS:
            continue
        yield from _thirds(pairs, count)


def _thirds(pairs: Mapping[tuple[int, int], Example], count: int) -> Iterator[tuple[Example, Array]]:
    def found(i: int, j: int) -> Found:
        each, told = pairs[i, j], pairs[i, j].told_scores
        rows, columns = (numbers.astype(np.int32) for numbers in (each.side.rows, each.side.columns))
        return Found(rows, columns, each.pair_scores, each.pair_scores, told, told, told, told)

    told = told_by_each(found, [len(pairs[i, (i + 1) % count].told) for i in range(count)])
    seen = seen_through(found, told)
    for (i, j), example in pairs.items():
        yield example, seen[i][:, j]


def cells(example: Example) -> dict[str, Array]:
    """The columns for whole reports, from the example's pair scores."""
    return cell_features(example.side, example.pair_scores)


def _joined(parts: Sequence[Mapping[str, Array]]) -> dict[str, Array]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _fit(columns: Mapping[str, Array], labels: Array, by: tuple[str, str], strength: float) -> Logistic:
    rows = np.stack(list(columns.values()), axis=-1).astype(np.float64)
    first, second = columns[by[0]][:, None], columns[by[1]][:, None]
    terms = np.concatenate([rows, np.log1p(np.maximum(rows, 0)), rows * first, rows * second], axis=1)
    scaler = StandardScaler().fit(terms)
    model = LogisticRegression(C=strength, max_iter=60, solver="newton-cholesky", tol=1e-3).fit(
        scaler.transform(terms), labels
    )
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return Logistic(tuple(columns), by, weights.reshape(4, -1).astype(np.float32), bias)
