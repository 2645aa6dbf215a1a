"""Read a source into reports. Step one of the way through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tellings.errors import DuplicateError, PassedOverError, SourceError
from tellings.reports.capture import Capture
from tellings.reports.decoding import Decoded
from tellings.reports.plain import read_plain
from tellings.reports.records import read_records
from tellings.reports.report import Report
from tellings.reports.sniff import SourceForm, read_form
from tellings.reports.sources import Reach, find_captures, split_lines_of


def read(source: str | Path, reach: Reach | None = None) -> tuple[Report, ...]:
    """Read all reports of one source.

    Args:
        source: A file (HTML, plain text, Markdown, JSON or JSON Lines), a folder of these, an http or https address,
            or "-" for standard input.
        reach: Limits on size, and how pages are fetched.

    Raises:
        SourceError: The source, or a part of it, could not be read. `read_all` goes on instead. The same bytes a
            second time, and what by its kind is no report, are passed over.
    """
    reports = []
    for found in read_all([source], reach):
        if isinstance(found, SourceError):
            if isinstance(found, DuplicateError | PassedOverError):
                continue
            raise found
        reports.append(found)
    return tuple(reports)


def read_all(sources: Iterable[str | Path], reach: Reach | None = None) -> Iterator[Report | SourceError]:
    """Read sources one after the other; memory does not grow with their number beyond a digest for each.

    Args:
        sources: As for `read`.
        reach: Limits on size, and how pages are fetched.

    Yields:
        Reports in the order of the sources. What could not be read comes as an error in its place, and the rest goes
        on. The same bytes a second time come as a DuplicateError.
    """
    reach = reach or Reach()
    seen: dict[bytes, str] = {}
    for source in sources:
        for capture in find_captures(source, reach):
            if isinstance(capture, SourceError):
                yield capture
                continue
            first = seen.setdefault(bytes.fromhex(capture.sha256)[:16], capture.origin)
            if first is not capture.origin:
                yield DuplicateError(
                    capture.origin, f"the same bytes were read before, from {first}", "nothing is missing"
                )
                continue
            yield from _read_each(capture, reach)


def read_capture(capture: Capture, reach: Reach | None = None) -> tuple[Report, ...]:
    """Read the reports of one capture; the same capture gives the same reports.

    Raises:
        SourceError: It, or one of the records in it, could not be read.
    """
    reports = []
    for found in _read_each(capture, reach or Reach()):
        if isinstance(found, SourceError):
            raise found
        reports.append(found)
    return tuple(reports)


def _read_each(capture: Capture, reach: Reach) -> Iterator[Report | SourceError]:
    try:
        form, decoded = read_form(capture.content, capture.origin, capture.content_type)
        if form == "json lines":
            for line in split_lines_of(capture, reach.limits):
                yield from _read_each(line, reach) if isinstance(line, Capture) else (line,)
            return
        for found in _read_form(capture, form, decoded, reach):
            yield _with_notes(found, decoded) if isinstance(found, Report) else found
    except SourceError as error:
        yield error


def _read_form(capture: Capture, form: SourceForm, decoded: Decoded, reach: Reach) -> Iterator[Report | SourceError]:
    if form == "html":
        from tellings.reports.page import read_page  # slow to load, and texts do without

        yield read_page(capture, decoded.text, reach.limits)
    elif form == "text" or form == "markdown":
        yield read_plain(capture, decoded.text, form, reach.limits)
    else:
        yield from read_records(capture, decoded.text, reach.limits)


def _with_notes(report: Report, decoded: Decoded) -> Report:
    return replace(report, notes=(*decoded.notes, *report.notes)) if decoded.notes else report
