"""What the library remembers of the feeds that are followed: what they listed, and what became of it.

A feed's answer and what it listed that is new are kept in one transaction, before any page is fetched; a page is
marked as kept after its report is. So a process that is killed in between loses no item; and an item whose page had
already arrived is seen in the library and not fetched again.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.library.addresses import normal_address
from tellings.library.library import Library
from tellings.library.opening import writing
from tellings.library.rows import now, storable
from tellings.reports.fetch import Validators
from tellings.reports.listings import Listed, Listing


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed.

    Attributes:
        number: Its number in the library.
        address: Where it is read.
        title: As it says; empty before it was read.
        known: What the server gave with the last answer.
        read: When it was last read, ISO 8601; empty for never.
        next: When it is due, seconds since 1970.
        failures: How often reading it failed in a row.
        told: Why it could not be read, or what was odd about it; may be empty.
    """

    number: int
    address: str
    title: str
    known: Validators
    read: str
    next: int
    failures: int
    told: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A page that a feed listed and that is to be fetched.

    Attributes:
        number: Its number in the library.
        url: Its address as listed.
        title: As the feed gives it.
        tries: How often it was asked for in vain.
        noticed: When it was first listed, or last listed as changed, ISO 8601.
    """

    number: int
    url: str
    title: str
    tries: int
    noticed: str


def follow_feed(library: Library, address: str) -> bool:
    """Follow a feed from now on; whether it is new."""
    with writing(library.database, library.folder):
        found = library.database.execute(
            "INSERT OR IGNORE INTO feed (address, title, etag, modified, followed, read, next, failures, told)"
            " VALUES (?, '', '', '', ?, '', 0, 0, '')",
            (address, now()),
        )
    return found.rowcount > 0


def forget_feed(library: Library, address: str) -> bool:
    """Follow a feed no longer; whether it was followed. What it listed before stays, and so does what still waits."""
    db = library.database
    with writing(db, library.folder):
        db.execute("DELETE FROM feed_listing WHERE feed = (SELECT number FROM feed WHERE address = ?)", (address,))
        return db.execute("DELETE FROM feed WHERE address = ?", (address,)).rowcount > 0


def feeds(library: Library, due: float | None = None) -> Iterator[Feed]:
    """The feeds that are followed, in the order in which they were named; only those due by then, where given."""
    rows = library.database.execute(
        "SELECT number, address, title, etag, modified, read, next, failures, told FROM feed"
        " WHERE ? IS NULL OR next <= ? ORDER BY number",
        (due, due),
    ).fetchall()
    for number, address, title, etag, modified, *rest in rows:
        yield Feed(number, address, title, Validators(etag, modified), *rest)


def keep_listing(library: Library, feed: Feed, listing: Listing, known: Validators, due: int) -> int:
    """Keep what a feed lists; how many of its items are new or said to have changed.

    Args:
        library: Where to.
        feed: The feed.
        listing: What it lists now. An item that it lists no longer stays known and, if it waits, is still fetched.
        known: What the server gave with this answer.
        due: When the feed is to be read again, seconds since 1970.
    """
    db, told = library.database, "; ".join(listing.notes)
    with writing(db, library.folder):
        fresh = sum(_keep_item(db, feed.number, item) for item in listing.items)
        db.execute(
            "UPDATE feed SET title = ?, etag = ?, modified = ?, read = ?, next = ?, failures = 0, told = ?"
            " WHERE number = ?",
            (storable(listing.title), known.etag, known.modified, now(), due, storable(told), feed.number),
        )
    return fresh


def keep_unchanged(library: Library, feed: Feed, due: int) -> None:
    """Keep that a feed lists what it did."""
    with writing(library.database, library.folder):
        library.database.execute(
            "UPDATE feed SET read = ?, next = ?, failures = 0, told = '' WHERE number = ?", (now(), due, feed.number)
        )


def keep_feed_failure(library: Library, feed: Feed, why: str, due: int) -> None:
    """Keep that a feed could not be read."""
    with writing(library.database, library.folder):
        library.database.execute(
            "UPDATE feed SET next = ?, failures = failures + 1, told = ? WHERE number = ?",
            (due, storable(why), feed.number),
        )


def waiting_items(library: Library, due: float, most: int) -> Sequence[FeedItem]:
    """Pages that are to be fetched by then, those first that were noticed first."""
    rows = library.database.execute(
        "SELECT number, url, title, tries, noticed FROM feed_item WHERE state = 'waiting' AND next <= ?"
        " ORDER BY number LIMIT ?",
        (due, most),
    )
    return [FeedItem(*row) for row in rows]


def next_due(library: Library) -> float:
    """When something is to be done next, seconds since 1970; infinity where nothing is followed and nothing waits."""
    row = library.database.execute(
        "SELECT min(next) FROM (SELECT next FROM feed UNION ALL SELECT next FROM feed_item WHERE state = 'waiting')"
    ).fetchone()
    return float("inf") if row[0] is None else float(row[0])


def has_arrived(library: Library, item: FeedItem) -> bool:
    """Whether a page that waits is in the library since it was noticed: it was added by a process that then ended."""
    row = library.database.execute(
        "SELECT 1 FROM capture WHERE origin = ? AND last_captured >= ? LIMIT 1", (item.url, item.noticed)
    ).fetchone()
    return row is not None


def keep_item(library: Library, item: FeedItem) -> None:
    """Keep that a page arrived."""
    with writing(library.database, library.folder):
        library.database.execute("UPDATE feed_item SET state = 'kept', told = '' WHERE number = ?", (item.number,))


def keep_item_failure(library: Library, item: FeedItem, why: str, due: float | None, *, tried: bool = True) -> None:
    """Keep that a page could not be had.

    Args:
        library: Where to.
        item: The page.
        why: What failed.
        due: When to try again, seconds since 1970; None to give it up.
        tried: Whether this counts as one of its tries.
    """
    state = "given up" if due is None else "waiting"
    with writing(library.database, library.folder):
        library.database.execute(
            "UPDATE feed_item SET state = ?, tries = tries + ?, next = ?, told = ? WHERE number = ?",
            (state, int(tried), int(due or 0), storable(why), item.number),
        )


def item_counts(library: Library) -> dict[str, int]:
    """How many items are waiting, kept, given up."""
    return dict(library.database.execute("SELECT state, count(*) FROM feed_item GROUP BY state").fetchall())


def given_up(library: Library) -> Sequence[tuple[str, str]]:
    """The addresses of the pages that were given up, and why."""
    return library.database.execute(
        "SELECT url, told FROM feed_item WHERE state = 'given up' ORDER BY number"
    ).fetchall()


def _keep_item(db: sqlite3.Connection, feed: int, item: Listed) -> bool:
    """Keep one item of a feed; whether its page is to be fetched that was not before."""
    address = normal_address(item.url) or item.url
    known = db.execute("SELECT number FROM feed_item WHERE address = ?", (address,)).fetchone()
    if known is None:
        number = db.execute(
            "INSERT INTO feed_item (address, url, title, state, tries, next, noticed, told)"
            " VALUES (?, ?, ?, 'waiting', 0, ?, ?, '')",
            (storable(address), storable(item.url), storable(item.title), int(time.time()), now()),
        ).lastrowid
    else:
        number = known[0]
    before = db.execute("SELECT mark FROM feed_listing WHERE feed = ? AND item = ?", (feed, number)).fetchone()
    db.execute("INSERT OR REPLACE INTO feed_listing VALUES (?, ?, ?)", (feed, number, item.mark))
    changed = before is not None and before[0] != item.mark
    if known is not None and changed:
        db.execute(
            "UPDATE feed_item SET state = 'waiting', tries = 0, next = ?, noticed = ?, url = ? WHERE number = ?",
            (int(time.time()), now(), storable(item.url), number),
        )
    return known is None or changed
