"""Word pieces laid against each other: nothing depends on padding, on order, or on what stands beside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.alignment.interaction import Judged, PieceTable, load_head, piece_table
from tellings.alignment.judging import judge
from tellings.learned.encoder import WIDTH, encode

FIRE = "A fire broke out in a grain store in the harbour of Veldmar on Monday."
SAME = "On Monday a blaze began in a grain store at Veldmar’s harbour."
PART = "The mayor, who lost her house in the blaze at the grain store, has asked for help."
OTHER = "The choir sang three songs by a composer from Lindow."

LENGTHS = st.lists(st.integers(1, 20), min_size=1, max_size=4)
"""Word pieces of each of some sentences."""


def table(*texts: str) -> PieceTable:
    encoded = encode(texts, pieces_of_each=96)
    return piece_table([e.pieces for e in encoded], [e.rarities for e in encoded], load_head())


def made(seed: int, lengths: list[int]) -> tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]:
    rng = np.random.default_rng(seed)
    states = [rng.normal(size=(length, WIDTH)).astype(np.float32) for length in lengths]
    return states, [rng.uniform(0.1, 3, size=length).astype(np.float32) for length in lengths]


def close(left: Judged, right: Judged) -> bool:
    parts = ((left.pairs, right.pairs), (left.told, right.told), (left.full, right.full))
    return all(np.allclose(a, b, atol=1e-3) for a, b in parts)


def test_the_same_thing_in_other_words_is_likelier_than_a_part_and_a_part_than_another_thing() -> None:
    forward, _ = judge(table(FIRE), table(SAME, PART, OTHER), load_head())
    same, part, other = forward.pairs[0]
    assert same > part > other


def test_a_sentence_told_elsewhere_is_likelier_told_than_one_that_is_not() -> None:
    forward, _ = judge(table(FIRE, OTHER), table(SAME, PART), load_head())
    assert forward.told[0] > 0 > forward.told[1]


@given(st.integers(0, 99), LENGTHS, LENGTHS)
def test_judging_the_other_way_round_mirrors(seed: int, first: list[int], second: list[int]) -> None:
    head = load_head()
    left, right = piece_table(*made(seed, first), head), piece_table(*made(seed + 1, second), head)
    forward, back = judge(left, right, head)
    mirrored_back, mirrored = judge(right, left, head)
    assert close(forward, mirrored)
    assert close(back, mirrored_back)


@given(st.integers(0, 99), LENGTHS.filter(lambda lengths: len(lengths) > 1), st.integers(1, 30))
def test_nothing_depends_on_how_far_sentences_are_padded(seed: int, lengths: list[int], more: int) -> None:
    head = load_head()
    states, rarities = made(seed, lengths)
    left, right = piece_table(states[:1], rarities[:1], head), piece_table(states[1:], rarities[1:], head)
    for plain, longer in zip(judge(left, right, head), judge(padded(left, more), right, head), strict=True):
        assert close(plain, longer)


def padded(pieces: PieceTable, more: int) -> PieceTable:
    return replace(pieces, weights=np.pad(pieces.weights, ((0, 0), (0, more))))


def test_a_report_of_one_sentence_is_judged() -> None:
    forward, back = judge(table(FIRE), table(SAME), load_head())
    assert forward.pairs.shape == back.pairs.shape == (1, 1)
    assert forward.told.shape == (1,)
