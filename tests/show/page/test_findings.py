"""What was found in a story, as the page shows it: voices, lineage, differences, figures, times, wordings."""

import re
from itertools import pairwise

import pytest
from lxml import html

from tellings.show.page import render_page
from tests.show.fabricated import ferry
from tests.show.fabricated_findings import with_differences, with_findings, with_lineage, with_voices


@pytest.fixture(scope="module")
def voiced() -> html.HtmlElement:
    return html.document_fromstring(render_page(with_voices(ferry())))


def test_without_statements_there_is_no_section_for_them() -> None:
    tree = html.document_fromstring(render_page(ferry()))
    assert tree.xpath("//*[@id='heard'] | //a[@href='#heard'] | //*[@class='voice-of']") == []


def test_with_statements_links_and_anchors_still_fit(voiced: html.HtmlElement) -> None:
    anchors = voiced.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in voiced.xpath("//@href") if link.startswith("#")} <= set(anchors)


def test_a_speaker_is_listed_with_the_sentences_and_the_way_they_took(voiced: html.HtmlElement) -> None:
    (holt,) = voiced.xpath("//section[@id='heard']//div[@class='outlet-part voice'][.//h3 = 'Ida Holt']")
    assert "2 statements in 2 reports" in holt.text_content()
    assert holt.xpath(".//span[@class='content']/text()")[0] == "the steering had failed a few minutes earlier"
    assert "B indirect, through the coastguard" in " ".join(holt.text_content().split())


def test_a_speakers_statements_on_one_point_are_lined_up(voiced: html.HtmlElement) -> None:
    (northway,) = voiced.xpath("//section[@id='heard']//div[@class='outlet-part voice'][.//h3 = 'Northway Lines']")
    (together,) = northway.xpath(".//div[@class='on-point']")
    assert "deny" in together.text_content()
    assert "passed every inspection" in together.text_content()


def test_a_point_says_whose_word_it_is_in_each_report(voiced: html.HtmlElement) -> None:
    said = voiced.xpath("//section[@id='p5-D']//span[@class='voice-of']")
    assert said[0].text_content() == "said by Ida Holt, through the coastguard"
    assert voiced.xpath("//section[@id='p7-B']//span[@class='voice-of']/text()") == ["in its own voice"]


def test_a_statement_in_the_full_report_names_its_speaker_without_hover(voiced: html.HtmlElement) -> None:
    (speaker, *_) = voiced.xpath("//article[@id='B']//span[@class='said']/a[@class='speaker']")
    assert speaker.text_content() == "Ida Holt, through the coastguard"
    assert speaker.get("aria-label") == "Said by Ida Holt, through the coastguard (indirect)"
    notes = voiced.xpath("//article[@id='B']//ol[@class='voices']/li")
    tags = voiced.xpath("//article[@id='B']//a[@class='speaker']")
    assert [note.text_content() for note in notes] == [tag.text_content() for tag in tags]


@pytest.fixture(scope="module")
def traced() -> html.HtmlElement:
    return html.document_fromstring(render_page(with_lineage(with_voices(ferry()))))


def test_with_lineage_links_and_anchors_still_fit(traced: html.HtmlElement) -> None:
    anchors = traced.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in traced.xpath("//@href") if link.startswith("#")} <= set(anchors)
    assert traced.xpath("//*[@style]") == []


def test_origins_stand_beside_the_number_of_reports(traced: html.HtmlElement) -> None:
    (told_by,) = traced.xpath("//tbody[.//tr/@id='p1']//td[@class='by']")
    assert re.fullmatch(r"4 of 5\s*\d origins?", " ".join(told_by.text_content().split()))


def test_what_came_from_elsewhere_is_marked_in_the_full_report(traced: html.HtmlElement) -> None:
    assert traced.xpath("//article[@id='C']//span[@class='taken']/@title")
    assert traced.xpath("//input[@id='own-words']")


@pytest.fixture(scope="module")
def differing() -> html.HtmlElement:
    return html.document_fromstring(render_page(with_differences(with_voices(ferry()))))


