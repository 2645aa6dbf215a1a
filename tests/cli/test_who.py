"""`tellings who` on invented files."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import main

TEXT = """Bridge closed in Ostergate

“The bridge is safe,” Ida Holt, the mayor, told Reuters on Monday.

The union denied that it had been asked.

Holt said that the bridge would be open by May.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "gazette.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["who", *map(str, arguments)], catch_exceptions=False)


def test_statements_are_listed_by_speaker(source: Path) -> None:
    done = run(source)
    assert done.exit_code == 0
    assert "gazette.txt: 3 statements" in done.output
    assert done.output.index("Ida Holt") < done.output.index("The bridge is safe")
    assert "through Reuters" in done.output


def test_a_speaker_is_found_by_any_of_their_names(source: Path) -> None:
    done = run(source, "--speaker", "holt")
    assert "2 statements" in done.output
    assert "union" not in done.output


def test_the_table_has_one_line_a_statement(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "who.csv"
    assert run(source, "--csv", target).exit_code == 0
    rows = list(csv.DictReader(StringIO(target.read_text("utf-8"))))
    assert [row["act"] for row in rows][:2] == ["say", "deny"]
    assert rows[0]["through"] == "Reuters"
    assert all(int(row["start"]) < int(row["end"]) for row in rows)


def test_the_json_has_every_passage_as_it_stands_in_the_report(source: Path) -> None:
    record = json.loads(run(source, "--json", "-").stdout)
    assert record["tellings"]["format"] == "statements"
    first = record["reports"][0]["statements"][0]
    assert first["speaker"]["name"] == "Ida Holt"
    assert all(passage["text"] in TEXT for passage in first["content"])


def test_a_cell_that_a_spreadsheet_would_run_is_quoted(tmp_path: Path) -> None:
    path = tmp_path / "trap.txt"
    path.write_text('Trap\n\n"=HYPERLINK(1) is what they sent," Ida Holt said on Monday.\n', "utf-8")
    table = run(path, "--csv", "-").stdout
    assert not any(cell.startswith("=") for row in csv.reader(StringIO(table)) for cell in row)


def test_a_source_that_is_not_there_is_said_and_counts(source: Path, tmp_path: Path) -> None:
    done = run(source, tmp_path / "nothing.txt")
    assert done.exit_code == 1
    assert "not read" in done.output
