from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.lineage.fingerprints import PHRASE_WORDS, WINDOW, fingerprint
from tests.lineage.fabricated import OTHER, OWN, WIRE
from tests.lineage.test_relation import random_text

SEED = st.integers(0, 10**9)


def common(left: str, right: str) -> int:
    return len(np.intersect1d(fingerprint(left), fingerprint(right)))


@given(st.text())
def test_fingerprints_are_ascending_and_each_once(text: str) -> None:
    found = fingerprint(text)
    assert (np.diff(found.astype(np.int64)) > 0).all()


@given(SEED, SEED, SEED)
def test_a_shared_run_of_words_is_always_found(before: int, shared: int, after: int) -> None:
    run = " ".join((random_text(shared) + " here" * PHRASE_WORDS * WINDOW).split()[: PHRASE_WORDS + WINDOW - 1])
    left = f"{random_text(before)} {run} {random_text(after)}"
    right = f"{random_text(after + 1)} {run} {random_text(before + 1)}"
    assert common(left, right) > 0


def test_two_events_have_none_in_common() -> None:
    assert common(WIRE, OTHER) == common(WIRE, OWN) == 0


def test_house_styles_make_no_difference() -> None:
    assert common("the harbour defence committee met", "The Harbor Defense committee met") == 1


def test_a_text_of_a_few_words_has_none() -> None:
    assert len(fingerprint("")) == len(fingerprint("only four words here")) == 0
    assert len(fingerprint("these are five whole words")) == 1
