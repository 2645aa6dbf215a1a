"""A page made for the tests, and how to read one."""

from __future__ import annotations

from datetime import UTC, datetime

from tellings.reports.capture import capture_bytes
from tellings.reports.page import read_page
from tellings.reports.report import BlockKind, Report

TITLE = "Bridge at Aldenport closed for three weeks"
PARAGRAPHS = (
    "The old iron bridge at Aldenport will stay closed for three weeks, the mayor, Hedda Brandvold, said on Monday.",
    "Engineers found a crack as long as a hand in one of the girders on Sunday night, while they looked for rust.",
    "“Nobody will drive over it before I have walked over it myself,” Ms Brandvold told the town council.",
    "The ferry to the north bank will run every twenty minutes until then, and pupils will travel free of charge.",
    "Shopkeepers on the south bank fear for their trade before the harvest fair, which draws 9,000 visitors.",
)


def body_of(*paragraphs: str) -> str:
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)


def page(body: str = "", *, head: str = "", title: str = TITLE, before: str = "", after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | The Aldenport Herald</title>{head}</head><body>'
        f"{before}<article><h1>{title}</h1>{body or body_of()}</article>{after}</body></html>"
    )


def read_html(source: str, url: str = "") -> Report:
    capture = capture_bytes(
        source.encode("utf-8", "replace"), "page.html", url=url, captured=datetime(2026, 3, 4, tzinfo=UTC)
    )
    return read_page(capture, source)


def texts(report: Report, *kinds: BlockKind) -> list[str]:
    return [report.text[b.start : b.end] for b in report.blocks if not kinds or b.kind in kinds]


def reasons(report: Report) -> dict[str, str]:
    return {left.text: left.reason for left in report.left_out}
