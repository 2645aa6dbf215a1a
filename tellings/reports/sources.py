"""From what a user names to captures: a file, a folder, an address, standard input, JSON Lines."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from tellings.config import FetchSettings, Limits
from tellings.errors import NoReportError, NotFoundError, RefusedSourceError, SourceError
from tellings.reports.archives import ArchiveForm, archive_form, wacz_captures, warc_captures
from tellings.reports.capture import Capture, capture_bytes
from tellings.reports.sniff import HEAD, records_form, refuse_binary

STANDARD_INPUT = "-"
READABLE = (
    ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", ".json", ".jsonl", ".ndjson", ".warc", ".wacz", "",
)  # fmt: skip
"""Endings of the files of a folder that are read; a file that is named itself may have any."""

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://")
_SMALLER = "give the report alone, in a smaller file"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far reading may go.

    Attributes:
        limits: What a source may be at most.
        fetching: How pages are fetched.
    """

    limits: Limits = field(default_factory=Limits)
    fetching: FetchSettings = field(default_factory=FetchSettings)


def find_captures(source: str | Path, reach: Reach) -> Iterator[Capture | SourceError]:
    """The captures that a source holds, in order; what cannot be captured comes as an error, and the rest goes on."""
    name = str(source)
    try:
        yield from _captures(name, reach)
    except SourceError as error:
        yield error
    except OSError as error:
        yield _os_error(name, error)


def _captures(name: str, reach: Reach) -> Iterator[Capture | SourceError]:
    scheme = _SCHEME.match(name)
    if scheme and not Path(name).exists():
        yield _fetched(name, scheme["scheme"].lower(), reach)
    elif name == STANDARD_INPUT:
        yield from _stream_captures(sys.stdin.buffer, STANDARD_INPUT, reach.limits)
    elif not name or "\x00" in name:
        raise NotFoundError(name.replace("\x00", "\\0") or "(no name)", "there is no such file or folder", "check it")
    elif Path(name).is_dir():
        yield from _folder_captures(Path(name), reach)
    else:
        yield from _file_captures(Path(name), reach.limits)


def _fetched(name: str, scheme: str, reach: Reach) -> Capture:
    if scheme not in ("http", "https"):
        raise RefusedSourceError(
            name, f"{scheme} addresses are not fetched", "give an http or https address, or a file"
        )
    from tellings.reports.fetch import fetch  # loads httpx, which files do without

    return fetch(name, reach.fetching, reach.limits)


def _folder_captures(folder: Path, reach: Reach) -> Iterator[Capture | SourceError]:
    count = 0
    for path in walk_folder(folder):
        if isinstance(path, SourceError):
            yield path
            continue
        count += 1
        if count > reach.limits.folder_sources:
            yield RefusedSourceError(
                str(folder), f"it holds more than {reach.limits.folder_sources:,} files", "give its parts one by one"
            )
            return
        if path.suffix.lower() not in READABLE and not path.name.lower().endswith(".warc.gz"):
            kinds = ", ".join([*(ending for ending in READABLE if ending), ".warc.gz"])
            yield RefusedSourceError(str(path), f"a {path.suffix} file in a folder is not read", f"only {kinds} are")
            continue
        yield from find_captures(path, reach)
    if not count:
        yield NoReportError(str(folder), "the folder holds no files (hidden ones do not count)", "give another")


