from __future__ import annotations

import numpy as np

from tellings.grouping.frequencies import Frequencies
from tellings.grouping.terms import hash_of
from tests.grouping.made import SHOOTING, profile


def weights(frequencies: Frequencies, *terms: str) -> list[float]:
    found: list[float] = frequencies.weights(np.array([hash_of(term) for term in terms], dtype=np.uint32)).tolist()
    return found


def test_before_any_report_english_says_how_telling_a_term_is() -> None:
    common, usual, unknown = weights(Frequencies(), "the", "harbour", "oldmerean")
    assert 0 <= common < usual < unknown


def test_a_term_of_many_reports_tells_less() -> None:
    frequencies = Frequencies()
    before = weights(frequencies, "oldmere", "quayside")
    for n in range(200):
        frequencies.add(profile(f"r{n}"))
    after = weights(frequencies, "oldmere", "quayside")
    assert after[0] < before[0] / 4
    assert after[1] >= before[1]


def test_what_is_taken_out_leaves_no_trace() -> None:
    frequencies, terms = Frequencies(), ("oldmere", "fire", "the")
    frequencies.add(profile("a"))
    kept = weights(frequencies, *terms)
    frequencies.add(profile("b", SHOOTING))
    frequencies.remove(profile("b", SHOOTING))
    assert weights(frequencies, *terms) == kept
