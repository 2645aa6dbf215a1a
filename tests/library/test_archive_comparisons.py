"""A comparison goes out with its story and comes in again; one that is not what it says is refused."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.errors import ArchiveError
from tellings.library import Library
from tellings.library.contents import unpacked
from tellings.library.records import MOST, pack_story, unpack_story
from tests.library.shelf import market, page
from tests.library.test_archive import _first, _relist, _rewritten
from tests.library.test_stories import herald


@pytest.fixture
def full(tmp_path: Path) -> Library:
    library = Library(tmp_path / "full")
    list(library.add_all([page(), market(), herald()]))
    library.group()
    library.compare(library.story_of(page().id))
    return library


@pytest.fixture
def archive(full: Library, tmp_path: Path) -> Path:
    full.export(tmp_path / "story.zip", full.story_of(page().id))
    return tmp_path / "story.zip"


def test_an_exported_story_is_imported_with_its_comparison(full: Library, archive: Path, tmp_path: Path) -> None:
    story = full.story_of(page().id)
    with Library(tmp_path / "new") as new:
        assert new.take_in(archive).comparisons == 1
        here = new.story_of(page().id)
        assert new.story(here).compared == "up to date"
        assert new.story(here).points == full.story(story).points
        made = new.compare(here)
        assert made.how == "read back"
        assert made.story == full.compare(story).story
        assert [str(finding) for finding in new.check()] == []


def test_a_library_is_imported_with_its_comparisons_once(full: Library, tmp_path: Path) -> None:
    full.export(tmp_path / "all.zip")
    with Library(tmp_path / "new") as new:
        assert [new.take_in(tmp_path / "all.zip").comparisons for _ in range(2)] == [1, 0]


def test_a_comparison_of_reports_that_are_apart_here_is_left_out(archive: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "new") as new:
        list(new.add_all([page(), herald()]))
        new.split([page().id])
        new.split([herald().id])
        assert new.take_in(archive).comparisons == 0
        assert new.story(new.story_of(page().id)).compared == "not compared"


def test_a_comparison_comes_to_a_story_that_has_more_reports_and_is_told_to_be_of_fewer(
    archive: Path, tmp_path: Path
) -> None:
    with Library(tmp_path / "new") as new:
        list(new.add_all([page(), herald(), market()]))
        new.split([page().id, herald().id, market().id])
        assert new.take_in(archive).comparisons == 1
        assert new.story(new.story_of(page().id)).compared == "reports have come since"


def test_an_archive_of_form_1_has_no_comparisons_and_is_read(archive: Path, tmp_path: Path) -> None:
    def make_old(files: dict[str, bytes]) -> None:
        name = _first(files, "comparisons/")
        del files[name]
        manifest = json.loads(files["manifest.json"])
        del manifest["files"][name]
        manifest["tellings"]["version"] = 1
        files["manifest.json"] = json.dumps(manifest).encode()

    with Library(tmp_path / "new") as new:
        done = new.take_in(_rewritten(archive, make_old))
        assert (done.added, done.comparisons) == (2, 0)


def _changed(files: dict[str, bytes], change: Callable[[dict[str, object]], None]) -> None:
    name = _first(files, "comparisons/")
    record = json.loads(files[name])
    change(record)
    files[name] = json.dumps(record).encode()
    _relist(files, name)


def _forged(record: dict[str, object]) -> None:
    """The comparison says that a report has words that it has not."""
    import zstandard

    packed = base64.b85decode(str(record["record"]))
    assert pack_story(unpack_story(packed, ())) == packed
    words = unpacked(packed, MOST).replace(b"crack", b"craze")
    record["record"] = base64.b85encode(zstandard.ZstdCompressor().compress(words)).decode()


def _broken(record: dict[str, object]) -> None:
    record["record"] = base64.b85encode(b"nothing").decode()


def _of_nobody(record: dict[str, object]) -> None:
    record["members"] = []


def _of_numbers(record: dict[str, object]) -> None:
    record["members"] = [{"report": 1, "program": "x", "models": []}]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_forged, "names a passage that does not stand there"),
        (_broken, "cannot be read"),
        (_of_nobody, "is not what a library writes"),
        (_of_numbers, "is not what a library writes"),
    ],
)
def test_a_hostile_comparison_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[dict[str, object]], None], why: str
) -> None:
    with Library(tmp_path / "new") as new:
        with pytest.raises(ArchiveError, match=why) as told:
            new.take_in(_rewritten(archive, lambda files: _changed(files, change)))
        assert "\n" not in str(told.value)
        assert new.database.execute("SELECT count(*) FROM comparison").fetchone() == (0,)
        assert [str(finding) for finding in new.check()] == []
