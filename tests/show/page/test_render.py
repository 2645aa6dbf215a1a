"""The page as it is written."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tellings.show.page import render_page
from tests.show.fabricated import P, T, ferry, reading, story


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(ferry())


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def test_nothing_comes_from_elsewhere(tree: html.HtmlElement) -> None:
    assert tree.xpath("//link | //script[@src] | //img | //iframe | //object | //embed | //*[@style]") == []
    assert "url(" not in tree.xpath("string(//style)")
    assert "@import" not in tree.xpath("string(//style)")


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(tree: html.HtmlElement) -> None:
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (text,) = tree.xpath(f"//{kind}/text()")
        assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_every_link_on_the_page_has_a_target_and_every_anchor_is_there_once(tree: html.HtmlElement) -> None:
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    links = {link[1:] for link in tree.xpath("//@href") if link.startswith("#")}
    assert links <= set(anchors)


def test_every_label_names_something_that_is_there(tree: html.HtmlElement) -> None:
    assert set(tree.xpath("//@aria-labelledby")) <= set(tree.xpath("//@id"))


def test_headings_go_down_one_step_at_a_time(tree: html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_grid_is_a_table_with_named_rows_and_columns(tree: html.HtmlElement) -> None:
    (grid,) = tree.xpath("//table[@class='grid']")
    assert len(grid.xpath("./thead/tr/th[@scope='col']")) == 2 + 5
    for row in grid.xpath("./tbody/tr[@class='row']"):
        assert len(row.xpath("./th[@scope='row']")) == 1
        assert len(row.xpath("./td[@class='cell']")) == 5


def test_a_cell_says_in_words_what_its_shape_shows(tree: html.HtmlElement) -> None:
    labels = tree.xpath("//tbody[contains(@class, 'shared')]//td[@class='cell']/a/@aria-label")
    assert "Radio Sellen: partly told, 1 passage" in labels
    assert "The Harbour Post: told, 2 passages" in labels
    assert "Coast Press: unsure, 1 passage" in labels
    assert "The Harbour Post: not told" in labels
    assert "Küstenblatt: not examined" in labels


def test_a_cell_leads_to_the_sentences_and_they_lead_to_the_report(tree: html.HtmlElement) -> None:
    (cell,) = tree.xpath("//tbody[.//tr/@id='p2']//a[@aria-label='The Sellen Mail: told, 2 passages']")
    (side,) = tree.xpath(f"//*[@id='{cell.get('href')[1:]}']")
    passages = side.xpath(".//p[@class='passage']")
    assert "At least nine people were hurt" in passages[1].text_content()
    (place,) = tree.xpath(f"//*[@id='{passages[1].xpath('./a/@href')[0][1:]}']")
    assert "At least nine people were hurt" in place.text_content()
    assert place.xpath("ancestor::article/@id") == ["B"]


def test_shared_words_are_marked(tree: html.HtmlElement) -> None:
    marked = tree.xpath("//section[@id='p1-D']//mark/text()")
    assert "Sellen ferry aground" in marked


def test_what_else_the_sentences_of_a_telling_say_stands_below_it() -> None:
    told = ferry()
    number, point = next((n, p) for n, p in enumerate(told.points) if len(p.told_by) > 1)
    first = replace(point.tellings[0], adds=(told.readings[0].sentences[0].passage,))
    points = list(told.points)
    points[number] = replace(point, tellings=(first, *point.tellings[1:]))
    tree = html.document_fromstring(render_page(replace(told, points=tuple(points))))
    (adds,) = tree.xpath("//p[@class='adds']")
    assert told.readings[0].sentences[0].passage.text in adds.text_content()
    assert "also say" in adds.text_content()


def test_silence_gives_its_reason_and_the_two_kinds_are_kept_apart(tree: html.HtmlElement) -> None:
    silent = [" ".join(p.text_content().split()) for p in tree.xpath("//tr[@id='p8']//p[@class='silent']")]
    assert silent[0].startswith("not told in B The Sellen Mail")
    assert any(s.startswith("not examined in A Coast Press: Published on 4 May 2031") for s in silent)


def test_captions_are_named_as_such_and_furniture_is_folded_away(tree: html.HtmlElement) -> None:
    assert tree.xpath("//article[@id='B']//p[@class='caption']/span[@class='kind']/text()") == ["caption"]
    assert "Tide tables" in tree.xpath("string(//article[@id='B']//details)")


def test_what_a_report_lacks_is_said(tree: html.HtmlElement) -> None:
    outlets = tree.xpath("//ol[@class='outlets']/li")
    assert "Cut off: “Continue reading with a”" in outlets[2].text_content()
    assert "published not stated" in outlets[4].text_content()
    assert "In another language (de): shown, not analysed" in outlets[4].text_content()


def test_nothing_is_shown_of_what_is_not_looked_for(tree: html.HtmlElement) -> None:
    assert tree.xpath("//*[@id='lineage'] | //*[@id='own-words'] | //*[@class='origins-of']") == []
    assert "ifference" not in " ".join(tree.xpath("//h2/text() | //nav//text()"))


def test_only_web_addresses_are_linked() -> None:
    bad = reading([(T, "{1}Ferry aground")], "A", url="javascript:alert(1)")
    good = reading([(T, "{1}Ferry aground off Sellen")], "B", url="https://b.example/1")
    tree = html.document_fromstring(render_page(story([bad, good], {}, {})))
    assert [link for link in tree.xpath("//@href") if link[0] != "#"] == ["https://b.example/1"]
    assert "javascript:alert(1)" in tree.text_content()


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.sampled_from(
        ["<script>alert(1)</script>", "</style><img src=x>", "\"' onclick=x", "&lt;b&gt;", "\u202eevil", "{{ 7*7 }}"]
    ),
).filter(lambda text: text.strip() and "{" not in text[:1])


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_of_a_report_becomes_markup(title: str, body: str, outlet: str) -> None:
    found = story([reading([(T, "{1}" + title), (P, "{1}" + body)], outlet), ferry().readings[1]], {}, {})
    plain = story([reading([(T, "{1}x"), (P, "{1}x")], "A"), ferry().readings[1]], {}, {})
    page = render_page(found)
    assert tags(page) == tags(render_page(plain))
    article = html.document_fromstring(page).xpath("//article[@id='A' or @id='B']")
    assert any("".join(title.split()) in "".join(a.text_content().split()) for a in article)


def tags(page: str) -> list[str]:
    return [
        str(element.tag)
        for element in html.document_fromstring(page).iter()
        if element.tag not in ("mark", "b", "head", "meta")
    ]


def test_many_reports_keep_the_grid_narrow_and_the_page_whole() -> None:
    readings = [
        reading([(T, "{1}Ferry aground"), (P, f"{{{n + 2}}}Only number {n} tells this.")], f"Outlet {n}")
        for n in range(40)
    ]
    page = render_page(story(readings, {}, {}))
    assert 'class="dense"' in page
    assert len(re.findall(r'<article class="report"', page)) == 40
