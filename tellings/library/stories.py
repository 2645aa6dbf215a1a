"""Stories in the tables: which report belongs to which, and what a person decided about it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from tellings.errors import LibraryError, NotInLibraryError
from tellings.library.grouper import Grouper
from tellings.library.opening import writing
from tellings.library.rows import load_report, now, number_of
from tellings.library.search import find_story

Sort = Literal["newest", "reports", "origins", "differences"]

BATCH = 1_000
"""Reports that are grouped between two points at which the grouper's state is made safe with their stories."""


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


def members_key(numbers: Iterable[int]) -> str:
    """What a comparison notes of the reports it is of."""
    return ",".join(map(str, numbers))


_ENTRIES = """
SELECT story.number, story.id, count(*), count(DISTINCT outlet), max(report.earliest) AS newest,
  comparison.points, comparison.differences, comparison.origins, comparison.members
FROM member JOIN story ON story.number = member.story JOIN report ON report.number = member.report
LEFT JOIN comparison ON comparison.story = story.number AND comparison.shown
{where} GROUP BY story.number ORDER BY {order} LIMIT ?
"""
_ORDERS = {
    "newest": "newest DESC, story.number DESC",
    "reports": "count(*) DESC, newest DESC",
    "origins": "comparison.origins DESC, count(*) DESC",
    "differences": "comparison.differences DESC, count(*) DESC",
}


def list_stories(db: sqlite3.Connection, sort: Sort, most: int) -> tuple[StoryEntry, ...]:
    """The first stories in an order; those that have not been compared come last where that is asked for."""
    rows = db.execute(_ENTRIES.format(where="", order=_ORDERS[sort]), (most,)).fetchall()
    return tuple(_entry(db, row) for row in rows)


def load_entry(db: sqlite3.Connection, story: int) -> StoryEntry | None:
    """One story; None where it has no report left."""
    query = _ENTRIES.format(where="WHERE story.number = :story", order="1").replace("LIMIT ?", "")
    row = db.execute(query, {"story": story}).fetchone()
    return _entry(db, row) if row else None


_EDGE = """SELECT {column} FROM member JOIN report ON report.number = member.report
  WHERE member.story = ? AND {column} IS NOT NULL ORDER BY {order} LIMIT 1"""


def _entry(db: sqlite3.Connection, row: Sequence[object]) -> StoryEntry:
    number, story, reports, outlets, _, points, differences, origins, members = row
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
        same = members == members_key(compared_numbers(db, int(str(number))))
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


def group_new(db: sqlite3.Connection, folder: Path, grouper: Grouper, name: str, step: Callable[[int], None]) -> int:
    """Give the reports that are in no story to a grouper, in order of arrival; how many there were.

    A version of a page whose earlier version is in a story joins that story. What a person decided since the last time
    is told to the grouper first, and stays.
    """
    with writing(db, folder):
        _tell_members(db, folder, grouper, name)
        _tell_decisions(db, grouper, name)
    query = "SELECT number FROM report WHERE number NOT IN (SELECT report FROM member) ORDER BY number"
    waiting = iter([int(row[0]) for row in db.execute(query)])
    total = 0
    while batch := list(islice(waiting, BATCH)):
        with writing(db, folder):
            for number in batch:
                _place(db, folder, grouper, number)
            _keep_state(db, grouper, name)
        total += len(batch)
        step(len(batch))
    return total


def grouping_state(db: sqlite3.Connection, name: str) -> bytes | None:
    """What a grouper's `dump` gave last; None where it has not grouped anything yet."""
    row = db.execute("SELECT record FROM grouping WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None


def _keep_state(db: sqlite3.Connection, grouper: Grouper, name: str) -> None:
    told = int(db.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0])
    query = "INSERT OR REPLACE INTO grouping (name, record, told, made) VALUES (?, ?, ?, ?)"
    db.execute(query, (name, grouper.dump(), told, now()))


