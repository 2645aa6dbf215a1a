"""Bring the reports of a folder into a collection: what is new or changed since the last time, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import SourceError
from tellings.lineage.against import keep
from tellings.lineage.collection import FILE_NAME, Collection
from tellings.reports.read import read_all
from tellings.reports.report import Report
from tellings.reports.sources import READABLE, walk_folder

KEPT_IN = ".tellings-lineage"
"""The hidden folder in which a folder's collection is kept."""


@dataclass(slots=True)
class Gathered:
    """What came of bringing a folder up to date.

    Attributes:
        added: Reports that are new.
        unchanged: Files that were not read, as they are known.
    """

    added: int = 0
    unchanged: int = 0


def collection_place(folder: Path) -> Path:
    """Where the collection of a folder of reports is kept; a collection's own folder is itself the place."""
    return folder if (folder / FILE_NAME).is_file() else folder / KEPT_IN


def gather(folder: Path, collection: Collection, gathered: Gathered) -> Iterator[SourceError]:
    """Add what is new in a folder. A changed file's earlier report stays; so does that of a file that is gone.

    Args:
        folder: Files that `tellings.reports.read` reads; a collection's own folder has none.
        collection: Where to.
        gathered: Counts what is done.

    Yields:
        What could not be read; the rest goes on.
    """
    for path in walk_folder(folder) if not (folder / FILE_NAME).is_file() else ():
        if isinstance(path, SourceError):
            yield path
        elif path.suffix.lower() in READABLE:
            yield from _gather_file(path, collection, gathered)


def _gather_file(path: Path, collection: Collection, gathered: Gathered) -> Iterator[SourceError]:
    state = path.stat()
    known = str(path.resolve()), state.st_size, state.st_mtime_ns
    if collection.knows_source(*known):
        gathered.unchanged += 1
        return
    for found in read_all([path]):
        if isinstance(found, Report):
            gathered.added += collection.add([keep(found)])
        else:
            yield found
    collection.note_source(*known)