def walk_folder(folder: Path, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Path | SourceError]:
    """The files of a folder and of those in it, sorted by name; hidden ones are passed over.

    The folder that a browser saves beside a page ("page.html" and "page_files") belongs to the page and is passed
    over, too. A folder that links back to one it stands in is reported and not entered.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
        here = folder.stat()
    except OSError as error:
        yield _os_error(str(folder), error)
        return
    inside = above | {(here.st_dev, here.st_ino)}
    pages = {path.stem for path in entries if path.suffix.lower() in (".html", ".htm", ".xhtml")}
    for path in entries:
        if path.name.startswith(".") or (path.is_dir() and _belongs_to_a_page(path.name, pages)):
            continue
        if not path.is_dir():
            yield path
        elif _identity(path) in inside:
            yield RefusedSourceError(str(path), "it links back to a folder that it stands in", "remove the link")
        else:
            yield from walk_folder(path, inside)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _belongs_to_a_page(name: str, pages: set[str]) -> bool:
    return any(name == page + ending for page in pages for ending in ("_files", ".files", "-files", "_Dateien"))


def _file_captures(path: Path, limits: Limits) -> Iterator[Capture | SourceError]:
    try:
        kind = path.stat()
    except FileNotFoundError as error:
        raise NotFoundError(str(path), "there is no such file, folder or address", "check the name") from error
    if not stat.S_ISREG(kind.st_mode) and not stat.S_ISFIFO(kind.st_mode):
        raise RefusedSourceError(str(path), "it is neither a file nor a folder", "give a file")
    with path.open("rb") as stream:
        yield from _stream_captures(stream, str(path), limits, kind.st_size)


def _stream_captures(stream: BinaryIO, origin: str, limits: Limits, size: int = 0) -> Iterator[Capture | SourceError]:
    """The captures of a stream: one for each line of JSON Lines or page of a web archive; one for all else."""
    head = _read_up_to(stream, HEAD)
    form = archive_form(head, origin)
    if form:
        yield from _archive_captures(form, head, stream, origin, limits)
        return
    refuse_binary(head, origin)
    if head.lstrip().startswith(b"{") and b"\n" not in head:
        head += stream.readline(limits.line_bytes)
    named = origin.lower().endswith((".jsonl", ".ndjson"))
    if (named and head.strip()) or records_form(head.decode("utf-8", "replace")) == "json lines":
        yield from _line_captures(_lines(head, stream, limits.line_bytes), origin, limits)
        return
    if size > limits.source_bytes:
        raise RefusedSourceError(origin, _too_large(f"{size:,} bytes", limits), _SMALLER)
    content = head + _read_up_to(stream, limits.source_bytes + 1 - len(head))
    if len(content) > limits.source_bytes:
        raise RefusedSourceError(origin, _too_large("longer than that", limits), _SMALLER)
    yield capture_bytes(content, origin)


def _archive_captures(
    form: ArchiveForm, head: bytes, stream: BinaryIO, origin: str, limits: Limits
) -> Iterator[Capture | SourceError]:
    """The pages of a web archive, which may be of any size; one that comes through a pipe is read forwards only."""
    if stream.seekable():
        stream.seek(0)
        whole: BinaryIO = stream
    elif form == "wacz":
        raise RefusedSourceError(origin, "a WACZ file cannot be read from a pipe", "give the file")
    else:
        whole = cast("BinaryIO", _Rejoined(head, stream))
    yield from wacz_captures(whole, origin, limits) if form == "wacz" else warc_captures(whole, origin, limits)


class _Rejoined:
    """A stream whose first bytes were read, from the first on again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        if not self._head:
            return self._stream.read(size)
        size = len(self._head) if size < 0 else size
        part, self._head = self._head[:size], self._head[size:]
        return part

    def seekable(self) -> bool:
        return False


def split_lines_of(capture: Capture, limits: Limits) -> Iterator[Capture | SourceError]:
    """A capture of JSON Lines as one capture for each line."""
    lines = enumerate(capture.content.splitlines(keepends=True), 1)
    yield from _line_captures(lines, capture.origin, limits)


def _line_captures(lines: Iterator[tuple[int, bytes]], origin: str, limits: Limits) -> Iterator[Capture | SourceError]:
    for number, line in lines:
        if len(line) > limits.line_bytes:
            why = f"the line is longer than the {limits.line_bytes:,} bytes that are read"
            yield RefusedSourceError(f"{origin}#{number}", why, "give the report alone")
        elif line.strip():
            yield capture_bytes(line.strip(), f"{origin}#{number}", content_type="application/json")


def _lines(head: bytes, stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines of a stream whose first bytes were read; of a line that is too long only so much as tells."""
    first, number = BytesIO(head), 0
    while True:
        line = first.readline(longest + 1)
        if not line.endswith(b"\n") and len(line) <= longest:
            line += stream.readline(longest + 1 - len(line))
        if not line:
            return
        number += 1
        yield number, line
        while not line.endswith(b"\n") and (line := first.readline() or stream.readline(HEAD)):
            pass


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """So many bytes, or all; a pipe gives fewer at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _too_large(size: str, limits: Limits) -> str:
    return f"it is too large ({size}; at most {limits.source_bytes:,} bytes are read)"


def _os_error(name: str, error: OSError) -> SourceError:
    if isinstance(error, PermissionError):
        return SourceError(name, "it may not be opened (permission denied)", "allow yourself to read it, or copy it")
    if isinstance(error, FileNotFoundError):
        return NotFoundError(name, "there is no such file, folder or address", "check the name")
    return SourceError(name, f"it could not be opened ({os.strerror(error.errno or 0)})", "check the name")
