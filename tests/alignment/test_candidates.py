"""Candidates: every sentence keeps its best in every other report, and many reports do not mean all pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.alignment.candidates import IN_STORY, all_pairs, find_candidates
from tellings.alignment.interaction import PieceTable, load_head, piece_table
from tellings.alignment.judging import UNLIKELY, StoryPieces, judge, judge_story
from tellings.learned.encoder import WIDTH

VOCABULARY = 30
SIZES = st.lists(st.integers(0, 12), max_size=5)
"""Sentences of each report of a story."""


def tables(seed: int, sizes: list[int], longest: int = 9) -> list[PieceTable]:
    rng = np.random.default_rng(seed)
    head = load_head()
    found = []
    for size in sizes:
        lengths = rng.integers(0, longest, size)
        states = [rng.normal(size=(length, WIDTH)).astype(np.float32) for length in lengths]
        found.append(piece_table(states, [rng.uniform(0.1, 3, length).astype(np.float32) for length in lengths], head))
    return found


def lemmas(seed: int, sizes: list[int]) -> list[NDArray[np.float32]]:
    rng = np.random.default_rng(seed)
    return [(rng.random((size, VOCABULARY)) < 0.2).astype(np.float32) for size in sizes]


def candidates(seed: int, sizes: list[int]) -> NDArray[np.intp]:
    return find_candidates(
        [table.means for table in tables(seed, sizes)], lemmas(seed, sizes), np.ones(VOCABULARY, dtype=np.float32)
    )


@given(st.integers(0, 99), SIZES)
def test_every_sentence_has_a_candidate_in_every_other_report_and_none_in_its_own(seed: int, sizes: list[int]) -> None:
    first, second = candidates(seed, sizes)
    report = np.repeat(np.arange(len(sizes)), sizes)
    assert (report[first] < report[second]).all()
    met = {(int(a), int(report[b])) for a, b in [*zip(first, second, strict=True), *zip(second, first, strict=True)]}
    assert met == {(a, r) for a in range(len(report)) for r, size in enumerate(sizes) if size and r != report[a]}


def test_candidates_grow_with_the_sentences_of_a_long_story_not_with_their_pairs() -> None:
    sizes = [12] * 60
    sentences, (first, _) = sum(sizes), candidates(1, sizes)
    assert len(first) <= sentences * (IN_STORY + len(sizes))
    assert len(first) < sentences * sentences / 4


@given(st.integers(0, 99), st.lists(st.integers(0, 4), min_size=2, max_size=4))
def test_a_story_is_judged_as_its_pairs_of_reports_are(seed: int, sizes: list[int]) -> None:
    story, head = tables(seed, sizes), load_head()
    firsts = np.cumsum([0, *sizes])
    pairs = [np.zeros((2, 0), dtype=np.intp)]
    for i, j in combinations(range(len(sizes)), 2):
        pairs.append(all_pairs(sizes[i], sizes[j]) + np.array([[firsts[i]], [firsts[j] - sizes[i]]]))
    found = judge_story(StoryPieces(story), np.concatenate(pairs, axis=1), head)
    for i, j in combinations(range(len(sizes)), 2):
        none = np.full((sizes[i], sizes[j]), UNLIKELY, dtype=np.float32)
        whole = found.of(i, j, none), found.of(j, i, none.T)
        for one, two in zip(whole, judge(story[i], story[j], head), strict=True):
            assert np.allclose(one.pairs, two.pairs, atol=1e-3)
            assert np.allclose(one.told, two.told, atol=1e-3)
            assert np.allclose(one.full, two.full, atol=1e-3)


def test_a_story_of_no_reports_or_of_one_has_no_candidates() -> None:
    for sizes in ([], [3], [0, 3], [0, 0]):
        found = judge_story(StoryPieces(tables(1, sizes)), candidates(1, sizes), load_head())
        assert not len(found.scores)