def _tell_members(db: sqlite3.Connection, folder: Path, grouper: Grouper, name: str) -> None:
    """Tell the grouper of reports that came into their story without it: by a person, or with an archive."""
    query = """SELECT report, key FROM member JOIN story ON story.number = member.story
      WHERE NOT placed ORDER BY report"""
    unknown = db.execute(query).fetchall()
    for number, key in unknown:
        report = load_report(db, folder, number)
        grouper.place(report)
        grouper.move([report.id], key)
    if unknown:
        db.execute("UPDATE member SET placed = 1")
        _keep_state(db, grouper, name)


def _tell_decisions(db: sqlite3.Connection, grouper: Grouper, name: str) -> None:
    row = db.execute("SELECT told FROM grouping WHERE name = ?", (name,)).fetchone()
    query = """SELECT kind, story.key, record FROM decision JOIN story ON story.number = decision.story
      WHERE decision.number > ? ORDER BY decision.number"""
    decisions = db.execute(query, (row[0] if row else 0,)).fetchall()
    for kind, key, record in decisions:
        kept = json.loads(record)
        if kind == "merge":
            if kept["key"]:
                grouper.merge(key, kept["key"])
        else:
            grouper.move(kept["reports"], key)
    if decisions:
        _keep_state(db, grouper, name)


def _place(db: sqlite3.Connection, folder: Path, grouper: Grouper, number: int) -> None:
    query = """SELECT member.story FROM report JOIN version ON version.page = report.page
      JOIN member ON member.report = version.report WHERE report.number = ? LIMIT 1"""
    row = db.execute(query, (number,)).fetchone()
    if row:
        story, reason = int(row[0]), "An earlier version of its page is in this story."
    else:
        placed = grouper.place(load_report(db, folder, number))
        story, reason = _story_of_key(db, placed.story), placed.reason
        for key in placed.merged:
            _join(db, story, _story_of_key(db, key))
    query = "INSERT INTO member (report, story, by, reason, placed, joined) VALUES (?, ?, 'grouping', ?, 1, ?)"
    db.execute(query, (number, story, reason, now()))


def _story_of_key(db: sqlite3.Connection, key: str) -> int:
    row = db.execute("SELECT id FROM story WHERE key = ?", (key,)).fetchone()
    if row:
        number = find_story(db, row[0])
        assert number is not None
        return number
    return begin_story(db, key)


def begin_story(db: sqlite3.Connection, key: str = "") -> int:
    """Begin a story, within a transaction; its number. Without a key of the grouper it gets one of its own."""
    number = int(db.execute("SELECT coalesce(max(number), 0) + 1 FROM story").fetchone()[0])
    row = (number, f"s{number}", key or f"person s{number}", now())
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
    key = db.execute("SELECT key FROM story WHERE number = ?", (other,)).fetchone()[0]
    record = {"other": _story_id(db, other), "key": key, "reports": _report_ids(db, member_numbers(db, other))}
    _join(db, kept, other)
    _decide(db, "merge", kept, record, reason)


def _join(db: sqlite3.Connection, kept: int, other: int) -> None:
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
        story = begin_story(db)
        query = """INSERT INTO member (report, story, by, reason, placed, joined) VALUES (?, ?, 'person', ?, 0, ?)
          ON CONFLICT (report) DO UPDATE
          SET story = excluded.story, by = 'person', reason = excluded.reason, joined = excluded.joined"""
        why = reason or "A person decided so."
        db.executemany(query, [(number, story, why, now()) for number in numbers])
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


def _decide(db: sqlite3.Connection, kind: str, story: int, record: dict[str, object], reason: str) -> None:
    query = "INSERT INTO decision (kind, story, record, reason, made) VALUES (?, ?, ?, ?, ?)"
    db.execute(query, (kind, story, json.dumps(record), reason, now()))


def _story_id(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT id FROM story WHERE number = ?", (number,)).fetchone()[0])


def _report_ids(db: sqlite3.Connection, numbers: Iterable[int]) -> list[str]:
    return [str(db.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()[0]) for number in numbers]
