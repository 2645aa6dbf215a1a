# ruff: noqa: E501 (tables: one row a line)
"""A page is cut as browsers cut it, and every token knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reports.page.tokens import scan_tokens


def read(source: str) -> list[tuple[str, str]]:
    return [(token.kind, token.name or token.text) for token in scan_tokens(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<b>c", [("text", "a"), ("open", "b"), ("text", "c")]),  # plain
        ("a < b", [("text", "a "), ("text", "<"), ("text", " b")]),  # a sign, not a tag
        ("</P>", [("close", "p")]),  # names in lower case
        ("A&amp;B", [("text", "A"), ("entity", "&"), ("text", "B")]),  # entity
        ("AT&T", [("text", "AT"), ("text", "&"), ("text", "T")]),  # no entity: it reads as it stands
        ("&copy2026", [("entity", "©2026")]),  # without semicolon, as browsers read it
        ("<!-- <p> -->x", [("comment", ""), ("text", "x")]),  # markup in a comment
        ("<!-->x", [("comment", ""), ("text", "x")]),  # the shortest comment
        ("<!-- x", [("comment", "")]),  # a comment that never ends
        ("<![CDATA[x]]>y", [("comment", ""), ("text", "y")]),  # as browsers do outside of drawings
        ("<?php x ?>y", [("comment", ""), ("text", "y")]),  # an instruction
        ("<script>a<b</script>c", [("open", "script"), ("raw", "script"), ("close", "script"), ("text", "c")]),
        ("<svg><title/><path></svg>x", [("open", "svg"), ("open", "title"), ("open", "path"), ("close", "svg"), ("text", "x")]),
        ("<title>A &amp; B</title>", [("open", "title"), ("raw", "title"), ("close", "title")]),  # left as it stands
    ],
)  # fmt: skip
def test_a_source_is_cut_into(source: str, expected: list[tuple[str, str]]) -> None:
    assert read(source) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<a href=x>", {"href": "x"}),
        ("<a href='x y' ID=\"z\">", {"href": "x y", "id": "z"}),
        ('<a title="&quot;x&quot;">', {"title": '"x"'}),  # entities are resolved
        ("<a hidden>", {"hidden": ""}),
        ("<a class=x class=y>", {"class": "x"}),  # the first counts
        ('<a class="x"">', {"class": "x", '"': ""}),  # a quotation mark too many ends nothing
        ("<br/>", {}),
    ],
)
def test_attributes_are_read(tag: str, expected: dict[str, str]) -> None:
    (token,) = scan_tokens(tag)
    assert token.attributes == expected


@given(st.text(alphabet="ab<>/!-&;#x\"'= \n[]?") | st.text())
def test_tokens_cover_the_source_without_gap(source: str) -> None:
    position = 0
    for token in scan_tokens(source):
        assert token.start == position
        assert token.end > position or token.kind == "raw"
        assert token.kind != "text" or source[token.start : token.end] == token.text
        position = token.end
    assert position == len(source)
