"""What became of a report that was given to the grouper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["joined", "began", "known"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a report went.

    Attributes:
        report: Its id.
        story: Id of the story that it belongs to now.
        action: It joined a story, began one, or was known already and stays where it is.
        score: How well it fits the story that it joined, 0 to 1; of a report that began one, how well it fits the
            nearest other story; 1 for a known one.
        reason: One sentence with the evidence.
        merged: Ids of stories that this report showed to be one with `story`; they are part of it from now on.
        nearest: Of a report that began a story, the id of the story it was nearest to; "" where none came near.
    """

    report: str
    story: str
    action: Action
    score: float
    reason: str
    merged: tuple[str, ...] = ()
    nearest: str = ""
