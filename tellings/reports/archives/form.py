"""Whether bytes are a web archive, told by the first of them."""

from __future__ import annotations

import zlib
from typing import Literal

ArchiveForm = Literal["warc", "wacz", ""]

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_WACZ_PARTS = (b"archive/", b"datapackage.json", b"indexes/", b"pages/")
_ZIP_NAME_AT = 30
"""Where the first file's name stands in a ZIP file (APPNOTE 4.3.7)."""


def archive_form(head: bytes, origin: str) -> ArchiveForm:
    """The form of a web archive; empty where it is none.

    Args:
        head: The first bytes of a source; a few hundred are enough.
        origin: Where from; its ending tells a WACZ file from other ZIP files.
    """
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(_GZIP):
        return "warc" if _unpacked(head).startswith(b"WARC/") else ""
    named = origin.lower().endswith(".wacz")
    if head.startswith(_ZIP) and (named or head[_ZIP_NAME_AT:].startswith(_WACZ_PARTS)):
        return "wacz"
    return ""


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""
