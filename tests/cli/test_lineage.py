"""`tellings lineage` on invented files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import main
from tests.lineage.fabricated import OTHER, OWN, WIRE

PARAGRAPHS = WIRE.replace("\n", "\n\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(f"A ferry runs aground\n\nSKELT, Velmark (AP) — {PARAGRAPHS}\n", "utf-8")
    (tmp_path / "echo.txt").write_text(f"Ferry on the rocks\n\n{PARAGRAPHS}\n\n{OWN}\n", "utf-8")
    (tmp_path / "mail.txt").write_text(f"Schools close early\n\n{OTHER}\n", "utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["lineage", *map(str, arguments)], catch_exceptions=False)


def test_the_tree_names_origins_and_the_reports_under_them(folder: Path) -> None:
    done = run(folder)
    assert done.exit_code == 0
    assert done.output.startswith("3 reports, 3 origins\n")
    assert "unseen wire text: Associated Press" in done.output
    assert "too: copy" in " ".join(done.output.split())


def test_json_has_every_passage_as_it_stands_in_its_report(folder: Path) -> None:
    target = folder.parent / "out.json"
    assert run(folder, "--json", target).exit_code == 0
    record = json.loads(target.read_text("utf-8"))
    assert record["tellings"]["format"] == "lineage"
    assert {origin["id"] for origin in record["origins"]} >= {"wire:ap"}
    copying = next(one for one in record["copyings"] if one["relation"] == "copy")
    assert copying["direction"] == "third"
    assert all(passage["left"]["text"] for passage in copying["passages"])


def test_json_on_standard_output_is_nothing_but_json(folder: Path) -> None:
    assert json.loads(run(folder, "--json", "-").stdout)["origins"]


def test_a_report_is_looked_up_in_a_folder_of_earlier_ones(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    new = tmp_path_factory.mktemp("new") / "new.txt"
    new.write_text(f"Boats out all night\n\n{OWN}\n\n{PARAGRAPHS.splitlines()[2]}\n", "utf-8")
    done = run(new, "--against", folder)
    assert done.exit_code == 0
    assert "echo.txt" in done.output
    assert "mail.txt" not in done.output
    assert "3 reports added" in done.stderr
    assert "added" not in run(new, "--against", folder).stderr


def test_the_collection_is_kept_where_the_user_says(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = tmp_path_factory.mktemp("kept")
    run(folder / "post.txt", "--against", folder, "--index", kept)
    assert (kept / "reports.sqlite").exists()
    done = run(folder / "post.txt", "--against", kept, "--json", "-")
    (against,) = json.loads(done.stdout)["against"]
    assert [one["relation"] for one in against["found"]] == ["copy"]


def test_a_report_that_copies_nothing_is_said_to_copy_nothing(folder: Path) -> None:
    done = run(folder / "mail.txt", "--against", folder)
    assert "No earlier report was found" in done.output


def test_a_source_that_is_missing_is_named(folder: Path) -> None:
    done = run(folder / "post.txt", folder / "none.txt")
    assert done.exit_code == 1
    assert "none.txt" in done.stderr


def test_no_report_at_all_is_an_error(folder: Path) -> None:
    assert run(folder / "none.txt").exit_code == 2
