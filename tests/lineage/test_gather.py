from __future__ import annotations

import os
from pathlib import Path

from tellings.lineage.collection import Collection
from tellings.lineage.gather import KEPT_IN, Gathered, collection_place, gather
from tests.lineage.fabricated import OTHER, OWN, WIRE


def gathered(folder: Path, kept_in: Path) -> tuple[Gathered, list[str], int]:
    done = Gathered()
    with Collection(kept_in) as collection:
        errors = [str(error) for error in gather(folder, collection, done)]
        return done, errors, len(collection)


def test_a_folder_is_read_once_and_only_what_is_new_after_that(tmp_path: Path) -> None:
    folder, kept = tmp_path / "reports", tmp_path / "kept"
    folder.mkdir()
    (folder / "a.txt").write_text(f"A ferry\n\n{WIRE}", "utf-8")
    assert gathered(folder, kept) == (Gathered(1, 0), [], 1)
    (folder / "b.txt").write_text(f"A school\n\n{OTHER}", "utf-8")
    assert gathered(folder, kept) == (Gathered(1, 1), [], 2)
    assert gathered(folder, kept) == (Gathered(0, 2), [], 2)


def test_a_changed_file_is_read_again_and_its_earlier_report_stays(tmp_path: Path) -> None:
    folder, kept = tmp_path / "reports", tmp_path / "kept"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text(f"A ferry\n\n{WIRE}", "utf-8")
    gathered(folder, kept)
    path.write_text(f"A ferry\n\n{WIRE}\n\n{OWN}", "utf-8")
    os.utime(path, ns=(1, 1))
    assert gathered(folder, kept) == (Gathered(1, 0), [], 2)


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\0\1\2" * 100)
    (folder / "b.txt").write_text(f"A school\n\n{OTHER}", "utf-8")
    done, errors, size = gathered(folder, tmp_path / "kept")
    assert (done.added, size, len(errors)) == (1, 1, 1)
    assert "a.txt" in errors[0]


def test_a_collection_s_own_folder_is_used_as_it_is(tmp_path: Path) -> None:
    assert collection_place(tmp_path) == tmp_path / KEPT_IN
    with Collection(tmp_path):
        pass
    assert collection_place(tmp_path) == tmp_path
    assert gathered(tmp_path, tmp_path) == (Gathered(0, 0), [], 0)
