"""Read an archive that may be hostile: file by file, against its list, none beyond its limits."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from tellings.config import LibrarySettings
from tellings.errors import ArchiveError
from tellings.library.archive import CAPTURE_KEYS, COUNTS, FORMAT, MANIFEST, VERSION, Record

_NAME = re.compile(r"captures/[0-9a-f]{64}|(?:reports|comparisons)/\d{1,18}\.json")
_CHUNK = 1 << 20


class Archive:
    """An archive that is read file by file, none of them beyond its limits."""

    def __init__(self, source: Path, archive: zipfile.ZipFile, settings: LibrarySettings) -> None:
        self.source, self._archive, self._settings = source, archive, settings
        self.names: dict[str, zipfile.ZipInfo] = {}

    def refuse(self, why: str) -> NoReturn:
        """Take in nothing more, and say why."""
        raise ArchiveError(f"{self.source}: {why}; nothing more of it is taken in")

    def verify(self, step: Callable[[int], None]) -> Record:
        """Read all of it once, against its list; the list."""
        self._measure()
        manifest = self._manifest()
        listed: Mapping[str, Record] = manifest["files"]
        if unlisted := sorted(self.names.keys() - listed.keys() - {MANIFEST}):
            self.refuse(f"it holds {unlisted[0][:80]!r}, which its list does not name")
        for name, told in listed.items():
            if not _NAME.fullmatch(name):
                self.refuse(f"its list names {name[:80]!r}, which no library writes")
            if name not in self.names:
                self.refuse(f"it lacks {name}, which its list names")
            self._verify(name, told)
            step(1)
        return manifest

    def _measure(self) -> None:
        limits = self._settings
        infos = self._archive.infolist()
        if len(infos) > limits.archive_entries:
            self.refuse(f"it has {len(infos):,} files, more than the {limits.archive_entries:,} allowed")
        total = sum(info.file_size for info in infos)
        if total > limits.archive_bytes:
            self.refuse(f"it would unpack to {total:,} bytes, more than the {limits.archive_bytes:,} allowed")
        for info in infos:
            if info.filename in self.names:
                self.refuse(f"it holds {info.filename[:80]!r} twice")
            self.names[info.filename] = info

    def _manifest(self) -> Record:
        if MANIFEST not in self.names:
            self.refuse(f"it has no {MANIFEST}, so it is no archive of a library")
        try:
            manifest = json.loads(self.read(MANIFEST))
            told = manifest["tellings"]
            form, version = told["format"], int(told["version"])
            whole = isinstance(manifest["files"], dict) and isinstance(manifest["stories"], list)
        except (ValueError, KeyError, TypeError, RecursionError):
            self.refuse(f"its {MANIFEST} is not what a library writes")
        if form != FORMAT or not whole:
            self.refuse("it is no archive of a library")
        if version > VERSION:
            self.refuse(
                f"it was written by a newer Tellings (form {version}; this program knows forms up to {VERSION})"
            )
        return dict(manifest)

    def _verify(self, name: str, told: object) -> None:
        digest, size = hashlib.sha256(), 0
        for chunk in self._chunks(name):
            digest.update(chunk)
            size += len(chunk)
        if told != {"bytes": size, "sha256": digest.hexdigest()}:
            self.refuse(f"{name} is not what its list says (its size or hash differs)")
        if name.startswith("captures/") and name[9:] != digest.hexdigest():
            self.refuse(f"{name} does not hold the bytes that it is named after")

    def read(self, name: str) -> bytes:
        """One file, which is within the limits."""
        return b"".join(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        limit, size = self._settings.archive_entry_bytes, 0
        with self._archive.open(self.names[name]) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    self.refuse(f"{name[:80]!r} unpacks to more than the {limit:,} bytes allowed for one file")
                yield chunk

    def record(self, name: str) -> Record:
        """One report's record, whose form is as it should be."""
        return self._checked(name, _check_form)

    def comparison(self, name: str) -> Record:
        """One comparison's record, whose form is as it should be."""
        return self._checked(name, _check_comparison)

    def _checked(self, name: str, check: Callable[[Record], None]) -> Record:
        try:
            record = json.loads(self.read(name))
            check(record)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            self.refuse(f"{name} is not what a library writes ({type(error).__name__}: {error})")
        return dict(record)


def _check_comparison(record: Record) -> None:
    """Raise where a comparison lacks what a library writes, or has it in another form."""
    base64.b85decode(record["record"])
    if not record["members"]:
        raise ValueError("it is of no report")
    for made in (record, *record["members"]):
        if not isinstance(made["program"], str) or not all(isinstance(model, str) for model in made["models"]):
            raise TypeError("it does not say what made it")
    if not all(isinstance(member["report"], str) for member in record["members"]):
        raise TypeError("a report has another form")
    str(record["made"]), bool(record["shown"]), [int(record[key]) for key in COUNTS]


def _check_form(record: Record) -> None:
    """Raise where a record lacks what a library writes, or has it in another form."""
    for key in ("id", "address", "copy_of", "added", "program", "text", "record"):
        if not isinstance(record[key], str):
            raise TypeError(f"{key} is no string")
    base64.b85decode(record["record"])
    for capture in record["captures"]:
        if any(not isinstance(capture[key], str) for key in CAPTURE_KEYS if key not in ("bytes", "times", "main")):
            raise TypeError("a capture has another form")
        if not re.fullmatch(r"[0-9a-f]{64}", capture["sha256"]):
            raise ValueError("a capture has no hash")
    if sum(bool(capture["main"]) for capture in record["captures"]) != 1:
        raise ValueError("it does not say which capture it was read from")
    for version in record["versions"]:
        int(version["version"]), str(version["captured"])
    for reading in record["readings"]:
        base64.b85decode(reading["record"])
