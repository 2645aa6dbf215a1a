"""WARC files (ISO 28500): every HTML response in them is a capture; what is damaged is reported and passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from tellings.config import Limits
from tellings.errors import NoReportError, PassedOverError, RefusedSourceError, SourceError
from tellings.reports.archives.resume import next_record
from tellings.reports.capture import Capture, capture_bytes

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_AGAIN = "capture the page again, or do without it"
_HEADER_BYTES = 65_536


@dataclass(slots=True)
class _Passed:
    """How many records of a file there were, and which of them were no pages."""

    kinds: Counter[str] = field(default_factory=Counter)
    records: int = 0
    pages: int = 0

    def told(self, origin: str) -> SourceError | None:
        if not self.records:
            return NoReportError(origin, "the archive holds no records that can be read", "check that it is whole")
        listed = ", ".join(f"{count:,} {kind}" for kind, count in self.kinds.most_common())
        if not self.pages:
            return NoReportError(origin, f"the archive holds no HTML page ({listed})", "give another")
        return PassedOverError(origin, f"not pages: {listed}", "nothing is missing") if self.kinds else None


def warc_captures(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[Capture | SourceError]:
    """The pages of a WARC file, plain or compressed record by record (gzip, zstd, lz4), in the file's order.

    Only answers with status 200 and records of kind "resource" that hold HTML are taken. A damaged stretch is
    reported once and reading goes on at the next record behind it, where the stream can be searched; memory does not
    grow with the file.

    Args:
        stream: The bytes, from the first on.
        origin: Where from; a capture's origin is "ORIGIN#N" for the N-th record read as a page.
        limits: The size of a source holds for each record; a larger one is refused.
    """
    passed = _Passed()
    at, fresh = 0, True
    while True:
        try:
            for record in _records(stream, at):
                at, fresh = record.stream_pos, True
                found = _capture(record, origin, limits, passed)
                if found is not None:
                    yield found
            break
        except OSError as error:
            # A place that only looked like a record is no further damage.
            if fresh:
                why = f"the archive is damaged or cut off here ({error})"
                yield SourceError(f"{origin}#{passed.records + 1}", why, _AGAIN)
            fresh = False
        onward = next_record(stream, at + 1)
        if onward is None:
            break
        at = onward
    told = passed.told(origin)
    if told:
        yield told


def _records(stream: BinaryIO, start: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if start:
        stream.seek(start)
    yield from ArchiveIterator(
        stream,
        record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit,
        parse_http=False,
        max_header_len=_HEADER_BYTES,
    )


def _capture(record: WarcRecord, origin: str, limits: Limits, passed: _Passed) -> Capture | SourceError | None:
    """The page in a record; an error where it is one but cannot be read; None where it is none."""
    passed.records += 1
    name = f"{origin}#{passed.records}"
    length = record.headers.get("Content-Length") or ""
    declared = int(length) if length.isdecimal() else 0
    if declared > limits.source_bytes:
        return _too_large(name, declared, limits)
    record.freeze()
    if record.content_length < declared:
        why = f"the record is cut off ({record.content_length:,} of {declared:,} bytes)"
        return SourceError(name, why, _AGAIN)
    try:
        record.parse_http(auto_decode="all")
        kind = _other_kind(record)
        if kind:
            passed.kinds[kind] += 1
            return None
        content = record.reader.read(limits.source_bytes + 1)
    except (OSError, ValueError) as error:
        return SourceError(name, f"the answer in the record cannot be unpacked ({error})", _AGAIN)
    if len(content) > limits.source_bytes:
        return _too_large(name, len(content), limits)
    passed.pages += 1
    return capture_bytes(
        content,
        name,
        content_type=_declared_type(record),
        url=(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        captured=record.record_date,
        headers=tuple(record.http_headers.astuples()) if record.http_headers else (),
    )


def _other_kind(record: WarcRecord) -> str:
    """What a record is if it is no page, in the plural; empty for a page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.revisit:
        return "repeats of earlier records"
    status = record.http_headers.status_code if record.http_headers else 200
    if status is not None and 300 <= status < 400:
        return "redirects"
    if status != 200:
        return "answers without a page (errors)"
    kind = _declared_type(record).split(";")[0].strip().lower()
    return "" if kind in _PAGES else "pictures, scripts and other files"


def _declared_type(record: WarcRecord) -> str:
    headers = record.http_headers or record.headers
    return str(headers.get("Content-Type") or "")


def _too_large(name: str, size: int, limits: Limits) -> SourceError:
    why = f"too large ({size:,} bytes or more; at most {limits.source_bytes:,} are read)"
    return RefusedSourceError(name, why, "give the report alone, in a smaller file")
