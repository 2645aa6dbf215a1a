"""The reports that a new one is compared with: their profiles, their index and how common their terms are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tellings.grouping.frequencies import Frequencies
from tellings.grouping.index import ASKED, FILED, Index, choose_keys
from tellings.grouping.pairs import Scorer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.grouping.profile import Profile


class Active:
    """Reports by number, in the order in which they came; numbers are never used twice."""

    def __init__(self, scorer: Scorer) -> None:
        self.profiles: dict[int, Profile] = {}
        self.frequencies = Frequencies()
        self._index = Index()
        self._scorer = scorer

    def file(self, number: int, profile: Profile) -> tuple[NDArray[np.uint32], float]:
        """Take a report in; returns what it is filed under and the weight of it, as `restore` needs them."""
        self.frequencies.add(profile)
        weights = self.frequencies.weights(profile.terms)
        places = choose_keys(profile, weights, FILED)
        keys, weight = profile.terms[places], float((weights[places] ** 2).sum())
        self._put(number, profile, keys, weight)
        return keys, weight

    def restore(self, number: int, profile: Profile, keys: NDArray[np.uint32], weight: float) -> None:
        """Take in a report again that was filed before."""
        self.frequencies.add(profile)
        self._put(number, profile, keys, weight)

    def remove(self, number: int) -> None:
        """Let a report go: nothing will be compared with it."""
        self.frequencies.remove(self.profiles.pop(number))
        self._index.remove(number)

    def find(self, profile: Profile) -> list[int]:
        """The earlier reports that a new one may be of one event with, the most likely first."""
        weights = self.frequencies.weights(profile.terms)
        places = choose_keys(profile, weights, ASKED)
        return self._index.find(profile.terms[places], weights[places])

    def score(self, profile: Profile, numbers: Sequence[int]) -> NDArray[np.float64]:
        """How likely a report is of one event with each of these, `(numbers,)`, 0 to 1."""
        return self._scorer(profile, [self.profiles[number] for number in numbers], self.frequencies)

    def _put(self, number: int, profile: Profile, keys: NDArray[np.uint32], weight: float) -> None:
        self.profiles[number] = profile
        self._index.add(number, keys, weight)
