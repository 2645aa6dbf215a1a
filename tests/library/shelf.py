"""Reports for the library's tests: pages with an address, captured at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tellings.reports.capture import capture_bytes
from tellings.reports.read import read_capture
from tellings.reports.report import Report

BEGUN = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

BRIDGE = (
    "Bridge closed in Ostergate",
    "The bridge over the Tern was closed on Sunday after engineers found a crack in its northern pillar.",
    "“The bridge is safe, but we want to be sure of it,” said Ida Holt, the mayor of Ostergate.",
    "The union of bridge workers denied that it had been asked about the repairs.",
    "Buses are taking a detour over the old ferry road, which adds twenty minutes to most journeys.",
)
MARKET = (
    "Fish market moves to the new quay",
    "Traders at the fish market of Port Almery will move to the new quay in June, the harbour board said on Friday.",
    "Josef Varga, who has sold herring there since 1998, said that he would miss the old hall.",
    "The old hall will be turned into flats, a library and a small museum of the sea.",
)


def page(
    paragraphs: tuple[str, ...] = BRIDGE,
    *,
    url: str = "https://gazette.example/bridge",
    outlet: str = "Gazette",
    published: str = "2031-05-04T10:00:00Z",
    around: str = "",
    after_hours: float = 0,
) -> Report:
    """A report read from a page, whose first paragraph is the title.

    Args:
        paragraphs: The title and the body.
        url: Where it was fetched from.
        outlet: Its outlet.
        published: When it was published.
        around: Furniture that changes the bytes but not the text.
        after_hours: When it was captured, counted from `BEGUN`.
    """
    title, *body = paragraphs
    content = f"""<!doctype html><html lang="en"><head><title>{title}</title>
    <meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{published}">
    </head><body><nav>Home News Sport {around}</nav><article><h1>{title}</h1>
    {"".join(f"<p>{paragraph}</p>" for paragraph in body)}</article></body></html>""".encode()
    captured = BEGUN + timedelta(hours=after_hours)
    capture = capture_bytes(content, url, content_type="text/html; charset=utf-8", url=url, captured=captured)
    (report,) = read_capture(replace(capture, headers=(("Server", "made"),)))
    return report


def market(**more: object) -> Report:
    """The other report, of another event."""
    return page(MARKET, **({"url": "https://ledger.example/market", "outlet": "Ledger"} | more))  # type: ignore[arg-type]
