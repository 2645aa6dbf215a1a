"""What third reports show of two others, against the sentence in the docstring worked out pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment.found import Found
from tellings.alignment.through import Through, seen_through, told_by_each, weigh_thirds

THROUGH = Through(own=0.9, third=1.0, bias=-0.2)


def between(rng: np.random.Generator, left: int, right: int) -> Found:
    """Some pairs of two reports with `left` and `right` passages."""
    pairs = np.argwhere(rng.random((left, right)) < 0.4).astype(np.int32)
    scores = [rng.random(count).astype(np.float32) for count in (len(pairs), len(pairs), left, left, right, right)]
    return Found(pairs[:, 0], pairs[:, 1], *scores)


def story(seed: int, counts: list[int]) -> Callable[[int, int], Found]:
    """What was found between the reports of a made story."""
    rng = np.random.default_rng(seed)
    pairs = {(i, j): between(rng, counts[i], counts[j]) for i, j in combinations(range(len(counts)), 2)}
    return lambda i, j: pairs[i, j] if i < j else pairs[j, i].mirrored()


def weighed(found: Callable[[int, int], Found], counts: list[int]) -> Sequence[np.ndarray]:
    return weigh_thirds(found, told_by_each(found, counts), THROUGH)


def worked_out(found: Callable[[int, int], Found], i: int, row: int, j: int, reports: int) -> float:
    """The same for one passage and one report."""
    best = 0.0
    for k in range(reports):
        if k in (i, j):
            continue
        there = found(i, k)
        for left, right, score in zip(there.left, there.right, there.there, strict=True):
            if left == row:
                best = max(best, float(score) * float(found(k, j).told[right]))
    return best


@given(st.integers(0, 10_000), st.lists(st.integers(0, 5), min_size=3, max_size=5))
def test_a_third_report_counts_by_its_best_passage(seed: int, counts: list[int]) -> None:
    found = story(seed, counts)
    seen = seen_through(found, told_by_each(found, counts))
    for i, count in enumerate(counts):
        assert seen[i].shape == (count, len(counts))
        for j in range(len(counts)):
            for row in range(count):
                expected = 0.0 if i == j else worked_out(found, i, row, j, len(counts))
                assert np.isclose(seen[i][row, j], expected, atol=1e-6)


@given(st.integers(0, 10_000), st.permutations(range(4)))
def test_the_order_of_the_reports_changes_nothing(seed: int, order: list[int]) -> None:
    counts = [3, 4, 2, 5]
    found = story(seed, counts)
    plain = weighed(found, counts)
    turned = weighed(lambda i, j: found(order[i], order[j]), [counts[i] for i in order])
    for new, old in enumerate(order):
        assert np.array_equal(turned[new], plain[old][:, order])


def test_two_reports_are_as_they_are_by_themselves() -> None:
    found = story(1, [3, 4])
    left, right = weighed(found, [3, 4])
    assert np.array_equal(left[:, 1], found(0, 1).told)
    assert np.array_equal(right[:, 0], found(1, 0).told)


def test_a_third_report_that_tells_both_makes_it_likelier() -> None:
    pair = {
        (0, 1): Found(*_pairs([]), *_told([0.2], [0.2])),
        (0, 2): Found(*_pairs([(0, 0, 0.9)]), *_told([0.9], [0.9])),
        (1, 2): Found(*_pairs([(0, 0, 0.9)]), *_told([0.9], [0.9])),
    }
    first, second, _ = weighed(lambda i, j: pair[i, j] if i < j else pair[j, i].mirrored(), [1, 1, 1])
    assert first[0, 1] > 0.2
    assert second[0, 0] > 0.2


def test_a_third_report_that_tells_nothing_of_it_adds_nothing() -> None:
    nothing = Found(*_pairs([]), *_told([0.2], [0.2]))
    first, *_ = weighed(lambda i, j: nothing, [1, 1, 1])
    assert first[0, 1] < 0.2


def _pairs(pairs: list[tuple[int, int, float]]) -> tuple[np.ndarray, ...]:
    left, right = (np.array([pair[k] for pair in pairs], dtype=np.int32) for k in (0, 1))
    scores = np.array([pair[2] for pair in pairs], dtype=np.float32)
    return left, right, scores, scores


def _told(left: list[float], right: list[float]) -> tuple[np.ndarray, ...]:
    return tuple(np.array(each, dtype=np.float32) for each in (left, left, right, right))
