"""Posts that a report embeds: the words, a dash, a name and a handle ("… — Ida Holt (@idaholt) May 4, 2031")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.attribution.found import Found, Span

_SIGNED = re.compile(r"\s?[—–-]{1,2}\s?(?P<name>[^\W\d_][^()\n—–@]{0,60}?)\s?\(@(?P<handle>\w{1,30})\)")
_LINK = re.compile(r"\s*(?:https?://\S+|pic\.twitter\.com/\S+|t\.co/\S+)")
_LIKELY = 0.7
POST = "a post that is signed with a handle"
_SHORTEST = 4


def find_posts(text: str, lines: Sequence[Span]) -> Iterator[Found]:
    """Embedded posts with the name that signs each; a post is what stands in the line before its signature.

    Where the signature has a line of its own, the post is the line before.
    """
    for number, (start, end) in enumerate(lines):
        at = start
        for signature in _SIGNED.finditer(text, start, end):
            span = (at, signature.start())
            if not text[span[0] : span[1]].strip() and number:
                span = lines[number - 1]
            at = signature.end()
            pieces = tuple(_without_links(text, span))
            if pieces:
                cue = (signature.start("name") - 1, signature.start("name"))
                yield Found((signature.span("name"),), (cue,), pieces, _LIKELY, POST)


def _without_links(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for link in (*_LINK.finditer(text, *span), None):
        end = link.start() if link else span[1]
        if len(text[start:end].strip()) >= _SHORTEST:
            yield start, end
        start = link.end() if link else end
