"""Reading WACZ files."""

from __future__ import annotations

import io
from pathlib import Path

from tellings.config import Limits
from tellings.errors import NoReportError, SourceError
from tellings.reports.archives import wacz_captures
from tellings.reports.capture import Capture
from tellings.reports.read import read_all
from tellings.reports.report import Report
from tests.reports.archives.archives_made import packed, response, wacz


def test_the_pages_of_every_warc_file_in_it_are_captures() -> None:
    content = wacz(first=packed(response(1), response(2)), second=packed(response(3)))
    found = list(wacz_captures(io.BytesIO(content), "made.wacz", Limits()))
    assert [one.origin for one in found if isinstance(one, Capture)] == [
        "made.wacz/archive/first.warc.gz#1",
        "made.wacz/archive/first.warc.gz#2",
        "made.wacz/archive/second.warc.gz#1",
    ]


def test_a_file_in_it_that_is_damaged_does_not_keep_the_others_back() -> None:
    content = wacz(first=packed(response(1))[:60], second=packed(response(2)))
    found = list(wacz_captures(io.BytesIO(content), "made.wacz", Limits()))
    assert [one.url for one in found if isinstance(one, Capture)] == ["https://gazette.example/ferry/2"]
    assert any(isinstance(one, SourceError) for one in found)


def test_a_zip_file_without_archives_says_so(tmp_path: Path) -> None:
    file = tmp_path / "made.wacz"
    file.write_bytes(wacz())
    (error,) = read_all([file])
    assert isinstance(error, NoReportError)


def test_a_file_that_is_cut_off_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "made.wacz"
    file.write_bytes(wacz(first=packed(response(1)))[:200])
    (error,) = read_all([file])
    assert "damaged" in str(error)


def test_reports_are_read_from_a_file_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "made.wacz").write_bytes(wacz(first=packed(response(1))))
    assert [type(found) for found in read_all([tmp_path])] == [Report]
