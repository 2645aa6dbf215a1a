"""What bytes are: a page, a text, Markdown, records; told by the bytes first and by the name last."""

from __future__ import annotations

import json
import re
from typing import Literal

from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.binaries import looks_like
from tellings.reports.decoding import Decoded, decode_bytes, is_utf16

SourceForm = Literal["html", "text", "markdown", "json", "json lines"]
HEAD = 65_536
"""Bytes that are looked at to tell the form of a source before all of it is read."""

_HTML_START = re.compile(
    r"<(?:!doctype html|html|head|title|meta|body|article|section|main|header|nav|div|p|h[1-6]|table|script|style"
    r"|link|iframe|a|b|br|span|ul|ol|blockquote|figure|form|font|base|center|noscript)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|a|span|br|article|body|html|li|ul|img|b|i|strong|em)\b[^>]{0,500}>", re.IGNORECASE
)
_FEED = re.compile(r"<(?P<root>rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_XML = re.compile(r"<(?:nitf|newsml|newsitem|tei)\b", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?=[^\n]*:)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"!\[[^\]\n]*\]\([^)\n]+\)"),
    re.compile(r"(?<!!)\[[^\]\n]+\]\((?:https?:|/|#|mailto:)[^)\n]*\)"),
    re.compile(r"^\S.*\n(?:={3,}|-{3,})\s*$", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]*\*\*"),
)
_MAIL = re.compile(
    r"(?:From|MIME-Version|Return-Path|Received|Subject): .*(?:\n.*){0,60}\nContent-Type: multipart/", re.I
)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")


def read_form(content: bytes, origin: str, content_type: str = "") -> tuple[SourceForm, Decoded]:
    """The form of a source, and its characters.

    Args:
        content: All its bytes.
        origin: Where from; its ending counts only where the bytes leave the form open.
        content_type: As declared; may be empty. It counts for the charset, and where the bytes leave the form open.

    Raises:
        NoReportError: There are no bytes, or white space alone.
        RefusedSourceError: The bytes are no text, or a kind of text that holds no report (a feed, other XML).
    """
    refuse_binary(content[:HEAD], origin)
    if not content.strip(b" \t\r\n\x00\x0c\xef\xbb\xbf\xff\xfe"):
        raise NoReportError(origin, "it is empty", "check that it was saved whole")
    decoded = decode_bytes(content, content_type)
    form = form_of(decoded.text, origin, content_type)
    if form != "html" and decoded.where.startswith("the page's <meta>"):
        decoded = decode_bytes(content, content_type, page=False)
    return form, decoded


def refuse_binary(head: bytes, origin: str) -> None:
    """Refuse bytes that are no text, saying what they look like.

    Raises:
        RefusedSourceError: They are no text.
    """
    if is_utf16(head):
        return
    found = looks_like(head)
    if found:
        raise RefusedSourceError(origin, f"it looks like {found[0]}, not like a page or a text", found[1])


def form_of(text: str, origin: str, content_type: str = "") -> SourceForm:
    """The form of decoded characters.

    Raises:
        RefusedSourceError: A feed, a saved mail or web archive, or XML that is no page.
    """
    records = records_form(text)
    if records or "json" in content_type:
        return records or "json"
    head = text[:HEAD]
    prolog, start = _skip_prolog(head)
    feed = _FEED.match(start)
    if feed:
        kind = "a site map" if feed["root"] in ("urlset", "sitemapindex") else "a feed"
        raise RefusedSourceError(origin, f"it is {kind}, not a report", "`tellings add` takes what it lists")
    if _HTML_START.match(start):
        return "html"
    if _MAIL.match(head):
        raise RefusedSourceError(origin, "it is a saved mail or a web archive (MIME)", "save the page as HTML alone")
    if _XML.match(start) or "<?xml" in prolog:
        raise RefusedSourceError(origin, "it is XML, but no page", "give the report as HTML or text")
    return _text_form(head, origin, content_type)


def _skip_prolog(head: str) -> tuple[str, str]:
    """White space, comments and an XML declaration at the beginning, and what follows them."""
    rest = head.lstrip("\ufeff \t\r\n\x00")
    for opening, closing in (("<?xml", "?>"), ("<!--", "-->")) * 8:
        if rest.startswith(opening):
            rest = rest.partition(closing)[2].lstrip()
    return head[: len(head) - len(rest)], rest


def records_form(text: str) -> Literal["json", "json lines", ""]:
    """Whether characters are JSON Lines, one JSON value, or neither.

    Args:
        text: The characters, or the first of them as far as the end of the first line.
    """
    start = text.lstrip("\ufeff \t\r\n")
    if not re.match(r"\{\s*(?:\"|\})|\[\s*(?:\{|\])", start):
        return ""
    line, _, rest = start.partition("\n")
    if start.startswith("{") and rest.strip() and _is_object(line):
        return "json lines"
    return "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _text_form(head: str, origin: str, content_type: str) -> SourceForm:
    name = origin.lower().split("?")[0].split("#")[0]
    declared = content_type.split(";")[0].strip().lower()
    page = name.endswith((".html", ".htm", ".xhtml")) or declared in ("text/html", "application/xhtml+xml")
    if page and _TAG.search(head):
        return "html"
    if name.endswith(_MARKDOWN_NAMES) or declared == "text/markdown" or _FRONT_MATTER.match(head):
        return "markdown"
    if re.match(r"\s*# \S", head) or sum(pattern.search(head) is not None for pattern in _MARKDOWN) >= 2:
        return "markdown"
    return "text"
