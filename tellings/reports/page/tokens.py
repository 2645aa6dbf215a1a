"""HTML source as tokens that know where they stand.

No parser that keeps up with broken news pages tells the character at which a text stands (html5lib and lxml know
lines at most), so the source is cut here, in one pass of linear time, as browsers cut it: the WHATWG tokenizer
without its rarer error states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

TokenKind = Literal["text", "entity", "raw", "comment", "open", "close"]


class Token(NamedTuple):
    """A stretch of the source.

    Attributes:
        kind: "text" reads as it stands; "entity" reads as `text`; "raw" is the content of a script, style or title.
        start: First character in the source.
        end: One past the last.
        name: The tag's name in lower case, of "open", "close" and "raw" (the element it stands in).
        text: What it reads as, of "text" and "entity".
        attributes: Of "open": lower-case name → value, entities resolved; the first of two with one name counts.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    text: str = ""
    attributes: dict[str, str] = {}  # noqa: RUF012 (shared, never changed)


RAW_ELEMENTS = frozenset(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"])
"""Elements whose content is characters, not markup; `noscript` is, as browsers run scripts."""

_TEXT = re.compile(r"[^<&]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)|))?""")
_GAP = re.compile(r"[\s/]*")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_ELEMENTS}


def scan_tokens(source: str) -> Iterator[Token]:
    """Cut a page into tokens, in source order. Everything but tags, comments and raw text is text: nothing is lost."""
    position, size, drawing = 0, len(source), False
    while position < size:
        mark = source[position]
        token = _scan_markup(source, position) if mark == "<" else _scan_text(source, position)
        yield token
        position = token.end
        if token.name in ("svg", "math"):
            drawing = token.kind == "open"
        # Inside a drawing, `<title/>` is whole by itself; elsewhere browsers do not heed the slash.
        if token.kind == "open" and token.name in RAW_ELEMENTS and not (drawing and source[token.end - 2] == "/"):
            raw = _scan_raw(source, token)
            yield raw
            position = raw.end


def _scan_text(source: str, position: int) -> Token:
    if source[position] != "&":
        match = _TEXT.match(source, position)
        end = match.end() if match else position + 1
        return Token("text", position, end, text=source[position:end])
    entity = _ENTITY.match(source, position)
    if entity is None:
        return Token("text", position, position + 1, text="&")
    text = unescape(entity[0])
    return Token("text" if text == entity[0] else "entity", position, entity.end(), text=text)


def _scan_markup(source: str, position: int) -> Token:
    tag = _TAG.match(source, position)
    if tag is not None:
        return _scan_tag(source, tag)
    if source.startswith("<!--", position):
        return Token("comment", position, _comment_end(source, position))
    if source.startswith(("<!", "<?", "</"), position):
        close = source.find(">", position)
        return Token("comment", position, close + 1 if close >= 0 else len(source))
    return Token("text", position, position + 1, text="<")


def _comment_end(source: str, position: int) -> int:
    if source.startswith((">", "->"), position + 4):
        return source.index(">", position + 4) + 1
    match = _COMMENT_END.search(source, position + 4)
    return match.end() if match else len(source)


def _scan_tag(source: str, tag: re.Match[str]) -> Token:
    attributes: dict[str, str] = {}
    position = tag.end()
    while True:
        match = _ATTRIBUTE.match(source, position)
        if match is None:
            break
        value = next((v for v in match.group(2, 3, 4) if v is not None), "")
        attributes.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        position = match.end()
    gap = _GAP.match(source, position)
    end = min((gap.end() if gap else position) + 1, len(source))
    return Token("close" if tag[1] else "open", tag.start(), end, tag[2].lower(), attributes=attributes)


def _scan_raw(source: str, opened: Token) -> Token:
    close = _RAW_ENDS[opened.name].search(source, opened.end)
    end = close.start() if close else len(source)
    return Token("raw", opened.end, end, opened.name, source[opened.end : end])
