"""Reading WARC files: whole, compressed, damaged, hostile."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.config import Limits
from tellings.errors import NoReportError, PassedOverError, SourceError
from tellings.reports.archives import warc_captures
from tellings.reports.capture import Capture
from tellings.reports.read import read_all
from tellings.reports.report import Report
from tests.reports.archives.archives_made import packed, page, record, response


def captures(content: bytes, limits: Limits | None = None) -> list[Capture | SourceError]:
    return list(warc_captures(io.BytesIO(content), "made.warc", limits or Limits()))


def pages(found: list[Capture | SourceError]) -> list[str]:
    return [capture.url.rsplit("/", 1)[-1] for capture in found if isinstance(capture, Capture)]


@pytest.mark.parametrize("pack", [b"".join, lambda records: packed(*records)], ids=["plain", "gzip"])
def test_every_html_response_is_a_capture_with_where_from_and_when(pack) -> None:  # type: ignore[no-untyped-def]
    found = captures(pack([record(0, "warcinfo", b"software: made\r\n"), response(1), response(2)]))
    assert pages(found) == ["1", "2"]
    first = found[0]
    assert isinstance(first, Capture)
    assert first.content == page(1)
    assert first.url == "https://gazette.example/ferry/1"
    assert first.captured.isoformat() == "2031-05-04T06:07:08+00:00"
    assert ("Content-Type", "text/html") in first.headers


def test_other_records_are_counted_by_kind() -> None:
    found = captures(
        packed(
            response(1),
            response(2, kind="image/png", body=b"\x89PNG"),
            response(3, status="301 Moved Permanently", Location="/4"),
            response(4, status="404 Not Found"),
            record(5, "revisit", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        )
    )
    assert pages(found) == ["1"]
    told = found[-1]
    assert isinstance(told, PassedOverError)
    for kind in ("1 pictures", "1 redirects", "1 answers without a page", "1 repeats"):
        assert kind in str(told)


def test_chunked_and_packed_answers_are_unpacked() -> None:
    body = gzip.compress(page(1))
    chunked = b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"
    found = captures(packed(response(1, chunked, Transfer_Encoding="chunked", Content_Encoding="gzip")))
    assert isinstance(found[0], Capture)
    assert found[0].content == page(1)


def test_a_file_that_is_cut_off_gives_what_is_whole_and_says_so() -> None:
    whole = packed(response(1), response(2), response(3))
    found = captures(whole[:-40])
    assert pages(found) == ["1", "2"]
    assert any(isinstance(one, SourceError) and "cut off" in str(one) for one in found)


def test_reading_goes_on_behind_a_damaged_record() -> None:
    middle = bytearray(gzip.compress(response(2)))
    middle[len(middle) // 2 : len(middle) // 2 + 12] = b"\0" * 12
    found = captures(packed(response(1)) + bytes(middle) + packed(response(3), response(4)))
    assert pages(found) == ["1", "3", "4"]
    assert sum(isinstance(one, SourceError) for one in found) == 1


def test_a_record_that_is_too_large_is_refused_and_the_rest_goes_on() -> None:
    found = captures(packed(response(1, b"<p>" + b"x" * 5000), response(2)), Limits(source_bytes=3000))
    assert pages(found) == ["2"]
    assert "too large" in str(found[0])


def test_a_small_record_that_unpacks_to_a_huge_one_is_refused() -> None:
    bomb = gzip.compress(b"\0" * 3_000_000)
    found = captures(packed(response(1, bomb, Content_Encoding="gzip"), response(2)), Limits(source_bytes=100_000))
    assert pages(found) == ["2"]
    assert "too large" in str(found[0])


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.0\r\n",  # a beginning alone
        b"WARC/1.1\r\nContent-Length: many\r\n\r\n\r\n",  # a length that is no number
        packed(record(1, "warcinfo", b"")),  # no page
        packed(response(1, kind="image/gif", body=b"GIF89a")),  # pictures only
    ],
)
def test_an_archive_without_a_page_says_so(content: bytes) -> None:
    found = captures(content)
    assert not pages(found)
    assert isinstance(found[-1], NoReportError)


def test_reports_are_read_from_an_archive_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "crawl"
    file.write_bytes(packed(response(1), response(2)))
    found = list(read_all([file]))
    assert [report.title.value for report in found if isinstance(report, Report)] == [
        "Ferry 1 stays in port",
        "Ferry 2 stays in port",
    ]


@given(st.binary(max_size=400), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_into_an_archive_nothing_crashes(noise: bytes, at: int) -> None:
    content = packed(response(1), response(2))
    captures(content[:at] + noise + content[at + len(noise) :])
