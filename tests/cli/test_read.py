import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from tellings.cli import main
from tellings.reports.read import read
from tellings.show.report_terminal import show_reports
from tests.reports.plain.texts import PARAGRAPHS, TITLE, article

GOOD = article(
    "By Corvane News Agency", "Latest News", "Owl found asleep in the post office of Varnholt", "Why trains run"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path


def run(*arguments: object, given: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)], input=given)


def test_a_report_is_shown_with_blocks_metadata_and_what_was_left_out(folder: Path) -> None:
    result = run(folder / "good.txt")
    assert result.exit_code == 0
    shown = " ".join(result.stdout.split())
    for words in (
        TITLE,
        "the first line of the text",
        "Corvane News Agency (of the text)",
        "published not stated",
        "Left out: 3",
    ):
        assert words in shown
    assert "a block of links to other reports" in shown
    assert "Owl found asleep" in shown
    assert result.stderr == ""


def test_nothing_is_wider_than_the_terminal_and_no_codes_are_written_to_a_pipe(folder: Path) -> None:
    result = run(folder / "good.txt", "--full")
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_full_shows_all_and_short_says_how_much_it_hides(folder: Path) -> None:
    last = PARAGRAPHS[2].split()[-1]
    short, full = run(folder / "good.txt").stdout, run(folder / "good.txt", "--full").stdout
    assert "words)" in short
    assert last not in short
    assert last in full


def test_json_gives_every_passage_as_the_slice_of_the_text(folder: Path) -> None:
    result = run(folder / "good.txt", "--json")
    told = json.loads(result.stdout)
    assert told["tellings"]["format"] == "reports"
    (report,) = told["reports"]
    assert [block["text"] for block in report["blocks"]] == [
        report["text"][block["start"] : block["end"]] for block in report["blocks"]
    ]
    assert {block["report"] for block in report["blocks"]} == {report["id"]}
    for block in report["blocks"]:
        assert " ".join(GOOD[block["source_start"] : block["source_end"]].split()) == block["text"]
    for out in report["left_out"]:
        assert " ".join(GOOD[out["source_start"] : out["source_end"]].split()) == out["text"]
    assert report["published"] == "not stated"
    assert report["title"] == {"value": TITLE, "where": "the first line of the text"}
    assert told["not_read"] == []


def test_some_not_read_is_one_and_nothing_read_is_two(folder: Path) -> None:
    some = run(folder / "good.txt", folder / "missing.txt")
    assert some.exit_code == 1
    assert some.stderr.startswith("not read: ")
    assert "missing.txt: there is no such file" in some.stderr
    assert len(some.stderr.splitlines()) == 1
    assert TITLE in " ".join(some.stdout.split())
    assert run(folder / "missing.txt").exit_code == 2
    assert run().exit_code == 2


def test_json_lists_what_was_not_read(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"%PDF-1.7")
    result = run(folder, "--json")
    (error,) = json.loads(result.stdout)["not_read"]
    assert error["source"].endswith("bad.txt")
    assert error["error"] == "RefusedSourceError"
    assert "a PDF file" in error["why"]
    assert result.exit_code == 1


def test_the_same_report_twice_counts_as_read(folder: Path) -> None:
    result = run(folder / "good.txt", folder / "good.txt")
    assert result.exit_code == 0
    assert result.stderr.startswith("read before: ")
    assert result.stdout.count("Left out") == 1


def test_standard_input_is_read() -> None:
    result = run("-", given=GOOD.encode())
    assert result.exit_code == 0
    assert TITLE in " ".join(result.stdout.split())


def test_names_and_texts_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "a\x1b[31m.txt").write_text("", "utf-8")
    (folder / "good.txt").write_text(GOOD.replace("bridge", "bri\x1b[31mdge").replace("[", "[bold]["), "utf-8")
    result = run(folder)
    assert "\x1b" not in result.stdout + result.stderr
    assert "[bold]" in result.stdout


def test_an_incomplete_report_and_an_unknown_language_are_told(folder: Path) -> None:
    (folder / "a.txt").write_text(article("Continue reading…"), "utf-8")
    german = "Die Brücke nach Merrow ist gesperrt, weil Taucher am Dienstag Risse in zwei Pfeilern gefunden haben."
    (folder / "b.txt").write_text(f"Brücke gesperrt\n\n{german}\n\n{german} Das sagte der Hafen.", "utf-8")
    shown = " ".join(run(folder / "a.txt", folder / "b.txt").stdout.split())
    assert "complete no:" in shown
    assert "read and shown, not analysed" in shown


def test_a_wide_terminal_gets_colour_and_all_its_width(folder: Path) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=120, highlight=False, markup=False)
    show_reports(read(folder), full=False, console=console)
    written = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[" in written
