"""What a piece is judged to be, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.reports.plain.pieces import Piece
from tellings.reports.plain.shapes import is_prose
from tellings.reports.report import BlockKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a piece is.

    Attributes:
        kind: Its kind.
        reason: Why, in plain words.
        out: Whether it is left out of the report's text.
        marker: The list of furniture.toml that it matched; "dates" for a date line, "picture" for a line that credits
            a picture, "gallery" for a caption with a gallery's words; or "".
    """

    kind: BlockKind
    reason: str
    out: bool = False
    marker: str = ""


Verdicts = Mapping[int, Verdict]
"""From the index of a piece to what it is; a piece that is not in it is not judged yet."""


def furniture(reason: str, marker: str = "") -> Verdict:
    """The verdict that a piece is no part of the report."""
    return Verdict(BlockKind.FURNITURE, reason, out=True, marker=marker)


def body_prose(pieces: Sequence[Piece], verdicts: Verdicts, before: int | None = None) -> list[int]:
    """The pieces of running text that nothing has claimed, up to `before`."""
    end = len(pieces) if before is None else before
    return [i for i in range(end) if i not in verdicts and is_prose(pieces[i].text)]


def first_prose(pieces: Sequence[Piece], verdicts: Verdicts) -> int:
    """Where the running text begins; the number of pieces where there is none."""
    return next(iter(body_prose(pieces, verdicts)), len(pieces))
