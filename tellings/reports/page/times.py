"""When a page's report was published and last changed, as far as the page states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.reports.dates import find_stated_time, parse_stated_time
from tellings.reports.page.blocks import Page
from tellings.reports.page.elements import Element
from tellings.reports.page.kinds import Judged
from tellings.reports.page.main_text import quieten
from tellings.reports.page.markup import Markup
from tellings.reports.stated import NOT_STATED, NotStated, StatedTime

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "date", "dc.date.issued",
    "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "article.published", "displaydate", "pdate",
    "cxenseparse:recs:publishtime", "og:pubdate", "published_time", "originalpublicationdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified",
    "dc.date.modified", "revised", "article.updated", "article:modified", "moddate",
)  # fmt: skip
_CHANGE = re.compile(r"\b(?:updated?|modified|edited|changed|aktualisiert|mis à jour)\b", re.IGNORECASE)


def find_times(
    page: Page, markup: Markup, judged: Sequence[Judged]
) -> tuple[StatedTime | NotStated, StatedTime | NotStated]:
    """When the report was published, and when it was last changed where that is another time."""
    published = _first(_published_sources(page, markup, judged))
    updated = _first(_updated_sources(page, markup, judged))
    if isinstance(published, StatedTime) and isinstance(updated, StatedTime) and _not_after(updated, published):
        updated = NOT_STATED
    return published, updated


def _not_after(updated: StatedTime, published: StatedTime) -> bool:
    """Whether a time of change is the time of publication, or before it, and so tells nothing."""
    length = min(len(updated.iso), len(published.iso))
    if updated.iso[:length] == published.iso[:length]:
        return updated.zone == published.zone
    zones = (updated.zone, published.zone)
    return updated.iso < published.iso and (zones[0] == zones[1] or NOT_STATED in zones)


def guess_published(source: str, address: str) -> StatedTime | NotStated:
    """The day that htmldate works out from a page that states no time in any of the usual places."""
    # Loaded when needed: htmldate and the date parser under it take long to load, and few pages need them.
    from htmldate import find_date
    from lxml.etree import LxmlError

    quieten("htmldate")
    try:
        day = find_date(source, original_date=True, extensive_search=False, url=address or None)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return NOT_STATED
    if not day:
        return NOT_STATED
    return StatedTime(day, "day", NOT_STATED, "worked out by htmldate from address and markup, not stated as such")


def _first(found: Iterator[StatedTime | NotStated]) -> StatedTime | NotStated:
    return next((time for time in found if isinstance(time, StatedTime)), NOT_STATED)


def _published_sources(page: Page, markup: Markup, judged: Sequence[Judged]) -> Iterator[StatedTime | NotStated]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for node in markup.articles[:2]:
            yield _parse(node.get(key), f"JSON-LD {key}")
    for key in _PUBLISHED:
        for content in markup.metas.get(key, []):
            yield _parse(content, f"meta {key}")
    for element, words in _time_elements(page, judged):
        if not _is_change(element, words):
            yield _parse(element.attributes.get("datetime") or words, "time element of the page")
    for text in _header_lines(judged):
        change = _CHANGE.search(text)
        if change is None or not re.search(r"\d", text[change.end() :]):
            yield _parse(text, "line on the page")
        else:
            yield _parse(text[: change.start()], "line on the page")


def _updated_sources(page: Page, markup: Markup, judged: Sequence[Judged]) -> Iterator[StatedTime | NotStated]:
    for node in markup.articles[:2]:
        yield _parse(node.get("dateModified"), "JSON-LD dateModified")
    for key in _UPDATED:
        for content in markup.metas.get(key, []):
            yield _parse(content, f"meta {key}")
    for element, words in _time_elements(page, judged):
        if _is_change(element, words):
            yield _parse(element.attributes.get("datetime") or words, "time element of the page")
    for text in _header_lines(judged):
        if change := _CHANGE.search(text):
            yield _parse(text[change.start() :], "line on the page")


def _parse(value: object, where: str) -> StatedTime | NotStated:
    return parse_stated_time(value, where) if isinstance(value, str) else NOT_STATED


def _time_elements(page: Page, judged: Sequence[Judged]) -> Iterator[tuple[Element, str]]:
    """Time elements of the report's head, with the words of the block that they stand in; then marked ones anywhere."""
    inside = _header_numbers(judged)
    for element in page.elements:
        number = page.times.get(element.number, -1)
        words = judged[number].block.text if 0 <= number < len(judged) else ""
        marked = "pubdate" in element.attributes or "datePublished" in element.attributes.get("itemprop", "")
        if element.tag == "time" and (number in inside or marked):
            yield element, words


def _is_change(element: Element, words: str) -> bool:
    near = " ".join(around.names + around.attributes.get("itemprop", "") for around in element.ancestry()[:2])
    if re.search(r"updat|modif", near, re.IGNORECASE):
        return True
    return _CHANGE.match(words.strip("( ")) is not None or re.match(r"\W*last ", words, re.I) is not None


def _header_numbers(judged: Sequence[Judged]) -> range:
    """The blocks from a little above the title to the first paragraph or a little below."""
    kept = [item.block.number for item in judged if item.kept]
    plain = [item.block.number for item in judged if item.kept and not item.reason]
    return range(max(0, kept[0] - 4), (plain[0] if plain else kept[0]) + 2) if kept else range(0)


def _header_lines(judged: Sequence[Judged]) -> Iterator[str]:
    for number in _header_numbers(judged):
        item = judged[number] if number < len(judged) else None
        if item and (not item.kept or item.reason == "byline") and find_stated_time(item.block.text, ""):
            yield item.block.text
