"""The lines of a plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\n\f|\f\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, white space around it not included.

    Attributes:
        start: Its first character in the text.
        end: One past its last.
        text: `text[start:end]`.
        indent: How many characters of white space stand before it.
        after_blank: Whether a blank line, or the beginning of the text, stands before it.
    """

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool


def split_lines(text: str, start: int = 0) -> list[Line]:
    """The lines from `start` on; ends of lines of every system count, and form feeds."""
    lines: list[Line] = []
    after_blank = True
    for begin, end in _spans(text, start):
        words = text[begin:end]
        left, inner = len(words) - len(words.lstrip()), words.strip()
        if inner:
            lines.append(Line(begin + left, begin + left + len(inner), inner, left, after_blank))
        after_blank = not inner
    return lines


def _spans(text: str, start: int) -> list[tuple[int, int]]:
    spans = []
    for match in LINE_END.finditer(text, start):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]
