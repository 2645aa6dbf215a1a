"""Read an HTML page into a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.config import Limits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import Capture
from tellings.reports.characters import removal_note
from tellings.reports.cutoff import find_cutoff
from tellings.reports.language import detect_language
from tellings.reports.page.assembly import Part, assemble, left_out_of, parts_of
from tellings.reports.page.blocks import Page, walk_page
from tellings.reports.page.choice import choose_body
from tellings.reports.page.furniture import HIDDEN
from tellings.reports.page.identity import find_address, find_byline, find_outlet, find_outlet_beside, find_page_credits
from tellings.reports.page.json_body import read_json_body
from tellings.reports.page.json_ld import names_in
from tellings.reports.page.kinds import Judged, cut_bylines, judge_blocks
from tellings.reports.page.main_text import find_main_blocks
from tellings.reports.page.markup import Markup, read_markup
from tellings.reports.page.times import find_times, guess_published
from tellings.reports.page.title import find_title, place_title
from tellings.reports.report import TELLING_KINDS, BlockKind, Report
from tellings.reports.stated import NotStated, Stated

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST_ITEM})
MORE_CARRIED = 1.5
"""A page whose JSON-LD carries so many times the text that it shows is read from there."""
LEAST_CHARACTERS = 50
"""A page with less body than this holds no report."""


def read_page(capture: Capture, source: str, limits: Limits | None = None) -> Report:
    """Read the report of an HTML page.

    Args:
        capture: The bytes of the page.
        source: The same, decoded.
        limits: What a page may be at most.

    Raises:
        NoReportError: The page shows no running text.
        RefusedSourceError: It is nested too deep, or its text is too long.
    """
    limits = limits or Limits()
    page = walk_page(source, capture.origin, limits)
    markup = read_markup(page, capture.url)
    address = find_address(markup)
    outlet = find_outlet(markup, address)
    title, parts, judged = _read_text(page, source, markup, outlet)
    told = sum(len(part.text) for part in parts if part.kind in TELLING_KINDS and part.kind is not BlockKind.TITLE)
    if told < LEAST_CHARACTERS:
        why = f"no report was found on the page ({len(page.blocks)} stretches of text, none that runs on)"
        raise NoReportError(
            capture.origin, why, "save the page from a browser after it has loaded, or give its text in a .txt file"
        )
    text, blocks, source_map = assemble(parts)
    if len(text) > limits.text_characters:
        why = f"its text has {len(text):,} characters, more than the {limits.text_characters:,} allowed"
        raise RefusedSourceError(capture.origin, why, "give the report alone")
    left_out = left_out_of(cut_bylines(judged))
    report = Report(capture.sha256[:12], capture, "html", source, source_map, text, blocks, left_out)
    if isinstance(title, Stated) and (isinstance(outlet, NotStated) or outlet.where.startswith("domain")):
        beside = find_outlet_beside(markup, title.value)
        outlet = beside if isinstance(beside, Stated) else outlet
    report = replace(report, title=title, outlet=outlet, url=address)
    return _with_metadata(report, page, markup, judged)


def _read_text(
    page: Page, source: str, markup: Markup, outlet: Stated | NotStated
) -> tuple[Stated | NotStated, list[Part], tuple[Judged, ...]]:
    """The title, the parts of the text in reading order, and what every block of the page was judged to be."""
    choice = choose_body(page.blocks, *find_main_blocks(source, page.blocks))
    title, shown = find_title(page.blocks, markup, outlet, min(choice.body, default=len(page.blocks)))
    judged = judge_blocks(page.blocks, choice, shown, _descriptions(markup))
    parts = parts_of(cut_bylines(judged), None if shown else place_title(title, page, source))
    carried = read_json_body([(text, start) for element, text, start in page.raw if element.tag == "script"])
    if _length(carried) > MORE_CARRIED * _length(part for part in parts if part.kind in _RUNNING):
        judged = tuple(_unkept(item) if item.kept and item.kind in _RUNNING else item for item in judged)
        parts = [part for part in parts if part.kind not in _RUNNING] + carried
    return title, parts, judged


def _unkept(item: Judged) -> Judged:
    return Judged(item.block, BlockKind.FURNITURE, False, "less than the text that the page's JSON-LD carries")


def _length(parts: Iterable[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _descriptions(markup: Markup) -> list[str]:
    stated = [words for node in markup.articles[:1] for words in names_in(node.get("description"))]
    stated += [markup.meta(name)[0] for name in ("og:description", "description", "twitter:description")]
    return [words for words in stated if words]


def _with_metadata(report: Report, page: Page, markup: Markup, judged: Sequence[Judged]) -> Report:
    published, updated = find_times(page, markup, judged)
    notes = [removal_note("".join(page.unwanted))]
    if isinstance(published, NotStated):
        address = report.url.value if isinstance(report.url, Stated) else ""
        published = guess_published(report.source, address)
        notes.append("" if isinstance(published, NotStated) else "the day of publication is a guess of htmldate's")
    around = [left.text for left in report.left_out if left.reason != HIDDEN]
    return replace(
        report,
        byline=find_byline(markup, judged),
        credits=find_page_credits(markup, judged, report.url),
        published=published,
        updated=updated,
        language=detect_language(report.text, markup.language),
        completeness=find_cutoff(report.text, report.source, around),
        notes=tuple(note for note in notes if note),
    )
