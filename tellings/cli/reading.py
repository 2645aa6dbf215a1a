"""What commands that read sources share: reading with progress, and saying what could not be read."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import click

from tellings.cli.exit_codes import exit_code
from tellings.errors import DuplicateError, PassedOverError, SourceError
from tellings.reports.report import Report
from tellings.show.printable import printable

PROGRESS_AFTER = 2.0
"""Seconds after which work shows that it goes on."""


@dataclass(slots=True)
class Tally:
    """What came of the sources of one call.

    Attributes:
        read: How many reports were read; the same bytes a second time count, too.
        refused: How many sources could not be read.
    """

    read: int = 0
    refused: int = 0

    @property
    def exit_code(self) -> int:
        """0 when all were read, 1 when some were not, 2 when none was."""
        return exit_code(self.read, self.refused)


def read_sources(sources: Sequence[str], tally: Tally) -> Iterator[Report]:
    """Read sources one after the other; say on standard error what could not be read, and count.

    Args:
        sources: Files, folders, addresses, or "-".
        tally: Counts what was read and what was not.
    """
    for found in read_and_tell(sources, tally):
        if isinstance(found, Report):
            yield found


def read_and_tell(sources: Sequence[str], tally: Tally) -> Iterator[Report | SourceError]:
    """Like `read_sources`, but the errors come along, too."""
    from tellings.reports.read import read_all

    with progress("reading", tally):
        for found in read_all(sources):
            if isinstance(found, SourceError):
                tell(found)
            if isinstance(found, Report | DuplicateError):
                tally.read += 1
            elif not isinstance(found, PassedOverError):
                tally.refused += 1
            yield found


def tell(error: SourceError) -> None:
    """One line on standard error on a source that could not be read, was read before, or in part holds no reports."""
    mark = "not read"
    if isinstance(error, DuplicateError):
        mark = "read before"
    elif isinstance(error, PassedOverError):
        mark = "passed over"
    click.echo(f"{mark}: {printable(str(error))}", err=True)


@contextmanager
def progress(doing: str, tally: Tally) -> Iterator[None]:
    """Show on a terminal that work goes on, from its third second on; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_show_when_slow, args=(doing, tally, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _show_when_slow(doing: str, tally: Tally, done: threading.Event) -> None:
    if done.wait(PROGRESS_AFTER):
        return
    from rich.console import Console  # loaded only where something is shown

    with Console(stderr=True).status(f"{doing} …") as status:
        while not done.wait(0.25):
            status.update(f"{doing} … {tally.read} read, {tally.refused} not")
