"""The grouper's state as plain rows, so that a store keeps it report by report and a restart goes on the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Row:
    """One report as the grouper keeps it; `report` is its key.

    Attributes:
        report: The report's id.
        number: Its place in the order in which reports came.
        story: Id of its story.
        profile: What it is compared by; empty where it is no longer compared with anything.
        filed: What it is filed under; empty likewise.
    """

    report: str
    number: int
    story: str
    profile: bytes
    filed: bytes


@dataclass(frozen=True, slots=True)
class State:
    """What a grouper must be given to go on.

    Attributes:
        rows: Reports, in any order: all of them, or those that changed.
        apart: All pairs of stories that a person keeps apart.
        next: The next number; it never falls.
    """

    rows: tuple[Row, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    next: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Filed:
    """How a report stands among the others, as it was when it came.

    Attributes:
        keys: The terms that it is filed under.
        weight: The sum of their squared weights.
        crowd: How much it resembled reports that are not of its event.
    """

    keys: NDArray[np.uint32]
    weight: float
    crowd: float


def pack_filed(filed: Filed) -> bytes:
    """How a report stands among the others, as bytes."""
    return np.array([filed.weight, filed.crowd], "<f8").tobytes() + filed.keys.astype("<u4").tobytes()


def unpack_filed(packed: bytes) -> Filed:
    """The same again, from what `pack_filed` made of it."""
    weight, crowd = np.frombuffer(packed, "<f8", 2).tolist()
    return Filed(np.frombuffer(packed, "<u4", -1, 16).astype(np.uint32), weight, crowd)
