"""The addresses of a listing: absolute, of the web, each once, no more than a limit."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from tellings.reports.listings.listing import Listed


def absolute(base: str, link: str) -> str:
    """The absolute http or https address of a link without its fragment; empty for anything else."""
    link = link.strip()
    if not link:
        return ""
    try:
        url = urljoin(base, link)
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return parts._replace(fragment="").geturl() if parts.scheme in ("http", "https") and host else ""


def tidy(items: Iterable[Listed], most: int) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """The items with an address, each address once, at most so many; and notes on what was left out."""
    kept: dict[str, Listed] = {}
    missing = over = 0
    for item in items:
        if not item.url:
            missing += 1
        elif item.url not in kept and len(kept) >= most:
            over += 1
        else:
            kept.setdefault(item.url, item)
    notes = []
    if missing:
        notes.append(f"{missing:,} of its items have no http or https address and were left out")
    if over:
        notes.append(f"it lists more than {most:,} addresses; the {over:,} behind them were left out")
    return tuple(kept.values()), tuple(notes)
