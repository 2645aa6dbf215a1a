"""What holds for every page, whatever stands in it: the text maps back, and nothing that is seen is lost."""

from __future__ import annotations

import re
from html import escape, unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import NoReportError
from tellings.reports.page.blocks import walk_page
from tellings.reports.report import Report
from tellings.reports.sourcemap import Run
from tests.reports.page.pages import body_of, page, read_html

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzÄéß漢字&<>\"'’“”", min_size=1, max_size=9)
INLINE = st.sampled_from(("b", "em", "span", "a", "q", "strong", "font", "x-note"))
SPACE = st.sampled_from(
    (" ", "  ", "\n", "\t \n", "&nbsp;", " <!-- a > b --> ", "<br>", "&#32;", "\u200b ", " <![CDATA[x]]>")
)


@st.composite
def written(draw: st.DrawFn, depth: int = 0) -> str:
    """Words as a page may write them: escaped in one way or another, in inline elements, with odd white space."""
    parts = []
    for _ in range(draw(st.integers(2, 6))):
        word = draw(WORDS)
        way = draw(st.integers(0, 3))
        if way == 0 and depth < 3:
            tag = draw(INLINE)
            parts.append(f"<{tag} class='x &gt; \"y\"'>{draw(written(depth + 1))}</{tag}>")
        elif way == 1:
            parts.append("".join(f"&#{ord(letter)};" for letter in word))
        else:
            parts.append(escape(word, quote=way == 2))
        parts.append(draw(SPACE))
    return "".join(parts)


PARAGRAPH = written().map(lambda words: f"<p>It was said on Monday in the town that {words} and so it was done.</p>")
DEBRIS = st.sampled_from(
    ("<div><b>", "</section>", "<p><p>", "<ul><li>x", "</b></i>", "<td>", "<a href='", "<!", "&", "<")
)


def reads_the_same(report: Report, run: Run) -> bool:
    text = report.text[run.text_start : run.text_end]
    source = report.source[run.source_start : run.source_end]
    if run.even:
        return re.sub(r"\s", " ", text) == re.sub(r"\s", " ", source)
    return unescape(source) == text or (text == " " and re.sub(r"\s|<br>|&nbsp;|&#32;", "", source) == "")


@settings(max_examples=30)
@given(st.lists(PARAGRAPH, min_size=3, max_size=6, unique=True))
def test_every_character_of_the_text_maps_to_source_that_reads_the_same(paragraphs: list[str]) -> None:
    report = read_html(page("\n".join(paragraphs)))
    mapped = sum(run.text_end - run.text_start for run in report.source_map.runs)
    assert all(reads_the_same(report, run) for run in report.source_map.runs)
    assert mapped == len(report.text) - 2 * (len(report.blocks) - 1)


@settings(max_examples=30)
@given(st.lists(PARAGRAPH | DEBRIS, min_size=1, max_size=8))
def test_everything_that_is_seen_is_in_the_text_or_left_out(parts: list[str]) -> None:
    source = page("\n".join([body_of(), *parts]))
    report = read_html(source)
    seen = sorted(block.text for block in walk_page(source, "").blocks)
    told = [report.text[block.start : block.end] for block in report.blocks]
    assert sorted([*told, *(left.text for left in report.left_out)]) == seen


@settings(max_examples=30)
@given(st.text() | st.lists(PARAGRAPH | DEBRIS | st.text(max_size=20), max_size=6).map("".join))
def test_any_characters_are_read_or_said_to_hold_no_report(source: str) -> None:
    try:
        report = read_html(source)
    except NoReportError:
        return
    assert report == read_html(source)
    assert all(report.text[block.start : block.end].strip() for block in report.blocks)
    assert [block.start for block in report.blocks] == sorted(block.start for block in report.blocks)


@given(st.lists(PARAGRAPH, min_size=3, max_size=4))
@settings(max_examples=20)
def test_what_is_left_out_stands_where_it_says(paragraphs: list[str]) -> None:
    report = read_html(page("\n".join(paragraphs), before="<nav><a href=/>Front page</a></nav>"))
    for left in report.left_out:
        assert left.text.split()[0][:1] in unescape(report.source[left.source_start : left.source_end])
