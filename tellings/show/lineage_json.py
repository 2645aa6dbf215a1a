"""Who copied whom as JSON, for programs: of one story, or of new reports against a collection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tellings import __version__
from tellings.lineage.against import Found
from tellings.lineage.lineage import CopiedPassage, Copying, Edit, Lineage, Origin, PointOrigins, ReportOrigins
from tellings.reports.report import Report
from tellings.reports.stated import NotStated
from tellings.show.overview import witnesses
from tellings.show.passage_json import passage_record
from tellings.story import Story

VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come without it."""

Record = dict[str, Any]


def lineage_json(story: Story, against: Sequence[tuple[Report, Sequence[Found]]] = ()) -> str:
    """The lineage of a story as one JSON text, ending with a line feed.

    Args:
        story: With its lineage.
        against: For reports of the story, what was found in a collection.
    """
    record = {
        "tellings": {"format": "lineage", "version": VERSION, "program": __version__},
        "reports": [
            {"siglum": witness.siglum, "name": witness.name, **_report(witness.report)} for witness in witnesses(story)
        ],
        **lineage_record(story.lineage),
        "against": [
            {"report": report.id, "found": [_found(found) for found in several]} for report, several in against
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def lineage_record(lineage: Lineage) -> Record:
    """A lineage as plain lists and dictionaries. Every passage carries its report, start, end (exclusive) and text."""
    return {
        "copyings": [copying_record(copying) for copying in lineage.copyings],
        "origins": [origin_record(origin) for origin in lineage.origins],
        "origins_of_reports": [_report_origins(report) for report in lineage.reports],
        "origins_of_points": [_point_origins(point) for point in lineage.points],
        "notes": list(lineage.notes),
    }


def origin_record(origin: Origin) -> Record:
    """An origin as a dictionary."""
    return {
        "id": origin.id,
        "kind": origin.kind,
        "name": origin.name,
        "reports": list(origin.reports),
        "reason": origin.reason,
    }


def copying_record(copying: Copying) -> Record:
    """What two reports share, as a dictionary."""
    return {
        "left": copying.left,
        "right": copying.right,
        "relation": copying.relation.value,
        "left_share": round(copying.left_share, 4),
        "right_share": round(copying.right_share, 4),
        "confidence": round(copying.confidence, 4),
        "reason": copying.reason,
        "direction": copying.direction,
        "direction_reason": copying.direction_reason,
        "origin": copying.origin or "unknown",
        "passages": [_copied(passage) for passage in copying.passages],
    }


def _copied(passage: CopiedPassage) -> Record:
    return {
        "left": passage_record(passage.left),
        "right": passage_record(passage.right),
        "own": passage.own,
        "names": passage.names,
        "quoted": passage.quoted,
        "standing": passage.standing,
        "edits": [_edit(edit) for edit in passage.edits],
    }


def _edit(edit: Edit) -> Record:
    sides = {"left": edit.left, "right": edit.right}
    return {"kind": edit.kind} | {side: passage_record(where) for side, where in sides.items() if where}


def _report_origins(report: ReportOrigins) -> Record:
    return {
        "report": report.report,
        "origins": list(report.origins),
        "own_share": round(report.own_share, 4),
        "wire": report.wire or "none",
        "own": [passage_record(passage) for passage in report.own],
        "parts": [
            {"origin": part.origin, "shared_with": part.shared_with, **passage_record(part.passage)}
            for part in report.parts
        ],
        "reason": report.reason,
    }


def _point_origins(point: PointOrigins) -> Record:
    return {
        "point": point.point,
        "reports": list(point.reports),
        "origins": list(point.origins),
        "sources": list(point.sources),
        "reason": point.reason,
    }


def _report(report: Report) -> Record:
    published = report.published.value if isinstance(report.published, NotStated) else str(report.published)
    return {"id": report.id, "origin": report.capture.origin, "published": published}


def _found(found: Found) -> Record:
    return {"earlier": {"name": found.earlier.name, **_report(found.earlier)}, **copying_record(found.copying)}
