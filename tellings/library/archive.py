"""A library, or one of its stories, as one file; and back again.

The file is a ZIP archive. `manifest.json` tells the format and lists every other file with its size and SHA-256:
`captures/HASH` are the bytes of the captures, `reports/NUMBER.json` what was kept of each report, in order of arrival,
`comparisons/NUMBER.json` what was found between the reports of a story. On import every report is taken in by the same
way as a new one; readings, stories, decisions and comparisons are restored with it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tellings import __version__
from tellings.errors import LibraryError
from tellings.library.checking_stories import numbers_in
from tellings.library.contents import read_content
from tellings.library.opening import telling
from tellings.library.rows import now

FORMAT = "tellings library"
VERSION = 2
"""Form 2 has comparisons, which form 1 had not."""
MANIFEST = "manifest.json"

COUNTS = ("points", "differences", "origins")
"""What a comparison counts, beside its reports."""

Record = dict[str, Any]

_REPORT = """SELECT report.number, report.id, page.address, original.id, report.added, report.program, record, text
  FROM report LEFT JOIN page ON page.number = report.page LEFT JOIN report AS original
  ON original.number = report.copy_of JOIN report_record ON report_record.number = report.number
  JOIN report_text ON report_text.number = report.number WHERE report.number = ?"""


def export_reports(
    db: sqlite3.Connection, folder: Path, numbers: Sequence[int], target: Path, step: Callable[[int], None]
) -> int:
    """Write reports with their captures, versions, readings and stories into one file; how many captures there are.

    It is written under a temporary name and renamed, so that a file under its true name is always whole.

    Args:
        db: The library's database.
        folder: Its folder.
        numbers: The reports, in order of arrival.
        target: The file; one that is there is replaced.
        step: Called with how many more reports are written.

    Raises:
        LibraryError: A capture is damaged, or the file cannot be written.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with telling(target.parent), temporary.open("wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                listed = _write_all(db, folder, numbers, archive, step)
                _write_manifest(db, numbers, archive, listed)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return sum(name.startswith("captures/") for name in listed)


def _write_all(
    db: sqlite3.Connection,
    folder: Path,
    numbers: Sequence[int],
    archive: zipfile.ZipFile,
    step: Callable[[int], None],
) -> dict[str, Record]:
    listed: dict[str, Record] = {}
    for number in numbers:
        record = report_record(db, number)
        for capture in record["captures"]:
            name = f"captures/{capture['sha256']}"
            if name not in listed:
                content = read_content(folder, capture["sha256"], capture["bytes"])
                listed[name] = _write(archive, name, content)
        name = f"reports/{number:09d}.json"
        listed[name] = _write(archive, name, _json(record))
        step(1)
    for place, record in enumerate(comparison_records(db, numbers), 1):
        name = f"comparisons/{place:09d}.json"
        listed[name] = _write(archive, name, _json(record))
    return listed


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> Record:
    archive.writestr(name, content)
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _write_manifest(
    db: sqlite3.Connection, numbers: Sequence[int], archive: zipfile.ZipFile, listed: dict[str, Record]
) -> None:
    manifest = {
        "tellings": {"format": FORMAT, "version": VERSION, "program": __version__},
        "made": now(),
        "reports": len(numbers),
        "stories": list(_stories(db, numbers)),
        "files": listed,
    }
    archive.writestr(MANIFEST, _json(manifest))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, indent=1).encode() + b"\n"


def report_record(db: sqlite3.Connection, number: int) -> Record:
    """What is kept of a report, but for the bytes of its captures."""
    row = db.execute(_REPORT, (number,)).fetchone()
    if row is None:
        raise LibraryError(f"report number {number} is not whole; see `tellings library check`")
    _, identity, address, copied, added, program, record, text = row
    return {
        "id": identity,
        "address": address or "",
        "copy_of": copied or "",
        "added": added,
        "program": program,
        "text": text,
        "record": _packed(record),
        "captures": list(_captures(db, number)),
        "versions": [
            {"version": version, "captured": captured}
            for version, captured in db.execute(
                "SELECT version, captured FROM version WHERE report = ? ORDER BY version", (number,)
            )
        ],
        "readings": list(_readings(db, number)),
    }


def comparison_records(db: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Record]:
    """The comparisons all of whose reports are among these, with what made the readings that were compared."""
    wanted = set(numbers)
    query = f"""SELECT story.id, members, program, models, shown, made, {", ".join(COUNTS)}, record
      FROM comparison JOIN story ON story.number = story JOIN maker ON maker.number = maker ORDER BY story, made"""
    for story, members, program, models, shown, made, *counts, record in db.execute(query):
        if wanted.issuperset(numbers_in(members)):
            yield {
                "story": story,
                "members": [_member(db, member) for member in members.split(",")],
                "program": program,
                "models": json.loads(models),
                "shown": bool(shown),
                "made": made,
                **dict(zip(COUNTS, counts, strict=True)),
                "record": _packed(record),
            }


def _member(db: sqlite3.Connection, member: str) -> Record:
    number, _, maker = member.partition(":")
    (report,) = db.execute("SELECT id FROM report WHERE number = ?", (number,)).fetchone()
    program, models = db.execute("SELECT program, models FROM maker WHERE number = ?", (maker,)).fetchone()
    return {"report": report, "program": program, "models": json.loads(models)}


def _packed(record: bytes) -> str:
    return base64.b85encode(record).decode("ascii")


def _captures(db: sqlite3.Connection, number: int) -> Iterator[Record]:
    query = """SELECT sha256, bytes, origin, capture.url, content_type, headers, captured, last_captured, times, how,
      capture.number = report.capture FROM seen JOIN capture ON capture.number = seen.capture
      JOIN content USING (sha256) JOIN report ON report.number = seen.report WHERE seen.report = ?
      ORDER BY capture.number"""
    for row in db.execute(query, (number,)):
        yield dict(zip(CAPTURE_KEYS, row, strict=True))


CAPTURE_KEYS = (
    *("sha256", "bytes", "origin", "url", "content_type", "headers", "captured", "last_captured", "times", "how"),
    "main",
)


def _readings(db: sqlite3.Connection, number: int) -> Iterator[Record]:
    query = """SELECT program, models, shown, made, record FROM reading JOIN maker ON maker.number = maker
      WHERE report = ? ORDER BY made"""
    for program, models, shown, made, record in db.execute(query, (number,)):
        models = json.loads(models)
        yield {"program": program, "models": models, "shown": bool(shown), "made": made, "record": _packed(record)}


def _stories(db: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Record]:
    """The stories of the reports, with a person's decisions on them."""
    wanted = set(numbers)
    query = """SELECT story.number, story.id, report.number, report.id, by, reason FROM member
      JOIN story ON story.number = member.story JOIN report ON report.number = member.report ORDER BY 1, 3"""
    found: dict[int, Record] = {}
    for story, identity, number, report, by, reason in db.execute(query):
        if number in wanted:
            record = found.setdefault(story, {"id": identity, "members": [], "decisions": []})
            record["members"].append({"report": report, "by": by, "reason": reason})
    for story, record in found.items():
        decided = db.execute(
            "SELECT kind, record, reason, made FROM decision WHERE story = ? ORDER BY number", (story,)
        )
        for kind, kept, reason, made in decided:
            told = json.loads(kept) | {"imported": True}  # the ids of stories are those of this library
            record["decisions"].append({"kind": kind, "record": told, "reason": reason, "made": made})
    yield from found.values()
