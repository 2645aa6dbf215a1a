"""Which earlier reports may be of the same event: each is filed under its most telling terms.

No report is compared with all others, and what is filed under a term is limited to the newest, so that the time for a
new report does not grow with the library.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from tellings.grouping.terms import AGE, LEAD, NAME, PAIR, TITLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.grouping.profile import Profile

FILED = 30
"""A report is filed under so many terms …"""
ASKED = 60
"""… and a new one asks under so many."""
MOST_FILED = 250
"""So many reports, the newest, are kept under one term."""
CANDIDATES = 40
"""So many reports are compared with a new one."""
SHORT = 300.0
"""Added to the weight of what a report is filed under, so that short reports are not preferred."""


class Index:
    """Active reports by number, filed under their most telling terms. Numbers rise with every report."""

    def __init__(self) -> None:
        self._filed: dict[int, int | array[int]] = {}
        self._keys: dict[int, NDArray[np.uint32]] = {}
        self._weight = np.zeros(1024, dtype=np.float32)

    def add(self, number: int, keys: NDArray[np.uint32], weight: float) -> None:
        """File a report.

        Args:
            number: Higher than every number before.
            keys: The terms it is filed under (`choose_keys`).
            weight: The sum of their squared weights.
        """
        if number >= len(self._weight):
            self._weight = np.concatenate([self._weight, np.zeros(max(len(self._weight), number), np.float32)])
        self._weight[number] = weight
        self._keys[number] = keys
        for key in keys.tolist():
            filed = self._filed.get(key)
            if filed is None:
                self._filed[key] = number
            elif isinstance(filed, int):
                self._filed[key] = array("i", (filed, number))
            else:
                filed.append(number)
                if len(filed) > MOST_FILED:
                    del filed[0]

    def remove(self, number: int) -> None:
        """Take a report out of everything it is filed under."""
        self._weight[number] = 0.0
        for key in self._keys.pop(number).tolist():
            filed = self._filed.get(key)
            if filed == number:
                del self._filed[key]
            elif isinstance(filed, array) and number in filed:
                filed.remove(number)
                if not filed:
                    del self._filed[key]

    def find(self, terms: NDArray[np.uint32], weights: NDArray[np.float32]) -> list[int]:
        """The reports that share most with terms of these weights, the most likely first, at most `CANDIDATES`."""
        numbers, shared = [], []
        for key, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            filed = self._filed.get(key)
            if filed is not None:
                numbers.append(np.array((filed,), np.int32) if isinstance(filed, int) else np.array(filed, np.int32))
                shared.append(np.full(len(numbers[-1]), weight * weight))
        if not numbers:
            return []
        found, places = np.unique(np.concatenate(numbers), return_inverse=True)
        scores = np.bincount(places, np.concatenate(shared)) / np.sqrt(self._weight[found] + SHORT)
        best: list[int] = found[np.argsort(-scores, kind="stable")[:CANDIDATES]].tolist()
        return best


def choose_keys(profile: Profile, weights: NDArray[np.float32], most: int) -> NDArray[np.intp]:
    """Places of the terms that tell most of a report, at most `most`: rare, repeated, in title or lead, names."""
    marks = profile.marks
    telling = weights * (
        1
        + 0.3 * np.log(np.maximum(profile.counts, 1))
        + 1.5 * ((marks & TITLE) > 0)
        + 0.5 * ((marks & LEAD) > 0)
        + 0.5 * ((marks & (NAME | PAIR)) > 0)
    )
    telling[(marks & AGE) > 0] = 0
    return np.argsort(-telling, kind="stable")[:most]
