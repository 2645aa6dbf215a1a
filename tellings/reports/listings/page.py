"""A page that names its feeds: `<link rel="alternate" type="application/rss+xml">` (RSS autodiscovery)."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.errors import RefusedSourceError
from tellings.reports.capture import Capture
from tellings.reports.decoding import decode_bytes
from tellings.reports.listings.addresses import absolute, tidy
from tellings.reports.listings.listing import Listed, Listing, ListingKind

_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


def read_page_feeds(capture: Capture, most: int) -> Listing | None:
    """The feeds that a page names; None where it names none."""
    from tellings.reports.page.blocks import walk_page

    try:
        page = walk_page(decode_bytes(capture.content, capture.content_type).text, capture.origin)
    except RefusedSourceError:
        return None
    base = capture.url or capture.origin
    items, notes = tidy(_feeds([element.attributes for element in page.elements if element.tag == "link"], base), most)
    return Listing(ListingKind.FEEDS, "", items, 0.0, notes) if items else None


def _feeds(links: list[dict[str, str]], base: str) -> Iterator[Listed]:
    for link in links:
        kind = link.get("type", "").split(";")[0].strip().lower()
        if "alternate" in link.get("rel", "").lower().split() and kind in _TYPES:
            yield Listed(absolute(base, link.get("href", "")), link.get("title", ""))
