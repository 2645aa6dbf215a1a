import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from tellings.config import Limits
from tellings.errors import DuplicateError, NoReportError, NotFoundError, RefusedSourceError, SourceError
from tellings.reports.read import read, read_all
from tellings.reports.report import Report
from tellings.reports.sources import Reach
from tests.reports.plain.texts import PARAGRAPHS, article

GOOD = article()


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def kinds(found: list[Report | SourceError]) -> list[str]:
    return [type(item).__name__ for item in found]


def test_a_folder_is_read_in_the_order_of_names_and_below(tmp_path: Path) -> None:
    write(tmp_path, b__txt=GOOD, a_in_c__md=f"# {GOOD}", d__html=f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>")
    write(tmp_path, hidden__txt=GOOD)
    (tmp_path / "hidden.txt").rename(tmp_path / ".hidden.txt")
    assert [Path(report.capture.origin).name for report in read(tmp_path)] == ["c.md", "b.txt", "d.html"]


def test_a_bad_file_among_good_ones_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD, b__txt="", c__txt=GOOD + "\n\nMore of it.", d__css="p {}")
    (tmp_path / "e.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = list(read_all([tmp_path]))
    assert kinds(found) == ["Report", "NoReportError", "Report", "RefusedSourceError", "RefusedSourceError"]
    with pytest.raises(NoReportError):
        read(tmp_path)


def test_the_folder_beside_a_saved_page_belongs_to_it(tmp_path: Path) -> None:
    write(tmp_path, bridge__html=f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>", bridge_files_in_style__css="p {}")
    assert kinds(list(read_all([tmp_path]))) == ["Report"]


def test_the_same_bytes_twice_are_told_and_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD, b__txt=GOOD)
    first, second, third = list(read_all([tmp_path, tmp_path / "a.txt"]))
    assert isinstance(first, Report)
    assert isinstance(second, DuplicateError)
    assert "a.txt" in str(second)
    assert isinstance(third, DuplicateError)
    assert len(read(tmp_path)) == 1


@pytest.mark.parametrize("name", ["missing.txt", "", "a\x00b", "missing/deeper.txt"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError, match="there is no such file"):
        read(str(tmp_path / name) if name and "\x00" not in name else name)


def test_a_name_that_is_too_long_is_told() -> None:
    with pytest.raises(SourceError, match="could not be opened"):
        read("x" * 5000)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoReportError, match="holds no files"):
        read(tmp_path)


def test_a_link_back_into_a_folder_is_not_followed_for_ever(tmp_path: Path) -> None:
    write(tmp_path, a_in_report__txt=GOOD)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert kinds(list(read_all([tmp_path]))) == ["RefusedSourceError", "Report"]


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nothing.txt")
    assert kinds(list(read_all([tmp_path]))) == ["NotFoundError"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD)
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read(tmp_path / "a.txt")


def test_a_permission_error_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a__txt=GOOD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="permission denied") as caught:
        read(tmp_path / "a.txt")
    assert "\n" not in str(caught.value)


def test_a_huge_file_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as stream:
        stream.write(b"<p>A word. " * 10_000)
        stream.truncate(200_000_000)
    with pytest.raises(RefusedSourceError, match="too large \\(200,000,000 bytes"):
        read(path)


def test_a_device_is_refused() -> None:
    with pytest.raises(RefusedSourceError, match="neither a file nor a folder"):
        read(os.devnull)


def test_a_folder_over_the_limit_is_cut_and_told(tmp_path: Path) -> None:
    write(tmp_path, **{f"{number}__txt": GOOD + f"\n\nNumber {number}." for number in range(5)})
    found = list(read_all([tmp_path], Reach(limits=Limits(folder_sources=3))))
    assert kinds(found) == ["Report", "Report", "Report", "RefusedSourceError"]


def lines(count: int) -> str:
    records = ({"title": f"Report {number}", "text": "\n".join(PARAGRAPHS)} for number in range(1, count + 1))
    return "".join(json.dumps(record) + "\n" for record in records)


def test_json_lines_are_read_line_by_line_whatever_the_name(tmp_path: Path) -> None:
    write(tmp_path, reports__txt=lines(3), more__jsonl="\n" + lines(1).replace("Report 1", "Report 4") + "\n")
    reports = read(tmp_path)
    assert [report.capture.origin.rpartition("/")[2] for report in reports] == [
        "more.jsonl#2",
        "reports.txt#1",
        "reports.txt#2",
        "reports.txt#3",
    ]


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    first, second, third = lines(3).splitlines(keepends=True)
    write(tmp_path, reports__jsonl=first + "no JSON\n" + second + '{"title": "no text"}\n' + third)
    found = list(read_all([tmp_path / "reports.jsonl"]))
    assert kinds(found) == ["Report", "RefusedSourceError", "Report", "NoReportError", "Report"]
    assert str(found[1]).startswith(str(tmp_path / "reports.jsonl#2"))


def test_a_file_of_lines_may_be_larger_than_a_report_but_not_a_line(tmp_path: Path) -> None:
    long = json.dumps({"title": "Long", "text": "A sentence of the long one. " * 200}) + "\n"
    write(tmp_path, reports__jsonl=lines(2) + long + lines(3).splitlines(keepends=True)[2])
    limits = Limits(source_bytes=500, line_bytes=2000)
    found = list(read_all([tmp_path / "reports.jsonl"], Reach(limits=limits)))
    assert kinds(found) == ["Report", "Report", "RefusedSourceError", "Report"]
    assert "longer than the 2,000 bytes" in str(found[2])


def test_first_lines_longer_than_the_first_look_are_still_lines(tmp_path: Path) -> None:
    records = [{"title": f"Long {number}", "text": "A sentence of it. " * 6000} for number in (1, 2)]
    write(tmp_path, reports="\n".join(json.dumps(record) for record in records))
    assert [report.capture.origin[-2:] for report in read(tmp_path / "reports")] == ["#1", "#2"]


class _Input(io.TextIOWrapper):
    """Standard input of some bytes."""


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(GOOD.encode())))
    (report,) = read("-")
    assert report.capture.origin == "-"
    monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(lines(2).encode())))
    assert [report.capture.origin for report in read("-")] == ["-#1", "-#2"]
    monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(b"")))
    with pytest.raises(NoReportError, match="-: it is empty"):
        read("-")


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(GOOD, "utf-8"), daemon=True)
    writer.start()
    (report,) = read(pipe)
    writer.join()
    assert report.text.startswith("Bridge to Merrow")


@pytest.mark.parametrize("address", ["ftp://post.example/bridge", "file:///etc/hosts", "javascript://x"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(RefusedSourceError, match="addresses are not fetched"):
        read(address)


def test_nul_and_bidi_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD.replace("bridge", "bri\x00dge").replace("island", "\u202eisland"))
    (report,) = read(tmp_path / "a.txt")
    assert "\x00" not in report.text
    assert "\u202e" not in report.text
    assert any("right-to-left override" in note for note in report.notes)


def test_a_guess_of_the_encoding_is_in_the_notes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.encode("cp1252"))
    (report,) = read(tmp_path / "a.txt")
    assert "“We could not take the risk,”" in report.text
    assert any("windows-1252 (a guess)" in note for note in report.notes)
