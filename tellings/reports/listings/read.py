"""What a capture lists."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

from tellings.config import ListingLimits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import Capture
from tellings.reports.listings.addresses import absolute, tidy
from tellings.reports.listings.feed import read_feed
from tellings.reports.listings.listing import Listed, Listing, ListingKind
from tellings.reports.listings.lists import read_xml_list
from tellings.reports.listings.page import read_page_feeds

_GZIP = b"\x1f\x8b"
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head)\b", re.IGNORECASE)
_ROOT = re.compile(
    rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml|[\w-]+:(?:feed|urlset|sitemapindex))\b", re.IGNORECASE
)
_HEAD = 4096


def looks_like_listing(head: bytes) -> bool:
    """Whether bytes look like a feed, an OPML list or a site map, packed or not, by the first few thousand of them."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head[:_HEAD], _HEAD)
        except zlib.error:
            return False
    return not _HTML.match(head) and _ROOT.search(head[:_HEAD]) is not None


def read_listing(capture: Capture, limits: ListingLimits | None = None) -> Listing:
    """Read a feed, an OPML list, a site map or the feeds that a page names.

    A site map may be packed (gzip), or plain text with one address on each line.

    Args:
        capture: Its bytes.
        limits: How large it may be, and how many addresses are taken.

    Raises:
        RefusedSourceError: It is too large.
        NoReportError: It lists nothing that is known.
    """
    limits = limits or ListingLimits()
    content = _unpacked(capture, limits)
    plain = capture if content is capture.content else replace(capture, content=content)
    base = capture.url or capture.origin
    found = None
    if _HTML.match(content):
        found = read_page_feeds(plain, limits.addresses)
    elif looks_like_listing(content):
        found = read_xml_list(content, base, limits.addresses) or read_feed(plain, limits.addresses)
    else:
        found = _plain_list(content, limits.addresses)
    if found is None:
        why = "it is no feed, no list of feeds and no site map, and names no feed"
        raise NoReportError(capture.origin, why, "give the address of a feed (RSS, Atom), an OPML list or a site map")
    return found


def _unpacked(capture: Capture, limits: ListingLimits) -> bytes:
    content = capture.content
    if content.startswith(_GZIP):
        unpacking = zlib.decompressobj(wbits=31)
        try:
            content = unpacking.decompress(content, limits.listing_bytes + 1)
        except zlib.error as error:
            raise RefusedSourceError(capture.origin, f"it cannot be unpacked ({error})", "try again later") from error
    if len(content) > limits.listing_bytes:
        why = f"the list is too large (at most {limits.listing_bytes:,} bytes are read)"
        raise RefusedSourceError(capture.origin, why, "give its parts")
    return content


def _plain_list(content: bytes, most: int) -> Listing | None:
    """A site map as plain text: one address on each line, and nothing else."""
    lines = [line.strip() for line in content.decode("utf-8", "replace").lstrip("\ufeff").splitlines() if line.strip()]
    if not lines or not all(line.startswith(("http://", "https://")) and " " not in line for line in lines):
        return None
    items, notes = tidy((Listed(absolute("", line)) for line in lines), most)
    return Listing(ListingKind.SITE_MAP, "", items, 0.0, notes)
