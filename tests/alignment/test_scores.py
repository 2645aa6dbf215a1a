"""Scores of passages in rows: what a table of pairs holds, both ways round."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment.links import Link, Links, links_of
from tellings.alignment.scores import Scores, numbered, renumbered, scores_of
from tellings.passages import Passage

PASSAGES = [Passage("ABC"[i % 3], 10 * i, 10 * i + 9, "something") for i in range(8)]
PLACES = st.integers(0, len(PASSAGES) - 1)
PAIRS = st.lists(st.tuples(PLACES, PLACES, st.floats(0.01, 1)).filter(lambda pair: pair[0] != pair[1]), max_size=30)


def links(pairs: list[tuple[int, int, float]]) -> Links:
    return links_of(Link(PASSAGES[i], PASSAGES[j], score) for i, j, score in pairs)


def scores(pairs: list[tuple[int, int, float]]) -> Scores:
    found = links(pairs)
    number = numbered(PASSAGES)
    return scores_of(number, *renumbered(found, number), found.score)


@given(PAIRS)
def test_links_come_out_as_they_were_put_in(pairs: list[tuple[int, int, float]]) -> None:
    assert [(PASSAGES.index(one.left), PASSAGES.index(one.right), one.score) for one in links(pairs)] == pairs


@given(PAIRS)
def test_the_last_score_of_a_pair_counts_both_ways_round(pairs: list[tuple[int, int, float]]) -> None:
    table = {}
    for one, other, score in pairs:
        table[one, other] = table[other, one] = score
    found = scores(pairs)
    everything = found.numbers(PASSAGES)
    for i, passage in enumerate(PASSAGES):
        expected = [table.get((i, j), 0.0) for j in range(len(PASSAGES))]
        assert found.of_numbers(passage, everything).tolist() == expected
        assert [found.between(passage, other) for other in PASSAGES] == expected
        near, known = found.row(passage)
        assert dict(zip(near.tolist(), known.tolist(), strict=True)) == {j: s for j, s in enumerate(expected) if s}
    first, second, each = found.pairs()
    assert (first < second).all()
    assert found.of_pairs(first, second).tolist() == found.of_pairs(second, first).tolist() == each.tolist()


def test_a_passage_that_is_not_known_has_no_score() -> None:
    found, stranger = scores([(0, 1, 0.5)]), Passage("Z", 0, 9, "something")
    assert not len(found.row(stranger)[0])
    assert found.between(stranger, PASSAGES[0]) == found.between(PASSAGES[0], stranger) == 0.0
    assert found.of_numbers(PASSAGES[0], np.array([-1, 1])).tolist() == [0.0, 0.5]
