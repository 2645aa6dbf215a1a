"""What a plain text states about itself in its lines: byline, credits, times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.reports.agencies import is_agency
from tellings.reports.byline import split_byline
from tellings.reports.credits import find_credits
from tellings.reports.plain.datelines import DateLine, read_date_line
from tellings.reports.plain.kinds import Judged
from tellings.reports.plain.pieces import Piece
from tellings.reports.plain.singles import GALLERY, PICTURE
from tellings.reports.plain.verdicts import Verdict
from tellings.reports.report import BlockKind
from tellings.reports.stated import NOT_STATED, Credit, NotStated, Stated, StatedTime
from tellings.reports.textcredits import text_credits


def line_byline(judged: Judged) -> tuple[Stated, ...]:
    """The people in byline lines, in order; in front of those that a credit line at the end names."""
    names = [
        Stated(name, _where(verdict))
        for piece, verdict in _of_kind(judged, BlockKind.CREDIT)
        if verdict.marker != PICTURE
        for name in split_byline(_without_times(piece.text))
    ]
    return tuple({name.value: name for name in reversed(names)}[n] for n in dict.fromkeys(s.value for s in names))


def line_credits_of(judged: Judged) -> tuple[Credit, ...]:
    """Credits of lines, of the first and last paragraph (datelines, sign-offs), and of captions."""
    found: list[Credit] = []
    last = max((i for i, v in enumerate(judged.verdicts) if v.kind is BlockKind.PARAGRAPH), default=0)
    for number, (piece, verdict) in enumerate(zip(judged.pieces, judged.verdicts, strict=True)):
        if verdict.kind is BlockKind.CREDIT or verdict.marker == "legal":
            # An agency's name alone between paragraphs stands under a picture; only below the text does it sign it.
            alone = judged.title < number - 1 and number < last and is_agency(piece.text, pictures=True)
            found += find_credits(piece.text, _where(verdict), caption=alone or verdict.marker == PICTURE)
        elif verdict.kind is BlockKind.CAPTION and not verdict.out and verdict.marker != GALLERY:
            found += find_credits(piece.text, "a caption", caption=True)
    paragraphs = [piece for piece, _ in _of_kind(judged, BlockKind.PARAGRAPH, BlockKind.STANDFIRST)]
    for piece, where in zip((*paragraphs[:2], *paragraphs[-1:]), ("dateline", "dateline", "sign-off"), strict=False):
        found += (Credit(name, "text", where) for name in text_credits(piece.text))
    return tuple({(credit.name, credit.of): credit for credit in reversed(found)}.values())[::-1]


def line_times(judged: Judged) -> tuple[StatedTime | NotStated, StatedTime | NotStated]:
    """The times of publication and of change that lines state: the first of each."""
    published: StatedTime | NotStated = NOT_STATED
    updated: StatedTime | NotStated = NOT_STATED
    for line in _date_lines(judged):
        published = line.published if isinstance(published, NotStated) else published
        updated = line.updated if isinstance(updated, NotStated) else updated
    return published, updated


def _date_lines(judged: Judged) -> Iterator[DateLine]:
    for number, (piece, verdict) in enumerate(zip(judged.pieces, judged.verdicts, strict=True), 1):
        if verdict.marker == "dates" or verdict.kind is BlockKind.CREDIT:
            line = read_date_line(piece.text, f"“{piece.text}”, paragraph {number} of the text")
            if line is not None:
                yield line


def _without_times(text: str) -> str:
    line = read_date_line(text, "")
    return line.rest if line and line.rest else text


def _where(verdict: Verdict) -> str:
    return verdict.reason or "the text"


def _of_kind(judged: Judged, *kinds: BlockKind) -> Iterable[tuple[Piece, Verdict]]:
    return (
        (piece, verdict)
        for piece, verdict in zip(judged.pieces, judged.verdicts, strict=True)
        if verdict.kind in kinds and not verdict.out
    )
