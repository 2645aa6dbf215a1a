"""What commands on a library share: which library, its errors in one line, a bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli.exit_codes import NOTHING_READ
from tellings.cli.reading import PROGRESS_AFTER
from tellings.errors import TellingsError
from tellings.reports.characters import UNWANTED
from tellings.show.printable import printable

if TYPE_CHECKING:
    from tellings.library import Library

library_option = click.option(
    "--library",
    "place",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="The library's folder; else TELLINGS_LIBRARY, or your folder for data.",
)

Step = Callable[[int], None]


@contextmanager
def opened(place: str | None, failed: str, *, make: bool = False) -> Iterator[Library]:
    """A library, for one command: what it refuses is said in one line, and the command ends.

    Args:
        place: What --library names.
        failed: How the line begins: "not searched".
        make: Make the library where there is none.
    """
    from tellings.library import Library

    try:
        with Library(place, make=make) as library:
            yield library
    except TellingsError as error:
        click.echo(f"{failed}: {printable(str(error))}", err=True)
        sys.exit(NOTHING_READ)


@contextmanager
def bar(doing: str, total: int | None, *, quiet: bool = False) -> Generator[Step]:
    """A progress bar on standard error with rate and remaining time, from the third second on; none without a terminal.

    Args:
        doing: What is done, in words.
        total: How many there are; None where that is not known.
        quiet: Show nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from threading import Timer

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task(doing, total=total, rate="")
    timer = Timer(PROGRESS_AFTER, progress.start)
    timer.start()

    def step(number: int) -> None:
        speed = progress.tasks[task].speed
        progress.update(task, advance=number, rate=f"{speed:,.0f}/s" if speed else "")

    try:
        yield step
    finally:
        timer.cancel()
        timer.join()
        progress.stop()


def print_lines(lines: Iterator[str]) -> None:
    """Print lines as they come, unable to steer the terminal; blanks stay as they are."""
    for line in lines:
        click.echo(UNWANTED.sub("�", line.replace("\n", " ")))


def is_source(name: str) -> bool:
    """Whether an argument names a source: a file or folder that is there, an address, or standard input."""
    return name == "-" or "://" in name or (bool(name) and "\x00" not in name and Path(name).exists())


"""The rule by which `tellings who` tells a source from a name."""
