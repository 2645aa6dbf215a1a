"""Say in one sentence why a report joined a story or began one: the names, numbers and days that are shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tellings.grouping.frequencies import Frequencies
    from tellings.grouping.profile import Profile

MOST_SHOWN = 4


def why_joined(new: Profile, other: Profile, frequencies: Frequencies) -> str:
    """The evidence that a report is of one event with another one, the most telling first."""
    if new.same_words(other):
        return f"has the very same words as {other.id}"
    names, days = _shared_names(new, other, frequencies), _shared_days(new, other)
    shared = [f"the {'names' if len(names) > 1 else 'name'} {_list(names)}"] if names else []
    if days:
        shared.append(f"the {'days' if len(days) > 1 else 'day'} {_list(days)}")
    told = f"shares {' and '.join(shared)} with" if shared else "shares no name and no day, only other words, with"
    return f"{told} {other.id}{_apart(new, other)}"


def why_began(new: Profile, near: Profile | None, frequencies: Frequencies) -> str:
    """Why a report began a story of its own; `near` is the earlier report that came nearest."""
    if not len(new.terms):
        return "has no words, so that it cannot be compared"
    if near is None:
        return "shares no telling word with any earlier report"
    names = _shared_names(new, near, frequencies)
    told = f"shares {_list(names)} with" if names else "shares no name with"
    return f"{told} the nearest report {near.id}{_apart(new, near)}, which is too little"


def _shared_names(left: Profile, right: Profile, frequencies: Frequencies) -> list[str]:
    """Names of both, as the left one writes them; a name that stands in a longer shown one is left out."""
    keys = np.array([key for key in left.names if key in right.names], dtype=np.uint32)
    order = np.argsort(-frequencies.weights(keys) - 0.5 * np.array([" " in left.names[int(key)] for key in keys]))
    shown: list[str] = []
    for key in keys[order].tolist() if len(keys) else []:
        name = " ".join(left.names[key].split())
        if not any(name in other for other in shown):
            shown.append(name)
    return shown[:MOST_SHOWN]


def _shared_days(left: Profile, right: Profile) -> list[str]:
    return [date.fromordinal(day).isoformat() for day in left.days if day in right.days][:MOST_SHOWN]


def _apart(left: Profile, right: Profile) -> str:
    if not left.published or not right.published:
        return " (a day of publication is not stated)"
    days = abs(left.published - right.published)
    return ", published on the same day" if not days else f", published {days} {'day' if days == 1 else 'days'} apart"


def _list(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]
