"""`tellings lineage`: who copied whom, and how many origins the reports of an event have."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli.exit_codes import NOTHING_READ
from tellings.cli.reading import Tally, read_sources, tell
from tellings.cli.writing import refuse_to_overwrite, write_text
from tellings.errors import TellingsError
from tellings.show.printable import printable

if TYPE_CHECKING:
    from tellings.lineage.against import Found
    from tellings.lineage.collection import Collection
    from tellings.reports.report import Report
    from tellings.story import Story


@click.command(name="lineage")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Look each report up in this folder of earlier reports, in this collection, or in this library.",
)
@click.option(
    "--index",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the collection of --against is kept; without it a hidden folder in that folder.",
)
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True), help='Write JSON; "-" to print it.'
)
def command(sources: tuple[str, ...], against: Path | None, index: Path | None, json_file: str | None) -> None:
    """Show who copied whom among the reports of each SOURCE, as a tree of origins.

    With --against, each report is looked up in a collection of earlier ones instead. What is new in the folder is
    added first; it is read once.

    Exit codes: 0 all sources were read, 1 some were not, 2 none was.
    """
    refuse_to_overwrite(json_file, sources)
    tally = Tally()
    reports = list(read_sources(sources, tally))
    try:
        if reports:
            _show(reports, against, index, json_file)
    except (TellingsError, OSError) as error:
        click.echo(f"not looked up: {printable(str(error))}", err=True)
        sys.exit(NOTHING_READ)
    sys.exit(tally.exit_code)


def _show(reports: Sequence[Report], against: Path | None, index: Path | None, json_file: str | None) -> None:
    from tellings.show.lineage_json import lineage_json

    story = _story(reports)
    found = _against(reports, against, index) if against else []
    if json_file:
        write_text(json_file, lineage_json(story, found))
    if json_file != "-":
        _print(story, found, only_found=against is not None)


def _story(reports: Sequence[Report]) -> Story:
    """The reports as a story of which only the lineage is looked for; that needs no model."""
    from tellings.lineage.find import find_lineage
    from tellings.reading import Reading
    from tellings.story import Story, in_order

    readings = in_order(Reading(report) for report in reports)
    return Story(readings, (), (), (), lineage=find_lineage(readings))


def _print(story: Story, found: Sequence[tuple[Report, Sequence[Found]]], *, only_found: bool) -> None:
    from rich.console import Console

    from tellings.show.lineage_terminal import show_against, show_lineage

    console = Console(highlight=False)
    if not only_found:
        show_lineage(story, console)
    for report, several in found:
        show_against(report, several, console)


def _against(reports: Sequence[Report], folder: Path, index: Path | None) -> list[tuple[Report, Sequence[Found]]]:
    from tellings.lineage.against import find_against

    with _collection(folder, index) as collection:
        return [(report, find_against(report, collection)) for report in reports]


@contextmanager
def _collection(folder: Path, index: Path | None) -> Iterator[Collection]:
    from tellings.library.opening import is_library
    from tellings.lineage.collection import Collection

    if is_library(folder):
        from tellings.library.earlier import collection_of

        with collection_of(folder, index) as collection:
            yield collection
        return
    from tellings.lineage.gather import Gathered, collection_place, gather

    gathered = Gathered()
    with Collection(index or collection_place(folder)) as collection:
        for error in gather(folder, collection, gathered):
            tell(error)
        if gathered.added:
            click.echo(f"{gathered.added} reports added to the collection, {len(collection)} in all", err=True)
        yield collection
