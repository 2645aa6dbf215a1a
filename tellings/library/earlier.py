"""A library's reports as the collection of earlier ones in which lineage looks a new report up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings.library.library import Library
from tellings.library.rows import load_report
from tellings.lineage.against import keep
from tellings.lineage.collection import Collection

FOLDER = "lineage"
"""Where a library keeps the collection; it is made of the reports, and can be removed at any time."""


@contextmanager
def collection_of(folder: Path, index: Path | None = None) -> Iterator[Collection]:
    """The collection of a library's reports, brought up to date.

    Args:
        folder: The library's folder.
        index: Where the collection is kept; None for a folder in the library.

    Raises:
        LibraryError: The library cannot be opened.
        SetupError: The collection cannot be written.
    """
    with Library(folder, make=False) as library, Collection(index or folder / FOLDER) as collection:
        gather_library(library, collection)
        yield collection


def gather_library(library: Library, collection: Collection) -> int:
    """Add the reports that have come since the last time; how many they were.

    The collection has to be this library's alone: what it holds already is told by its length, as reports are only
    ever added, in order of arrival.
    """
    query = "SELECT number FROM report ORDER BY number LIMIT -1 OFFSET ?"
    numbers = [int(row[0]) for row in library.database.execute(query, (len(collection),))]
    return collection.add(
        keep(load_report(library.database, library.folder, number, whole=False)) for number in numbers
    )
