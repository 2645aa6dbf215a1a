"""Everything that Tellings refuses, and how it says so.

    TellingsError                 the base: catch this to catch them all
    ├── SourceError               a source could not be captured or read
    │   ├── NotFoundError         no such file, folder or page
    │   ├── RefusedSourceError    refused on purpose: too large, private address, binary, …
    │   ├── DuplicateError        the same bytes were read before; counts as read
    │   ├── PassedOverError       parts that are by their kind no reports; counts as read
    │   ├── FetchError            the server or the network failed
    │   │   └── NotAskedError     the server was not asked now: it is left alone after failures, or work was stopped
    │   └── NoReportError         read, but no report was found in it
    ├── StoryError                reports that cannot be laid side by side
    ├── LibraryError              the library could not be opened, read or written
    │   ├── LibraryBusyError      another process is writing, and went on for too long
    │   ├── NotInLibraryError     it holds no such report or story
    │   └── ArchiveError          a file to import is not what it says, or is over a limit
    ├── QueryError                a search that cannot be understood
    └── SetupError                a model or a setting is missing or broken

A message says what failed, with which value, why, and what to do next, in one line.
"""

from __future__ import annotations


class TellingsError(Exception):
    """Base of all errors that Tellings raises on purpose."""


class SourceError(TellingsError):
    """A source that could not be captured or read.

    Args:
        source: Where it was to come from, as the user wrote it.
        why: What failed, in plain words, without the source's name.
        todo: What the user can do about it; may be empty.
    """

    def __init__(self, source: str, why: str, todo: str = "") -> None:
        self.source, self.why, self.todo = source, why, todo
        super().__init__(f"{source}: {why}" + (f"; {todo}" if todo else ""))


class NotFoundError(SourceError):
    """There is no such file, folder or page."""


class RefusedSourceError(SourceError):
    """The source is refused on purpose (size, kind, address)."""


class DuplicateError(SourceError):
    """The same bytes were read before, from another source; nothing is missing."""


class PassedOverError(SourceError):
    """Parts of a source that are by their kind no reports (pictures and redirects of a web archive); nothing failed."""


class FetchError(SourceError):
    """The server or the network failed while a page was fetched.

    Args:
        source: The address.
        why: What failed.
        todo: What the user can do about it.
        passing: Whether it may go better later (a stall, an overload, a lost connection).
        wait_seconds: How long the server asks to be left alone; 0 where it does not say.
    """

    def __init__(
        self, source: str, why: str, todo: str = "", *, passing: bool = False, wait_seconds: float = 0.0
    ) -> None:
        self.passing, self.wait_seconds = passing, wait_seconds
        super().__init__(source, why, todo)


class NotAskedError(FetchError):
    """The server was not asked at all for now; `wait_seconds` says for how long."""


class NoReportError(SourceError):
    """The source was read, but holds no report."""


class StoryError(TellingsError):
    """These reports cannot be laid side by side."""


class LibraryError(TellingsError):
    """The library could not be opened, read or written."""


class LibraryBusyError(LibraryError):
    """Another process is writing to the library, and went on for longer than was waited."""


class NotInLibraryError(LibraryError):
    """The library holds no such report, page or story."""


class ArchiveError(LibraryError):
    """A file to import is not what it says it is, or is over a limit."""


class QueryError(TellingsError):
    """A search that cannot be understood."""


class SetupError(TellingsError):
    """A model file or a setting is missing or broken."""
