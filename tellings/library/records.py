"""Reports, readings and stories as records: JSON that comes back equal, compressed.

The form follows the dataclasses by their type hints (pydantic), so that a field that is added with a default needs no
change here, and a record from before it is read with that default.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import Any, NotRequired, cast, get_type_hints

import zstandard
from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from tellings.attribution.statement import Statement
from tellings.errors import LibraryError
from tellings.library.contents import unpacked
from tellings.reading import Reading
from tellings.reports.capture import Capture
from tellings.reports.report import Report
from tellings.story import Story

LEVEL = 6
MOST = 1_000_000_000
"""Bytes of one record, unpacked."""

_HALF = re.compile("[\ud800-\udfff]")

_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16")
"""Tried in this order: what a source can be decoded with again needs not be kept beside its bytes."""


def pack_report(report: Report, text: str) -> bytes:
    """What the tables do not hold of a report.

    Args:
        report: The report.
        text: What the table of texts holds for it; kept a second time only where it differs.
    """
    values = _values(report, leave_out=("capture", "source", "text"))
    kept: dict[str, Any] = {"report": values}
    encoding = _encoding(report)
    kept["source"] = {"encoding": encoding} if encoding else {"text": report.source}
    if text != report.text:
        kept["text"] = report.text
    return _pack(_report_adapter(), kept)


def unpack_report(record: bytes, capture: Capture, text: str) -> Report:
    """The report that was packed, with its capture and the text that the table holds."""
    kept = _unpack(_report_adapter(), record)
    source = kept["source"]
    decoded = capture.content.decode(source["encoding"]) if "encoding" in source else source["text"]
    return Report(capture=capture, source=decoded, text=kept.get("text", text), **kept["report"])


def pack_reading(reading: Reading) -> bytes:
    """What was found in a report, without the report."""
    return _pack(_reading_adapter(), _values(reading, leave_out=("report",)))


def unpack_reading(record: bytes, report: Report) -> Reading:
    """The reading that was packed, of its report."""
    return Reading(report=report, **_unpack(_reading_adapter(), record))


def unpack_statements(record: bytes) -> tuple[Statement, ...]:
    """Only the statements of a reading that was packed; they need no report."""
    statements: tuple[Statement, ...] = _unpack(_statements_adapter(), record)["statements"]
    return statements


def pack_story(story: Story) -> bytes:
    """What was found between the reports of a story, without their readings."""
    return _pack(_story_adapter(), _values(story, leave_out=("readings",)))


def unpack_story(record: bytes, readings: tuple[Reading, ...]) -> Story:
    """The story that was packed, of its readings in their order."""
    return Story(readings=readings, **_unpack(_story_adapter(), record))


def _encoding(report: Report) -> str:
    for encoding in _ENCODINGS:
        try:
            if report.capture.content.decode(encoding) == report.source:
                return encoding
        except UnicodeDecodeError:
            continue
    return ""


def _values(value: Report | Reading | Story, leave_out: tuple[str, ...]) -> dict[str, Any]:
    return {
        field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.name not in leave_out
    }


def _form(kind: type[Report | Reading | Story], leave_out: tuple[str, ...]) -> Any:
    """The fields of a dataclass as a dictionary's keys; those with a default may be missing."""
    hints = get_type_hints(kind)
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        if field.name in leave_out:
            continue
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        fields[field.name] = hints[field.name] if needed else NotRequired[hints[field.name]]
    return _dictionary(f"{kind.__name__}Record", fields)


def _dictionary(name: str, fields: dict[str, Any]) -> Any:
    """A kind of dictionary with these keys and the types of their values."""
    form: Any = cast(Any, TypedDict)(name, fields)
    form.__pydantic_config__ = ConfigDict(ser_json_inf_nan="constants")  # an interval may be open
    return form


@cache
def _report_adapter() -> TypeAdapter[Any]:
    form = _form(Report, ("capture", "source", "text"))
    kept = {"report": form, "source": dict[str, str], "text": NotRequired[str]}
    return TypeAdapter(_dictionary("KeptReport", kept))


@cache
def _reading_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_form(Reading, ("report",)))


@cache
def _statements_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_dictionary("StatementsRecord", {"statements": tuple[Statement, ...]}))


@cache
def _story_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_form(Story, ("readings",)))


def _pack(adapter: TypeAdapter[Any], value: Any) -> bytes:
    from pydantic_core import PydanticSerializationError

    try:
        data = adapter.dump_json(value)
    except PydanticSerializationError:  # half characters, which no UTF-8 holds
        data = adapter.dump_json(_without_halves(value))
    return zstandard.ZstdCompressor(level=LEVEL).compress(data)


def _unpack(adapter: TypeAdapter[Any], record: bytes) -> dict[str, Any]:
    try:
        data = unpacked(record, MOST)
        return cast(dict[str, Any], adapter.validate_json(data))
    except (zstandard.ZstdError, ValidationError, UnicodeDecodeError) as error:
        why = " ".join(str(error).split())[:200]
        raise LibraryError(f"a record cannot be read ({why}); see `tellings library check`") from error


def _without_halves(value: Any) -> Any:
    """Half characters as U+FFFD, one for one, wherever strings stand."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value) if _HALF.search(value) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return dataclasses.replace(value, **{name: _without_halves(getattr(value, name)) for name in names})
    if isinstance(value, tuple):
        return tuple(_without_halves(item) for item in value)
    if isinstance(value, dict):
        return {key: _without_halves(item) for key, item in value.items()}
    return value
