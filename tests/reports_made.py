"""Reports made by hand, for tests that begin behind the reading of sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import Run, SourceMap
from tellings.reports.stated import NOT_STATED, NotStated, Precision, Stated, StatedTime

PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 13: "hour", 16: "minute", 19: "second"}


def made(
    text: str,
    *,
    kinds: Sequence[BlockKind] = (),
    outlet: str = "",
    published: str = "",
    zone: str = "",
    language: str = "en",
    **more: Any,
) -> Report:
    """A report whose blocks are the parts of `text` between blank lines; the first is the title where none is given.

    Args:
        text: The text.
        kinds: The kinds of the blocks, in order; paragraphs where there are fewer.
        outlet: Its name.
        published: As far as it is stated: "2031-05", "2031-05-04", "2031-05-04T12:30".
        zone: "Z", "+02:00", or nothing where it is not stated.
        language: A code.
        more: Other fields of `Report`.
    """
    capture = capture_bytes(f"{outlet} {published} {text}".encode(), outlet or "made")
    return Report(
        id=capture.sha256[:12],
        capture=capture,
        form="text",
        source=text,
        source_map=SourceMap((Run(0, len(text), 0, len(text)),)),
        text=text,
        blocks=tuple(_blocks(text, kinds or (BlockKind.TITLE,))),
        outlet=Stated(outlet, "made") if outlet else NOT_STATED,
        published=time(published, zone),
        language=Stated(language, "made"),
        **more,
    )


def time(stated: str, zone: str = "") -> StatedTime | NotStated:
    """A stated time, or "not stated" for an empty string."""
    if not stated:
        return NOT_STATED
    return StatedTime(stated, PRECISION[len(stated)], zone or NOT_STATED, "made")


def read_quickly(report: Report) -> Reading:
    """A reading with sentences and names only."""
    from tellings.language.names import find_names
    from tellings.language.pipeline import parse_all
    from tellings.language.sentences import find_sentences

    (parsed,) = parse_all([report])
    return Reading(report, find_sentences(*parsed), find_names(*parsed))


def _blocks(text: str, kinds: Sequence[BlockKind]) -> list[Block]:
    blocks, start = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
        if part.strip():
            blocks.append(Block(kind, start, start + len(part)))
        start += len(part) + 2
    return blocks
