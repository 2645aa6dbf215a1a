# ruff: noqa: E501 (tables: one row a line)
"""A page becomes a report: typed blocks, what was left out and why."""

from __future__ import annotations

import json

import pytest

from tellings.config import Limits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import capture_bytes
from tellings.reports.page import read_page
from tellings.reports.report import BlockKind
from tellings.reports.stated import NOT_STATED, Stated
from tests.reports.page.pages import PARAGRAPHS, TITLE, body_of, page, read_html, reasons, texts


def test_a_plain_page_gives_title_and_paragraphs_in_order() -> None:
    report = read_html(page())
    assert report.text == "\n\n".join((TITLE, *PARAGRAPHS))
    assert [block.kind for block in report.blocks] == [BlockKind.TITLE] + [BlockKind.PARAGRAPH] * len(PARAGRAPHS)


def test_the_title_maps_to_the_heading_that_shows_it() -> None:
    report = read_html(page())
    assert report.source_map.source_range(0, len(TITLE)) == (
        report.source.index(f"<h1>{TITLE}") + 4,
        report.source.index("</h1>"),
    )


def test_entities_and_inline_tags_inside_a_passage_map_to_the_source() -> None:
    report = read_html(
        page(
            body_of(
                "The fish &amp; chips shop <b>on Quay&nbsp;Street</b> shut, its owner said on Tuesday.", *PARAGRAPHS
            )
        )
    )
    start = report.text.index("& chips shop on Quay Street")
    low, high = report.source_map.source_range(start, start + len("& chips shop on Quay Street")) or (0, 0)
    assert report.source[low:high] == "&amp; chips shop <b>on Quay&nbsp;Street"


@pytest.mark.parametrize(
    ("html", "kind", "text"),
    [
        # Each stands between two paragraphs of the body.
        ("<h2>A crack in the girder</h2>", BlockKind.SUBHEAD, "A crack in the girder"),
        ("<p><strong>A crack in the girder</strong></p>", BlockKind.SUBHEAD, "A crack in the girder"),
        ("<ul><li>The ferry runs until midnight.</li></ul>", BlockKind.LIST_ITEM, "The ferry runs until midnight."),
        ("<figure><img src=x><figcaption>The bridge</figcaption></figure>", BlockKind.CAPTION, "The bridge"),
        ("<div class=wp-caption-text>The bridge at dusk</div>", BlockKind.CAPTION, "The bridge at dusk"),
        ("<figure><span class=credit>Jane Roe</span></figure>", BlockKind.CREDIT, "Jane Roe"),
        ("<blockquote>It creaked for a year, said the ferryman.</blockquote>", BlockKind.PARAGRAPH, "It creaked for a year, said the ferryman."),
        ("<p>Short.</p>", BlockKind.PARAGRAPH, "Short."),  # a short line beside paragraphs is one of them
    ],
)  # fmt: skip
def test_what_stands_between_paragraphs_gets_its_kind(html: str, kind: BlockKind, text: str) -> None:
    body = body_of(*PARAGRAPHS[:3]) + html + body_of(*PARAGRAPHS[3:])
    report = read_html(page(body))
    assert texts(report, kind)[-1 if kind is not BlockKind.PARAGRAPH else 3] == text
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "html",
    [
        "<p class=standfirst>Ferry to run every twenty minutes, says the mayor</p>",
        "<h2>Ferry to run every twenty minutes, says the mayor of Aldenport</h2>",
        "<p><em>Ferry to run every twenty minutes, says the mayor</em></p>",
    ],
)
def test_a_standfirst_below_the_title_is_one(html: str) -> None:
    report = read_html(page(html + body_of()))
    assert len(texts(report, BlockKind.STANDFIRST)) == 1
    assert report.blocks[1].kind is BlockKind.STANDFIRST


def test_a_first_paragraph_that_the_markup_repeats_is_no_standfirst() -> None:
    report = read_html(page(head=f'<meta name="description" content="{PARAGRAPHS[0]}">'))
    assert texts(report, BlockKind.STANDFIRST) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        # Each stands between two paragraphs of the body and is no part of it.
        ("<p>Read more: <a href=/x>Why iron rusts by the sea</a></p>", "Why iron rusts"),
        ("<p>Advertisement</p>", "Advertisement"),
        ("<aside><h3>The tide letter</h3><p>All the news of the harbour at six.</p></aside>", "tide letter"),
        ('<div class="newsletter-box"><p>Our letter brings you the news of the harbour every day.</p></div>', "letter brings"),
        ('<ul class="share-tools"><li>Share on Murmur</li></ul>', "Murmur"),
        ("<p>Share this article</p>", "Share this"),
        ('<div class="promo"><p>Six stories that matter, chosen by our editors.</p></div>', "Six stories"),
        ("<p><a href=/x>Ten walks along the north bank for a rainy day</a></p>", "Ten walks"),
        ('<div style="display:none"><p>This line is hidden from the readers of the page.</p></div>', "hidden from"),
    ],
)  # fmt: skip
def test_furniture_between_paragraphs_is_left_out_with_a_reason(html: str, words: str) -> None:
    report = read_html(page(body_of(*PARAGRAPHS[:3]) + html + body_of(*PARAGRAPHS[3:])))
    assert words not in report.text
    assert any(words in left.text and left.reason for left in report.left_out)
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "html",
    [
        # Other reports below the text, and what else stands there.
        "<h2>More from the harbour</h2><ul><li>Seal sleeps in a bus shelter</li><li>Choir looks for two tenors</li></ul>",
        "<h3><a href=/a>Seal sleeps in a bus shelter</a></h3><p>It left at dawn.</p><h3><a href=/b>Choir seeks tenors</a></h3><p>Two are missing.</p>",
        "<section class=related-stories><p>The seal that slept in a bus shelter has been brought back to the sea.</p></section>",
        "<p>© 2026 The Aldenport Herald. No part of this page may be used elsewhere.</p>",
        "<p>Jane Roe is a reporter for the Herald who writes about bridges.</p>",
        "<div id=comments><p>I have always said that the bridge would not hold, and now you see it.</p></div>",
        "<footer><p>The Aldenport Herald is printed on the south bank, every day but Sunday.</p></footer>",
    ],
)  # fmt: skip
def test_what_stands_below_the_text_is_left_out(html: str) -> None:
    inside, outside = read_html(page(body_of() + html)), read_html(page(after=html))
    assert inside.text == outside.text == "\n\n".join((TITLE, *PARAGRAPHS))


