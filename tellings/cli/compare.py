"""`tellings compare`: the reports of one event, side by side."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli.exit_codes import NOTHING_READ
from tellings.cli.reading import PROGRESS_AFTER, Tally, read_sources
from tellings.cli.writing import STANDARD_OUTPUT, refuse_to_overwrite, write_text
from tellings.errors import TellingsError
from tellings.show.printable import printable

if TYPE_CHECKING:
    from tellings.reading import Reading
    from tellings.story import Story


@click.command(name="compare")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--html", metavar="FILE", help='Write the story as one self-contained page; "-" for standard output.')
@click.option(
    "--json", "json_file", metavar="FILE", help='Write the story as JSON for programs; "-" for standard output.'
)
@click.option(
    "--open", "open_page", is_flag=True, help="Open the page in the browser; without --html, a temporary one."
)
@click.option("--differences", is_flag=True, help="Show only where the reports differ, all of it.")
@click.option("--only", metavar="OUTLET", default="", help="Show only what this outlet alone tells.")
@click.option("--left-out", metavar="OUTLET", default="", help="Show only what this outlet leaves out.")
def command(
    sources: tuple[str, ...],
    html: str | None,
    json_file: str | None,
    open_page: bool,
    differences: bool,
    only: str,
    left_out: str,
) -> None:
    """Lay the reports of one event side by side: what each SOURCE tells, and what it leaves out.

    A SOURCE is a page (HTML), a plain text or Markdown file, JSON or JSON Lines, a folder of these, an http or https
    address, or "-" for standard input.

    An OUTLET is its name, its letter or the beginning of its name. What is shown can be combined; the page and the JSON
    are always whole.

    Exit codes: 0 all sources were read, 1 some were not, 2 none was.
    """
    if html == STANDARD_OUTPUT and (open_page or json_file == STANDARD_OUTPUT):
        raise click.UsageError("--html - writes to standard output, which holds one thing; name a file")
    page = _page_path(html, open_page)
    for target in (page, json_file):
        refuse_to_overwrite(target, sources)
    tally = Tally()
    story = _story(sources, tally, (only, left_out))
    if page:
        _write_page(page, story, open_page)
    if json_file:
        from tellings.show.story_json import story_json

        write_text(json_file, story_json(story))
    if STANDARD_OUTPUT not in (page, json_file):
        _show(story, differences, only, left_out)
    sys.exit(tally.exit_code)


def _story(sources: tuple[str, ...], tally: Tally, outlets: tuple[str, ...]) -> Story:
    """The story of the sources; ends the program where there is none, or where an outlet is not in it."""
    try:
        story = _compare(sources, tally)
        if story:
            _check_outlets(story, *outlets)
    except TellingsError as error:
        click.echo(f"not compared: {printable(str(error))}", err=True)
        sys.exit(NOTHING_READ)
    if story is None:
        sys.exit(tally.exit_code)
    return story


def _page_path(html: str | None, open_page: bool) -> str | None:
    if html or not open_page:
        return html
    from tempfile import mkstemp

    handle, path = mkstemp(prefix="tellings-", suffix=".html")
    os.close(handle)
    return path


def _compare(sources: tuple[str, ...], tally: Tally) -> Story | None:
    from tellings.reading import annotate_all
    from tellings.story import compare

    reports = list(read_sources(sources, tally))
    if not reports:
        return None
    with _bar(len(reports)) as step:
        return compare(_counted(annotate_all(reports), step))


def _counted(readings: Iterable[Reading], step: Callable[[], None]) -> Iterator[Reading]:
    for reading in readings:
        yield reading
        step()


@contextmanager
def _bar(reports: int) -> Generator[Callable[[], None]]:
    """A progress bar on standard error from the third second on; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from threading import Timer

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("reports read closely", total=reports)
    timer = Timer(PROGRESS_AFTER, progress.start)
    timer.start()
    try:
        yield lambda: progress.advance(task)
    finally:
        timer.cancel()
        timer.join()
        progress.stop()


def _write_page(path: str, story: Story, open_page: bool) -> None:
    from tellings.show.page import render_page

    write_text(path, render_page(story))
    if path == STANDARD_OUTPUT:
        return
    click.echo(f"The page is written: {path}", err=True)
    if open_page:
        import webbrowser

        if not webbrowser.open(Path(path).absolute().as_uri()):
            click.echo("No browser was found: open the page yourself.", err=True)


def _check_outlets(story: Story, *outlets: str) -> None:
    """Refuse an outlet that the story does not have, before anything is written."""
    from tellings.show.chosen import find_outlet

    for words in filter(None, outlets):
        find_outlet(story, words)


def _show(story: Story, differences: bool, only: str, left_out: str) -> None:
    from rich.console import Console

    from tellings.show.chosen import show_chosen
    from tellings.show.terminal import show_story

    def show(console: Console) -> None:
        if differences or only or left_out:
            show_chosen(story, console, differences=differences, only=only, left_out=left_out)
        else:
            show_story(story, console)

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False)
    if console.is_terminal:
        show(console)
        return
    with console.capture() as shown:
        show(console)
    click.echo("\n".join(line.rstrip() for line in shown.get().splitlines()))
