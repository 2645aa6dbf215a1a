import pytest

from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.sniff import read_form

FORMS = [
    # bytes, origin, content type, form
    (b"<!DOCTYPE html><html><p>Hello.", "page", "", "html"),
    (b"\n<!-- saved -->\n<!-- twice --><html lang=en>", "page", "", "html"),  # behind comments
    (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "page", "", "html"),  # XHTML
    (b"<p>A paragraph.</p>", "page.txt", "text/plain", "html"),  # the bytes outweigh the name
    (b"Bridge closed\n\nThe bridge is closed.", "page.html", "text/html", "text"),  # so they do here
    (b"Bridge closed <b>today</b>\n\nThe bridge is closed.", "page.html", "", "html"),  # tags and the name
    (b"Bridge closed\n\nThe <p> tag is short.", "page.txt", "", "text"),
    (b"# Bridge closed\n\nThe bridge is closed.", "report.txt", "", "markdown"),
    (b"---\ntitle: Bridge closed\n---\nThe bridge is closed.", "report", "", "markdown"),  # front matter
    (b"Bridge closed\n\nThe bridge is closed.", "report.md", "", "markdown"),  # by its name
    (b"Bridge **closed**\n\nSee [the board](https://board.example).", "report", "", "markdown"),  # two marks
    (b"Bridge closed\n\nThe *bridge* is # 1.", "report", "", "text"),  # none that counts
    (b'{"text": "a"}\n{"text": "b"}\n', "reports", "", "json lines"),
    (b'{"text": "a"}', "report", "", "json"),
    (b'[{"text": "a"}, {"text": "b"}]', "reports", "", "json"),
    (b'{\n "text": "a"\n}\n', "report", "", "json"),  # over several lines
    (b"not JSON at all", "reports.jsonl#3", "application/json", "json"),  # a line of JSON Lines stays one
    (b"[Update] The bridge is open.", "report", "", "text"),  # a bracket is no JSON
    ("Brücke gesperrt\n\nDie Brücke ist zu.".encode("utf-16"), "report", "", "text"),
]


@pytest.mark.parametrize(("content", "origin", "content_type", "form"), FORMS)
def test_the_form_is_told_by_the_bytes(content: bytes, origin: str, content_type: str, form: str) -> None:
    assert read_form(content, origin, content_type)[0] == form


REFUSED = [
    (b"%PDF-1.7 ...", "a PDF file"),
    (b"PK\x03\x04....word/document.xml", "a Word document"),
    (b"PK\x03\x04....", "a zip archive"),
    (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
    (b"\xff\xd8\xff\xe0....", "a JPEG image"),
    (b"RIFF....WEBP", "a WebP image"),
    (b"\x1f\x8b\x08....", "a gzip file"),
    (b"\x00\x00\x00 ftypisom", "a video"),
    (b"\x7fELF....", "a program"),
    (b"{\\rtf1\\ansi Hello}", "a Rich Text file"),
    (bytes(range(256)) * 20, "a binary file"),
    (b'<?xml version="1.0"?><rss version="2.0"><channel>', "a feed"),
    (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a feed"),
    (b'<?xml version="1.0"?><urlset>', "a site map"),
    (b'<?xml version="1.0"?><nitf>', "XML"),
    (b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/related; boundary=x\n\n", "a saved mail"),
]


@pytest.mark.parametrize(("content", "name"), REFUSED)
def test_what_is_no_report_is_refused_by_what_it_looks_like(content: bytes, name: str) -> None:
    with pytest.raises(RefusedSourceError, match=name) as caught:
        read_form(content, "some-file")
    assert caught.value.todo
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_nothing_is_no_report(content: bytes) -> None:
    with pytest.raises(NoReportError, match="it is empty"):
        read_form(content, "some-file")


def test_a_text_with_some_nul_characters_is_still_a_text() -> None:
    assert read_form("The bri\x00dge is closed — nobody kno\x00ws why.".encode(), "some-file")[0] == "text"


def test_many_comments_before_a_page_do_not_hold_it_up() -> None:
    assert read_form(b"<!---->" * 9000 + b"no page", "some-file")[0] == "text"
