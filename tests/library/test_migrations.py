"""From one form of the library to the next, and none from the future."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from tellings.errors import LibraryError
from tellings.library import Library
from tellings.library.migrations import STEPS, migrate, version_of
from tellings.library.opening import FILE_NAME
from tellings.library.schema import VERSION
from tests.library.shelf import page
from tests.library.test_stories import herald


@pytest.fixture
def old(tmp_path: Path) -> sqlite3.Connection:
    """A library of an artificial form 0: it did not yet note who edited a report."""
    db = sqlite3.connect(tmp_path / "old.sqlite", isolation_level=None)
    db.execute("CREATE TABLE report (number INTEGER PRIMARY KEY, id TEXT NOT NULL)")
    db.execute("INSERT INTO report VALUES (1, 'a')")
    return db


def _note_editors(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE report ADD COLUMN editor TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE report SET editor = 'not stated'")


def test_a_step_leads_from_the_form_before(old: sqlite3.Connection) -> None:
    assert migrate(old, Path("old"), {0: _note_editors}, 1) == 0
    assert version_of(old) == 1
    assert old.execute("SELECT id, editor FROM report").fetchall() == [("a", "not stated")]


def test_a_step_is_not_taken_twice(old: sqlite3.Connection) -> None:
    for _ in range(2):
        migrate(old, Path("old"), {0: _note_editors}, 1)
    assert version_of(old) == 1


def test_a_step_that_fails_leaves_the_library_as_it_was(old: sqlite3.Connection) -> None:
    def fail(db: sqlite3.Connection) -> None:
        _note_editors(db)
        db.execute("SELECT * FROM nowhere")

    with pytest.raises(sqlite3.OperationalError):
        migrate(old, Path("old"), {0: fail}, 1)
    assert version_of(old) == 0
    assert [row[1] for row in old.execute("PRAGMA table_info(report)")] == ["number", "id"]


def test_a_form_from_which_nothing_leads_is_refused(old: sqlite3.Connection) -> None:
    with pytest.raises(LibraryError, match="from which nothing leads"):
        migrate(old, Path("old"), {}, 1)


@pytest.fixture
def form_1(tmp_path: Path) -> Path:
    """A library as the program made it that knew form 1: the reports of this shelf, two of them compared."""
    with zipfile.ZipFile(Path(__file__).with_name("form_1.zip")) as kept:
        kept.extractall(tmp_path / "form_1")
    db = sqlite3.connect(tmp_path / "form_1" / FILE_NAME)
    assert version_of(db) == 1
    db.close()
    return tmp_path / "form_1"


def test_a_library_of_form_1_is_brought_to_form_2_and_keeps_what_it_holds(form_1: Path) -> None:
    with Library(form_1) as library:
        assert version_of(library.database) == VERSION == 2
        assert [library.get(report.id).text for report in (page(), herald())] == [page().text, herald().text]
        story = library.story_of(page().id)
        (entry,) = library.comparisons(story)
        assert (entry.reports, entry.shown) == (2, True)
        assert library.story(story).compared == "reports have come since"
        assert [str(finding) for finding in library.check()] == []
        assert library.compare(story).how == "compared"
        assert library.story(story).compared == "up to date"
        assert library.database.execute("SELECT count(*) FROM found").fetchone()[0]
        assert [str(finding) for finding in library.check()] == []


def test_the_step_to_form_2_makes_the_tables_of_a_new_library(form_1: Path, tmp_path: Path) -> None:
    made = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    with Library(form_1) as old, Library(tmp_path / "new") as new:
        assert old.database.execute(made).fetchall() == new.database.execute(made).fetchall()


def test_there_is_a_step_from_every_earlier_form() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))


def test_a_library_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    with pytest.raises(LibraryError, match=r"written by a newer Tellings.*update Tellings"):
        Library(tmp_path)
