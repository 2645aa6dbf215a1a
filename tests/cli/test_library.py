"""The commands on a library, on invented pages."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import main
from tellings.library import Library
from tests.library.shelf import BRIDGE, market, page

OTHER = (
    "Ostergate bridge shut over cracked pillar",
    "Engineers shut the Tern bridge in Ostergate on Sunday because its northern pillar has a crack.",
    "“The bridge is safe, but we want to be sure of it,” Ida Holt, the mayor, told reporters.",
)


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TELLINGS_LIBRARY", str(tmp_path / "library"))
    folder = tmp_path / "pages"
    folder.mkdir()
    herald = page(OTHER, url="https://herald.example/1", outlet="Herald")
    for name, report in (("bridge", page()), ("herald", herald), ("market", market())):
        (folder / f"{name}.html").write_bytes(report.capture.content)
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


def test_what_is_added_is_counted_as_what_it_is(sources: Path) -> None:
    done = run("add", sources, sources / "nothing.html")
    assert (done.exit_code, done.stdout.strip()) == (1, "3 added, 1 refused")
    assert "not read" in done.stderr
    assert run("add", sources).stdout.strip() == "3 already there"
    assert run("add", sources, "--quiet").output == ""


def test_each_result_is_one_line_of_json(sources: Path) -> None:
    lines = [json.loads(line) for line in run("add", sources, "--json").stdout.splitlines()]
    assert [line["outcome"] for line in lines] == ["added"] * 3
    assert all(len(line["report"]) == 12 and line["reason"] for line in lines)


def test_a_search_shows_passages_and_its_json_slices_back(sources: Path, tmp_path: Path) -> None:
    run("add", sources)
    done = run("search", "northern pillar", "--most", "1")
    assert done.exit_code == 0
    assert done.stdout.startswith("2 reports, 1 to 1 shown")
    record = json.loads(run("search", '"northern pillar"', "--json", "-").stdout)
    with Library(tmp_path / "library", make=False) as library:
        for report in record["reports"]:
            text = library.get(report["id"]).text
            assert report["found"]
            assert all(text[one["start"] : one["end"]] == one["text"] for one in report["passages"] + report["found"])


@pytest.mark.parametrize("query", ['"bridge', "bridge OR", "colour:red", "(", "story:s9"])
def test_a_bad_search_is_one_line_and_no_traceback(sources: Path, query: str) -> None:
    run("add", sources)
    done = run("search", query)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith("not searched: ")


def test_where_nothing_is_found_that_is_said(sources: Path) -> None:
    run("add", sources)
    done = run("search", "zebra")
    assert (done.exit_code, done.stdout.strip()) == (1, "0 reports")


def test_where_there_is_no_library_that_is_said(sources: Path) -> None:
    for call in (("search", "a"), ("stories",), ("story", "s1"), ("library", "info"), ("who", "Holt")):
        done = run(*call)
        assert done.exit_code == 2
        assert "there is no library here" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_stories_are_listed_compared_and_decided_about(sources: Path, tmp_path: Path) -> None:
    run("add", sources)
    done = run("stories")
    assert done.exit_code == 0
    assert "2 reports of 2 outlets" in done.stdout
    stories = json.loads(run("stories", "--json", "-").stdout)["stories"]
    large, small = sorted(stories, key=lambda story: -int(story["reports"]))
    assert large["differences"] == "not compared"
    first = run("story", large["id"], "--json", tmp_path / "story.json", "--html", tmp_path / "story.html")
    assert "compared: 2 of 2 reports are new; 1 of 1 pairs were computed; 2 annotated for it" in first.stdout
    assert len(json.loads((tmp_path / "story.json").read_text("utf-8"))["reports"]) == 2
    assert "<html" in (tmp_path / "story.html").read_text("utf-8")
    assert "read back: nothing has come since" in run("story", large["id"]).stdout
    merged = run("story", large["id"], "--merge", small["id"], "--because", "one Sunday")
    assert merged.stdout.strip() == f"{large['id']} now holds 3 reports"
    listed = run("story", small["id"], "--list").stdout
    assert "one Sunday" in listed
    wrong = run("story", large["id"], "--split", "0123456789ab")
    assert wrong.exit_code == 2
    split = run("story", large["id"], "--split", market().id)
    assert "now holds 1 reports" in split.stdout


def test_who_looks_a_name_up_where_no_argument_is_a_source(sources: Path) -> None:
    run("add", sources, "--annotate")
    done = run("who", "Ida", "Holt")
    assert done.exit_code == 0
    assert done.stdout.count("we want to be sure of it") == 2
    assert run("who", "holt", "--library", sources.parent / "library").stdout == done.stdout.replace(
        "Ida Holt”", "holt”"
    )
    record = json.loads(run("who", "Holt", "--json", "-").stdout)
    assert record["tellings"]["format"] == "said"
    assert [(person["name"], len(person["statements"])) for person in record["people"]] == [("Ida Holt", 2)]
    assert "[1] Ida Holt, mayor: 2" in done.stdout
    rows = list(csv.DictReader(StringIO(run("who", "Holt", "--csv", "-").stdout)))
    assert {row["outlet"] for row in rows} == {"Gazette", "Herald"}
    assert run("who", "Nobody").exit_code == 1


def test_who_still_reads_a_source(sources: Path) -> None:
    done = run("who", sources / "bridge.html")
    assert done.exit_code == 0
    assert "Gazette: " in done.stdout


def test_check_export_import_and_info(sources: Path, tmp_path: Path) -> None:
    run("add", sources)
    assert "all is well" in run("library", "check").stdout
    assert "reports     3; 3 outlets" in run("library", "info").stdout
    assert "3 reports written" in run("library", "export", tmp_path / "all.zip").stdout
    assert run("library", "export", tmp_path / "all.zip").exit_code == 2  # nothing is written over
    done = run("library", "import", tmp_path / "all.zip", "--library", tmp_path / "other")
    assert "3 reports added" in done.stdout
    capture = next((tmp_path / "library" / "captures").rglob("*.zst"))
    capture.write_bytes(b"damaged")
    checked = run("library", "check")
    assert checked.exit_code == 1
    assert all(": " in line for line in checked.stdout.splitlines())


def test_what_a_page_said_and_when_is_told(sources: Path, tmp_path: Path) -> None:
    later = page((*BRIDGE[:3], "Correction: an earlier version of this report named another pillar."), after_hours=26)
    with Library(tmp_path / "library") as library:
        list(library.add_all([page(), later, market()]))
    told = run("library", "versions", "http://m.gazette.example/bridge?utm_source=x").stdout
    assert told.startswith("2 versions of https://gazette.example/bridge\n2031-05-04 12:00:00 UTC")
    assert "! Correction: an earlier version" in told
    assert f"- {BRIDGE[3]}" in told
    assert "not annotated" in told
    with Library(tmp_path / "library") as library:
        library.annotate()
    assert "statement left: " in run("library", "versions", later.id).stdout
    assert run("library", "versions", "https://gazette.example/other").exit_code == 2


def test_the_bytes_come_back_as_they_came(sources: Path, tmp_path: Path) -> None:
    report = page()
    with Library(tmp_path / "library") as library:
        library.add(report)
    done = run("library", "capture", report.id)
    assert done.stdout_bytes == report.capture.content
    assert (
        f"read from: {report.capture.sha256} from https://gazette.example/bridge at 2031-05-04T12:00:00" in done.stderr
    )
    assert "Server: made" in done.stderr
    run("library", "capture", report.id, tmp_path / "bridge.html")
    assert (tmp_path / "bridge.html").read_bytes() == report.capture.content


def test_a_report_is_looked_up_in_a_library(sources: Path, tmp_path: Path) -> None:
    run("add", sources)
    copied = page(("Another title", *BRIDGE[1:4]), url="https://mail.example/1", outlet="Mail")
    (tmp_path / "mail.html").write_bytes(copied.capture.content)
    done = run("lineage", tmp_path / "mail.html", "--against", tmp_path / "library")
    assert done.exit_code == 0
    assert "Gazette" in done.stdout
    assert "Ledger" not in done.stdout
