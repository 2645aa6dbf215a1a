"""RSS and Atom feeds, by feedparser, which reads the many that are not well-formed, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tellings.reports.capture import Capture
from tellings.reports.listings.addresses import absolute, tidy
from tellings.reports.listings.listing import Listed, Listing, ListingKind, mark_of

_LONGEST_TTL = 24 * 3600.0


def read_feed(capture: Capture, most: int) -> Listing | None:
    """The reports that a feed lists; None for what is no feed.

    Args:
        capture: The feed's bytes. A charset that the server declared and the bytes contradict is passed over.
        most: So many items are taken.
    """
    import feedparser

    base = capture.url or capture.origin
    headers = {"content-location": base}
    if capture.content_type:
        headers["content-type"] = capture.content_type
    found = feedparser.parse(capture.content, response_headers=headers, sanitize_html=False)
    if not found.version:
        return None
    items, left_out = tidy(_items(found.entries, base), most)
    broken = found.bozo and not isinstance(found.bozo_exception, feedparser.NonXMLContentType)
    notes = [f"the feed is not well-formed ({_said(found.bozo_exception)})"] if broken else []
    ttl = str(found.feed.get("ttl", "")).strip()
    wait = min(float(ttl) * 60, _LONGEST_TTL) if ttl.isdecimal() else 0.0
    return Listing(ListingKind.FEED, _words(found.feed.get("title")), items, wait, (*notes, *left_out))


def _items(entries: list[Any], base: str) -> Iterator[Listed]:
    for entry in entries:
        title = _words(entry.get("title"))
        changed = entry.get("updated") or entry.get("published") or ""
        mark = mark_of(title, str(changed), str(entry.get("summary") or ""))
        yield Listed(absolute(base, _link(entry)), title, mark)


def _link(entry: Any) -> str:
    """The report's address: the link, or else an identifier that is one (RSS `guid` is a permanent link by default)."""
    link = entry.get("feedburner_origlink") or entry.get("link") or ""
    identifier = str(entry.get("id") or "")
    return str(link or (identifier if identifier.startswith(("http://", "https://")) else ""))


def _words(value: object) -> str:
    return " ".join(str(value or "").split())


def _said(error: object) -> str:
    return _words(error)[:200] or "no reason given"
