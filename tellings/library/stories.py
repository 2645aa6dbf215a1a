"""Stories in the tables: which report belongs to which, and what a person decided about it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tellings.errors import LibraryError, NotInLibraryError
from tellings.library.found import drop_apart
from tellings.library.opening import writing
from tellings.library.rows import now, number_of
from tellings.library.search import find_story

Sort = Literal["newest", "reports", "origins", "differences"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a story.

    Attributes:
        kind: "merge": another story's reports are of this one. "split": reports are a story of their own: this one.
        story: The story's id.
        other: The story that was merged into it, or that its reports were taken from; empty where they had none.
        reports: Ids of the reports that went from one to the other.
        reason: In the person's words; may be empty.
        made: When, ISO 8601 in UTC.
    """

    kind: Literal["merge", "split"]
    story: str
    other: str
    reports: tuple[str, ...]
    reason: str
    made: str


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story as a list tells of it.

    Attributes:
        id: Its id, "s12".
        title: The title of its first report that has one; empty where none has.
        reports: How many reports it has, versions and copies included.
        outlets: How many outlets, as far as they are stated.
        first: When its first report was published, as far as stated; empty where none states it.
        last: When its last one was.
        points: Points of its comparison; None where it has not been compared.
        differences: Differences of its comparison; None where it has not been compared.
        origins: Origins of its comparison; None where it has not been compared.
        compared: "up to date", "reports have come since" or "not compared".
    """

    id: str
    title: str
    reports: int
    outlets: int
    first: str
    last: str
    points: int | None
    differences: int | None
    origins: int | None
    compared: Literal["up to date", "reports have come since", "not compared"]


def story_number(db: sqlite3.Connection, folder: Path, story: str) -> int:
    """The number of a story, or of the one that it was merged into.

    Raises:
        NotInLibraryError: There is no such story.
    """
    number = find_story(db, story)
    if number is None:
        raise NotInLibraryError(f"{story}: there is no such story in {folder}; `tellings stories` lists them")
    return number


def member_numbers(db: sqlite3.Connection, story: int) -> list[int]:
    """Numbers of all reports of a story, in order of arrival."""
    return [int(row[0]) for row in db.execute("SELECT report FROM member WHERE story = ? ORDER BY report", (story,))]


def compared_numbers(db: sqlite3.Connection, story: int) -> list[int]:
    """Numbers of the reports that are laid side by side: of each page the version that was captured last."""
    query = """SELECT report FROM member WHERE story = ? AND (
        NOT EXISTS (SELECT 1 FROM version WHERE version.report = member.report)
        OR report = (SELECT later.report FROM version AS later JOIN report ON report.page = later.page
          WHERE report.number = member.report ORDER BY later.captured DESC, later.version DESC LIMIT 1))
      ORDER BY report"""
    return [int(row[0]) for row in db.execute(query, (story,))]


def members_key(db: sqlite3.Connection, numbers: Iterable[int]) -> str:
    """What a comparison notes of the reports it is of, and of what made their readings that are shown."""
    query = "SELECT maker FROM reading WHERE report = ? AND shown"
    makers = ((number, db.execute(query, (number,)).fetchone()) for number in numbers)
    return ",".join(f"{number}:{row[0] if row else 0}" for number, row in makers)


_PICKED = {
    "newest": """SELECT story FROM report JOIN member ON member.report = report.number
      ORDER BY report.earliest DESC, report.number DESC""",
    "reports": "SELECT story FROM member GROUP BY story ORDER BY count(*) DESC, story DESC",
    "origins": "SELECT story FROM comparison WHERE shown ORDER BY origins DESC, reports DESC",
    "differences": "SELECT story FROM comparison WHERE shown ORDER BY differences DESC, reports DESC",
}
_ENTRY = """
SELECT story.id, count(*), count(DISTINCT outlet),
  comparison.points, comparison.differences, comparison.origins, comparison.members
