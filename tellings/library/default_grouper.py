"""The grouper that the library's stories are grouped by, with the state in which it was left."""

from __future__ import annotations

from tellings.library.grouper import Grouper
from tellings.library.library import Library


def load_grouper(library: Library) -> Grouper:
    """The grouper of `tellings.grouping`, as it was when this library was grouped last."""
    raise NotImplementedError
