"""Invented reports of invented events, for the tests of lineage."""

from __future__ import annotations

import re

from tellings.lineage.find import find_lineage
from tellings.lineage.lineage import Lineage
from tellings.lineage.quoted import MarkedText, mark_text
from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import SourceMap
from tellings.reports.stated import NOT_STATED, Credit, Stated, StatedTime

WIRE = (
    "A ferry with ninety people on board ran aground off the island of Orrin on Monday night after its engine failed "
    "in heavy seas, the coastguard of Velmark said.\n"
    "All passengers were taken off by lifeboats before dawn and brought to the harbour of Skelt, where a school had "
    "been opened for them and doctors treated eleven people for cold and minor injuries.\n"
    "“We heard a bang and then everything went quiet,” passenger Ilse Torvan said.\n"
    "The ship was built in 1988 and had passed its last inspection in spring, according to the register of the "
    "shipping authority in the capital."
)
OTHER = (
    "Schools in the Lowmoor district will close early this week because heating oil is short, the council decided "
    "after a long meeting that ended with shouting and a walkout by six members.\n"
    "Parents had asked for blankets instead. A spokeswoman promised that lessons would be made up in June, and that "
    "buses would run at the usual hours."
)
OWN = (
    "Our reporter spoke to the harbour master in his office above the quay, who had slept two hours and was making "
    "coffee for the crews. He did not want to talk about the engine. He wanted to talk about the volunteers, most of "
    "them fishermen, who had gone out in boats half the size of the ferry while the wind still blew at gale force."
)


def lineage(*reports: Report) -> Lineage:
    return find_lineage([Reading(report) for report in reports])


def marked(text: str, report: str = "r") -> MarkedText:
    return mark_text(report, text)


def make(
    report: str,
    text: str,
    *,
    outlet: str = "",
    url: str = "",
    published: str = "",
    credits: tuple[Credit, ...] = (),
    zone: str = "",
) -> Report:
    blocks = tuple(Block(BlockKind.PARAGRAPH, *line.span()) for line in re.finditer(r"[^\n]+", text))
    time = StatedTime(published, "minute" if "T" in published else "day", zone or NOT_STATED, "a test")
    return Report(
        id=report,
        capture=capture_bytes(text.encode(), report),
        form="text",
        source=text,
        source_map=SourceMap(()),
        text=text,
        blocks=blocks,
        outlet=Stated(outlet or f"The {report}", "a test"),
        url=Stated(url, "a test") if url else NOT_STATED,
        credits=credits,
        published=time if published else NOT_STATED,
    )
