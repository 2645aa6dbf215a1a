"""Fit the logistic models that `tellings.alignment.scorer` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from tellings.alignment.cells import cell_features
from tellings.alignment.scorer import Logistic
from training.alignment.examples import Array, Example

PAIRS_BY = ("cosine", "left_words")
CELLS_BY = ("near_match", "pair_1")
PAIRS_STRENGTH, CELLS_STRENGTH = 0.05, 0.01
"""Inverse strength of the L2 penalty, as scikit-learn's C."""


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
