"""`tellings story`: one story of a library, compared; and what a person decides about it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tellings.cli.grouping import group_new
from tellings.cli.libraries import bar, library_option, opened, print_lines
from tellings.cli.writing import STANDARD_OUTPUT, write_text

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.library.comparisons import Compared


@click.command(name="story")
@click.argument("story", metavar="ID")
@library_option
@click.option("--html", metavar="FILE", help='Write the story as one self-contained page; "-" for standard output.')
@click.option(
    "--json", "json_file", metavar="FILE", help='Write the story as JSON for programs; "-" for standard output.'
)
@click.option("--list", "listed", is_flag=True, help="List its reports and decisions; compare nothing.")
@click.option("--merge", multiple=True, metavar="ID", help="Decide that this story is the same one; may be repeated.")
@click.option(
    "--split", multiple=True, metavar="REPORT", help="Decide that this report is of another story; may be repeated."
)
@click.option("--because", default="", metavar="WORDS", help="Why, for the record.")
def command(
    story: str,
    place: str | None,
    html: str | None,
    json_file: str | None,
    listed: bool,
    merge: tuple[str, ...],
    split: tuple[str, ...],
    because: str,
) -> None:
    """Lay the reports of the story ID side by side. Only what has come since the last time is annotated and compared.

    What is decided with --merge and --split stays so when grouping goes on, and is kept with its reason.

    Exit codes: 0 it was shown or decided, 2 there is no such story or no library.
    """
    if html == json_file == STANDARD_OUTPUT:
        raise click.UsageError('"-" is standard output, which holds one thing; name a file for the other')
    if merge and split:
        raise click.UsageError("decide one thing at a time: --merge or --split")
    with opened(place, "not shown") as library:
        group_new(library)
        if merge or split:
            _decide(library, story, merge, split, because)
        elif listed:
            print_lines(_list(library, story))
        else:
            _show(_compare(library, story), html, json_file)
    sys.exit(0)


def _compare(library: Library, story: str) -> Compared:
    with bar("reports read closely", len(library.story_reports(story))) as step:
        return library.compare(story, step)


def _show(compared: Compared, html: str | None, json_file: str | None) -> None:
    if html:
        from tellings.show.page import render_page

        write_text(html, render_page(compared.story))
        if html != STANDARD_OUTPUT:
            click.echo(f"The page is written: {html}", err=True)
    if json_file:
        from tellings.show.story_json import story_json

        write_text(json_file, story_json(compared.story))
    if STANDARD_OUTPUT not in (html, json_file):
        from rich.console import Console

        from tellings.show.terminal import show_story

        show_story(compared.story, Console(highlight=False))
        print_lines(_below(compared))


def _below(compared: Compared) -> Iterator[str]:
    if compared.left_out:
        yield f"{compared.left_out:,} earlier versions of these pages are kept and not laid beside the latest"
    yield how_compared(compared)


def how_compared(compared: Compared) -> str:
    """What was computed for it, and what was there from earlier times."""
    if compared.how == "read back":
        return "read back: nothing has come since it was compared"
    reports, new = len(compared.story.readings), compared.new
    was = "is" if new == 1 else "are"
    pairs = f"{compared.pairs_found:,} of {compared.pairs:,} pairs were computed"
    return f"compared: {new:,} of {reports:,} reports {was} new; {pairs}; {compared.annotated:,} annotated for it"


def _list(library: Library, story: str) -> Iterator[str]:
    entry = library.story(story)
    yield f"{entry.id}  {entry.title}"
    latest = set(library.story_reports(entry.id))
    for report in library.story_reports(entry.id, every_version=True):
        line = library.line(report)
        earlier = "" if report in latest else ", an earlier version"
        yield f"  {report}  {line.published or 'time not stated'}  {line.name}: {line.title}{earlier}"
        yield f"    {library.why_there(report)}"
    for decision in library.decisions(entry.id):
        other = f" from {decision.other}" if decision.other else ""
        why = f": {decision.reason}" if decision.reason else ""
        yield f"  {decision.made[:10]} {decision.kind}: {len(decision.reports):,} reports{other}{why}"


def _decide(library: Library, story: str, merge: tuple[str, ...], split: tuple[str, ...], because: str) -> None:
    if merge:
        kept = library.merge([story, *merge], because)
        click.echo(f"{kept} now holds {library.story(kept).reports:,} reports")
        return
    foreign = [report for report in split if library.story_of(report) != library.story(story).id]
    if foreign:
        raise click.UsageError(f"{', '.join(foreign)}: not of the story {story}; --list lists its reports")
    made = library.split(split, because)
    click.echo(f"{made} now holds {library.story(made).reports:,} reports")
