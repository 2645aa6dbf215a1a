"""Follow feeds until stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tellings.errors import NotFoundError, RefusedSourceError
from tellings.following.listed import is_address, read_list_at
from tellings.following.polite import PoliteFetcher
from tellings.following.rounds import Hear, Round, follow_round
from tellings.library.feeds import follow_feed, next_due
from tellings.library.library import Library
from tellings.reports.listings import ListingKind

_LONGEST_SLEEP = 60.0
"""Seconds after which the library is looked into again: another process may have named a feed."""


def find_feeds(source: str, fetcher: PoliteFetcher) -> Iterator[str]:
    """The addresses of the feeds that a source leads to.

    Args:
        source: The address of a feed or site map (itself), of a page (the feeds that it names), of an OPML list or a
            list of site maps (what it lists); or the path of an OPML file.
        fetcher: Asks for it.

    Raises:
        SourceError: It cannot be had, or leads to none.
    """
    if not is_address(source) and not Path(source).is_file():
        raise NotFoundError(source, "there is no such file or address", "give the address of a feed, or an OPML file")
    listing = read_list_at(source, fetcher)
    if listing.kind in (ListingKind.FEEDS, ListingKind.SITE_MAPS):
        yield from (item.url for item in listing.items)
    elif is_address(source):
        yield source
    else:
        raise RefusedSourceError(source, f"a {listing.kind} in a file does not change", "give its address, or add it")


def watch(
    library: Library,
    fetcher: PoliteFetcher,
    hear: Hear = lambda found: None,
    rounds: Callable[[Round], None] = lambda done: None,
    *,
    once: bool = False,
) -> None:
    """Follow the library's feeds until `fetcher.stop` is set; each item is fetched once.

    Args:
        library: What is followed, and where what arrives is kept.
        fetcher: Fetches it.
        hear: As for `follow_round`.
        rounds: Is told what came of each round in which something happened.
        once: Stop after one round.

    Raises:
        LibraryError: The library could not be written; what was told before is safe.
    """
    while not fetcher.stop.is_set():
        rounds(follow_round(library, fetcher, hear))
        if once:
            return
        fetcher.stop.wait(min(_LONGEST_SLEEP, max(0.5, next_due(library) - time.time())))


def follow(library: Library, source: str, fetcher: PoliteFetcher) -> tuple[str, ...]:
    """Follow what a source leads to from now on; the addresses that were not followed before.

    Raises:
        SourceError: As `find_feeds`.
        LibraryError: The library could not be written.
    """
    return tuple(address for address in find_feeds(source, fetcher) if follow_feed(library, address))
