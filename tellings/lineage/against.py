"""What a new report copies from the earlier ones of a collection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from tellings.lineage.collection import CANDIDATES, Collection, Kept
from tellings.lineage.direction import Credited, find_directions
from tellings.lineage.lineage import Copying, Relation
from tellings.lineage.quoted import mark_report
from tellings.lineage.relation import find_relation
from tellings.lineage.wires import find_wires
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import SourceMap
from tellings.reports.stated import NOT_STATED, NotStated, Precision, Stated, StatedTime

_WHERE = "the collection"


@dataclass(frozen=True, slots=True)
class Found:
    """An earlier report that a new one shares words with.

    Attributes:
        earlier: The earlier report, as far as the collection keeps it.
        copying: The two; the new report is the left one.
    """

    earlier: Report
    copying: Copying


def find_against(report: Report, collection: Collection, *, most: int = CANDIDATES) -> tuple[Found, ...]:
    """Find what a report shares with the earlier ones of a collection.

    Args:
        report: The new report. If it is in the collection itself it is not found.
        collection: The earlier ones.
        most: How many earlier reports are aligned; those with the most fingerprints in common.

    Returns:
        Those with any relation but NONE, the largest shared part of the new report first.
    """
    marked = mark_report(report)
    credited = {report.id: Credited(report, find_wires(report))}
    pairs: list[Copying] = []
    for candidate in collection.find_candidates(report.text, leave_out=report.id, most=most):
        earlier = report_of(candidate.kept)
        pair = find_relation(marked, mark_report(earlier))
        if pair.relation is not Relation.NONE:
            credited[earlier.id] = Credited(earlier, find_wires(earlier))
            pairs.append(pair)
    told = find_directions(credited, pairs)
    return tuple(Found(credited[pair.right].report, pair) for pair in sorted(told, key=lambda pair: -pair.left_share))


def keep(report: Report) -> Kept:
    """What a collection keeps of a report."""
    published = report.published if isinstance(report.published, StatedTime) else None
    return Kept(
        id=report.id,
        origin=report.capture.origin,
        outlet=report.outlet.value if isinstance(report.outlet, Stated) else "",
        url=report.url.value if isinstance(report.url, Stated) else "",
        published=published.iso if published else "",
        precision=published.precision if published else "",
        zone=published.zone if published and isinstance(published.zone, str) else "",
        text=report.text,
    )


def report_of(kept: Kept) -> Report:
    """The report that was kept: its text by lines, without its source, its typed blocks and its credits."""
    return Report(
        id=kept.id,
        capture=capture_bytes(b"", kept.origin, url=kept.url),
        form="text",
        source=kept.text,
        source_map=SourceMap(()),
        text=kept.text,
        blocks=tuple(Block(BlockKind.PARAGRAPH, *line.span()) for line in re.finditer(r"[^\n]+", kept.text)),
        outlet=Stated(kept.outlet, _WHERE) if kept.outlet else NOT_STATED,
        url=Stated(kept.url, _WHERE) if kept.url else NOT_STATED,
        published=_time(kept),
    )


def _time(kept: Kept) -> StatedTime | NotStated:
    precision = next((known for known in get_args(Precision) if known == kept.precision), None)
    if not precision:
        return NOT_STATED
    return StatedTime(kept.published, precision, kept.zone or NOT_STATED, _WHERE)
