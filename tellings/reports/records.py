"""Records: one JSON object for a report, with its text or its page and what is known about it.

The fields are documented in docs/manual/json-lines.md. The output of news-please, newspaper4k and trafilatura is
read as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from tellings.config import Limits
from tellings.errors import NoReportError, RefusedSourceError, SourceError
from tellings.reports.byline import split_byline
from tellings.reports.capture import Capture
from tellings.reports.credits import find_credits
from tellings.reports.dates import parse_stated_time, time_from_epoch
from tellings.reports.json_values import Value, map_string, read_objects
from tellings.reports.plain.given import Given
from tellings.reports.plain.pieces import GIVEN, GIVEN_STANDFIRST
from tellings.reports.plain.read import piece_of, read_mapped
from tellings.reports.report import Report
from tellings.reports.stated import NOT_STATED, Credit, NotStated, Stated, StatedTime

TEXT = ("text", "maintext", "cleaned_text", "body", "article_body", "articleBody", "content", "raw_text")
HTML = ("html", "raw_html", "page")
TITLE = ("title", "headline", "title_page")
STANDFIRST = ("standfirst", "subtitle")
URL = ("url", "canonical_link", "canonical_url", "link", "source", "source_url")
OUTLET = ("outlet", "sitename", "site_name", "source-hostname", "meta_site_name", "publisher", "publication", "source")
DOMAIN = ("source_domain", "hostname", "domain")
BYLINE = ("byline", "authors", "author")
CREDITS = ("credits", "credit", "agency")
PUBLISHED = ("published", "date_publish", "publish_date", "publication_date", "pub_date", "datePublished", "date")
UPDATED = ("updated", "date_modify", "modified", "dateModified")
LANGUAGE = ("language", "meta_lang", "lang")

Record = Mapping[str, Value]


def read_records(capture: Capture, source: str, limits: Limits) -> Iterator[Report | SourceError]:
    """The reports of a JSON text that is one record or an array of them; a record that fails comes as an error.

    Args:
        capture: The bytes.
        source: The same, decoded.
        limits: What a report may be at most.
    """
    try:
        records = read_objects(source)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        yield RefusedSourceError(capture.origin, f"it is not a JSON record ({why})", "correct it, or leave it out")
        return
    if not records:
        yield NoReportError(capture.origin, "it holds no record", "give one JSON object for each report")
    for number, (record, _) in enumerate(records, 1):
        origin = f"{capture.origin}#{number}" if len(records) > 1 else capture.origin
        try:
            report = read_record(replace(capture, origin=origin), source, record, limits)
        except SourceError as error:
            yield error
            continue
        yield replace(report, id=f"{report.id}-{number}") if len(records) > 1 else report


def read_record(capture: Capture, source: str, record: Record, limits: Limits) -> Report:
    """Read one record.

    Raises:
        NoReportError: It has neither a text nor a page, or there is no report in it.
        RefusedSourceError: Its page is nested too deep, or its text is too long.
    """
    page, text = _find(record, HTML), _find(record, TEXT)
    if page:
        return _read_page_of(capture, record, page[1], limits)
    if not text:
        why = f"the record has no text: none of the fields {', '.join(TEXT[:3])} or {HTML[0]} holds any"
        raise NoReportError(capture.origin, why, "see docs/manual/json-lines.md for the fields")
    mapped, note = map_string(source, text[1])
    if len(mapped.text) > limits.text_characters:
        why = f"its text has {len(mapped.text):,} characters, more than the {limits.text_characters:,} allowed"
        raise RefusedSourceError(capture.origin, why, "give one report a record")
    form: Literal["text", "markdown"] = "markdown" if record.get("form", _NONE).value == "markdown" else "text"
    report = read_mapped(capture, source, mapped, form, _given(source, record))
    return replace(report, notes=(*((note,) if note else ()), *report.notes))


def _read_page_of(capture: Capture, record: Record, page: Value, limits: Limits) -> Report:
    """Read the page of a record; the record says what the page does not."""
    from tellings.reports.page import read_page  # slow to load, and records of texts do without

    address = _address(record)
    from_there = replace(capture, url=address.value) if isinstance(address, Stated) else capture
    report = read_page(from_there, str(page.value), limits)
    given = _given("", record)
    return replace(
        report,
        capture=capture,
        outlet=_or_given(report.outlet, given.outlet, "domain"),
        url=report.url if isinstance(report.url, Stated) else given.url,
        byline=report.byline or given.byline,
        credits=report.credits or given.credits,
        published=report.published if isinstance(report.published, StatedTime) else given.published,
        updated=report.updated if isinstance(report.updated, StatedTime) else given.updated,
        title=report.title if isinstance(report.title, Stated) else _stated(record, TITLE),
    )


def _credits(record: Record) -> Iterator[Credit]:
    """The credits that the record names, and the agencies in its byline."""
    for words, where in _several(record, CREDITS):
        yield Credit(words, "text", where)
    for words, where in _several(record, BYLINE):
        yield from find_credits(f"By {words}", where)


def _or_given(own: Stated | NotStated, given: Stated | NotStated, weak: str) -> Stated | NotStated:
    """What the page states, but the record's value before a mere domain."""
    if isinstance(own, Stated) and not (own.where.startswith(weak) and isinstance(given, Stated)):
        return own
    return given


