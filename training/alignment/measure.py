"""The rows of the stories' scorer on examples that have scores, and the thresholds that serve them best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.alignment.passages import choose
from tellings.alignment.scorer import Thresholds
from training.alignment.examples import Array, Example
from training.alignment.fit import candidates_of

STEPS = np.arange(0.30, 0.71, 0.02)
SMOOTH = 5
RELATED, UNRELATED = 0.1, 0.6
"""Of 43 answers "told" on 18 pairs of reports under the first, 28 were right; 21 of 22 from the second on."""
SILENCE = 0.96
"""Share of right answers among those of "not told" that cross-validation must show; other stories show less."""


def choose_thresholds(examples: Sequence[Example]) -> Thresholds:
    """Told by carried F1, pair by evidence F1, full by accuracy.

    Unsure begins where "not told" is no longer right in SILENCE of the cases. Another threshold is the middle of the
    best stretch of five steps, since the best single step is chance.
    """
    told = _best([_told_rows(examples, float(t))["carried"] for t in STEPS], STEPS)
    steps = np.arange(0.10, 0.60, 0.03)
    pair = _best([_evidence(examples, told, float(t)) for t in steps], steps)
    full = _best([_full_accuracy(examples, float(t)) for t in STEPS], STEPS)
    return Thresholds(told, RELATED, UNRELATED, _unsure(examples, told), full, pair)


def _unsure(examples: Sequence[Example], told: float) -> float:
    """The largest threshold under `told` below which "not told" is right often enough."""
    silent = np.concatenate([e.told[e.counts] == 0 for e in examples])
    scores = np.concatenate([np.where(e.told_scores < told, e.likely_scores, 1)[e.counts] for e in examples])
    steps = [float(t) for t in np.arange(0.02, told, 0.01) if silent[scores < t].mean() >= SILENCE]
    return round(max(steps, default=0.02), 2)


def measure(examples: Sequence[Example], thresholds: Thresholds) -> dict[str, float]:
    """F1 in per cent of carried, silence and evidence, and the accuracy of told in full or in part."""
    return {
        **_told_rows(examples, thresholds.told),
        "evidence": _evidence(examples, thresholds.told, thresholds.pair),
        "full accuracy": _full_accuracy(examples, thresholds.full),
    }


def _best(values: list[float], steps: Array) -> float:
    smooth = np.convolve(values, np.ones(SMOOTH) / SMOOTH, mode="valid")
    return round(float(steps[int(np.argmax(smooth)) + SMOOTH // 2]), 2)


def _told_rows(examples: Sequence[Example], threshold: float) -> dict[str, float]:
    gold = np.concatenate([e.told[e.counts] > 0 for e in examples])
    told = np.concatenate([e.told_scores[e.counts] >= threshold for e in examples])
    return {"carried": _f1(told, gold), "silence": _f1(~told, ~gold)}


def _evidence(examples: Sequence[Example], told: float, pair: float) -> float:
    found = [_shown(e, pair) & (e.told_scores >= told)[:, None] for e in examples]
    return _f1(
        np.concatenate([f[e.evidence_counts] for f, e in zip(found, examples, strict=True)]),
        np.concatenate([e.evidence[e.evidence_counts] > 0 for e in examples]),
    )


def _shown(example: Example, pair: float) -> Array:
    """`(n, m)`, whether the sentence would be shown as telling the other."""
    found = np.zeros(example.evidence.shape, dtype=bool)
    which = choose(candidates_of(example, example.pair_scores), example.shown_scores, pair)
    found[example.side.rows[which], example.side.columns[which]] = True
    return found


def _full_accuracy(examples: Sequence[Example], threshold: float) -> float:
    chosen = [e.counts & (e.told > 0) for e in examples]
    right = [(e.full_scores >= threshold)[c] == e.full[c] for e, c in zip(examples, chosen, strict=True)]
    return float(100 * np.concatenate(right).mean())


def _f1(found: Array, gold: Array) -> float:
    return float(200 * (found & gold).sum() / max(found.sum() + gold.sum(), 1))
