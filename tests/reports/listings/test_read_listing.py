"""Reading feeds, lists of feeds, site maps and the feeds of a page."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import ListingLimits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import capture_bytes
from tellings.reports.listings import Listing, ListingKind, read_listing

PLACE = "https://gazette.example/lists/news.xml"

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Ansel Gazette</title><ttl>30</ttl>
<item><title>Ferry stays in port</title><link>https://gazette.example/ferry?a=1&amp;b=2</link><guid>x1</guid></item>
<item><title>No link but a guid</title><guid>https://gazette.example/guid</guid></item>
<item><title>Relative</title><link>/harbour#top</link></item>
<item><title>Nowhere</title><guid isPermaLink="false">x4</guid></item>
<item><title>A script</title><link>javascript:alert(1)</link></item>
<item><title>Ferry again</title><link>https://gazette.example/ferry?a=1&amp;b=2</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ansel</title><entry><id>tag:1</id><title>One</title>
<link rel="self" href="https://gazette.example/self"/><link rel="alternate" href="https://gazette.example/one"/>
<updated>2031-05-04T00:00:00Z</updated></entry></feed>"""
OPML = """<opml version="2.0"><head><title>My feeds</title></head><body><outline text="Coast">
<outline text="Gazette" xmlUrl="https://gazette.example/rss"/><outline text="Herald" XMLURL="https://herald.example/f"/>
</outline></body></opml>"""
SITE_MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://gazette.example/a </loc>
<lastmod>2031-05-04</lastmod></url><url><loc>https://gazette.example/b</loc></url></urlset>"""
SITE_MAPS = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://gazette.example/map1.xml.gz</loc></sitemap></sitemapindex>"""
PAGE = """<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="All">
<link rel="stylesheet" href="/s.css"></head><body>Hello</body></html>"""


def listing(text: str | bytes, **limits: int) -> Listing:
    content = text.encode() if isinstance(text, str) else text
    return read_listing(capture_bytes(content, PLACE, url=PLACE), ListingLimits(**limits))


@pytest.mark.parametrize(
    ("text", "kind", "urls"),
    [
        # Links are made absolute; an item without an address, or with one that is not of the web, is left out.
        (
            RSS,
            ListingKind.FEED,
            [
                "https://gazette.example/ferry?a=1&b=2",
                "https://gazette.example/guid",
                "https://gazette.example/harbour",
            ],
        ),
        # Of Atom's links the one to the page.
        (ATOM, ListingKind.FEED, ["https://gazette.example/one"]),
        # Attributes in any case.
        (OPML, ListingKind.FEEDS, ["https://gazette.example/rss", "https://herald.example/f"]),
        (SITE_MAP, ListingKind.SITE_MAP, ["https://gazette.example/a", "https://gazette.example/b"]),
        (SITE_MAPS, ListingKind.SITE_MAPS, ["https://gazette.example/map1.xml.gz"]),
        # A page names its feeds.
        (PAGE, ListingKind.FEEDS, ["https://gazette.example/rss"]),
        # A site map as plain text.
        (
            "https://a.example/1\nhttps://a.example/2\n",
            ListingKind.SITE_MAP,
            ["https://a.example/1", "https://a.example/2"],
        ),
        # Cut off in the middle: what is whole is taken.
        (SITE_MAP[:150], ListingKind.SITE_MAP, ["https://gazette.example/a"]),
    ],
)
def test_addresses_are_listed(text: str, kind: ListingKind, urls: list[str]) -> None:
    found = listing(text)
    assert (found.kind, [item.url for item in found.items]) == (kind, urls)


def test_a_packed_site_map_is_read_as_if_it_were_not() -> None:
    assert listing(gzip.compress(SITE_MAP.encode())) == listing(SITE_MAP)


def test_what_is_left_out_is_said() -> None:
    assert any("2 of its items have no" in note for note in listing(RSS).notes)
    assert any("the 1 behind them" in note for note in listing(SITE_MAP, addresses=1).notes)


def test_a_feed_says_how_often_it_wants_to_be_read() -> None:
    assert listing(RSS).wait_seconds == 1800


def test_the_mark_changes_when_the_item_does_and_only_then() -> None:
    changed = ATOM.replace("2031-05-04", "2031-05-05")
    assert listing(ATOM).items[0].mark == listing(ATOM).items[0].mark != listing(changed).items[0].mark


def test_a_charset_that_the_bytes_contradict_does_not_matter() -> None:
    feed = ATOM.replace("Ansel", "Café").replace("<feed", '<?xml version="1.0" encoding="utf-8"?><feed')
    found = listing(feed.encode("latin-1"))
    assert found.title == "Café"
    assert any("not well-formed" in note for note in found.notes)


@pytest.mark.parametrize(
    "text", ["", "hello", "{}", "<html><body>no feeds</body></html>", "<nitf/>", "<rss", "\x00\x01"]
)
def test_what_lists_nothing_says_so(text: str) -> None:
    with pytest.raises(NoReportError):
        listing(text)


def test_too_large_a_list_is_refused_packed_or_not() -> None:
    for content in (b"<rss>" + b" " * 5000, gzip.compress(b"<rss>" + b" " * 5000)):
        with pytest.raises(RefusedSourceError):
            listing(content, listing_bytes=4000)


def test_entities_are_not_unfolded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert (
        listing(bomb + SITE_MAP.replace("https://gazette.example/b", "&b;")).items[0].url == "https://gazette.example/a"
    )


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_whatever_the_bytes_nothing_crashes(noise: bytes) -> None:
    for content in (noise, b"<rss><channel>" + noise, b"<urlset>" + noise, b"\x1f\x8b" + noise):
        with contextlib.suppress(NoReportError, RefusedSourceError):
            listing(content)
