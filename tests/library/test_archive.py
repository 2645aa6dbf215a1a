"""One file out and in again; and a hostile file is refused before anything of it is kept."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tellings.config import LibrarySettings
from tellings.errors import ArchiveError
from tellings.library import Library
from tests.library.shelf import BRIDGE, market, page

LONGER = (*BRIDGE, "Correction: it is the northern pillar.")


@pytest.fixture
def full(tmp_path: Path) -> Library:
    library = Library(tmp_path / "full")
    seen_later = page()
    seen_later = replace(seen_later, capture=replace(seen_later.capture, captured=page(after_hours=1).capture.captured))
    list(library.add_all([page(), seen_later, page(LONGER, after_hours=2), market()]))
    library.group()
    library.annotate()
    library.merge([library.story_of(page().id), library.story_of(market().id)], "one Sunday")
    return library


@pytest.fixture
def archive(full: Library, tmp_path: Path) -> Path:
    full.export(tmp_path / "library.zip")
    return tmp_path / "library.zip"


def _told(library: Library, table: str, columns: str) -> list[Any]:
    return sorted(library.database.execute(f"SELECT {columns} FROM {table}").fetchall())


def test_a_library_comes_back_as_it_was(full: Library, archive: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "new") as new:
        done = new.take_in(archive)
        assert (done.added, done.already_there, done.stories) == (3, 0, 1)
        assert list(new.reports()) == list(full.reports())
        assert [new.reading(report.id) for report in new.reports()] == [full.reading(one.id) for one in full.reports()]
        assert new.versions(page().id) == full.versions(page().id)
        columns = "sha256, origin, url, headers, captured, last_captured, times"
        assert _told(new, "capture", columns) == _told(full, "capture", columns)
        story = new.story_of(page().id)
        assert new.story_of(market().id) == story
        assert new.decisions(story)[0].reason == "one Sunday"
        assert [str(finding) for finding in new.check()] == []
        assert new.search("speaker:holt").total == full.search("speaker:holt").total
        new.group()
        assert new.story_of(market().id) == story


def test_an_archive_that_is_taken_in_twice_adds_nothing(full: Library, archive: Path) -> None:
    before = full.database.execute("SELECT count(*), sum(times) FROM capture").fetchone()
    done = full.take_in(archive)
    assert (done.added, done.already_there, done.stories) == (0, 3, 0)
    assert full.database.execute("SELECT count(*), sum(times) FROM capture").fetchone() == before


def test_one_story_goes_alone(full: Library, tmp_path: Path) -> None:
    new = full.split([market().id], "apart again")
    assert full.export(tmp_path / "one.zip", new) == 1
    with Library(tmp_path / "other") as other:
        assert other.take_in(tmp_path / "one.zip").added == 1
        assert market().id in other
        assert page().id not in other


def test_every_file_is_listed_with_its_hash(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        manifest = json.loads(zipped.read("manifest.json"))
        assert sorted(manifest["files"]) == sorted(set(zipped.namelist()) - {"manifest.json"})
    assert manifest["tellings"]["format"] == "tellings library"


def _rewritten(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(archive) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    change(files)
    target = archive.with_name("changed.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return target


def _first(files: dict[str, bytes], folder: str) -> str:
    return next(name for name in files if name.startswith(folder))


def _tamper_capture(files: dict[str, bytes]) -> None:
    files[_first(files, "captures/")] += b"!"


def _drop_capture(files: dict[str, bytes]) -> None:
    del files[_first(files, "captures/")]


def _add_outside(files: dict[str, bytes]) -> None:
    files["../outside.txt"] = b"!"


def _list_outside(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    files["../outside.txt"] = b"!"
    manifest["files"]["../outside.txt"] = {"bytes": 1, "sha256": "0" * 64}
    files["manifest.json"] = json.dumps(manifest).encode()


def _no_manifest(files: dict[str, bytes]) -> None:
    del files["manifest.json"]


def _broken_manifest(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b"[" * 100_000


def _other_format(files: dict[str, bytes]) -> None:
    files["manifest.json"] = files["manifest.json"].replace(b"tellings library", b"something else")


def _newer(files: dict[str, bytes]) -> None:
    files["manifest.json"] = files["manifest.json"].replace(b'"version": 2', b'"version": 3', 1)


def _relist(files: dict[str, bytes], name: str) -> None:
    manifest = json.loads(files["manifest.json"])
    told = {"bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
    manifest["files"][name] = told
    files["manifest.json"] = json.dumps(manifest).encode()


def _forged_text(files: dict[str, bytes]) -> None:
    """With a list that agrees: the text that is searched is not the one of the record."""
    name = _first(files, "reports/")
    record = json.loads(files[name])
    record["text"] = record["text"].replace("crack", "craze")[:-3]
    files[name] = json.dumps(record).encode()
    _relist(files, name)


def _foreign_capture(files: dict[str, bytes]) -> None:
    """With a list that agrees: the report says that it was read from another capture."""
    names = sorted(name for name in files if name.startswith("reports/"))
    first, last = json.loads(files[names[0]]), json.loads(files[names[-1]])
    first["captures"] = last["captures"]
    files[names[0]] = json.dumps(first).encode()
    _relist(files, names[0])


def _no_record(files: dict[str, bytes]) -> None:
    name = _first(files, "reports/")
    files[name] = b'{"id": 5}'
    _relist(files, name)


HOSTILE = [
    (_tamper_capture, "size or hash differs"),
    (_drop_capture, "which its list names"),
    (_add_outside, "which its list does not name"),
    (_list_outside, "which no library writes"),
    (_no_manifest, "has no manifest.json"),
    (_broken_manifest, "is not what a library writes"),
    (_other_format, "is no archive of a library"),
    (_newer, "newer Tellings"),
    (_forged_text, "report"),
    (_foreign_capture, "not of the capture"),
    (_no_record, "is not what a library writes"),
]


@pytest.mark.parametrize(("change", "why"), HOSTILE)
def test_a_hostile_archive_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], why: str
) -> None:
    with Library(tmp_path / "new") as new:
        with pytest.raises(ArchiveError, match=why) as told:
            new.take_in(_rewritten(archive, change))
        assert "\n" not in str(told.value)
        assert len(new) == 0
        assert [str(finding) for finding in new.check()] == []
    assert not (tmp_path / "outside.txt").exists()


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (LibrarySettings(archive_entries=3), "files, more than the 3 allowed"),
        (LibrarySettings(archive_bytes=1000), "more than the 1,000 allowed"),
        (LibrarySettings(archive_entry_bytes=700), "more than the 700 bytes allowed for one file"),
    ],
)
def test_a_bomb_is_refused_by_its_limit(archive: Path, tmp_path: Path, settings: LibrarySettings, why: str) -> None:
    with Library(tmp_path / "new", settings=settings) as new, pytest.raises(ArchiveError, match=why):
        new.take_in(archive)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.zip"
    path.write_bytes(b"PK\x03\x04 but no more")
    with Library(tmp_path / "new") as new, pytest.raises(ArchiveError, match="no whole ZIP archive"):
        new.take_in(path)


def test_an_export_that_is_broken_off_leaves_no_file(full: Library, tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        full.export(tmp_path / "half.zip", step=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["full"]
