from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import SetupError
from tellings.lineage import collection as module
from tellings.lineage.collection import Collection, Kept
from tests.lineage.fabricated import OTHER, OWN, WIRE
from tests.lineage.test_relation import random_text


def kept(name: str, text: str) -> Kept:
    return Kept(name, f"{name}.txt", "The Post", "https://post.example/a", "2031-05-03", "day", "", text)


def ids(collection: Collection, text: str, leave_out: str = "") -> list[str]:
    return [found.kept.id for found in collection.find_candidates(text, leave_out=leave_out)]


def test_the_report_that_was_copied_is_found(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        assert collection.add([kept("a", WIRE), kept("b", OTHER)]) == 2
        assert ids(collection, f"{OWN}\n{WIRE}") == ["a"]


def test_a_report_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([kept("a", WIRE)])
    with Collection(tmp_path) as collection:
        assert list(collection) == [kept("a", WIRE)]
        assert len(collection) == 1
        assert "a" in collection


def test_what_is_known_is_not_added_again(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([kept("a", WIRE)])
        assert collection.add([kept("a", WIRE), kept("b", OTHER), kept("b", OTHER)]) == 1
        assert len(collection) == 2


def test_a_report_does_not_find_itself(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([kept("a", WIRE), kept("b", WIRE)])
        assert ids(collection, WIRE, leave_out="a") == ["b"]


def test_adding_in_many_steps_finds_the_same_as_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    reports = [kept(str(seed), random_text(seed)) for seed in range(40)]
    with Collection(tmp_path / "many") as many, Collection(tmp_path / "one") as one:
        for report in reports:
            many.add([report])
        monkeypatch.setattr(module, "BATCH", 1000)
        one.add(reports)
        for report in reports:
            assert many.find_candidates(report.text) == one.find_candidates(report.text)
    assert len(list((tmp_path / "many").glob("fingerprints-*"))) < 5


def test_what_an_interrupted_run_left_behind_is_removed(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([kept("a", WIRE)])
    (tmp_path / "fingerprints-0000000099.npy.unfinished").write_bytes(b"half")
    with Collection(tmp_path) as collection:
        assert ids(collection, WIRE) == ["a"]
    assert len(list(tmp_path.glob("fingerprints-*"))) == 1


def test_an_error_writes_nothing_of_what_is_pending(tmp_path: Path) -> None:
    def fail() -> None:
        with Collection(tmp_path) as collection:
            collection.add([kept("a", WIRE)])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with Collection(tmp_path) as collection:
        assert len(collection) == 0


def test_a_source_is_known_until_it_changes(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.note_source("a.txt", 10, 5)
        assert collection.knows_source("a.txt", 10, 5)
        assert not collection.knows_source("a.txt", 11, 5)
        assert not collection.knows_source("b.txt", 10, 5)


def test_a_broken_index_says_which_file_and_what_to_do(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([kept("a", WIRE)])
    (path,) = tmp_path.glob("fingerprints-*")
    path.write_bytes(b"nothing")
    with Collection(tmp_path) as collection, pytest.raises(SetupError, match=path.name):
        collection.find_candidates(WIRE)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SetupError, match="no collection can be kept here"):
        Collection(tmp_path / "file")
