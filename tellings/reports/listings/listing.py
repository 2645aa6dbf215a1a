"""A listing: addresses that a feed, an OPML list, a site map or a page names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class ListingKind(StrEnum):
    """What names the addresses, and so what they lead to."""

    FEED = "feed"
    """RSS or Atom: addresses of reports."""
    FEEDS = "list of feeds"
    """OPML, or a page that names its feeds: addresses of feeds."""
    SITE_MAP = "site map"
    """Addresses of reports."""
    SITE_MAPS = "list of site maps"
    """Addresses of site maps."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One address with what the listing says of it.

    Attributes:
        url: Absolute, http or https.
        title: As the listing gives it; may be empty.
        mark: Changes when what the listing says of the address changes (title, summary, date of change); equal marks
            mean that nothing was said to have changed.
    """

    url: str
    title: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a capture lists.

    Attributes:
        kind: What it is.
        title: Its own title; may be empty.
        items: In its order, each address once.
        wait_seconds: How long it asks to be left alone between two readings (RSS `ttl`); 0 where it does not say.
        notes: What the user should know: that it is not well-formed, that items without an address were left out.
    """

    kind: ListingKind
    title: str
    items: tuple[Listed, ...]
    wait_seconds: float = 0.0
    notes: tuple[str, ...] = field(default=())


def mark_of(*said: str) -> str:
    """A short digest of what a listing says of an address."""
    return hashlib.sha256("\x1f".join(said).encode("utf8", "surrogatepass")).hexdigest()[:16]
