"""`tellings stories`: the stories of a library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tellings.cli.grouping import group_new
from tellings.cli.libraries import library_option, opened, print_lines
from tellings.cli.writing import write_text

if TYPE_CHECKING:
    from tellings.library.stories import Sort, StoryEntry

SORTS = ("newest", "reports", "origins", "differences")


@click.command(name="stories")
@library_option
@click.option("--sort", type=click.Choice(SORTS), default="newest", help="Which come first; the newest, if not told.")
@click.option(
    "--most",
    type=click.IntRange(1, 100_000),
    metavar="NUMBER",
    default=20,
    help="How many are listed; 20, if not told.",
)
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True), help='Write JSON; "-" to print it.'
)
def command(place: str | None, sort: Sort, most: int, json_file: str | None) -> None:
    """List the stories of the library. Reports that have come since the last time are grouped first.

    Origins and differences are known of stories that were compared (`tellings story ID`); the others come last where
    the list is sorted by them.

    Exit codes: 0 there are stories, 1 there are none, 2 there is no library.
    """
    with opened(place, "not listed") as library:
        group_new(library)
        entries = library.stories(sort, most)
        if json_file:
            from tellings.show.found_json import stories_json

            write_text(json_file, stories_json(entries))
        if json_file != "-":
            print_lines(_lines(entries))
    sys.exit(0 if entries else 1)


def _lines(entries: tuple[StoryEntry, ...]) -> Iterator[str]:
    if not entries:
        yield "no stories: no report is in this library yet"
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        yield f"{entry.id.ljust(width)}  {entry.title or '(no title)'}"
        yield f"{' ' * width}  {'; '.join(_told(entry))}"


def _told(entry: StoryEntry) -> Iterator[str]:
    outlets = f" of {entry.outlets:,} outlets" if entry.outlets > 1 else ""
    yield f"{entry.reports:,} report{'' if entry.reports == 1 else 's'}{outlets}"
    days = dict.fromkeys(day[:10] for day in (entry.first, entry.last) if day)
    yield " to ".join(days) or "time not stated"
    if entry.origins is not None:
        yield f"{entry.origins:,} origins, {entry.differences:,} differences"
    if entry.compared != "up to date":
        yield entry.compared
