# ruff: noqa: E501 (tables: one row a line)
"""Title, outlet, address, byline, credits and times, each with where it was read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tellings.reports.stated import NOT_STATED, Credit, NotStated, Stated
from tests.reports.page.pages import TITLE, body_of, page, read_html

ADDRESS = "https://www.aldenportherald.example/news/bridge-closed"


def json_ld(**values: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def value(stated: Stated | NotStated) -> str:
    return stated.value if isinstance(stated, Stated) else "not stated"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (page(), TITLE),  # the heading
        (f"<title>{TITLE} | The Herald</title>{body_of()}", TITLE),  # the title element, without the outlet
        (f"<title>{TITLE} - Herald</title><meta property=og:site_name content='The Herald'>{body_of()}", TITLE),
        (f"<title>The Herald: {TITLE}</title>{body_of()}", f"The Herald: {TITLE}"),  # a colon may be the title's own
        (f"<meta property=og:title content='{TITLE} – Herald Online'>{body_of()}", TITLE),
        (f"<h1>The Herald</h1><h2>{TITLE}</h2><title>{TITLE}</title>{body_of()}", TITLE),  # the site's name as heading
        (f"<title>{TITLE[:30]}…</title><h1>{TITLE}</h1>{body_of()}", TITLE),  # cut for search engines
        (f"<title>The Herald - News - {TITLE}</title><h2>{TITLE}</h2>{body_of()}", TITLE),
        (f"<meta property=og:title content='Mayor&#39;s bridge shut'>{body_of()}", "Mayor's bridge shut"),
        (body_of(), "not stated"),
    ],
)
def test_the_title_is(source: str, expected: str) -> None:
    report = read_html(source)
    assert value(report.title) == expected
    assert report.text.startswith(expected) or expected == "not stated"


@pytest.mark.parametrize(
    ("head", "url", "expected", "where"),
    [
        ("<meta property=og:site_name content='The Herald'>", "", "The Herald", "meta og:site_name"),
        (json_ld(publisher={"@type": "Organization", "name": "The Herald"}), "", "The Herald", "JSON-LD publisher"),
        ("<meta name=application-name content='The Herald'>", "", "The Herald", "meta application-name"),
        # The edition as the site's name; the domain bears the other name out.
        ("<meta property=og:site_name content='World'>" + json_ld(publisher={"name": "Aldenport Herald"}), ADDRESS, "Aldenport Herald", "JSON-LD publisher"),
        ("<title>x</title>", ADDRESS, "aldenportherald.example", "domain of the address"),
        ("<title>x</title>", "", "not stated", ""),
    ],
)  # fmt: skip
def test_the_outlet_is(head: str, url: str, expected: str, where: str) -> None:
    report = read_html(f"{head}<h1>{TITLE}</h1>{body_of()}", url)
    assert value(report.outlet) == expected
    assert report.outlet is NOT_STATED or (isinstance(report.outlet, Stated) and report.outlet.where == where)


def test_the_outlet_is_found_behind_a_reference() -> None:
    graph = {
        "@graph": [
            {"@id": "#p", "@type": "Organization", "name": "The Herald"},
            {"@type": "NewsArticle", "publisher": {"@id": "#p"}},
        ]
    }
    report = read_html(f'<script type="application/ld+json">{json.dumps(graph)}</script><h1>{TITLE}</h1>{body_of()}')
    assert value(report.outlet) == "The Herald"


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (f"<link rel=canonical href='{ADDRESS}'>", "https://other.example/x?utm=1", ADDRESS),
        (
            "<link rel=canonical href='/news/bridge-closed'>",
            "https://www.aldenportherald.example/x",
            ADDRESS,
        ),  # relative
        (f"<meta property=og:url content='{ADDRESS}'>", "", ADDRESS),
        (
            "<link rel=canonical href='https://herald.example/'>",
            ADDRESS,
            ADDRESS,
        ),  # the front page is no report's address
        ("<link rel=canonical href='javascript:alert(1)'>", ADDRESS, ADDRESS),  # no address of the web
        ("<link rel=canonical href='javascript:alert(1)'>", "", "not stated"),
        ("<link rel=canonical href='http://[broken'>", "", "not stated"),
        (f"<!-- saved from url=(0055){ADDRESS} -->", "", ADDRESS),  # by a browser
        ("", "", "not stated"),
    ],
)
def test_the_address_is(head: str, url: str, expected: str) -> None:
    assert value(read_html(f"{head}<h1>{TITLE}</h1>{body_of()}", url).url) == expected


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (json_ld(author={"@type": "Person", "name": "Jane Roe"}), "", ["Jane Roe"]),
        (json_ld(author=[{"name": "Jane Roe"}, {"name": "John Doe"}]), "", ["Jane Roe", "John Doe"]),
        (json_ld(author="Jane Roe"), "", ["Jane Roe"]),
        (json_ld(author={"@type": "Organization", "name": "Press Association"}), "", []),  # no person
        (json_ld(author={"@type": "Person", "name": "Reuters"}), "", []),  # nor is an agency, whatever it is called
        ("<meta name=author content='Jane Roe'>", "", ["Jane Roe"]),
        ("<meta property=article:author content='https://example.org/jane'>", "", []),  # an address is no name
        ("", "<p class=byline>By Jane Roe and John Doe</p>", ["Jane Roe", "John Doe"]),
        ("", "<a rel=author href=/jane>Jane Roe</a>", ["Jane Roe"]),
        ("", "<p>By Jane Roe, March 4, 2026</p>", ["Jane Roe"]),
        ("", "", []),
    ],
)
def test_the_byline_names_people_only(head: str, above: str, expected: list[str]) -> None:
    report = read_html(page(above + body_of(), head=head))
    assert [person.value for person in report.byline] == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (json_ld(author={"@type": "Organization", "name": "Press Association"}), "", Credit("Press Association", "text", "JSON-LD author")),
        (json_ld(sourceOrganization={"name": "Reuters"}), "", Credit("Reuters", "text", "JSON-LD sourceOrganization")),
        ("<meta name=author content='Associated Press'>", "", Credit("Associated Press", "text", "meta author")),
        ("", "<p class=byline>By Press Association</p>", Credit("Press Association", "text", "byline on the page")),
        ("", "<p>ALDENPORT (Reuters) - A bridge was closed on Monday, the mayor of the town said.</p>", Credit("Reuters", "text", "text of the page")),
        ("", "<figure><figcaption>The bridge (Jane Roe/AP)</figcaption></figure>", Credit("Jane Roe/AP", "picture", "caption on the page")),
        ("", "<p>This report originally appeared in the Varnholt Post.</p>", Credit("Varnholt Post", "text", "note on the page")),
    ],
)  # fmt: skip
def test_credits_say_whom_text_and_pictures_come_from(head: str, body: str, expected: Credit) -> None:
    assert expected in read_html(page(body + body_of(), head=head)).credits


def test_an_agency_that_is_quoted_is_no_credit() -> None:
    assert read_html(page(body_of() + "<p>The mayor told Reuters that she was not worried.</p>")).credits == ()


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (json_ld(datePublished="2026-03-04T09:15:00+01:00"), "", "2026-03-04T09:15:00+01:00"),
        ("<meta property=article:published_time content='2026-03-04T09:15Z'>", "", "2026-03-04T09:15Z"),
        ("<meta name=date content='2026-03-04'>", "", "2026-03-04"),  # no time of day is stated
        ("", "<time datetime='2026-03-04T09:15'>this morning</time>", "2026-03-04T09:15"),  # nor a zone
        ("", "<p>Published 4 March 2026, 09:15 GMT</p>", "2026-03-04T09:15Z"),
        ("", "<p>on Tuesday</p>", "not stated"),  # never worked out from today's date
        ("<meta name=date content='soon'>", "", "not stated"),
    ],
)
def test_the_time_of_publication_is_as_stated(head: str, above: str, expected: str) -> None:
    published = read_html(page(above + body_of(), head=head)).published
    assert ("not stated" if isinstance(published, NotStated) else str(published)) == expected


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (json_ld(datePublished="2026-03-04T09:15Z", dateModified="2026-03-04T10:00Z"), "", "2026-03-04T10:00Z"),
        (json_ld(datePublished="2026-03-04T09:15Z", dateModified="2026-03-04T09:15Z"), "", "not stated"),  # no change
        (json_ld(datePublished="2026-03-04T09:15Z", dateModified="2026-03-03T09:15Z"), "", "not stated"),  # nor before
        ("<meta property=article:modified_time content='2026-03-05'>", "", "2026-03-05"),
        ("", "<p>Published 4 March 2026 09:15. Updated 5 March 2026 10:00</p>", "2026-03-05T10:00"),
        ("", "", "not stated"),
    ],
)
def test_the_time_of_the_last_change_is_as_stated(head: str, above: str, expected: str) -> None:
    updated = read_html(page(above + body_of(), head=head)).updated
    assert ("not stated" if isinstance(updated, NotStated) else str(updated)) == expected


def test_a_day_that_is_guessed_is_said_to_be() -> None:
    report = read_html(page(), "https://herald.example/2026/03/04/bridge-closed")
    assert str(report.published) == "2026-03-04"
    assert "guess" in report.notes[0]


@pytest.mark.parametrize(
    "script", ["{", "[" * 50_000, '{"@type": ["NewsArticle"], "author": [[[]]], "publisher": 5}', "null", "{} {}"]
)
def test_broken_json_ld_states_nothing(script: str) -> None:
    report = read_html(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert report.byline == ()
    assert value(report.title) == TITLE


@pytest.mark.parametrize(
    "script", ['<!-- {"@type": "Article", "author": "Jane Roe"} -->', '{"@type": "Article", "author": "Jane Roe",}']
)
def test_json_ld_that_browsers_would_not_read_is_read(script: str) -> None:
    report = read_html(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert [person.value for person in report.byline] == ["Jane Roe"]
