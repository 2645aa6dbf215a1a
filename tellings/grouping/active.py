"""The reports that a new one is compared with: their profiles, their index and how common their terms are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.grouping.features import find_crowd
from tellings.grouping.frequencies import Frequencies
from tellings.grouping.index import ASKED, FILED, Index, choose_keys
from tellings.grouping.pairs import Scorer
from tellings.grouping.state import Filed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tellings.grouping.profile import Profile


class Active:
    """Reports by number, in the order in which they came; numbers are never used twice."""

    def __init__(self, scorer: Scorer) -> None:
        self.profiles: dict[int, Profile] = {}
        self.crowds: dict[int, float] = {}
        self.frequencies = Frequencies()
        self._index = Index()
        self._scorer = scorer

    def file(self, number: int, profile: Profile, crowd: float) -> Filed:
        """Take a report in with the crowd about it (`find_crowd`); returns what `restore` needs."""
        self.frequencies.add(profile)
        weights = self.frequencies.weights(profile.terms)
        places = choose_keys(profile, weights, FILED)
        filed = Filed(profile.terms[places], float((weights[places] ** 2).sum()), crowd)
        self._put(number, profile, filed)
        return filed

    def restore(self, number: int, profile: Profile, filed: Filed) -> None:
        """Take in a report again that was filed before."""
        self.frequencies.add(profile)
        self._put(number, profile, filed)

    def remove(self, number: int) -> None:
        """Let a report go: nothing will be compared with it."""
        self.frequencies.remove(self.profiles.pop(number))
        del self.crowds[number]
        self._index.remove(number)

    def find(self, profile: Profile) -> list[int]:
        """The earlier reports that a new one may be of one event with, the most likely first."""
        weights = self.frequencies.weights(profile.terms)
        places = choose_keys(profile, weights, ASKED)
        return self._index.find(profile.terms[places], weights[places])

    def crowd(self, profile: Profile, candidates: Sequence[int]) -> float:
        """How much a report resembles those of its candidates that are not of its event (see `find_crowd`)."""
        return find_crowd(profile, [self.profiles[number] for number in candidates])

    def score(self, profile: Profile, numbers: Sequence[int], crowd: float) -> NDArray[np.float64]:
        """How likely a report is of one event with each of these, `(numbers,)`, 0 to 1."""
        return self._scorer(profile, [self.profiles[number] for number in numbers], self.frequencies, crowd)

    def _put(self, number: int, profile: Profile, filed: Filed) -> None:
        self.profiles[number] = profile
        self.crowds[number] = filed.crowd
        self._index.add(number, filed.keys, filed.weight)
