"""`tellings add`: keep reports in a library."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli.exit_codes import exit_code
from tellings.cli.libraries import bar, library_option, opened
from tellings.cli.reading import tell
from tellings.errors import PassedOverError, SourceError
from tellings.show.printable import printable

if TYPE_CHECKING:
    from tellings.library import AddOutcome, AddResult, Library
    from tellings.reports.report import Report

_MANY = (".jsonl", ".ndjson", ".warc", ".warc.gz", ".wacz")
"""Endings of files that hold more than one report."""


@click.command(name="add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@library_option
@click.option("--annotate", is_flag=True, help="Find who says what at once; else it is done when a story is compared.")
@click.option("--private-addresses", is_flag=True, help="Fetch from private addresses, too (an intranet, a test).")
@click.option("--quiet", is_flag=True, help="Say only what was refused, and why.")
@click.option("--json", "as_json", is_flag=True, help="Write one line of JSON for each report to standard output.")
def command(
    sources: tuple[str, ...], place: str | None, annotate: bool, private_addresses: bool, quiet: bool, as_json: bool
) -> None:
    """Keep the reports of each SOURCE in the library; what is the same again is recognised.

    A SOURCE is whatever `tellings read` reads, web archives (WARC, WACZ) included; also a feed, a list of feeds (OPML)
    or a site map, whose pages are fetched politely, as `tellings watch` does. A report is counted only once it is safe
    on disk; broken off, the command can be given again and adds what is missing.

    Exit codes: 0 all sources were kept or there, 1 some were refused, 2 all were, or the library cannot be written.
    """
    counts: Counter[AddOutcome] = Counter()
    with opened(place, "not kept", make=True) as library:
        new = []
        for result in _added(library, sources, private_addresses, quiet):
            counts[result.outcome] += 1
            if result.error is not None:
                tell(result.error)
            if as_json:
                click.echo(_line(result))
            if annotate and result.report:
                new.append(result.report)
        annotated = _annotate(library, new, quiet) if annotate else 0
        if not quiet:
            click.echo(_summary(counts, annotated), err=as_json)
    refused = sum(number for outcome, number in counts.items() if outcome.value == "refused")
    sys.exit(exit_code(sum(counts.values()) - refused, refused))


def _added(library: Library, sources: Sequence[str], private_addresses: bool, quiet: bool) -> Iterator[AddResult]:
    with bar("reports added", _expected(sources), quiet=quiet) as step:
        for result in library.add_all(_found(sources, private_addresses)):
            yield result
            step(1)


def _expected(sources: Sequence[str]) -> int | None:
    """How many reports the sources hold; None where that shows only when they are read (archives, lists, addresses)."""
    from tellings.following.listed import is_address, is_listing
    from tellings.reports.sources import STANDARD_INPUT, walk_folder

    paths = [Path(source) for source in sources]
    if any(is_address(source) or source == STANDARD_INPUT for source in sources):
        return None
    files = [file for path in paths for file in (walk_folder(path) if path.is_dir() else [path])]
    if any(isinstance(file, Path) and (file.name.lower().endswith(_MANY) or is_listing(file)) for file in files):
        return None
    return len(files)


def _found(sources: Iterable[str], private_addresses: bool) -> Iterator[Report | SourceError]:
    from tellings.config import FetchSettings
    from tellings.following.listed import find_reports
    from tellings.following.polite import PoliteFetcher

    fetcher = PoliteFetcher(fetching=FetchSettings(private_addresses=private_addresses))
    for found in find_reports(sources, fetcher):
        if isinstance(found, PassedOverError):
            tell(found)
        else:
            yield found


def _annotate(library: Library, reports: list[str], quiet: bool) -> int:
    with bar("reports read closely", len(reports), quiet=quiet) as step:
        return library.annotate(dict.fromkeys(reports), step)


def _line(result: AddResult) -> str:
    import json

    record = {
        "outcome": result.outcome.value,
        "source": result.source,
        "report": result.report,
        "of": result.of,
        "reason": result.reason,
    }
    return json.dumps(record)


def _summary(counts: Counter[AddOutcome], annotated: int) -> str:
    """One line: what came of the reports, each kind with its number."""
    from tellings.library import AddOutcome

    words = {
        AddOutcome.ADDED: "added",
        AddOutcome.NEW_VERSION: "new versions of pages",
        AddOutcome.COPY: "copies of other reports",
        AddOutcome.ALREADY_THERE: "already there",
        AddOutcome.REFUSED: "refused",
    }
    parts = [f"{counts[outcome]:,} {word}" for outcome, word in words.items() if counts[outcome]]
    return printable(", ".join([*parts, *([f"{annotated:,} annotated"] if annotated else [])]) or "nothing to add")
