"""The reports that a feed, a list of feeds or a site map leads to, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tellings.config import ListingLimits
from tellings.errors import RefusedSourceError, SourceError
from tellings.following.hosts import work_by_host
from tellings.following.polite import PoliteFetcher
from tellings.reports.capture import Capture, capture_bytes
from tellings.reports.fetch import NotChanged
from tellings.reports.listings import Listed, Listing, ListingKind, read_listing
from tellings.reports.listings.read import looks_like_listing
from tellings.reports.read import read_all, read_capture
from tellings.reports.report import Report

_DEEPEST = 3
"""A list of site maps leads to site maps, and these to pages; nothing honest goes deeper."""


def is_address(source: str) -> bool:
    """Whether a source is named by an http or https address."""
    return source.lower().startswith(("http://", "https://"))


def find_reports(sources: Iterable[str], fetcher: PoliteFetcher) -> Iterator[Report | SourceError]:
    """The reports of sources: those of addresses and lists as `read_listed` finds them, all others as `read_all` does.

    Args:
        sources: Whatever `tellings.reports.read.read_all` reads; also feeds, OPML lists and site maps.
        fetcher: Fetches pages.
    """
    for source in sources:
        if is_address(source) or is_listing(Path(source)):
            yield from read_listed(source, fetcher)
        else:
            yield from read_all([source])


def read_listed(source: str, fetcher: PoliteFetcher) -> Iterator[Report | SourceError]:
    """The reports of an address: of the page there, or of all pages that the feed, list or site map there leads to.

    Args:
        source: An http or https address, or the path of a list that `is_listing` knows.
        fetcher: Fetches them.
    """
    try:
        capture = _capture(source, fetcher)
        if is_address(source) and not looks_like_listing(capture.content):
            yield from read_capture(capture)
            return
        listing = read_listing(capture)
    except SourceError as error:
        yield error
        return
    yield from _pages(listing, fetcher, _DEEPEST)


def read_list_at(source: str, fetcher: PoliteFetcher) -> Listing:
    """What is listed at an address or in a file.

    Raises:
        SourceError: It cannot be had, or lists nothing.
    """
    return read_listing(_capture(source, fetcher))


def _capture(source: str, fetcher: PoliteFetcher) -> Capture:
    return _fetch(source, fetcher) if is_address(source) else _file(source)


def is_listing(path: Path) -> bool:
    """Whether a file is a feed, an OPML list or a site map, by its first bytes."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return looks_like_listing(file.read(4096))
    except (OSError, ValueError):
        return False


def _pages(listing: Listing, fetcher: PoliteFetcher, deeper: int) -> Iterator[Report | SourceError]:
    if listing.kind in (ListingKind.FEED, ListingKind.SITE_MAP):
        for _, found in work_by_host(
            fetcher, listing.items, _url, lambda item: read_capture(_fetch(item.url, fetcher))
        ):
            yield from (found,) if isinstance(found, SourceError) else found
        return
    lists = work_by_host(fetcher, listing.items, _url, lambda item: read_listing(_fetch(item.url, fetcher)))
    for item, inner in lists:
        if isinstance(inner, SourceError):
            yield inner
        elif deeper:
            yield from _pages(inner, fetcher, deeper - 1)
        else:
            yield RefusedSourceError(item.url, "lists within lists go too deep here", "give this address alone")


def _url(item: Listed) -> str:
    return item.url


def _fetch(url: str, fetcher: PoliteFetcher) -> Capture:
    found = fetcher.fetch(url, packed=True)
    if isinstance(found, NotChanged):
        raise SourceError(url, "the server says that nothing changed, though nothing was asked", "try again later")
    return found


def _file(source: str) -> Capture:
    path, most = Path(source), ListingLimits().listing_bytes
    try:
        with path.open("rb") as file:
            return capture_bytes(file.read(most + 1), source)
    except OSError as error:
        raise SourceError(source, f"it cannot be opened ({error.strerror})", "check the name") from error