def _given(source: str, record: Record) -> Given:
    title, standfirst = _find(record, TITLE), _find(record, STANDFIRST)
    return Given(
        title=piece_of(map_string(source, title[1])[0], GIVEN) if title and source else None,
        standfirst=piece_of(map_string(source, standfirst[1])[0], GIVEN_STANDFIRST) if standfirst and source else None,
        title_where=f"record “{title[0]}”" if title else "",
        outlet=_outlet(record),
        url=_address(record),
        byline=tuple(Stated(name, where) for words, where in _several(record, BYLINE) for name in split_byline(words)),
        credits=tuple(_credits(record)),
        published=_time(record, PUBLISHED),
        updated=_time(record, UPDATED),
        language=str(found[1].value) if (found := _find(record, LANGUAGE)) else "",
    )


_NONE = Value("", 0, 0)


def _find(record: Record, keys: tuple[str, ...]) -> tuple[str, Value] | None:
    """The first of the fields that holds words."""
    for key in keys:
        value = record.get(key, _NONE).value
        if isinstance(value, str) and value.strip() and value.strip().lower() not in ("none", "null", "nan"):
            return key, record[key]
    return None


def _stated(record: Record, keys: tuple[str, ...]) -> Stated | NotStated:
    found = _find(record, keys)
    return Stated(" ".join(str(found[1].value).split()), f"record “{found[0]}”") if found else NOT_STATED


def _is_address(words: str) -> bool:
    return words.lower().startswith(("http://", "https://"))


def _address(record: Record) -> Stated | NotStated:
    for key in URL:
        found = _stated(record, (key,))
        if isinstance(found, Stated) and _is_address(found.value):
            return found
    return NOT_STATED


def _outlet(record: Record) -> Stated | NotStated:
    """The outlet's name; a domain, as some crawlers give it, only where no name is."""
    for key in (*OUTLET, *DOMAIN):
        found = _stated(record, (key,))
        if isinstance(found, Stated) and not _is_address(found.value):
            return found
    return NOT_STATED


def _several(record: Record, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The values of the first field that holds any: words, a list of them, or objects with a name."""
    for key in keys:
        values = list(_words(record.get(key, _NONE).value))
        if values:
            yield from ((value, f"record “{key}”") for value in values)
            return


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, dict):
        yield from _words(value.get("name"))
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)


def _time(record: Record, keys: tuple[str, ...]) -> StatedTime | NotStated:
    for key in keys:
        value = record.get(key, _NONE).value
        if isinstance(value, int | float) and not isinstance(value, bool):
            found = time_from_epoch(value, f"record “{key}”")
        else:
            found = parse_stated_time(value, f"record “{key}”") if isinstance(value, str) else NOT_STATED
        if isinstance(found, StatedTime):
            return found
    return NOT_STATED
