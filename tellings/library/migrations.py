"""From one form of the library to the next: one named step a version, each tested from a library of that version.

A step runs within one transaction together with the new version's number, so that one that is broken off leaves the
library as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from tellings.errors import LibraryError
from tellings.library.schema import FOUND, VERSION, split_statements

Step = Callable[[sqlite3.Connection], None]


def keep_what_was_found(db: sqlite3.Connection) -> None:
    """1 → 2: what was found between two readings is kept, so that a new report is compared without comparing the rest.

    Nothing is filled in: comparisons of form 1 stay as they are, and the next one fills the table.
    """
    for statement in split_statements(FOUND):
        db.execute(statement)


STEPS: Mapping[int, Step] = {1: keep_what_was_found}
"""By the version that they begin with."""


def migrate(db: sqlite3.Connection, path: Path, steps: Mapping[int, Step] = STEPS, newest: int = VERSION) -> int:
    """Bring a library to the newest form.

    Args:
        db: Its database, in autocommit mode, which may be written to.
        path: Its place, for messages.
        steps: What to do from which version.
        newest: The version to reach.

    Returns:
        The version that it had.

    Raises:
        LibraryError: It is from a newer program, or no step leads from its version.
    """
    first = version_of(db)
    refuse_newer(first, path, newest)
    while (version := version_of(db)) < newest:
        if version not in steps:
            raise LibraryError(f"{path}: a library of form {version}, from which nothing leads to form {newest}")
        db.execute("BEGIN IMMEDIATE")
        try:
            if version_of(db) == version:
                steps[version](db)
                db.execute(f"PRAGMA user_version = {version + 1:d}")
            db.execute("COMMIT")
        except sqlite3.Error:
            db.execute("ROLLBACK")
            raise
    return first


def version_of(db: sqlite3.Connection) -> int:
    """The form of the library."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(version: int, path: Path, newest: int = VERSION) -> None:
    """Refuse what a newer program wrote.

    Raises:
        LibraryError: It is newer.
    """
    if version > newest:
        why = f"it was written by a newer Tellings (form {version}; this program knows forms up to {newest})"
        raise LibraryError(f"{path}: {why}; update Tellings, or name another library")
