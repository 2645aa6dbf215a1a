"""The bytes of captures, as compressed files whose name is the SHA-256 of what is in them.

A file is written under a temporary name, made safe on disk, and then renamed; so a file under its true name is always
whole. The database names a content only after that.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import zstandard

from tellings.errors import LibraryError

FOLDER = "captures"
LEVEL = 6
"""Of Zstandard: pages shrink to about a fifth, at some 100 MB a second."""
TOGETHER = 16
"""Files that are made safe on disk at once."""


def content_path(folder: Path, sha256: str) -> Path:
    """Where the bytes of a capture lie in a library."""
    return folder / FOLDER / sha256[:2] / f"{sha256}.zst"


def write_contents(folder: Path, contents: Mapping[str, bytes]) -> dict[str, int]:
    """Write contents that are not there yet; when this returns they are safe on disk.

    Args:
        folder: The library's folder.
        contents: Bytes by their SHA-256.

    Returns:
        For each, the size of its file in bytes.

    Raises:
        OSError: It cannot be written.
    """
    paths = {sha256: content_path(folder, sha256) for sha256 in contents}
    new = {sha256: path for sha256, path in paths.items() if not path.is_file()}
    folders = dict.fromkeys(path.parent for path in new.values())
    made = [parent for parent in folders if not parent.is_dir()]
    for parent in made:
        parent.mkdir(parents=True, exist_ok=True)
    temporary = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in new.values()}
    try:
        _at_once(_write, [(temporary[path], contents[sha256]) for sha256, path in new.items()])
        for path in new.values():
            temporary[path].replace(path)
    except OSError:
        for path in temporary.values():
            path.unlink(missing_ok=True)
        raise
    above = [folder / FOLDER, folder] if made else []
    _at_once(_sync_folder, [(parent,) for parent in [*folders, *above]])
    return {sha256: path.stat().st_size for sha256, path in paths.items()}


def _at_once(do: Callable[..., None], calls: Sequence[tuple[object, ...]]) -> None:
    """Do several things that mostly wait for the disk, which makes many safe as quickly as a few."""
    if len(calls) < 2:
        for call in calls:
            do(*call)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(TOGETHER, len(calls))) as pool:
        for done in [pool.submit(do, *call) for call in calls]:
            done.result()


def _write(path: Path, content: bytes) -> None:
    packed = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).compress(content)
    with path.open("wb") as stream:
        stream.write(packed)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(path: Path) -> None:
    """Make the names in a folder safe; Windows cannot and need not."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_content(folder: Path, sha256: str, size: int) -> bytes:
    """The bytes of a capture.

    Args:
        folder: The library's folder.
        sha256: Their hash.
        size: How many they are; no more is unpacked.

    Raises:
        LibraryError: They are not there, or are not what was kept.
    """
    path = content_path(folder, sha256)
    todo = "see `tellings library check`, and bring back a copy of the file"
    try:
        content = unpacked(path.read_bytes(), size)
    except FileNotFoundError as error:
        raise LibraryError(f"{path}: the bytes of a capture are missing; {todo}") from error
    except (OSError, zstandard.ZstdError) as error:
        raise LibraryError(f"{path}: the bytes of a capture cannot be read ({error}); {todo}") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise LibraryError(f"{path}: the bytes of a capture are not those that were kept (their hash differs); {todo}")
    return content


def unpacked(packed: bytes, most: int) -> bytes:
    """Bytes that were compressed, if they say that they are at most so many.

    Raises:
        zstandard.ZstdError: They are more, or damaged.
    """
    size = zstandard.get_frame_parameters(packed).content_size
    if size > most:
        raise zstandard.ZstdError(f"it would unpack to {size:,} bytes, not {most:,} at most")
    return zstandard.ZstdDecompressor().decompress(packed, max_output_size=max(most, 1))


def stray_files(folder: Path, known: Iterable[str]) -> Iterator[Path]:
    """Files among the captures that the database does not name: left over where a process was killed. Harmless."""
    names = {f"{sha256}.zst" for sha256 in known}
    for path in sorted((folder / FOLDER).glob("*/*")):
        if path.name not in names:
            yield path
