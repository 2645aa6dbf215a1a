"""Everything that Tellings refuses, and how it says so.

    TellingsError                 the base: catch this to catch them all
    ├── SourceError               a source could not be captured or read
    │   ├── NotFoundError         no such file, folder or page
    │   ├── RefusedSourceError    refused on purpose: too large, private address, binary, …
    │   ├── DuplicateError        the same bytes were read before; counts as read
    │   ├── FetchError            the server or the network failed
    │   └── NoReportError         read, but no report was found in it
    ├── StoryError                reports that cannot be laid side by side
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


class FetchError(SourceError):
    """The server or the network failed while a page was fetched."""


class NoReportError(SourceError):
    """The source was read, but holds no report."""


class StoryError(TellingsError):
    """These reports cannot be laid side by side."""


class SetupError(TellingsError):
    """A model file or a setting is missing or broken."""