FROM member JOIN story ON story.number = member.story JOIN report ON report.number = member.report
LEFT JOIN comparison ON comparison.story = story.number AND comparison.shown
WHERE story.number = ? GROUP BY story.number
"""


def list_stories(db: sqlite3.Connection, sort: Sort, most: int) -> tuple[StoryEntry, ...]:
    """The first stories in an order; those that have not been compared come last where that is asked for."""
    picked: dict[int, None] = {}
    for order in dict.fromkeys((sort, "newest")):
        rows = db.execute(_PICKED[order])
        while len(picked) < most and (row := rows.fetchone()):
            picked[int(row[0])] = None
        rows.close()
    entries = (load_entry(db, number) for number in picked)
    return tuple(entry for entry in entries if entry is not None)


def load_entry(db: sqlite3.Connection, story: int) -> StoryEntry | None:
    """One story; None where it has no report left."""
    row = db.execute(_ENTRY, (story,)).fetchone()
    return _entry(db, story, row) if row else None


_EDGE = """SELECT {column} FROM member JOIN report ON report.number = member.report
  WHERE member.story = ? AND {column} IS NOT NULL ORDER BY {order} LIMIT 1"""


def _entry(db: sqlite3.Connection, number: int, row: Sequence[object]) -> StoryEntry:
    story, reports, outlets, points, differences, origins, members = row
    found = []
    for column, order in (
        ("title", "earliest IS NULL, earliest, report.number"),
        ("published", "earliest, report.number"),
        ("published", "earliest DESC, report.number DESC"),
    ):
        edge = db.execute(_EDGE.format(column=column, order=order), (number,)).fetchone()
        found.append(str(edge[0]) if edge else "")
    state: Literal["up to date", "reports have come since", "not compared"] = "not compared"
    if members is not None:
        same = members == members_key(db, compared_numbers(db, number))
        state = "up to date" if same else "reports have come since"
    return StoryEntry(
        *(str(story), found[0], int(str(reports)), int(str(outlets)), found[1], found[2]),
        *(_counted(points), _counted(differences), _counted(origins), state),
    )


def _counted(value: object) -> int | None:
    return None if value is None else int(str(value))


def reason_of(db: sqlite3.Connection, report: int) -> str:
    """Why a report is in its story; empty where it is in none."""
    row = db.execute("SELECT by, reason FROM member WHERE report = ?", (report,)).fetchone()
    if row is None:
        return ""
    return str(row[1]) if row[0] == "grouping" else f"A person put it here: {row[1]}"


def list_decisions(db: sqlite3.Connection, story: int) -> tuple[Decision, ...]:
    """What persons decided about a story, in order."""
    query = """SELECT kind, id, record, reason, made FROM decision JOIN story ON story.number = decision.story
      WHERE story.number = ? ORDER BY decision.number"""
    rows = db.execute(query, (story,)).fetchall()
    return tuple(_decision(*row) for row in rows)


def _decision(kind: Literal["merge", "split"], story: str, record: str, reason: str, made: str) -> Decision:
    kept = json.loads(record)
    return Decision(kind, story, kept["other"], tuple(kept["reports"]), reason, made)


def begin_story(db: sqlite3.Connection, key: str | None = None) -> int:
    """Begin a story, within a transaction; its number.

    Args:
        db: The library's database.
        key: What the grouper calls it; left out where it does not know of it yet.
    """
    number = int(db.execute("SELECT coalesce(max(number), 0) + 1 FROM story").fetchone()[0])
    row = (number, f"s{number}", key, now())
    db.execute("INSERT INTO story (number, id, key, begun) VALUES (?, ?, ?, ?)", row)
    return number


def merge_stories(db: sqlite3.Connection, folder: Path, stories: Sequence[str], reason: str) -> str:
    """A person decides that stories are one: the first one. Its id.

    Raises:
        NotInLibraryError: There is no such story.
        LibraryError: There are fewer than two.
    """
    with writing(db, folder):
        kept, *others = dict.fromkeys(story_number(db, folder, story) for story in stories)
        if not others:
            raise LibraryError(f"{', '.join(stories)}: this is one story already; name another to merge into it")
        for other in others:
            _merge(db, kept, other, reason)
        return _story_id(db, kept)


def _merge(db: sqlite3.Connection, kept: int, other: int, reason: str) -> None:
    record = {"other": _story_id(db, other), "reports": _report_ids(db, member_numbers(db, other))}
    join_stories(db, kept, other)
    _decide(db, "merge", kept, record, reason)


def join_stories(db: sqlite3.Connection, kept: int, other: int) -> None:
    """Give the reports of one story to another, in which it is found from now on."""
    if kept != other:
        db.execute("UPDATE member SET story = ? WHERE story = ?", (kept, other))
        db.execute("UPDATE story SET merged_into = ? WHERE number = ?", (kept, other))


def split_story(db: sqlite3.Connection, folder: Path, reports: Sequence[str], reason: str) -> str:
    """A person decides that reports are a story of their own; versions of their pages go with them. Its id.

    Raises:
        NotInLibraryError: There is no such report.
        LibraryError: No report is named.
    """
    if not reports:
        raise LibraryError("no report is named to make a story of; `tellings story ID` lists the ids of a story's")
    with writing(db, folder):
        numbers = _with_versions(db, [number_of(db, folder, report) for report in reports])
        row = db.execute("SELECT id FROM story JOIN member ON story = story.number WHERE report = ?", (numbers[0],))
        other = row.fetchone()
        if other and set(member_numbers(db, story_number(db, folder, other[0]))) <= set(numbers):
            raise LibraryError(f"these are all reports of {other[0]}: leave one there, or nothing is to be split")
        story = begin_story(db)
        query = """INSERT INTO member (report, story, by, reason, placed, joined) VALUES (?, ?, 'person', ?, 0, ?)
          ON CONFLICT (report) DO UPDATE
          SET story = excluded.story, by = 'person', reason = excluded.reason, joined = excluded.joined"""
        why = reason or "A person decided so."
        db.executemany(query, [(number, story, why, now()) for number in numbers])
        drop_apart(db, numbers, numbers)
        record = {"other": other[0] if other else "", "reports": _report_ids(db, numbers)}
        _decide(db, "split", story, record, reason)
        return _story_id(db, story)


def _with_versions(db: sqlite3.Connection, numbers: Iterable[int]) -> list[int]:
    found: dict[int, None] = {}
    query = "SELECT number FROM report WHERE page = (SELECT page FROM report WHERE number = ?)"
    for number in numbers:
        found[number] = None
        found.update((int(row[0]), None) for row in db.execute(query, (number,)))
    return list(found)


def _decide(db: sqlite3.Connection, kind: str, story: int, record: Mapping[str, object], reason: str) -> None:
    query = "INSERT INTO decision (kind, story, record, reason, made) VALUES (?, ?, ?, ?, ?)"
    db.execute(query, (kind, story, json.dumps(record), reason, now()))


def _story_id(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT id FROM story WHERE number = ?", (number,)).fetchone()[0])


def _report_ids(db: sqlite3.Connection, numbers: Iterable[int]) -> list[str]:
    return [str(db.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()[0]) for number in numbers]
