from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.lineage.lineage import Copying
from tellings.reports.report import Report
from tests.lineage.fabricated import OTHER, OWN, WIRE, lineage, make

THIRD = (
    "The mayor said nothing more about it that day, and the boats lay in the harbour with their lamps on until noon."
)


def between(left: Report, right: Report, *others: Report) -> Copying:
    found = lineage(left, right, *others).between(left.id, right.id)
    assert found is not None
    return found


def verdict(left: Report, right: Report, *others: Report) -> tuple[str, str]:
    found = between(left, right, *others)
    return found.direction, found.origin


def test_one_wire_in_two_outlets_came_from_a_third() -> None:
    left, right = make("a", f"SKELT (AP) — {WIRE}"), make("b", f"{WIRE}\nBy Associated Press")
    assert verdict(left, right) == ("third", "wire:ap")


def test_a_wire_that_only_one_of_two_credits_is_the_other_s_too() -> None:
    assert verdict(make("a", f"SKELT (AP) — {WIRE}"), make("b", WIRE)) == ("third", "wire:ap")


def test_what_stands_on_the_agency_s_own_site_is_the_wire_itself() -> None:
    own = make("a", f"SKELT (Reuters) - {WIRE}", url="https://www.reuters.com/ferry", published="2031-05-04T10:00")
    taken = make("b", WIRE, url="https://post.example/reuters/ferry/a.html", published="2031-05-03T08:00")
    assert verdict(own, taken) == ("left", "wire:reuters")


def test_words_that_were_said_to_an_agency_are_the_agency_s() -> None:
    told = WIRE.replace("the coastguard of Velmark said", "the coastguard of Velmark told AFP")
    assert verdict(make("a", told), make("b", told)) == ("third", "wire:afp")


def test_a_third_report_shows_whose_the_words_are() -> None:
    third = make("c", f"SKELT (AP) — {WIRE}")
    assert verdict(make("a", f"{OWN}\n{WIRE}"), make("b", WIRE), third) == ("third", "wire:ap")


def test_an_agency_that_passes_on_another_one_s_copy_is_not_the_origin() -> None:
    british = make("a", f"{WIRE}\nBy Press Association")
    assert verdict(british, make("b", WIRE), make("c", f"SKELT (AP) — {WIRE}")) == ("third", "wire:ap")
    assert verdict(british, make("b", WIRE)) == ("third", "wire:pa")


def test_a_university_s_own_page_is_the_source_whatever_the_dates_say() -> None:
    page = make("a", WIRE, url="https://news.skelt.ac.uk/ferry", published="2031-05-04")
    assert verdict(page, make("b", WIRE, published="2031-01-01")) == ("left", "a")


def test_who_names_the_other_as_source_took_from_it() -> None:
    left = make("a", WIRE, url="https://orrinpost.example/a")
    right = make("b", f"{WIRE}\nThe captain told the Orrin Post that he was sorry.", url="https://skelter.example/b")
    assert verdict(left, right) == ("left", "a")


def test_the_earlier_of_two_had_it_first() -> None:
    assert verdict(make("a", WIRE, published="2031-05-05"), make("b", WIRE, published="2031-05-02")) == ("right", "b")


def test_hours_without_a_zone_decide_nothing() -> None:
    left, right = make("a", WIRE, published="2031-05-03T08:00"), make("b", WIRE, published="2031-05-03T12:00")
    assert verdict(left, right) == ("unknown", "")
    assert "who had it first" in between(left, right).direction_reason


def test_hours_with_zones_decide() -> None:
    left = make("a", WIRE, published="2031-05-03T08:00", zone="-05:00")
    right = make("b", WIRE, published="2031-05-03T12:00", zone="+01:00")
    assert verdict(left, right) == ("right", "b")


def test_the_fuller_of_two_had_it_where_nothing_else_decides() -> None:
    assert verdict(make("a", WIRE.split("\n")[0]), make("b", f"{WIRE}\n{OTHER}")) == ("right", "b")


def test_a_clock_without_a_zone_and_a_fuller_text_decide_together() -> None:
    fuller = make("a", f"{WIRE}\n{OWN}\n{OTHER}", published="2031-05-03T08:00")
    later = make("b", "\n".join(WIRE.split("\n")[:2]) + f"\n{THIRD}", published="2031-05-03T12:00")
    assert verdict(fuller, later) == ("left", "a")


def test_an_agency_s_own_site_had_it_before_one_that_credits_nobody() -> None:
    own = make("a", WIRE, url="https://www.reuters.com/ferry", published="2031-05-03T10:00")
    assert verdict(own, make("b", WIRE, published="2031-05-03T08:00")) == ("left", "wire:reuters")
    assert verdict(own, make("b", WIRE, published="2031-05-01")) == ("right", "b")


def test_both_took_it_from_the_report_that_had_it_before_them() -> None:
    first = make("c", WIRE, published="2031-05-01")
    left, right = make("a", WIRE, published="2031-05-05"), make("b", WIRE, published="2031-05-08")
    assert verdict(left, right, first) == ("third", "c")


SIDE = st.tuples(
    st.sampled_from([WIRE, f"SKELT (AP) — {WIRE}", f"{OWN}\n{WIRE}", f"{WIRE}\n{OTHER}\nBy Press Association"]),
    st.sampled_from(["", "2031-05-03", "2031-05-05T10:00"]),
    st.sampled_from(
        ["", "https://www.reuters.com/a", "https://x.ac.uk/a", "https://orrinpost.example/wires/ap/a.html"]
    ),
)


@settings(max_examples=30, deadline=None)
@given(SIDE, SIDE)
def test_direction_is_antisymmetric(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    left, right = (make(name, text, published=time, url=url) for name, (text, time, url) in (("a", one), ("b", other)))
    there, back = lineage(left, right).copyings[0], lineage(right, left).copyings[0]
    flipped = {"left": "right", "right": "left"}
    assert there.direction == flipped.get(back.direction, back.direction)
    assert there.origin == back.origin
