"""WACZ files (WACZ 1.1.1): a ZIP file whose folder `archive/` holds WARC files."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from tellings.config import Limits
from tellings.errors import NoReportError, SourceError
from tellings.reports.archives.warc import warc_captures
from tellings.reports.capture import Capture

_FOLDER = "archive/"
_ENDINGS = (".warc", ".warc.gz")


def wacz_captures(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[Capture | SourceError]:
    """The pages of a WACZ file, WARC file by WARC file, as `warc_captures` gives them.

    Args:
        stream: The file; it must allow seeking.
        origin: Where from; a capture's origin is "ORIGIN/archive/NAME#N".
        limits: The size of a source holds for each record.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            names = [name for name in archive.namelist() if name.startswith(_FOLDER) and name.endswith(_ENDINGS)]
            if not names:
                yield NoReportError(origin, "it is a ZIP file without WARC files in archive/", "give a WACZ file")
            for name in names:
                yield from _member(archive, name, origin, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        yield SourceError(origin, f"the WACZ file is damaged ({error})", "download it again")


def _member(archive: zipfile.ZipFile, name: str, origin: str, limits: Limits) -> Iterator[Capture | SourceError]:
    try:
        with archive.open(name) as member:
            yield from warc_captures(cast("BinaryIO", member), f"{origin}/{name}", limits)
    except RuntimeError as error:
        yield SourceError(f"{origin}/{name}", f"it cannot be opened ({error})", "give the archive without a password")
