"""What a file that is no text looks like, by its first bytes."""

from __future__ import annotations

SAVE = "open it and save its text as .txt, .md or .html"
UNPACK = "unpack it and give the files inside"
OTHER = "give the page or the text of the report"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", SAVE),
    (b"{\\rtf", "a Rich Text file", SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file", SAVE),
    (b"bplist00", "a Safari web archive", "save the page as HTML"),
    (b"%!PS", "a PostScript file", SAVE),
    (b"\x1f\x8b", "a gzip file", UNPACK),
    (b"BZh", "a bzip2 file", UNPACK),
    (b"\xfd7zXZ\x00", "an xz file", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", OTHER),
    (b"\xff\xd8\xff", "a JPEG image", OTHER),
    (b"GIF87a", "a GIF image", OTHER),
    (b"GIF89a", "a GIF image", OTHER),
    (b"II*\x00", "a TIFF image", OTHER),
    (b"MM\x00*", "a TIFF image", OTHER),
    (b"OggS", "an Ogg recording", OTHER),
    (b"ID3", "an MP3 recording", OTHER),
    (b"fLaC", "a FLAC recording", OTHER),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video", OTHER),
    (b"\x7fELF", "a program", OTHER),
    (b"SQLite format 3\x00", "an SQLite database", OTHER),
    (b"wOF2", "a font", OTHER),
    (b"wOFF", "a font", OTHER),
)

_IN_ZIP = (
    (b"word/", "a Word document", SAVE),
    (b"xl/", "an Excel sheet", SAVE),
    (b"ppt/", "a PowerPoint file", SAVE),
    (b"application/epub", "an EPUB book", SAVE),
    (b"opendocument", "an OpenDocument file", SAVE),
)

_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
MOST_CONTROLS = 0.3
"""Share of control characters up to which bytes that are valid UTF-8 may still be a text."""

MOST_CONTROLS_ELSEWHERE = 0.02
"""The same for bytes that are not."""


def looks_like(head: bytes) -> tuple[str, str] | None:
    """What bytes look like if they are no text, and what to do about it; None where they may be text.

    Args:
        head: The first bytes of a source; a few thousand are enough.
    """
    if head.startswith(b"PK\x03\x04"):
        inner = next(((name, todo) for mark, name, todo in _IN_ZIP if mark in head), None)
        return inner or ("a zip archive", UNPACK)
    if head[:4] == b"RIFF":
        return {b"WEBP": "a WebP image", b"WAVE": "a WAV recording"}.get(head[8:12], "a RIFF file"), OTHER
    if head[4:8] == b"ftyp":
        return "a video, sound or HEIF image", OTHER
    if head[:2] == b"MZ" and b"\x00" in head[:64]:
        return "a program", OTHER
    for mark, name, todo in _SIGNATURES:
        if head.startswith(mark):
            return name, todo
    return ("a binary file", OTHER) if is_binary(head) else None


def is_binary(head: bytes) -> bool:
    """Whether bytes hold more control characters than any text does; UTF-16 is told apart by the caller."""
    if not head.strip(b"\x00 \t\r\n"):
        return False  # nothing at all is told as that
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head) / len(head)
    return controls > (MOST_CONTROLS if _starts_as_utf8(head) else MOST_CONTROLS_ELSEWHERE)


def _starts_as_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a character that the end of the sample cuts in two
    return True
