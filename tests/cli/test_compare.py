"""`tellings compare`."""

import json
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import main
from tellings.errors import StoryError

MAIL = """Ferry with 212 aboard runs aground off Sellen

The car ferry Morning Tide ran aground off Sellen Island on Tuesday afternoon with 212 people aboard.

At least nine people were hurt, the island hospital said. "The steering had failed," Captain Ida Holt said.

The ferry was built in 1994 and was refitted last winter in the yard of its owner.
"""
POST = """Sellen ferry aground: eleven hurt

Eleven people were injured when the ferry Morning Tide ran aground off Sellen Island on Tuesday afternoon.

Captain Ida Holt said that the steering had failed. Shops in Sellen have fresh food for four days.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "mail.txt").write_text(MAIL, encoding="utf-8")
    (tmp_path / "reports" / "post.txt").write_text(POST, encoding="utf-8")
    return tmp_path


def compare(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["compare", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_two_reports_are_shown_written_as_a_page_and_as_json(folder: Path) -> None:
    page, data = folder / "story.html", folder / "story.json"
    result = compare(folder / "reports", "--html", page, "--json", data)
    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "WHAT EACH ALONE TELLS" in result.stdout
    assert f"The page is written: {page}" in result.stderr
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(data.read_text(encoding="utf-8"))["tellings"] == {
        "format": "story",
        "version": 2,
        "program": "0.1.0",
    }


def test_of_two_reports_what_the_other_tells_alone_is_listed_as_left_out() -> None:
    shown = compare(Path(__file__).parent.parent.parent / "examples" / "closed-bridge").stdout
    left_out = shown.partition("WHAT EACH LEAVES OUT")[2].partition("WHERE THE WORDS")[0]
    assert "School buses will take" in left_out.partition("not told, ")[2]


def test_what_is_piped_has_no_colour_and_fits_80_columns(folder: Path) -> None:
    lines = compare(folder / "reports").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert not any("\x1b" in line or line != line.rstrip() for line in lines)


def test_only_what_is_asked_for_is_shown_and_the_files_are_whole(folder: Path) -> None:
    data = folder / "story.json"
    result = compare(folder / "reports", "--only", "A", "--left-out", "b", "--json", data)
    assert result.exit_code == 0
    assert "ALONE TELLS" in result.stdout
    assert "LEAVES OUT" in result.stdout
    assert "TOLD BY MOST" not in result.stdout
    assert json.loads(data.read_text(encoding="utf-8"))["points"]
    shown = compare(folder / "reports", "--differences").stdout
    assert "WHERE THEY DIFFER" in shown
    assert "ALONE TELLS" not in shown


@pytest.mark.parametrize("option", ["--only", "--left-out"])
def test_an_unknown_outlet_is_one_line_that_names_those_there_are(folder: Path, option: str) -> None:
    page = folder / "story.html"
    result = compare(folder / "reports", option, "tribune", "--html", page)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert "no outlet is called 'tribune'" in line
    assert not page.exists()


def test_json_on_standard_output_stands_there_alone(folder: Path) -> None:
    result = compare(folder / "reports", "--json", "-")
    assert len(json.loads(result.stdout)["reports"]) == 2


def test_a_page_on_standard_output_stands_there_alone(folder: Path) -> None:
    result = compare(folder / "reports", "--html", "-")
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.rstrip().endswith("</html>")


def test_one_bad_source_is_told_and_the_rest_goes_on(folder: Path) -> None:
    result = compare(folder / "reports", folder / "gone.html")
    assert result.exit_code == 1
    assert "2 reports" in result.stdout
    assert [line for line in result.stderr.splitlines() if "gone.html" in line]


def test_nothing_read_is_exit_code_2_and_shows_no_story(folder: Path) -> None:
    result = compare(folder / "gone.html")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "gone.html" in result.stderr


def test_the_same_report_twice_is_compared_once_and_told(folder: Path) -> None:
    (folder / "reports" / "again.txt").write_text(MAIL, encoding="utf-8")
    result = compare(folder / "reports")
    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "read before" in result.stderr


@pytest.mark.parametrize("option", ["--html", "--json"])
def test_a_source_is_never_overwritten(folder: Path, option: str) -> None:
    source = folder / "reports" / "mail.txt"
    result = compare(source, folder / "reports" / "post.txt", option, source)
    assert result.exit_code == 2
    assert "would be overwritten" in result.stderr
    assert source.read_text(encoding="utf-8") == MAIL


def test_a_file_of_a_folder_of_sources_is_never_overwritten(folder: Path) -> None:
    source = folder / "reports" / "mail.txt"
    result = compare(folder / "reports", "--html", source)
    assert result.exit_code == 2
    assert "name a file outside of it" in result.stderr
    assert source.read_text(encoding="utf-8") == MAIL


def test_a_file_that_cannot_be_written_is_one_line(folder: Path) -> None:
    result = compare(folder / "reports", "--html", folder / "no" / "such" / "folder.html")
    assert result.exit_code == 2
    assert "not written" in result.stderr
    assert "Traceback" not in result.stderr


def test_two_things_on_standard_output_are_refused(folder: Path) -> None:
    assert "holds one thing" in compare(folder / "reports", "--html", "-", "--json", "-").stderr


def test_open_shows_the_page_and_writes_a_temporary_one_without_html(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def keep(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", keep)
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    compare(folder / "reports", "--open")
    (address,) = opened
    assert address.startswith("file://")
    assert list(folder.glob("tellings-*.html"))


def test_where_there_is_no_browser_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    assert "No browser was found" in compare(folder / "reports", "--html", folder / "s.html", "--open").stderr


def test_a_story_that_is_refused_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(readings: object) -> None:
        raise StoryError("these reports\nare refused")

    monkeypatch.setattr("tellings.story.compare", refuse)
    result = compare(folder / "reports")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == ["not compared: these reports are refused"]
