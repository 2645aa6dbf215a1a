"""The library, opened: the one place that holds its state. What it does stands in the modules beside this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tellings.config import LibrarySettings
from tellings.errors import NotInLibraryError, SourceError
from tellings.library import adding, readings, rows, stories, versions
from tellings.library.info import Info, library_info
from tellings.library.matching import Order
from tellings.library.opening import open_database, telling, writing
from tellings.library.place import library_place
from tellings.library.readings import NotAnnotated, ReadingEntry
from tellings.library.results import AddResult
from tellings.library.said import SaidChanges, SaidResults, find_said, find_said_changes
from tellings.library.search import ReportLine, SearchResults, report_line, search
from tellings.library.stories import Decision, Sort, StoryEntry
from tellings.library.versions import Seen, Version
from tellings.reading import Reading
from tellings.reports.report import Report

if TYPE_CHECKING:
    from tellings.library.changes import VersionChange
    from tellings.library.checking import Finding
    from tellings.library.comparisons import Compared, ComparisonEntry
    from tellings.library.importing import Imported
    from tellings.library.makers import Maker


def _nobody(_: int) -> None:
    """Told of progress, it does nothing."""


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

    def versions(self, page: str) -> tuple[Version, ...]:
        """The versions of a page, earliest first.

        Args:
            page: Its address in any form, or the id of a report that was read from it.
        """
        with telling(self.folder):
            return versions.list_versions(self._db, self._page(page))

    def address_of(self, page: str) -> str:
        """The one address of a page, by any form of it or by the id of a report."""
        return versions.address_of(self._db, self._page(page))

    def seen(self, report: str) -> tuple[Seen, ...]:
        """The captures in which a report was seen, earliest first: when, where from, with which headers."""
        return versions.list_seen(self._db, self._number(report))

    def changes(self, earlier: str, later: str) -> VersionChange:
        """What changed from one report to another: those of two versions of a page, by their ids.

        Raises:
            NotInLibraryError: One of them is not there.
        """
        from tellings.library.changes import find_changes, find_statement_changes

        found = find_changes(self.get(earlier), self.get(later))
        left, right = self.reading(earlier), self.reading(later)
        if not isinstance(left, Reading) or not isinstance(right, Reading):
            return found
        return replace(found, statements=find_statement_changes(left, right), statements_examined=True)

    def reading(self, report: str) -> Reading | NotAnnotated:
        """The reading of a report that is shown, or NOT_ANNOTATED.

        Raises:
            NotInLibraryError: There is no such report.
        """
        with telling(self.folder):
            number = self._number(report)
            return readings.load_reading(self._db, rows.load_report(self._db, self.folder, number), number)

    def readings(self, report: str) -> tuple[ReadingEntry, ...]:
        """Which readings are kept of a report, with what made them, and which is shown; oldest first."""
        return readings.list_readings(self._db, self._number(report))

    def show_reading(self, report: str, maker: Maker) -> None:
        """Show, search and compare another reading of a report than the last one.

        Raises:
            NotInLibraryError: There is no such report, or no reading by that maker.
        """
        number, loaded = self._number(report), self.get(report)
        with writing(self._db, self.folder):
            if not readings.show_reading(self._db, number, loaded, maker):
                raise NotInLibraryError(f"{report}: no reading by {maker} is kept; annotate it with these first")

    def annotate(self, reports: Iterable[str] | None = None, step: Callable[[int], None] = _nobody) -> int:
        """Annotate those of some reports, or of all, that this program with these models has not; how many those were.

        It commits as it goes; broken off, it goes on where it stopped.
        """
        numbers = rows.report_numbers(self._db) if reports is None else map(self._number, reports)
        return readings.annotate_reports(self._db, self.folder, numbers, step)

    def stories(self, sort: Sort = "newest", most: int = 20) -> tuple[StoryEntry, ...]:
        """The first stories in an order."""
        return stories.list_stories(self._db, sort, most)

    def story(self, story: str) -> StoryEntry:
        """A story, or the one that it was merged into.

        Raises:
            NotInLibraryError: There is no such story, or it has no report left.
        """
        with telling(self.folder):
            entry = stories.load_entry(self._db, self._story(story))
        if entry is None:
            raise NotInLibraryError(f"{story}: the story has no report left; see `tellings stories`")
        return entry

    def line(self, report: str) -> ReportLine:
        """What a list tells of a report."""
        return report_line(self._db, self._number(report))

    def why_there(self, report: str) -> str:
        """Why a report is in its story, in one sentence; empty where it is in none."""
        return stories.reason_of(self._db, self._number(report))

    def story_of(self, report: str) -> str:
        """The id of a report's story; empty where it is in none."""
        return report_line(self._db, self._number(report)).story

    def story_reports(self, story: str, *, every_version: bool = False) -> tuple[str, ...]:
        """Ids of a story's reports in order of arrival: of each page the latest version, or every one."""
        number = self._story(story)
        numbers = (stories.member_numbers if every_version else stories.compared_numbers)(self._db, number)
        return tuple(rows.ids_of(self._db, numbers))

    def decisions(self, story: str) -> tuple[Decision, ...]:
        """What persons decided about a story, in order."""
        return stories.list_decisions(self._db, self._story(story))

    def group(self, step: Callable[[int], None] = _nobody) -> int:
        """Group the reports that are in no story yet; how many there were. What a person decided stays."""
        from tellings.library.grouping import group_new

        return group_new(self._db, self.folder, step)

    def merge(self, several: Sequence[str], reason: str = "") -> str:
        """A person decides that stories are one: the first of them, whose id is returned."""
        return stories.merge_stories(self._db, self.folder, several, reason)

    def split(self, reports: Sequence[str], reason: str = "") -> str:
        """A person decides that reports are a story of their own, whose id is returned."""
        return stories.split_story(self._db, self.folder, reports, reason)

    def compare(self, story: str, step: Callable[[int], None] = _nobody) -> Compared:
        """Lay the latest versions of a story's reports side by side; what was done before is not done again.

        Raises:
            NotInLibraryError: There is no such story.
            SetupError: The pipeline or the weights are not installed.
        """
        from tellings.library.comparisons import compare_story

        return compare_story(self._db, self.folder, self._story(story), step, self.settings)

    def comparisons(self, story: str) -> tuple[ComparisonEntry, ...]:
        """Which comparisons are kept of a story, with what made them, and which is shown; oldest first."""
        from tellings.library.comparisons import list_comparisons

        return list_comparisons(self._db, self._story(story))

    def search(self, query: str, order: Order = "best", most: int = 20, skip: int = 0) -> SearchResults:
        """Find reports: see `tellings.library.query` for how a search is written.

        Raises:
            QueryError: It cannot be understood.
        """
        with telling(self.folder):
            return search(self._db, query, order=order, most=most, skip=skip)

    def who(self, name: str) -> SaidResults:
        """Everything that parties of a name are reported to have said, in time order; QueryError for no name."""
        with telling(self.folder):
            return find_said(self._db, name)

    def check(self, step: Callable[[int], None] = _nobody) -> Iterator[Finding]:
        """Everything that is not as it should be: hashes, offsets, links between tables. It changes nothing."""
        from tellings.library.checking import check_library
        from tellings.library.checking_stories import check_stories

        with telling(self.folder):
            yield from check_library(self._db, self.folder, step)
            yield from check_stories(self._db, self.folder)

    def export(self, target: Path, story: str = "", step: Callable[[int], None] = _nobody) -> int:
        """Write all reports, or those of one story, into one file; how many they are."""
        from tellings.library.archive import export_reports

        numbers = stories.member_numbers(self._db, self._story(story)) if story else list(rows.report_numbers(self._db))
        export_reports(self._db, self.folder, numbers, target, step)
        return len(numbers)

    def take_in(self, archive: Path, step: Callable[[int], None] = _nobody) -> Imported:
        """Add what an archive holds that is not there; all of it is verified first, or refused by an ArchiveError."""
        from tellings.library.importing import import_archive

        return import_archive(self._db, self.folder, archive, self.settings, step)

    def info(self) -> Info:
        """How much the library holds, and what made it."""
        with telling(self.folder):
            return library_info(self._db, self.folder)

    def said_changes(self, results: SaidResults) -> SaidChanges:
        """Who is who in what `who` found, and where what one of them said does not agree: denied, later admitted."""
        return find_said_changes(self._db, self.folder, results)

    def _number(self, report: str) -> int:
        return rows.number_of(self._db, self.folder, report)

    def _page(self, named: str) -> int:
        return versions.page_number(self._db, self.folder, named)

    def _story(self, story: str) -> int:
        return stories.story_number(self._db, self.folder, story)
