"""Score two reports against each other: the one place where a learned model decides what tells what.

Three small tree ensembles, trained by `training/alignment/` (see `weights/alignment.md`): does a sentence tell part of
another, does a whole report tell part of a sentence, and, if so, does it tell the sentence in full.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.candidates import find_candidates
from tellings.alignment.features import cell_features, pair_features
from tellings.alignment.tables import Tables, make_tables
from tellings.errors import SetupError
from tellings.learned.encoder import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tellings.alignment.profile import Floats, Profile, StoryProfile


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """How the right report stands to the `n` telling sentences of the left one; all are probabilities, 0 to 1.

    Attributes:
        pairs: `(n, m)`, that the right sentence tells at least part of the left one.
        told: `(n,)`, that the right report, weighed as a whole, tells at least part of the sentence.
        full: `(n,)`, that it tells the sentence in full, if it tells it at all.
    """

    pairs: Floats
    told: Floats
    full: Floats


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a score becomes an answer; chosen by cross-validation over the training stories.

    Attributes:
        told: From here on a sentence is told.
        unsure: From here up to `told` it is unsure; below, it is not told.
        full: From here on a told sentence is told in full.
        pair: From here on a sentence is shown beside the best one as telling it, too.
    """

    told: float
    unsure: float
    full: float
    pair: float


def score_reports(story: StoryProfile, left: Profile, right: Profile) -> tuple[Scores, Scores]:
    """Score both directions: the left report's sentences in the right report, then the right one's in the left.

    Raises:
        SetupError: The weights are missing.
    """
    if not left.sentences or not right.sentences:
        return _nothing(left, right), _nothing(right, left)
    tables = make_tables(story, left, right)
    return _score(story, left, right, tables), _score(story, right, left, tables.mirrored())


def thresholds() -> Thresholds:
    """The thresholds that belong to the weights."""
    return Thresholds(**_card()["thresholds"])


def _score(story: StoryProfile, left: Profile, right: Profile, tables: Tables) -> Scores:
    rows = find_candidates(tables)
    columns = pair_features(left, right, tables)
    pairs = np.zeros(tables.cosine.shape, dtype=np.float32)
    pairs[rows] = _run("pairs", {name: column[rows] for name, column in columns.items()})
    cells = cell_features(story, left, right, tables, pairs)
    return Scores(pairs, _run("told", cells), _run("full", cells))


def _nothing(left: Profile, right: Profile) -> Scores:
    n, m = len(left.sentences), len(right.sentences)
    return Scores(np.zeros((n, m), dtype=np.float32), np.zeros(n, dtype=np.float32), np.zeros(n, dtype=np.float32))


def _run(model: str, columns: Mapping[str, Floats]) -> Floats:
    rows = np.stack([columns[name] for name in _card()["columns"][model]], axis=1)
    probabilities: Floats = _session(model).run(None, {"columns": rows})[0][:, 1]
    return probabilities


@cache
def _card() -> Any:
    path = WEIGHTS / "alignment.json"
    if not path.exists():
        raise SetupError(f"the weights alignment.json are not at {WEIGHTS}; install the package again")
    return json.loads(path.read_text(encoding="utf8"))


@cache
def _session(model: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    path = WEIGHTS / f"alignment-{model}.onnx"
    if not path.exists():
        raise SetupError(f"the weights {path.name} are not at {WEIGHTS}; install the package again")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