@pytest.mark.parametrize(
    "wrapper",
    [
        '<div class="paywall">{}</div>',  # a name that some sites give to the body itself
        '<div class="social-story related-content">{}</div>',
        "<aside>{}</aside>",
    ],
)
def test_a_body_in_an_element_with_the_name_of_furniture_is_not_lost(wrapper: str) -> None:
    assert all(paragraph in read_html(page(wrapper.format(body_of()))).text for paragraph in PARAGRAPHS)


def test_paragraphs_that_are_all_marked_as_behind_a_paywall_are_not_lost() -> None:
    body = "".join(f'<p class="paywall">{paragraph}</p>' for paragraph in (*PARAGRAPHS, "The council had no comment."))
    assert read_html(page(body)).text.endswith("The council had no comment.")


def test_byline_and_time_above_the_text_are_read_as_what_they_are() -> None:
    report = read_html(page('<p class="byline">By Jane Roe</p><p>4 March 2026, 09:15</p>' + body_of()))
    assert texts(report, BlockKind.CREDIT) == ["By Jane Roe"]
    assert reasons(report)["4 March 2026, 09:15"] == "line with the time of publication"
    assert [str(person.value) for person in report.byline] == ["Jane Roe"]
    assert str(report.published) == "2026-03-04T09:15"


def test_what_stands_behind_the_names_of_a_byline_is_left_out() -> None:
    report = read_html(page("<div class=byline>By Jane Roe <span>4 March 2026</span> 3 min read</div>" + body_of()))
    assert texts(report, BlockKind.CREDIT) == ["By Jane Roe"]
    assert reasons(report)["4 March 2026 3 min read"] == "behind the byline"
    assert str(report.published) == "2026-03-04"


def test_a_paragraph_told_twice_is_read_once() -> None:
    report = read_html(page(body_of(*PARAGRAPHS, PARAGRAPHS[1])))
    assert report.text.count(PARAGRAPHS[1]) == 1
    assert reasons(report)[PARAGRAPHS[1]] == "repeats what stands above"


def test_a_page_without_paragraph_elements_is_read() -> None:
    report = read_html(f"<title>{TITLE}</title><body><font size=5>{TITLE}</font><hr>{'<br><br>'.join(PARAGRAPHS)}")
    assert texts(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_control_and_bidi_characters_are_removed_and_told() -> None:
    report = read_html(page(body_of(*PARAGRAPHS).replace("iron", "i\x00r\u202eon")))
    assert report.text == "\n\n".join((TITLE, *PARAGRAPHS))
    assert report.notes[0].startswith("2 invisible or control characters removed")


@pytest.mark.parametrize(
    "source",
    ["", "   ", "<html></html>", "<!-- only a comment -->", "<nav><a href=/>Front page</a><a href=/b>Sport</a></nav>", "<script>text()</script>"],
)  # fmt: skip
def test_a_page_without_a_report_says_what_to_do(source: str) -> None:
    with pytest.raises(NoReportError, match=r"page\.html: no report was found .*; save the page"):
        read_html(source)


def test_a_page_nested_too_deep_is_refused() -> None:
    with pytest.raises(RefusedSourceError, match="nested more than 2000 deep"):
        read_html("<div>" * 100_000 + body_of())


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(RefusedSourceError, match="more than the 100 allowed"):
        read_page(capture_bytes(b"", "page.html"), page(), Limits(text_characters=100))


def test_a_page_that_shows_less_than_its_json_ld_carries_is_read_from_there() -> None:
    carried = "\n\n".join(PARAGRAPHS)
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": carried})
    report = read_html(page(body_of(PARAGRAPHS[0]), head=f'<script type="application/ld+json">{data}</script>'))
    assert report.text == "\n\n".join((TITLE, *PARAGRAPHS))
    low, high = report.source_map.source_range(report.text.index("“Nobody"), report.text.index("“Nobody") + 7) or (0, 0)
    assert report.source[low:high] == "\\u201cNobody"


def test_another_language_is_read_and_said() -> None:
    german = "Die Brücke bleibt nach Angaben der Bürgermeisterin mindestens drei Wochen lang gesperrt, und niemand weiß, was danach kommt."
    report = read_html(
        page(
            body_of(german, german.replace("drei", "vier"), german.replace("drei", "fünf")),
            title="Brücke bleibt gesperrt",
        )
    )
    assert isinstance(report.language, Stated)
    assert report.language.value == "de"
    assert not report.analysed


def test_a_bare_page_states_nothing() -> None:
    report = read_html(f"<h1>{TITLE}</h1>{body_of()}")
    assert report.url is report.outlet is report.published is report.updated is NOT_STATED
    assert (report.byline, report.credits, report.notes) == ((), (), ())
    assert report.completeness.complete
