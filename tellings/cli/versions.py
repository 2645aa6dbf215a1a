"""What a page said and when: its versions, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tellings.show.printable import shortened

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.library.changes import StatementChange, TextChange, VersionChange
    from tellings.library.versions import Version


def versions_lines(library: Library, page: str) -> Iterator[str]:
    """The versions of a page in order of capture, with what changed in between."""
    versions = library.versions(page)
    yield f"{len(versions):,} version{'' if len(versions) == 1 else 's'} of {library.address_of(page)}"
    yield from _version(library, versions[0])
    for earlier, later in pairwise(versions):
        yield from _changes(library.changes(earlier.report, later.report))
        yield from _version(library, later)


def _version(library: Library, version: Version) -> Iterator[str]:
    line, report = library.line(version.report), library.get(version.report)
    until = "" if version.last_captured == version.captured else f", last seen so {_moment(version.last_captured)}"
    yield f"{_moment(version.captured)}  {version.report}  {line.title or '(no title)'}{until}"
    yield f"    SHA-256 {report.capture.sha256}, {len(report.capture.content):,} bytes from {report.capture.origin}"


def _moment(moment: str) -> str:
    """A moment to the second, in UTC."""
    return f"{moment[:10]} {moment[11:19]} UTC"


def _changes(changes: VersionChange) -> Iterator[str]:
    for correction in changes.corrections:
        yield f"    ! {shortened(correction.text)}"
    for change in changes.text:
        yield from _text(change)
    for statement in changes.statements:
        yield _statement(statement)
    if not changes.statements_examined:
        yield "    (not annotated: whether statements entered, left or lost their attribution was not looked at)"


def _text(change: TextChange) -> Iterator[str]:
    if change.earlier:
        sign = "-" if change.kind == "removed" else "~ was"
        yield f"    {sign} {shortened(change.earlier.text)}  {change.earlier.start}–{change.earlier.end}"
    if change.later:
        sign = "+" if change.kind == "added" else "~ now"
        yield f"    {sign} {shortened(change.later.text)}  {change.later.start}–{change.later.end}"


def _statement(change: StatementChange) -> str:
    statement = change.statement
    words = " … ".join(passage.text for passage in statement.content)
    return f"    statement {change.kind}: {statement.speaker_name}: {shortened(words)}"
