"""Killed, crowded, full, read-only, damaged: nothing acknowledged is lost, and every failure is one clear line."""

from __future__ import annotations

import errno
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tellings.config import LibrarySettings
from tellings.errors import LibraryBusyError, LibraryError
from tellings.library import AddOutcome, Library
from tellings.library.contents import content_path
from tellings.library.opening import FILE_NAME
from tests.library.shelf import market, page

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 6


def _killed_while_adding(folder: Path, first: int, after: float, batch: int) -> list[str]:
    """The ids that were acknowledged until the process was killed."""
    call = [sys.executable, "-m", "tests.library.adder", str(folder), str(first), str(batch)]
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, text=True) as adder:
        assert adder.stdout is not None
        acknowledged = [adder.stdout.readline().strip()]  # it has begun
        time.sleep(after)
        adder.send_signal(signal.SIGKILL)
        acknowledged += adder.stdout.read().splitlines()
    return [line for line in acknowledged if len(line) == 12]


def test_a_process_killed_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for round_ in range(ROUNDS):
        batch = chance.choice([1, 3, 20])
        acknowledged += _killed_while_adding(tmp_path, round_ * 1_000_000, chance.uniform(0, 0.4), batch)
        with Library(tmp_path, make=False) as library:
            assert [report for report in acknowledged if report not in library] == []
            assert [str(finding) for finding in library.check()] == []
    assert len(acknowledged) > ROUNDS


def test_two_may_read_while_one_writes(tmp_path: Path) -> None:
    with Library(tmp_path) as writer, Library(tmp_path) as left, Library(tmp_path) as right:
        writer.add(page())
        writer.database.execute("BEGIN IMMEDIATE")
        writer.database.execute("DELETE FROM sketch")
        assert [len(left), len(right)] == [1, 1]
        assert left.search("bridge").total == right.search("bridge").total == 1
        writer.database.execute("ROLLBACK")
        writer.add(market())
        assert len(left) == len(right) == 2


def test_a_second_writer_waits_and_is_then_told_so(tmp_path: Path) -> None:
    with Library(tmp_path) as first, Library(tmp_path, settings=LibrarySettings(wait_seconds=0.2)) as second:
        first.database.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError, match=r"another process is writing.*try again"):
            second.add(page())
        first.database.execute("ROLLBACK")
        assert second.add(page()).outcome is AddOutcome.ADDED


def test_a_full_disk_is_told_where_a_capture_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Library(tmp_path) as library:
        library.add(page())
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(LibraryError, match=r"the disk is full.*the earlier ones are safe"):
                library.add(market())
        assert len(library) == 1
        assert [str(finding) for finding in library.check()] == []
        assert not list(tmp_path.rglob(".*"))  # no half file stays
        assert library.add(market()).outcome is AddOutcome.ADDED


_FULL = """
import resource, signal, sys
from tellings.errors import LibraryError
from tellings.library import Library
from tests.library.shelf import BRIDGE, page
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Library(sys.argv[1]) as library:
    library.add(page())
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        for number in range(2000):
            library.add(page((f"Title {number}", *BRIDGE[1:]), url=f"https://gazette.example/{number}"))
    except LibraryError as error:
        print(error)
"""


def test_a_full_disk_is_told_where_the_database_does_not_fit(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
    limit = (tmp_path / FILE_NAME).stat().st_size + 200_000
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(tmp_path), str(limit)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1
    assert "disk" in done.stdout
    with Library(tmp_path) as library:
        assert [str(finding) for finding in library.check()] == []
        assert library.add(market()).outcome is AddOutcome.ADDED


def _as_nobody(do: Callable[[], str]) -> str:
    """What is answered by somebody who owns nothing; every library error is an answer, too."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            answer = do()
        except LibraryError as error:
            answer = str(error)
        os.write(there, answer.encode())
        os._exit(0)
    os.close(there)
    os.waitpid(child, 0)
    with os.fdopen(here) as answered:
        return answered.read()


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A folder with a library that only its owner, who is away, may write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Library(folder / "library") as library:
            library.add(page())
        (folder / "library").chmod(0o555)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        (folder / "library").chmod(0o755)


def test_a_folder_that_may_not_be_written_to_is_told(sealed: Path) -> None:
    report = market()

    def add() -> str:
        with Library(sealed / "library") as library:
            return str(library.add(report))

    def make() -> str:
        return str(len(Library(sealed / "another")))

    for refused in (_as_nobody(add), _as_nobody(make)):
        assert "cannot be written to or opened; allow yourself to write" in refused
        assert "\n" not in refused


def test_a_library_that_nobody_may_write_to_can_still_be_read(sealed: Path) -> None:
    report = page().id

    def read() -> str:
        with Library(sealed / "library", make=False) as library:
            findings = [str(finding) for finding in library.check()]
            return f"{library.get(report).id} {library.search('pillar').total} {len(library)} {findings}"

    assert _as_nobody(read) == f"{report} 1 1 []"


def test_a_library_that_may_only_be_read_is_told_when_it_is_written_to(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.database.execute("PRAGMA query_only = ON")
        with pytest.raises(LibraryError, match="cannot be written to or opened; allow yourself"):
            library.add(page())


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database at all, but longer than a header of one hundred bytes" * 3)
    with pytest.raises(LibraryError, match="damaged or no database"):
        Library(tmp_path)


def test_a_database_of_something_else_is_told(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute("CREATE TABLE other (a)")
    db.commit()
    db.close()
    with pytest.raises(LibraryError, match="a database, but no library"):
        Library(tmp_path)


def test_a_capture_whose_bytes_changed_is_found(tmp_path: Path) -> None:
    report = page()
    with Library(tmp_path) as library:
        library.add(report)
        path = content_path(tmp_path, report.capture.sha256)
        path.write_bytes(path.read_bytes()[:-9] + b"tampered!")
        with pytest.raises(LibraryError, match="capture cannot be read"):
            library.get(report.id)
        found = [str(finding) for finding in library.check()]
        assert len(found) == 2  # the file, and the report that needs it
        assert all("\n" not in finding for finding in found)
        path.unlink()
        assert "missing" in str(next(iter(library.check())))


def test_a_text_that_was_changed_in_the_tables_is_found(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
        library.database.execute("UPDATE report_text SET text = replace(text, 'crack', 'craze')")
        found = " ".join(str(finding) for finding in library.check())
        assert "its text is not the one that was kept" in found
        assert "search index words" in found


def test_a_row_that_names_nothing_is_found(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
        library.database.execute("PRAGMA foreign_keys = OFF")
        library.database.execute("UPDATE report SET copy_of = 99")
        assert any("not there" in str(finding) for finding in library.check())
