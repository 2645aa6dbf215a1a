"""Where the next record of a damaged WARC file may begin."""

from __future__ import annotations

from typing import BinaryIO

_STARTS = (b"\x1f\x8b\x08", b"WARC/1.", b"\x28\xb5\x2f\xfd")
"""A gzip member, a record that is not compressed, a zstd frame: each record of a WARC file is one of these."""
_LONGEST = max(len(start) for start in _STARTS)
_CHUNK = 1 << 20


def next_record(stream: BinaryIO, start: int) -> int | None:
    """The first place at or behind `start` that looks like the beginning of a record.

    The bytes of a page may look so, too: whoever reads on from there has to be ready to fail and ask again.

    Returns:
        Bytes from the beginning; None where there is no such place, or the stream can only be read forwards.
    """
    if not stream.seekable():
        return None
    stream.seek(start)
    window, at = b"", start
    while chunk := stream.read(_CHUNK):
        window += chunk
        found = [place for place in map(window.find, _STARTS) if place >= 0]
        if found:
            return at + min(found)
        kept = window[-(_LONGEST - 1) :]
        at += len(window) - len(kept)
        window = kept
    return None
