"""A JSON object with the place of each value in its source, so that passages of a record map back into it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from tellings.reports.mapped import MappedText, map_source, map_through
from tellings.reports.sourcemap import Run, SourceMap, join_runs

_DECODER = json.JSONDecoder(strict=False)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an object.

    Attributes:
        value: What it is.
        start: Its first character in the source; of a string, the quotation mark.
        end: One past its last.
    """

    value: Any
    start: int
    end: int


def read_objects(source: str) -> list[tuple[dict[str, Value], int]]:
    """The objects of a JSON text that is one object or an array of objects, and where each of them begins.

    Raises:
        ValueError: It is not JSON, or something else than objects is in it.
        RecursionError: It is nested too deep.
    """
    start = _skip(source, source.startswith("\ufeff"))
    if not source[start:].startswith("["):
        found, end = read_object(source, start)
        _expect_end(source, end)
        return [(found, start)]
    objects = []
    start = _skip(source, start + 1)
    while source[start : start + 1] != "]":
        found, end = read_object(source, start)
        objects.append((found, start))
        start = _after_comma(source, end, "]")
    _expect_end(source, start + 1)
    return objects


def read_object(source: str, start: int) -> tuple[dict[str, Value], int]:
    """The values of the object that begins at `start`, by key, and where it ends.

    Raises:
        ValueError: There is no JSON object at that place.
        RecursionError: It is nested too deep.
    """
    if source[start : start + 1] != "{":
        raise ValueError(f"an object was expected at character {start + 1}")
    values: dict[str, Value] = {}
    position = _skip(source, start + 1)
    while source[position : position + 1] != "}":
        if source[position : position + 1] != '"':
            raise ValueError(f"a key in quotation marks was expected at character {position + 1}")
        key, position = _DECODER.raw_decode(source, position)
        position = _skip(source, position)
        if source[position : position + 1] != ":":
            raise ValueError(f"a colon was expected at character {position + 1}")
        begin = _skip(source, position + 1)
        value, end = _DECODER.raw_decode(source, begin)
        values[key] = Value(value, begin, end)
        position = _after_comma(source, end, "}")
    return values, position + 1


def map_string(source: str, value: Value) -> tuple[MappedText, str]:
    """A string value without unwanted characters, mapped to its source, escapes included; and the note on them."""
    runs: list[Run] = []
    position, length = value.start + 1, 0
    for escape in (*_ESCAPE.finditer(source, value.start + 1, value.end - 1), None):
        until = escape.start() if escape else value.end - 1
        if until > position:
            runs.append(Run(length, length + until - position, position, until))
            length += until - position
        if escape:
            runs.append(Run(length, length + 1, escape.start(), escape.end()))
            length += 1
            position = escape.end()
    cleaned, note = map_source(str(value.value))
    return MappedText(cleaned.text, SourceMap(map_through(cleaned.map.runs, join_runs(runs)))), note


def _skip(source: str, start: int) -> int:
    match = _SPACE.match(source, start)
    return match.end() if match else start


def _after_comma(source: str, end: int, closing: str) -> int:
    position = _skip(source, end)
    found = source[position : position + 1]
    if found == ",":
        return _skip(source, position + 1)
    if found != closing:
        raise ValueError(f"a comma or “{closing}” was expected at character {position + 1}")
    return position


def _expect_end(source: str, end: int) -> None:
    rest = _skip(source, end)
    if rest < len(source):
        raise ValueError(f"something follows the end at character {rest + 1}")
