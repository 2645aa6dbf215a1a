"""Group what has come since the last time: the library gives reports to the grouper, and keeps its state row by row.

What a person decides is noted in the library at once, and told to the grouper before the next report is given to it;
so it stays, and later reports go where it says.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.library.opening import writing
from tellings.library.rows import load_report, now
from tellings.library.search import find_story
from tellings.library.stories import begin_story, join_stories

if TYPE_CHECKING:
    from tellings.grouping.grouper import Grouper

BATCH = 50
"""Reports that are grouped in one transaction, while which nobody else can write."""


def group_new(db: sqlite3.Connection, folder: Path, step: Callable[[int], None]) -> int:
    """Give the reports that are in no story to the grouper, in order of arrival; how many there were.

    A version of a page whose earlier version is in a story joins that story, and so does a copy of a report in one.

    Args:
        db: The library's database.
        folder: Its folder.
        step: Called with how many more are grouped.
    """
    waiting = [int(row[0]) for row in db.execute(_WAITING)]
    if not waiting and not _untold(db):
        return 0
    grouper = load_grouper(db)
    with writing(db, folder):
        _tell_members(db, folder, grouper)
        _tell_decisions(db, grouper)
        _keep_state(db, grouper)
    numbers = iter(waiting)
    while batch := list(islice(numbers, BATCH)):
        with writing(db, folder):
            for number in batch:
                _place(db, folder, grouper, number)
            _keep_state(db, grouper)
        step(len(batch))
    return len(waiting)


_WAITING = "SELECT number FROM report WHERE number NOT IN (SELECT report FROM member) ORDER BY number"
_STRANGERS = "SELECT report, story FROM member WHERE NOT placed ORDER BY report"


def _untold(db: sqlite3.Connection) -> bool:
    """Whether something was decided that the grouper does not know."""
    last = db.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0]
    return bool(db.execute(_STRANGERS).fetchone()) or int(last) > int(_setting(db, "told", "0"))


def load_grouper(db: sqlite3.Connection) -> Grouper:
    """The grouper as the library was grouped last."""
    from tellings.grouping.grouper import Grouper
    from tellings.grouping.state import Row, State

    rows = db.execute("SELECT report, number, story, profile, filed FROM grouped")
    apart = tuple((str(left), str(right)) for left, right in json.loads(_setting(db, "apart", "[]")))
    return Grouper.load(State(tuple(Row(*row) for row in rows), apart, int(_setting(db, "next", "1"))))


def _setting(db: sqlite3.Connection, name: str, default: str) -> str:
    row = db.execute("SELECT value FROM grouping WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else default


def _keep_state(db: sqlite3.Connection, grouper: Grouper) -> None:
    state = grouper.changes()
    rows = [(row.number, row.report, row.story, row.profile, row.filed) for row in state.rows]
    db.executemany(
        "INSERT OR REPLACE INTO grouped (number, report, story, profile, filed) VALUES (?, ?, ?, ?, ?)", rows
    )
    told = int(db.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()[0])
    settings = {"apart": json.dumps(state.apart), "next": str(state.next), "told": str(told)}
    db.executemany("INSERT OR REPLACE INTO grouping VALUES (?, ?)", settings.items())


_HOMES = {
    """SELECT member.story FROM report JOIN version ON version.page = report.page
      JOIN member ON member.report = version.report WHERE report.number = ? LIMIT 1""": (
        "An earlier version of its page is in this story."
    ),
    "SELECT member.story FROM report JOIN member ON member.report = report.copy_of WHERE report.number = ?": (
        "The report that it is a copy of is in this story."
    ),
}


def _place(db: sqlite3.Connection, folder: Path, grouper: Grouper, number: int) -> None:
    found = _home(db, number)
    if found:
        story, reason = found
    else:
        placed = grouper.add(load_report(db, folder, number, whole=False))
        story, reason = _story_of_key(db, placed.story), f"It {placed.reason}."
        for key in placed.merged:
            join_stories(db, story, _story_of_key(db, key))
    insert = "INSERT INTO member (report, story, by, reason, placed, joined) VALUES (?, ?, 'grouping', ?, 1, ?)"
    db.execute(insert, (number, story, reason, now()))


def _home(db: sqlite3.Connection, number: int) -> tuple[int, str] | None:
    """The story of an earlier version of a report's page, or of the report that it is a copy of, and why it is that."""
    for query, reason in _HOMES.items():
        if row := db.execute(query, (number,)).fetchone():
            return int(row[0]), reason
    return None


def _story_of_key(db: sqlite3.Connection, key: str) -> int:
    """The number of the story to which the grouper gives a key; it begins where there is none."""
    row = db.execute("SELECT id FROM story WHERE key = ?", (key,)).fetchone()
    number = find_story(db, row[0]) if row else begin_story(db, key)
    assert number is not None
    return number


def _tell_members(db: sqlite3.Connection, folder: Path, grouper: Grouper) -> None:
    """Tell the grouper of reports that came into their story without it: by a person, or with an archive."""
    for number, story in db.execute(_STRANGERS).fetchall():
        report = load_report(db, folder, number, whole=False)
        placed = grouper.add(report)
        for key in placed.merged:
            join_stories(db, _story_of_key(db, placed.story), _story_of_key(db, key))
        own = placed.story
        if placed.action != "began" and len(grouper.reports(own)) > 1 and _story_of_key(db, own) != story:
            own = grouper.split(own, [report.id])
        _unite(db, grouper, story, [own])
    db.execute("UPDATE member SET placed = 1")


def _unite(db: sqlite3.Connection, grouper: Grouper, story: int, keys: Iterable[str]) -> None:
    """Make the grouper's stories of some keys one with a story of the library."""
    kept = _key(db, story)
    for key in keys:
        if kept is None:
            kept = key
        elif key != kept:
            grouper.merge(kept, key)
    db.execute("UPDATE story SET key = NULL WHERE key = ? AND number <> ?", (kept, story))
    db.execute("UPDATE story SET key = ? WHERE number = ?", (kept, story))


def _key(db: sqlite3.Connection, story: int) -> str | None:
    return (
        str(row[0]) if (row := db.execute("SELECT key FROM story WHERE number = ?", (story,)).fetchone())[0] else None
    )


def _tell_decisions(db: sqlite3.Connection, grouper: Grouper) -> None:
    """Tell the grouper what was decided since the last time, in order."""
    query = "SELECT kind, story, record FROM decision WHERE number > ? ORDER BY number"
    for kind, story, record in db.execute(query, (int(_setting(db, "told", "0")),)).fetchall():
        decided = json.loads(record)
        if decided.get("imported"):
            continue
        known = [report for report in decided["reports"] if _is_known(grouper, report)]
        if kind == "merge":
            _unite(db, grouper, story, dict.fromkeys(grouper.story_of(report) for report in known))
        else:
            _unite(db, grouper, story, _parted(grouper, known))


def _parted(grouper: Grouper, reports: list[str]) -> list[str]:
    """Take reports out of the stories that they share with others; the keys of those that hold only them."""
    by_story: dict[str, list[str]] = {}
    for report in reports:
        by_story.setdefault(grouper.story_of(report), []).append(report)
    return [
        key if len(inside) == len(grouper.reports(key)) else grouper.split(key, inside)
        for key, inside in by_story.items()
    ]


def _is_known(grouper: Grouper, report: str) -> bool:
    """Whether the report was given to the grouper; a later version of a page is not."""
    from tellings.errors import StoryError

    try:
        grouper.story_of(report)
    except StoryError:
        return False
    return True
