import json

import pytest

from tellings.config import Limits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import capture_bytes
from tellings.reports.read import read_capture
from tellings.reports.report import BlockKind, Report
from tellings.reports.sources import Reach
from tellings.reports.stated import NOT_STATED, Stated, StatedTime
from tests.reports.plain.texts import PARAGRAPHS, texts_of

BODY = "\n".join(PARAGRAPHS)
PAGE = (
    "<html><head><title>Bridge closed | The Merrow Post</title></head><body><article><h1>Bridge closed</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
)


def read_one(record: object) -> Report:
    (report,) = read_capture(capture_bytes(json.dumps(record).encode(), "report.json", content_type="application/json"))
    return report


def value(stated: Stated | StatedTime | object) -> str:
    return str(stated) if isinstance(stated, StatedTime) else stated.value if isinstance(stated, Stated) else "none"


TELLINGS = {
    "title": "Bridge closed",
    "text": BODY,
    "url": "https://post.example/bridge",
    "outlet": "The Merrow Post",
    "byline": ["Jorun Aske", "Per Lind, Corvane News Agency"],
    "published": "2026-03-04T09:15:00+01:00",
    "updated": "2026-03-04T11:00:00+01:00",
    "language": "en",
    "standfirst": "The only road to the island stays shut until somebody knows how deep they are",
}

NEWS_PLEASE = {
    "authors": ["Jorun Aske", "Per Lind"],
    "date_download": "2026-03-05 10:00:00",
    "date_modify": None,
    "date_publish": "2026-03-04 09:15:00",
    "description": "The only road is shut.",
    "filename": "bridge.json",
    "image_url": "https://post.example/bridge.jpg",
    "language": "en",
    "localpath": None,
    "maintext": BODY,
    "source_domain": "post.example",
    "title": "Bridge closed",
    "title_page": None,
    "title_rss": None,
    "url": "https://post.example/bridge",
}

NEWSPAPER4K = {
    "url": "https://post.example/bridge",
    "read_more_link": "",
    "language": "en",
    "title": "Bridge closed",
    "top_image": "https://post.example/bridge.jpg",
    "images": ["https://post.example/bridge.jpg"],
    "keywords": ["bridge"],
    "tags": [],
    "authors": ["Jorun Aske", "Per Lind"],
    "publish_date": "2026-03-04T09:15:00+01:00",
    "summary": "",
    "meta_description": "The only road is shut.",
    "meta_lang": "en",
    "meta_site_name": "The Merrow Post",
    "canonical_link": "https://post.example/bridge",
    "source_url": "https://post.example",
    "text": BODY.replace("\n", "\n\n"),
}

TRAFILATURA = {
    "title": "Bridge closed",
    "author": "Jorun Aske; Per Lind",
    "hostname": "post.example",
    "date": "2026-03-04",
    "fingerprint": "1e7ae12eb1c602ee",
    "comments": "",
    "raw_text": BODY.replace("\n", " "),
    "text": f"Bridge closed\n{BODY}",
    "language": "en",
    "filedate": "2026-11-26",
    "source": "https://post.example/bridge",
    "source-hostname": "The Merrow Post",
    "excerpt": None,
    "tags": "",
}


@pytest.mark.parametrize("record", [TELLINGS, NEWS_PLEASE, NEWSPAPER4K, TRAFILATURA])
def test_records_of_every_known_form_give_the_same_report(record: dict[str, object]) -> None:
    report = read_one(record)
    assert texts_of(report, BlockKind.TITLE) == ["Bridge closed"]
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert [person.value for person in report.byline] == ["Jorun Aske", "Per Lind"]
    assert value(report.url) == "https://post.example/bridge"
    assert value(report.outlet) in ("The Merrow Post", "post.example")
    assert value(report.published).startswith("2026-03-04")
    assert value(report.language) == "en"


def test_the_fields_say_where_they_were_read() -> None:
    report = read_one(TELLINGS)
    assert report.title == Stated("Bridge closed", "record “title”")
    assert report.outlet == Stated("The Merrow Post", "record “outlet”")
    assert [(credit.name, credit.of) for credit in report.credits] == [("Corvane News Agency", "text")]
    assert texts_of(report, BlockKind.STANDFIRST) == [TELLINGS["standfirst"]]
    assert value(report.updated) == "2026-03-04T11:00:00+01:00"


def test_passages_map_into_the_json_escapes_included() -> None:
    report = read_one(TELLINGS)
    for block in report.blocks:
        place = report.source_map.source_range(block.start, block.end)
        assert place is not None
        assert json.loads(f'"{report.source[slice(*place)]}"') == report.text[block.start : block.end]


def test_a_record_with_a_page_is_read_as_a_page_and_fills_what_the_page_leaves_open() -> None:
    report = read_one({"html": PAGE, "url": "https://post.example/bridge", "published": "2026-03-04", "outlet": "Post"})
    assert report.form == "html"
    assert report.source == PAGE
    assert value(report.title) == "Bridge closed"
    assert value(report.published) == "2026-03-04"
    assert value(report.url) == "https://post.example/bridge"


def test_an_array_gives_a_report_for_each_record() -> None:
    records = [TELLINGS, NEWS_PLEASE]
    reports = read_capture(capture_bytes(json.dumps(records).encode(), "reports.json"))
    assert [report.id[-2:] for report in reports] == ["-1", "-2"]
    assert [report.capture.origin for report in reports] == ["reports.json#1", "reports.json#2"]


REFUSED = [
    (b'{"text": "a"', "not a JSON record"),
    (b'{"text" "a"}', "not a JSON record"),
    (b'{"text": "a"} {"text": "b"}', "not a JSON record"),
    (b"[1, 2]", "not a JSON record"),
    (b"[]", "holds no record"),
    (b'{"title": "a"}', "has no text"),
    (b'{"text": null, "html": ""}', "has no text"),
    (b'{"text": ["a"]}', "has no text"),
    (b'{"text": "   "}', "has no text"),
    (b'{"a": ' + b"[" * 100_000, "nested too deep"),
]


@pytest.mark.parametrize(("content", "why"), REFUSED)
def test_a_broken_record_is_told_in_one_line(content: bytes, why: str) -> None:
    with pytest.raises((NoReportError, RefusedSourceError), match=why) as caught:
        read_capture(capture_bytes(content, "reports.jsonl#3", content_type="application/json"))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("reports.jsonl#3: ")


def test_lone_surrogates_and_control_characters_are_taken_out_and_told() -> None:
    (report,) = read_capture(
        capture_bytes(json.dumps({"title": "Bridge\ud800 closed", "text": "\x00" + BODY}).encode(), "report.json")
    )
    assert texts_of(report, BlockKind.TITLE) == ["Bridge closed"]
    assert any("NUL" in note for note in report.notes)


def test_a_text_over_the_limit_is_refused() -> None:
    capture = capture_bytes(json.dumps(TELLINGS).encode(), "report.json")
    with pytest.raises(RefusedSourceError, match="100 allowed"):
        read_capture(capture, Reach(limits=Limits(text_characters=100)))


def test_seconds_since_1970_are_a_time() -> None:
    assert value(read_one({"text": BODY, "published": 1653396840}).published) == "2022-05-24T12:54:00Z"
    assert read_one({"text": BODY, "published": "soon"}).published is NOT_STATED
