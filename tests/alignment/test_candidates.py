"""Candidates: every passage keeps its best in the other report, and not all pairs are candidates."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.alignment.candidates import BASE, LIKENESS, MOST, find_candidates

COUNT = st.integers(1, 30)


def estimates(seed: int, n: int, m: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(-5, 2, (n, m)).astype(np.float32)


@given(st.integers(0, 99), COUNT, COUNT)
def test_every_passage_has_its_best_one_as_a_candidate(seed: int, n: int, m: int) -> None:
    table = estimates(seed, n, m)
    met = set(zip(*find_candidates(table).tolist(), strict=True))
    assert {(i, int(j)) for i, j in enumerate(table.argmax(1))} <= met
    assert {(int(i), j) for j, i in enumerate(table.argmax(0))} <= met


@given(st.integers(0, 99), COUNT, COUNT)
def test_candidates_grow_with_the_passages_not_with_their_pairs(seed: int, n: int, m: int) -> None:
    assert find_candidates(estimates(seed, n, m)).shape[1] <= MOST * (n + m)
    unlike = np.full((n, m), BASE + LIKENESS * 0.1, dtype=np.float32)
    assert find_candidates(unlike).shape[1] < 5 * (n + m)


@given(st.integers(0, 99), COUNT, COUNT)
def test_exchanging_the_reports_gives_the_same_pairs(seed: int, n: int, m: int) -> None:
    table = estimates(seed, n, m)
    first, second = find_candidates(table)
    one = set(zip(first.tolist(), second.tolist(), strict=True))
    second, first = find_candidates(table.T)
    assert one == set(zip(first.tolist(), second.tolist(), strict=True))
