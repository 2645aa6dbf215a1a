"""Files that commands write: never over a source, and one line where they cannot be written."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tellings.cli import main
from tellings.cli.writing import refuse_to_overwrite, refuse_two_on_standard_output, write_text


@pytest.mark.parametrize("command", ["compare", "who", "lineage"])
def test_no_command_writes_over_a_source_or_into_a_folder_of_them(tmp_path: Path, command: str) -> None:
    source = tmp_path / "report.txt"
    source.write_text("The bridge was closed.", encoding="utf-8")
    for given in (source, tmp_path):
        result = CliRunner().invoke(main, [command, str(given), "--json", str(source)])
        assert result.exit_code == 2
        assert "name " in result.stderr
        assert source.read_text(encoding="utf-8") == "The bridge was closed."


def test_a_new_file_and_one_beside_the_sources_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "story.json").write_text("{}", encoding="utf-8")
    refuse_to_overwrite(str(tmp_path / "new.json"), [str(tmp_path / "reports")])
    refuse_to_overwrite(str(tmp_path / "story.json"), [str(tmp_path / "reports"), "https://gazette.example/bridge"])
    refuse_to_overwrite("-", [str(tmp_path)])


def test_standard_output_holds_one_thing() -> None:
    refuse_two_on_standard_output("-", None, "story.json")
    with pytest.raises(click.UsageError, match="holds one thing"):
        refuse_two_on_standard_output("-", "-")


def test_a_file_that_cannot_be_written_is_one_line_and_nothing_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        write_text(str(tmp_path / "none" / "story.json"), "{}")
    shown = capsys.readouterr().err
    assert shown.startswith("not written: ")
    assert shown.count("\n") == 1


def test_half_characters_become_question_marks(tmp_path: Path) -> None:
    write_text(str(tmp_path / "story.json"), "a\ud800b")
    assert (tmp_path / "story.json").read_bytes() == b"a?b"
