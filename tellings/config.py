"""The named limits and settings; each has a default that suits a laptop.

Sizes are bytes unless the name says otherwise, times are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source may be at most. What is over a limit is refused with a message and the rest goes on."""

    source_bytes: int = 20_000_000
    text_characters: int = 2_000_000
    nesting_depth: int = 2_000
    folder_sources: int = 10_000
    line_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched from the web."""

    user_agent: str = "Tellings/0.1 (+reads news reports side by side)"
    connect_seconds: float = 5.0
    total_seconds: float = 20.0
    redirects: int = 5
    private_addresses: bool = False


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """How the library writes, and what an archive to import may be at most.

    Attributes:
        wait_seconds: How long a second writer waits for the first.
        batch_reports: Reports that are made safe together; each is acknowledged only then.
        batch_bytes: Bytes of captures after which a batch is made safe although it is not full.
        encoding_bytes: How much of the reports that were compared last is kept as the encoder reads them, so that the
            next report of their story is compared sooner; it takes about 1 kB for each word.
        archive_entries: Files in an archive.
        archive_entry_bytes: One file of it, unpacked.
        archive_bytes: All of it, unpacked.
    """

    wait_seconds: float = 10.0
    batch_reports: int = 200
    batch_bytes: int = 50_000_000
    encoding_bytes: int = 500_000_000
    archive_entries: int = 5_000_000
    archive_entry_bytes: int = 200_000_000
    archive_bytes: int = 200_000_000_000


@dataclass(frozen=True, slots=True)
class ListingLimits:
    """What a feed, a list of feeds or a site map may be at most.

    Attributes:
        listing_bytes: Its size, unpacked; the standard allows site maps of 50 MB.
        addresses: How many addresses of it are taken; the standard allows 50,000.
    """

    listing_bytes: int = 50_000_000
    addresses: int = 50_000


@dataclass(frozen=True, slots=True)
class FollowSettings:
    """How feeds are followed and the pages that they list are fetched.

    Attributes:
        host_seconds: Pause between two requests to one host; a longer one that its robots.txt asks for is kept.
        hosts_at_once: Hosts that are asked at the same time, one request each.
        every_seconds: How often a feed is read; less often where it asks for that.
        tries: How often a page is asked for before it is given up.
        first_wait_seconds: How long a host that failed is left alone; twice as long at each further failure.
        longest_wait_seconds: No longer than this.
        robots: Whether robots.txt is obeyed.
    """

    host_seconds: float = 1.0
    hosts_at_once: int = 8
    every_seconds: float = 600.0
    tries: int = 6
    first_wait_seconds: float = 30.0
    longest_wait_seconds: float = 6 * 3600.0
    robots: bool = True
