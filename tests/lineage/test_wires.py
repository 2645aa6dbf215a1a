from __future__ import annotations

import pytest

from tellings.lineage.wires import find_wires, told_agencies
from tellings.reports.stated import Credit
from tests.lineage.fabricated import WIRE, make

TEXTS = [
    ("SKELT, Velmark (AP) — A ferry ran aground.", "AP", "whole", "a dateline"),
    ("By Ann Doe\nSKELT, May 3 (Reuters) - A ferry ran aground.", "Reuters", "whole", "a dateline behind a byline"),
    ("SKELT, May 3 /PRNewswire/ -- Orrin Lines today announced.", "PR Newswire", "whole", "a press release"),
    ("A ferry ran aground.\n© Reuters", "Reuters", "whole", "a copyright line"),
    ("A ferry ran aground.\nCopyright 2031 The Associated Press. All rights reserved.", "AP", "whole", "a long one"),
    ("A ferry ran aground.\nBy Press Association", "PA", "whole", "a sign-off"),
    ("A ferry ran aground.\nBy Press Association\nOther news\nA\nB\nC\nD\nE", "PA", "whole", "with links below"),
    ("A ferry ran aground.\nThe Associated Press contributed to this report.", "AP", "part", "one of several hands"),
    ("By Ann Doe and Associated Press\nA ferry ran aground.", "AP", "part", "a byline of two"),
]
NOT_WIRES = [
    ("“It sank,” the captain told Reuters.", "an agency that was spoken to"),
    ("Rescuers at work. © REUTERS/ Ann Doe", "a picture"),
    ("According to the AP, the ship sank.", "an agency that is quoted"),
    ("A ferry ran aground.\nFrom Yonhap:\nThe ship had sunk.", "a quotation that is led in"),
]
ADDRESSES = [
    ("https://www.post.example/aponline/2031/05/03/ferry.html", "AP", "whole", "a folder with an ending"),
    ("https://post.example/wires/pa/article-1/ferry.html", "PA", "whole", "a short name behind a wire folder"),
    ("https://post.example/reuters/2031/ferry.html", "Reuters", "whole", "a long name alone"),
    ("https://www.reuters.com/article/ferry", "Reuters", "own site", "the agency's own site"),
    ("https://post.example/pa/philadelphia/ferry.html", "", "", "a short name that is a place"),
    ("https://post.example/news/reuters-buys-ferry.html", "", "", "a name in the headline's part"),
]


@pytest.mark.parametrize(("text", "short", "scope", "why"), TEXTS)
def test_text_states_its_wire(text: str, short: str, scope: str, why: str) -> None:
    assert [(wire.agency.short, wire.scope) for wire in find_wires(make("r", text))] == [(short, scope)], why


@pytest.mark.parametrize(("text", "why"), NOT_WIRES)
def test_an_agency_that_is_named_is_not_a_wire(text: str, why: str) -> None:
    assert find_wires(make("r", f"{WIRE}\n{text}\n{WIRE}\n{WIRE}\n{WIRE}")) == (), why


@pytest.mark.parametrize(("url", "short", "scope", "why"), ADDRESSES)
def test_an_address_states_its_wire(url: str, short: str, scope: str, why: str) -> None:
    found = [(wire.agency.short, wire.scope) for wire in find_wires(make("r", WIRE, url=url))]
    assert found == ([(short, scope)] if short else []), why


def test_a_stated_text_credit_counts_and_a_picture_credit_does_not() -> None:
    credits = (Credit("AFP", "text", "JSON-LD author"), Credit("Reuters", "picture", "a caption"))
    (wire,) = find_wires(make("r", WIRE, credits=credits))
    assert (wire.agency.short, wire.scope, wire.reason) == ("AFP", "whole", "credited in JSON-LD author")


def test_an_agency_that_is_the_outlet_is_seen() -> None:
    (wire,) = find_wires(make("r", f"SKELT (Reuters) - {WIRE}", outlet="Reuters"))
    assert (wire.agency.short, wire.scope) == ("Reuters", "own site")


def test_an_agency_that_is_not_known_signs_with_its_own_letters() -> None:
    text = f"SKELT (CNS) - {WIRE}"
    assert find_wires(make("r", text, outlet="Corvin News Service")) == ()
    assert [wire.agency.short for wire in find_wires(make("r", text, outlet="Orrin Post"))] == ["CNS"]


def test_news_agencies_without_a_name_are_no_wire() -> None:
    assert find_wires(make("r", WIRE, credits=(Credit("Al Orrin and news agencies", "text", "a sign-off"),))) == ()


def test_the_agency_that_somebody_spoke_to_is_found() -> None:
    assert [agency.short for agency in told_agencies("She told AFP that he had told the Associated Press.")] == [
        "AFP",
        "AP",
    ]
    assert told_agencies("AFP was told nothing.") == ()
