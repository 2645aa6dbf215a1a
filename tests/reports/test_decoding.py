import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reports.decoding import decode_bytes

ENGLISH = "The minister said “the bridge is closed” — and that’s that. Café naïve. " * 5

DECODED = [
    # bytes, content type, encoding, a word that must be in the text
    (ENGLISH.encode(), "", "utf-8", "“the bridge"),
    (b"\xef\xbb\xbf" + ENGLISH.encode(), "text/html; charset=iso-8859-1", "utf-8", "“the"),  # the mark comes first
    (ENGLISH.encode("utf-16"), "", "utf-16le", "“the"),
    (ENGLISH.encode("utf-16be"), "", "utf-16be", "“the"),  # without a mark
    (b"<meta charset=iso-8859-1>" + ENGLISH.encode("cp1252"), "", "windows-1252", "“the"),  # as browsers take it
    (b"<meta charset='utf-16'>" + ENGLISH.encode(), "", "utf-8", "“the"),  # a page that reads as ASCII is no UTF-16
    (b"<!-- <meta charset=koi8-r> --><p>" + ENGLISH.encode("cp1252"), "", "windows-1252", "“the"),  # no comment counts
    (
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + "Министр".encode("cp1251"),
        "",
        "windows-1251",
        "Министр",
    ),
    (
        b'<?xml version="1.0" encoding="windows-1251"?><html>' + "Министр".encode("cp1251"),
        "",
        "windows-1251",
        "Министр",
    ),
    ("Министр сказал".encode("koi8-r"), "text/html; charset=koi8-r", "koi8-r", "Министр"),  # the header's
    (
        b"<meta charset=utf-8>" + "Министр".encode("cp1251"),
        "text/html; charset=windows-1251",
        "windows-1251",
        "Министр",
    ),
    (ENGLISH.encode("cp1252"), "", "windows-1252", "naïve"),  # a guess
    ("Министр сказал в понедельник, что мост закрыт. ".encode("cp1251") * 5, "", "windows-1251", "Министр"),
    ("大臣は月曜日に橋が閉鎖されたと述べた。".encode("shift_jis") * 5, "", "shift_jis", "大臣"),
    (ENGLISH.encode("cp1252"), "text/plain; charset=no-such-thing", "windows-1252", "naïve"),  # unknown label
    (b"<meta charset=utf-8>" + ENGLISH.encode("cp1252"), "", "windows-1252", "naïve"),  # a declaration that is wrong
    (ENGLISH.encode(), "text/html; charset=iso-8859-1", "utf-8", "“the"),  # another
]


@pytest.mark.parametrize(("content", "content_type", "encoding", "word"), DECODED)
def test_bytes_are_decoded_as_browsers_do(content: bytes, content_type: str, encoding: str, word: str) -> None:
    decoded = decode_bytes(content, content_type)
    assert decoded.encoding == encoding
    assert word in decoded.text
    assert "\ufeff" not in decoded.text


def test_mixed_encodings_are_replaced_and_told() -> None:
    for declared in (b"", b"<meta charset=utf-8>"):
        decoded = decode_bytes(declared + ENGLISH.encode() + b" caf\xe9 na\xefve")
        assert "caf\ufffd" in decoded.text
        assert "“the bridge" in decoded.text
        assert any("2 places" in note for note in decoded.notes)


def test_a_replacement_character_that_was_written_is_no_error() -> None:
    assert decode_bytes("a \ufffd b".encode()).notes == ()


def test_guesses_and_overruled_declarations_are_told() -> None:
    assert "a guess" in decode_bytes(ENGLISH.encode("cp1252")).notes[0]
    assert "valid UTF-8" in decode_bytes(ENGLISH.encode(), "text/html; charset=iso-8859-1").notes[0]


def test_a_text_has_no_meta() -> None:
    assert decode_bytes("<meta charset=koi8-r> naïve".encode(), page=False).encoding == "utf-8"


@given(st.binary(max_size=300), st.sampled_from(("", "text/html; charset=utf-8", "text/html; charset=shift_jis")))
def test_any_bytes_are_decoded(content: bytes, content_type: str) -> None:
    assert isinstance(decode_bytes(content, content_type).text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=300))
def test_utf8_is_read_back(text: str) -> None:
    assert decode_bytes(text.encode(), "text/plain; charset=utf-8").text == text