def test_with_differences_links_and_anchors_still_fit(differing: html.HtmlElement) -> None:
    anchors = differing.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in differing.xpath("//@href") if link.startswith("#")} <= set(anchors)
    assert set(differing.xpath("//@aria-labelledby")) <= set(anchors)
    levels = [int(heading.tag[1]) for heading in differing.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_opens_with_what_most_tell_with_conflicts_and_with_who_is_alone(differing: html.HtmlElement) -> None:
    opening, *_ = differing.xpath("//main/section")
    assert opening.get("id") == "opening"
    most, differ, alone = opening.xpath("./div/div")
    assert "hit a sandbank near Sellen Island on Tuesday. 4 of 5" in most.text_content()
    assert differ.xpath("(.//li)[1]//span[contains(@class, 'relation-of')]/text()") == ["conflict"]
    cells = [" ".join(row.text_content().split()) for row in alone.xpath(".//tbody/tr")]
    assert cells[1].startswith("B The Sellen Mail140")


def test_one_thing_that_several_tell_otherwise_stands_once_with_every_way_it_is_told(
    differing: html.HtmlElement,
) -> None:
    first, *_ = differing.xpath("//details[contains(@class, 'kind-number')]")
    ways = [" ".join(way.text_content().split()) for way in first.xpath("./summary//span[@class='way']")]
    assert ways == ["at least 3 people hurt A", "at least 9 people hurt B C", "11 people hurt D"]
    assert first.xpath(".//div[@class='side']//mark/text()") == [
        *("several people", "At least nine people", "at least nine people", "Eleven people"),
    ]
    assert {"rel-conflict", "rel-update", "rel-precision"} <= set(first.get("class").split())
    reasons = [" ".join(reason.text_content().split()) for reason in first.xpath(".//ul[@class='reasons']/li")]
    assert reasons[0] == "C and D conflict Both count the hurt, and no number fits both."


def test_a_differing_sentence_says_whose_word_it_is_as_of_when_and_what_it_was_read_as(
    differing: html.HtmlElement,
) -> None:
    (side,) = differing.xpath("//details[contains(@class, 'kind-number')]//div[@aria-label='Radio Sellen']")
    said = " ".join(side.xpath("string(.//p[@class='voice-of'])").split())
    assert said == "said by the coastguard, through Coast Press, as of 5 May 2031; read as 9 ≤ people hurt"
    (place,) = differing.xpath(f"//*[@id='{side.xpath('.//a/@href')[0][1:]}']")
    assert place.text_content().startswith("at least nine people")


def test_each_kind_and_relation_has_a_rule_that_picks_it_without_a_script(differing: html.HtmlElement) -> None:
    css = differing.xpath("string(//style)")
    for value in differing.xpath("//section[@id='differences']//option/@value"):
        assert f'[value="{value}"]:checked' in css


def test_a_point_in_the_grid_leads_to_its_conflicts(differing: html.HtmlElement) -> None:
    (link,) = differing.xpath("//tbody[.//tr/@id='p2']//a[@class='differs-in']")
    assert link.text_content() == "number"
    assert differing.xpath(f"//details[@id='{link.get('href')[1:]}']")


@pytest.fixture(scope="module")
def found() -> html.HtmlElement:
    return html.document_fromstring(render_page(with_findings(ferry())))


def test_with_all_findings_links_anchors_and_headings_still_fit(found: html.HtmlElement) -> None:
    anchors = found.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in found.xpath("//@href") if link.startswith("#")} <= set(anchors)
    assert set(found.xpath("//@aria-labelledby")) <= set(anchors)
    assert found.xpath("//*[@style]") == []
    levels = [int(heading.tag[1]) for heading in found.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_stand_in_a_table_that_says_what_their_picture_shows(found: html.HtmlElement) -> None:
    (table,) = found.xpath("//table[@class='figures']")
    rows = [" ".join(row.text_content().split()) for row in table.xpath("./tbody/tr")]
    assert rows[0].startswith("A Coast Press several people at least 3 people hurt 4 May 2031, 17:05, zone not stated")
    pictures = table.xpath("./tbody/tr/td[@class='picture']")
    assert [picture.get("aria-hidden") for picture in pictures] == ["true"] * 3
    assert "▸" in pictures[0].text_content()  # an open end
    assert "▸" not in pictures[2].text_content()
    assert len(pictures[2].xpath(".//circle")) == 1  # one number


def test_the_timeline_is_a_list_with_bars_as_long_as_the_words_leave_open(found: html.HtmlElement) -> None:
    published = found.xpath("//ol[@class='moments']/li[@class='moment published']")
    assert len(published) == 5
    assert "published not stated" in " ".join(published[4].text_content().split())
    assert published[4].xpath(".//rect") == []
    year, day, apart = found.xpath("//ol[@class='moments']/li[@class='moment']")
    assert "the year 1994 B" in " ".join(year.text_content().split())
    assert "◂" in year.text_content()
    (bar,) = day.xpath(".//rect")
    assert float(bar.get("width").rstrip("%")) > 20  # a day of an axis of some days
    assert "the reports differ" in apart.text_content()
    assert "9 points of which no date is stated" in found.xpath("string(//section[@id='timeline'])")


def test_words_for_one_thing_stand_with_who_uses_them_and_mere_forms_of_a_name_are_folded(
    found: html.HtmlElement,
) -> None:
    first, forms = found.xpath("//table[@class='wordings']")
    assert "ran on to a sandbank" in first.text_content()
    assert forms.xpath("ancestor::details")
    assert "Holt" in forms.text_content()


def test_a_speaker_who_does_not_say_the_same_is_marked_with_both_statements(found: html.HtmlElement) -> None:
    (northway,) = found.xpath("//section[@id='heard']//div[@class='outlet-part voice'][.//h3 = 'Northway Lines']")
    (change,) = northway.xpath(".//div[@class='change']")
    words = " ".join(change.text_content().split())
    assert words.startswith("denies it, then says that it is so")
    assert "passed every inspection" in words
    assert northway.xpath(".//p[@class='changes']")
    assert "Northway Lines" in found.xpath("string(//section[@id='heard']/p[@class='hint'])")
