"""The library: an embedded store of captures, reports, readings and stories, in one folder.

    with Library(path) as library:                      # None: TELLINGS_LIBRARY, or the platform's folder for data
        for result in library.add_all(read_all([…])):    # an AddResult for each report or SourceError, once it is safe
            result.outcome                               # AddOutcome: ADDED, ALREADY_THERE, NEW_VERSION, COPY, REFUSED
            result.report, result.of, result.reason      # its id, the report it is a version or copy of, one sentence
        library.add(report)                              # the same for one report, durable when it returns

        library.get(id)                                  # the Report as it was added; NotInLibraryError
        id in library, len(library)                      # reports
        library.reports()                                # all, in order of arrival, one at a time
        library.versions(id_or_url)                      # the versions of a page, earliest first
        library.changes(earlier_id, later_id)            # what two of them do not share

        library.reading(id)                              # the Reading that is shown, or NOT_ANNOTATED
        library.annotate(ids)                            # annotate those that this program has not; commits as it goes
        library.readings(id)                             # which were made, with what, and which is shown

        library.story(id), library.stories()             # StoryEntry: members, a person's decisions
        library.story_reports(id)                        # ids of its members, the latest version of each page
        library.group()                                  # group the reports that are in no story yet
        library.merge(ids, reason), library.split(reports, reason)   # a person's decisions; grouping keeps them
        library.compare(id).story                        # Story: annotates and compares what is new, keeps the result

        library.search("words outlet:gazette")           # SearchResults: passages; QueryError for a bad query
        library.who("Ida Holt")                          # everything such a party is reported to have said
        library.check(), library.export(file), library.take_in(file), library.info()

Everything that a method returns is committed: a process killed at any moment loses nothing that was returned. Several
processes may read while one writes; a second writer waits `LibrarySettings.wait_seconds`, then LibraryBusyError.
A Library belongs to the thread that opened it; another thread opens its own.
"""

from __future__ import annotations

from tellings.library.library import Library
from tellings.library.place import library_place
from tellings.library.results import AddOutcome, AddResult

__all__ = ["AddOutcome", "AddResult", "Library", "library_place"]
