"""`tellings library`: check, export, import and describe a library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli.libraries import bar, library_option, opened, print_lines
from tellings.cli.writing import write_bytes
from tellings.show.printable import printable

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.library.info import Info


@click.group(name="library")
def command() -> None:
    """Check, export, import and describe a library."""


@command.command(name="info")
@library_option
def info(place: str | None) -> None:
    """Tell what the library holds, where it lies, and what made its readings.

    Exit codes: 0 told, 2 there is no library.
    """
    with opened(place, "not described") as library:
        print_lines(_told(library.info()))


@command.command(name="check")
@library_option
def check(place: str | None) -> None:
    """Check that every capture has its hash, every passage slices back to its text, and the tables agree.

    Exit codes: 0 all is well, 1 something is not (one line each), 2 there is no library.
    """
    with opened(place, "not checked") as library:
        held = library.info()
        count = 0
        with bar("captures and reports checked", held.captures + held.reports) as step:
            for finding in library.check(step):
                count += 1
                print_lines(iter([str(finding)]))
        what = f"{held.reports:,} reports and {held.captures:,} captures"
        click.echo(f"{count:,} findings in {what}" if count else f"{what}: all is well", err=bool(count))
    sys.exit(1 if count else 0)


@command.command(name="versions")
@click.argument("page", metavar="ADDRESS|REPORT")
@library_option
def versions(page: str, place: str | None) -> None:
    """Tell what a page said and when: its versions, and what changed from each to the next.

    Exit codes: 0 told, 2 there is no such page or no library.
    """
    from tellings.cli.versions import versions_lines

    with opened(place, "not told") as library:
        print_lines(versions_lines(library, page))


@command.command(name="capture")
@click.argument("report", metavar="REPORT")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@library_option
def capture(report: str, file: str, place: str | None) -> None:
    """Write the bytes that a REPORT was read from to FILE, or to standard output, as they came.

    Exit codes: 0 written, 2 there is no such report or no library.
    """
    with opened(place, "not written") as library:
        kept = library.get(report).capture
        for line in capture_lines(library, report):
            click.echo(printable(line), err=True)
    write_bytes(file, kept.content)


@command.command(name="export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@library_option
@click.option("--story", default="", metavar="ID", help="Only the reports of this story.")
def export(file: Path, place: str | None, story: str) -> None:
    """Write the library, or one story of it, as one FILE (a ZIP archive with a list of hashes).

    Exit codes: 0 written, 2 not written.
    """
    if file.exists():
        raise click.UsageError(f"{file} is there already; name another file, or remove it")
    with opened(place, "not exported") as library:
        with bar("reports written", len(library) if not story else None) as step:
            number = library.export(file, story, step)
        click.echo(f"{number:,} reports written: {file}")


@command.command(name="import")
@click.argument("file", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@library_option
def import_(file: Path, place: str | None) -> None:
    """Add the reports of an exported FILE. All of it is verified before anything is added.

    Exit codes: 0 added, 2 refused, or the library cannot be written.
    """
    with opened(place, "not imported", make=True) as library:
        with bar("files verified and added", None) as step:
            done = library.take_in(file, step)
        click.echo(
            f"{done.added:,} reports added, {done.already_there:,} already there, {done.stories:,} stories joined, "
            f"{done.comparisons:,} comparisons added"
        )


def capture_lines(library: Library, report: str) -> Iterator[str]:
    """When and where from the bytes of a report came, each time, and what the server sent with them."""
    for seen in library.seen(report):
        times = f"; {seen.times:,} times until {seen.last_captured}" if seen.times > 1 else ""
        yield f"{seen.how}: {seen.sha256} from {seen.origin} at {seen.captured}{times}"
        for name, value in seen.headers:
            yield f"  {name}: {value}"


def _told(info: Info) -> Iterator[str]:
    yield f"folder      {info.folder} (form {info.form})"
    versions = f", {info.changed_pages:,} of them in several versions" if info.changed_pages else ""
    copies = f", {info.copies:,} of them copies" if info.copies else ""
    yield f"reports     {info.reports:,}{copies}; {info.outlets:,} outlets"
    yield f"pages       {info.pages:,}{versions}"
    yield f"published   {' to '.join(day[:10] for day in (info.first, info.last) if day) or 'not stated'}"
    size = f"{_megabytes(info.capture_bytes)}, {_megabytes(info.stored_bytes)} on disk"
    yield f"captures    {info.captures:,}; {size}"
    yield f"database    {_megabytes(info.database_bytes)}"
    yield f"stories     {info.stories:,}"
    yield f"annotated   {info.annotated:,}"
    for maker, number in info.makers:
        yield f"  {number:,} by {maker}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
