"""The library, opened: the one place that holds its state. What it does stands in the modules beside this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from tellings.config import LibrarySettings
from tellings.errors import SourceError
from tellings.library import adding, rows
from tellings.library.opening import open_database, telling
from tellings.library.place import library_place
from tellings.library.results import AddResult
from tellings.reports.report import Report


class Library:
    """A library of captures, reports, readings and stories; a context manager that closes it.

    Args:
        path: Its folder; None for TELLINGS_LIBRARY, or else the platform's folder for data.
        make: Make it where there is none.
        settings: How it writes.

    Raises:
        NotInLibraryError: There is none, and none is to be made.
        LibraryError: It cannot be opened, or a newer program wrote it.
    """

    def __init__(
        self, path: str | Path | None = None, *, make: bool = True, settings: LibrarySettings | None = None
    ) -> None:
        self.folder = library_place(path)
        self.settings = settings or LibrarySettings()
        self._db = open_database(self.folder, self.settings, make=make)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; nothing is pending, as every method commits what it does."""
        self._db.close()

    @property
    def database(self) -> sqlite3.Connection:
        """The database, for reading; the tables are told in docs/manual/library.md."""
        return self._db

    def add(self, report: Report) -> AddResult:
        """Add one report; it is safe on disk when this returns.

        Raises:
            LibraryError: It could not be written.
        """
        return adding.add_batch(self._db, self.folder, [report])[0]

    def add_all(self, found: Iterable[Report | SourceError]) -> Iterator[AddResult]:
        """Add what `read_all` gives, a batch at a time; memory does not grow with it.

        Yields:
            A result for each report and error, in their order, once it is safe on disk.

        Raises:
            LibraryError: It could not be written; what was yielded is safe.
        """
        return adding.add_all(self._db, self.folder, found, self.settings)

    def get(self, report: str) -> Report:
        """A report as it was added.

        Raises:
            NotInLibraryError: There is no such report.
            LibraryError: Its capture is missing or damaged.
        """
        with telling(self.folder):
            return rows.load_report(self._db, self.folder, rows.number_of(self._db, self.folder, report))

    def __contains__(self, report: object) -> bool:
        return self._db.execute("SELECT 1 FROM report WHERE id = ?", (report,)).fetchone() is not None

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM report").fetchone()[0])

    def reports(self) -> Iterator[Report]:
        """All reports in order of arrival, one at a time."""
        for number in rows.report_numbers(self._db):
            yield rows.load_report(self._db, self.folder, number)
