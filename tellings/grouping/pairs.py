"""How likely it is that two reports are of one event: what the trained model says of a new report and earlier ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tellings.errors import SetupError
from tellings.grouping.features import compare_profiles
from tellings.grouping.frequencies import Frequencies
from tellings.grouping.profile import Profile
from tellings.grouping.trees import Trees, trees_of
from tellings.learned.encoder import WEIGHTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

Scorer = Callable[[Profile, Sequence[Profile], Frequencies, float], "NDArray[np.float64]"]
"""Gives, for a new report, `n` earlier ones, how common terms are and the crowd about the new report, `(n,)`
probabilities that it is of one event with them."""

WEIGHTS_FILE = WEIGHTS / "grouping.json"
SURE_WORDS = 40
"""Reports of so many words that are the same to the last are one, whatever else is known of them."""


def score_pairs(new: Profile, others: Sequence[Profile], frequencies: Frequencies, crowd: float) -> NDArray[np.float64]:
    """The probability, 0 to 1, that a new report is of one event with each of the others, `(others,)`.

    Raises:
        SetupError: The weights are missing.
    """
    if not others:
        return np.zeros(0)
    scores = _model().probability(compare_profiles(new, others, frequencies, crowd))
    same = [new.words >= SURE_WORDS and new.same_words(other) for other in others]
    return np.where(same, 1.0, scores)


@cache
def _model() -> Trees:
    if not WEIGHTS_FILE.exists():
        raise SetupError(f"the weights {WEIGHTS_FILE.name} are not at {WEIGHTS_FILE.parent}; install the package again")
    return trees_of(json.loads(WEIGHTS_FILE.read_text("utf-8")))
