"""Word pieces laid against each other: nothing depends on order, or on what stands beside."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment.interaction import Pieces, load_head, offer
from tellings.alignment.judging import Judged, judge
from tellings.learned.encoder import WIDTH, encode

FIRE = "A fire broke out in a grain store in the harbour of Veldmar on Monday."
SAME = "On Monday a blaze began in a grain store at Veldmar’s harbour."
PART = "The mayor, who lost her house in the blaze at the grain store, has asked for help."
OTHER = "The choir sang three songs by a composer from Lindow."

LENGTHS = st.lists(st.integers(0, 20), min_size=1, max_size=4)
"""Word pieces of each of some sentences."""


def sentences(*texts: str) -> Pieces:
    encoded = encode(texts, pieces_of_each=96)
    states, rarities = np.concatenate([e.pieces for e in encoded]), np.concatenate([e.rarities for e in encoded])
    return pieces(states, rarities, [len(e.pieces) for e in encoded])


def pieces(states: np.ndarray, rarities: np.ndarray, lengths: list[int]) -> Pieces:
    ends = np.cumsum(lengths)
    return offer(states, rarities, np.stack([ends - lengths, ends], axis=1), load_head())


def made(seed: int, lengths: list[int]) -> Pieces:
    rng, count = np.random.default_rng(seed), sum(lengths)
    states = rng.normal(size=(count, WIDTH)).astype(np.float32)
    return pieces(states, rng.uniform(0.1, 3, size=count).astype(np.float32), lengths)


def judged(left: Pieces, right: Pieces) -> tuple[Judged, Judged]:
    """All pairs."""
    n, m = len(left.size), len(right.size)
    everything = np.stack([np.repeat(np.arange(n), m), np.tile(np.arange(m), n)])
    return judge(left, right, (left.weights, right.weights), left.means @ right.means.T, everything, load_head())


def table(found: Judged, n: int) -> np.ndarray:
    return found.pairs.reshape(n, -1)


def test_the_same_thing_in_other_words_is_likelier_than_a_part_and_a_part_than_another_thing() -> None:
    forward, _ = judged(sentences(FIRE), sentences(SAME, PART, OTHER))
    same, part, other = forward.pairs
    assert same > part > other


def test_a_sentence_told_elsewhere_is_likelier_told_than_one_that_is_not() -> None:
    forward, _ = judged(sentences(FIRE, OTHER), sentences(SAME, PART))
    assert forward.told[0] > 0 > forward.told[1]


@given(st.integers(0, 99), LENGTHS, LENGTHS)
def test_judging_the_other_way_round_mirrors(seed: int, first: list[int], second: list[int]) -> None:
    left, right, n, m = made(seed, first), made(seed + 1, second), len(first), len(second)
    forward, back = judged(left, right)
    mirrored_back, mirrored = judged(right, left)
    # A pair stands in another order of the candidates: by the first report's passages, then by the second's.
    assert np.allclose(table(forward, n), table(mirrored, m).T, atol=1e-3)
    assert np.allclose(table(back, n), table(mirrored_back, m).T, atol=1e-3)
    for one, other in ((forward, mirrored), (back, mirrored_back)):
        assert np.allclose(one.told, other.told, atol=1e-3)
        assert np.allclose(one.full, other.full, atol=1e-3)


@given(st.integers(0, 99), LENGTHS, LENGTHS)
def test_how_a_pair_is_matched_does_not_depend_on_the_other_pairs(seed: int, first: list[int], rest: list[int]) -> None:
    left, alone, several = made(seed, first), made(seed + 1, rest[:1]), made(seed + 1, rest)
    if sum(rest[:1]) == sum(rest):
        one, _ = judged(left, alone)
        whole, _ = judged(left, several)
        assert np.allclose(one.matches, whole.matches[:: len(rest)], atol=1e-3)


def test_a_report_of_one_sentence_is_judged() -> None:
    forward, back = judged(sentences(FIRE), sentences(SAME))
    assert forward.pairs.shape == back.pairs.shape == (1,)
    assert forward.told.shape == (1,)
