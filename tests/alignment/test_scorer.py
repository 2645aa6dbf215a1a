"""From where on a score is an answer."""

from __future__ import annotations

import numpy as np

from tellings.alignment.scorer import load_weights


def test_reports_that_hardly_tell_anything_alike_need_more_for_told() -> None:
    limits, nothing = load_weights().thresholds, np.zeros(20, dtype=np.float32)
    assert limits.bar(np.array([0.9]), nothing) == limits.unrelated > limits.told
    assert limits.bar(np.full(5, 0.9), nothing) == limits.told
    assert limits.bar(nothing[:0], nothing[:0]) == limits.unrelated
