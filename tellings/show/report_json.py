"""A report as JSON, for programs: what was read, what was left out, and where each value was read.

The keys are documented in docs/manual/json-lines.md; those that a story's JSON has, too, mean the same there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tellings import __version__
from tellings.errors import SourceError
from tellings.reports.report import Block, LeftOut, Report
from tellings.reports.stated import Credit, NotStated, Stated, StatedTime
from tellings.show.passage_json import passage_record

VERSION = 1
"""Raised when a key changes its meaning or goes; new keys may come without it."""

Record = dict[str, Any]


def report_record(report: Report) -> Record:
    """A report as plain lists and dictionaries.

    Every passage carries its report, start, end (exclusive, in characters of `text`) and text; a block also carries
    the range of characters of the decoded source that it came from.
    """
    return {
        "id": report.id,
        "name": report.name,
        "origin": report.capture.origin,
        "sha256": report.capture.sha256,
        "bytes": len(report.capture.content),
        "captured": report.capture.captured.isoformat(timespec="seconds"),
        "content_type": report.capture.content_type,
        "fetched_from": report.capture.url,
        "form": report.form,
        "title": stated_record(report.title),
        "outlet": stated_record(report.outlet),
        "url": stated_record(report.url),
        "byline": [stated_record(person) for person in report.byline],
        "credits": [credit_record(credit) for credit in report.credits],
        "published": time_record(report.published),
        "updated": time_record(report.updated),
        "language": stated_record(report.language),
        "analysed": report.analysed,
        "complete": report.completeness.complete,
        "incomplete_evidence": report.completeness.evidence,
        "notes": list(report.notes),
        "text": report.text,
        "blocks": [_block(report, block) for block in report.blocks],
        "left_out": [_left_out(out) for out in report.left_out],
    }


def not_read_record(error: SourceError) -> Record:
    """A source that could not be read: which, why, what to do, and the kind of error."""
    return {"source": error.source, "why": error.why, "todo": error.todo, "error": type(error).__name__}


def reports_json(found: Iterable[Report | SourceError]) -> Iterator[str]:
    """Pieces of one JSON text with all reports, and at its end the sources that could not be read.

    Written as the reports come, so that memory does not grow with their number.
    """
    head = json.dumps({"format": "reports", "version": VERSION, "program": __version__})
    yield f'{{"tellings": {head},\n"reports": ['
    not_read: list[Record] = []
    between = "\n"
    for item in found:
        if isinstance(item, SourceError):
            not_read.append(not_read_record(item))
            continue
        yield between + json.dumps(report_record(item), ensure_ascii=False)
        between = ",\n"
    yield f'\n],\n"not_read": {json.dumps(not_read, ensure_ascii=False)}}}\n'


def stated_record(value: Stated | NotStated) -> Record | str:
    """A value and where it was read, or the words "not stated"."""
    return value.value if isinstance(value, NotStated) else {"value": value.value, "where": value.where}


def credit_record(credit: Credit) -> Record:
    """A credit, whether it is of the text or of a picture, and where it was read."""
    return {"name": credit.name, "of": credit.of, "where": credit.where}


def time_record(time: StatedTime | NotStated) -> Record | str:
    """A time as far as it is stated; its zone may be the words "not stated" alone."""
    if isinstance(time, NotStated):
        return time.value
    zone = time.zone if isinstance(time.zone, str) else time.zone.value
    return {"iso": time.iso, "precision": time.precision, "zone": zone, "where": time.where}


def _block(report: Report, block: Block) -> Record:
    place = report.source_map.source_range(block.start, block.end)
    return {
        "kind": block.kind.value,
        "reason": block.reason,
        **passage_record(report.passage(block.start, block.end)),
        "source_start": place[0] if place else "nowhere in the source",
        "source_end": place[1] if place else "nowhere in the source",
    }


def _left_out(out: LeftOut) -> Record:
    return {
        "kind": out.kind.value,
        "reason": out.reason,
        "text": out.text,
        "source_start": out.source_start,
        "source_end": out.source_end,
    }
