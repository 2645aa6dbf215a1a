"""One round: read the feeds that are due, then fetch the pages that are due, and keep what arrives."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tellings.errors import FetchError, NoReportError, NotAskedError, NotFoundError, RefusedSourceError, SourceError
from tellings.following.hosts import work_by_host
from tellings.following.polite import PoliteFetcher, wait_after
from tellings.library.feeds import (
    Feed,
    FeedItem,
    feeds,
    has_arrived,
    keep_feed_failure,
    keep_item,
    keep_item_failure,
    keep_listing,
    keep_unchanged,
    waiting_items,
)
from tellings.library.library import Library
from tellings.library.results import AddOutcome, AddResult
from tellings.reports.capture import Capture
from tellings.reports.fetch import NotChanged, Validators, validators_of
from tellings.reports.listings import Listing, ListingKind, read_listing
from tellings.reports.read import read_capture
from tellings.reports.report import Report

_AT_ONCE = 1000
"""Pages that are taken up together; then feeds that have become due are read again."""


@dataclass(slots=True)
class Round:
    """What came of a round.

    Attributes:
        feeds_read: Feeds that answered with what they list.
        feeds_unchanged: Feeds that answered that nothing changed.
        feeds_failed: Feeds that could not be read.
        noticed: Items that are new, or said to have changed.
        added: What came of the pages that were fetched.
        put_off: Pages that could not be had and will be asked for again.
        given_up: Pages that could not be had and will not be asked for again.
    """

    feeds_read: int = 0
    feeds_unchanged: int = 0
    feeds_failed: int = 0
    noticed: int = 0
    added: Counter[AddOutcome] = field(default_factory=Counter)
    put_off: int = 0
    given_up: int = 0


Hear = Callable[[AddResult | SourceError], None]
"""Is told of every page that was kept or not, and of every feed that failed."""


def follow_round(library: Library, fetcher: PoliteFetcher, hear: Hear = lambda found: None) -> Round:
    """Read the feeds that are due and fetch the pages that are due; all that arrives is safe when this returns.

    Raises:
        LibraryError: The library could not be written; what was told before is safe.
    """
    done = Round()
    _read_feeds(library, fetcher, hear, done)
    while not fetcher.stop.is_set() and (items := waiting_items(library, time.time(), _AT_ONCE)):
        _fetch_items(library, fetcher, items, hear, done)
    return done


def _read_feeds(library: Library, fetcher: PoliteFetcher, hear: Hear, done: Round) -> None:
    due = list(feeds(library, time.time()))
    for feed, found in work_by_host(fetcher, due, lambda feed: feed.address, lambda feed: _ask_feed(fetcher, feed)):
        if isinstance(found, SourceError):
            _keep_feed_failure(library, fetcher, feed, found, hear, done)
        elif isinstance(found, NotChanged):
            done.feeds_unchanged += 1
            keep_unchanged(library, feed, _due(fetcher.settings.every_seconds))
        else:
            done.feeds_read += 1
            listing, known = found
            every = max(fetcher.settings.every_seconds, listing.wait_seconds)
            done.noticed += keep_listing(library, feed, listing, known, _due(every))


def _ask_feed(fetcher: PoliteFetcher, feed: Feed) -> tuple[Listing, Validators] | NotChanged:
    found = fetcher.fetch(feed.address, feed.known, packed=True)
    if isinstance(found, NotChanged):
        return found
    listing = read_listing(found)
    if listing.kind not in (ListingKind.FEED, ListingKind.SITE_MAP):
        raise NoReportError(feed.address, f"it is no longer a feed, but a {listing.kind}", "follow what it lists")
    return listing, validators_of(found)


def _keep_feed_failure(
    library: Library, fetcher: PoliteFetcher, feed: Feed, error: SourceError, hear: Hear, done: Round
) -> None:
    asked = error.wait_seconds if isinstance(error, FetchError) else 0.0
    wait = max(wait_after(feed.failures, fetcher.settings), asked)
    if isinstance(error, NotAskedError):
        keep_feed_failure(library, feed, error.why, _due(max(asked, 1.0)))
        return
    done.feeds_failed += 1
    keep_feed_failure(library, feed, error.why, _due(wait))
    hear(error)


def _fetch_items(library: Library, fetcher: PoliteFetcher, items: Sequence[FeedItem], hear: Hear, done: Round) -> None:
    wanted = []
    for item in items:
        if has_arrived(library, item):
            keep_item(library, item)
        else:
            wanted.append(item)
    for item, found in work_by_host(fetcher, wanted, lambda item: item.url, lambda item: _ask_page(fetcher, item)):
        if isinstance(found, SourceError):
            _keep_item_failure(library, fetcher, item, found, hear, done)
            continue
        for result in library.add_all(found):
            done.added[result.outcome] += 1
            hear(result)
        keep_item(library, item)


def _ask_page(fetcher: PoliteFetcher, item: FeedItem) -> tuple[Report, ...]:
    found = fetcher.fetch(item.url)
    assert isinstance(found, Capture)  # nothing was said to be known
    return read_capture(found)


def _keep_item_failure(
    library: Library, fetcher: PoliteFetcher, item: FeedItem, error: SourceError, hear: Hear, done: Round
) -> None:
    if isinstance(error, NotAskedError):
        keep_item_failure(library, item, error.why, _due(max(error.wait_seconds, 1.0)), tried=False)
        done.put_off += 1
        return
    lasting = isinstance(error, RefusedSourceError | NoReportError)
    passing = not lasting and (not isinstance(error, FetchError) or error.passing or isinstance(error, NotFoundError))
    if passing and item.tries + 1 < fetcher.settings.tries:
        asked = error.wait_seconds if isinstance(error, FetchError) else 0.0
        keep_item_failure(library, item, error.why, _due(max(wait_after(item.tries, fetcher.settings), asked)))
        done.put_off += 1
    else:
        keep_item_failure(library, item, error.why, None)
        done.given_up += 1
    hear(error)


def _due(seconds: float) -> int:
    """So many seconds from now, since 1970, rounded up: the library keeps whole ones."""
    return int(time.time() + seconds + 0.999)
