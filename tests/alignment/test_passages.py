"""Which passages are shown: the best one always, further ones where they are wanted."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment.passages import MOST, Candidates, Showing, choose

SCORES = st.sampled_from([0.1, 0.4, 0.6, 0.9])
One = tuple[int, int, float, float, float]
FOUND = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), SCORES, SCORES, SCORES), max_size=30)
SHOWING = Showing(own=0.8, best=-0.2, told=0.1, back=0.1, second=-0.1, third=-0.2, later=-0.4, bias=0.0)


def made(found: list[One]) -> Candidates:
    columns = list(zip(*found, strict=True)) or [(), (), (), (), ()]
    asked, passages = (np.array(columns[k], dtype=int) for k in (0, 1))
    return Candidates(asked, passages, *(np.array(columns[k], dtype=np.float32) for k in (2, 3, 4)))


@given(FOUND)
def test_the_best_is_shown_and_up_to_three_more_that_are_wanted(
    found: list[One],
) -> None:
    candidates = made(found)
    likely = candidates.back
    chosen = choose(candidates, likely, 0.5).tolist()
    for question in {one[0] for one in found}:
        own = sorted((-s, c, i) for i, (a, c, s, _, _) in enumerate(found) if a == question)
        expected = [(-s, c) for k, (s, c, i) in enumerate(own) if k == 0 or (k < MOST and likely[i] >= 0.5)]
        shown = [(found[i][2], found[i][1]) for i in chosen if found[i][0] == question]
        assert sorted(shown) == sorted(expected)
        assert [score for score, _ in shown] == sorted((score for score, _ in shown), reverse=True)


@given(FOUND)
def test_an_answer_is_weighed_among_those_to_its_own_question(
    found: list[One],
) -> None:
    likely = SHOWING.likely(made(found))
    for question in {one[0] for one in found}:
        places = [i for i, one in enumerate(found) if one[0] == question]
        alone = SHOWING.likely(made([found[i] for i in places]))
        assert np.allclose(likely[places], alone)
        assert ((likely >= 0) & (likely <= 1)).all()


def test_a_second_passage_is_wanted_less_beside_a_better_one() -> None:
    beside = [SHOWING.likely(made([(0, 0, best, 0.5, 0.9), (0, 1, 0.4, 0.5, 0.9)]))[1] for best in (0.4, 0.6, 0.9)]
    assert beside == sorted(beside, reverse=True)
