"""Statements of one speaker that change."""

from __future__ import annotations

import pytest

from tellings.attribution.change import Change, Sequel, Stance
from tellings.attribution.changes import find_changes
from tellings.parties.across import join_parties
from tellings.reading import annotate_all
from tellings.reports.read import read
from tests.reports_made import made
from tests.shared_data import shared


def changes_in(*texts: str, published: tuple[str, ...] = ()) -> tuple[Change, ...]:
    """The changes between reports of these texts, each under a neutral title."""
    dates = published or ("",) * len(texts)
    reports = [
        made(f"News of the day\n\n{text}", outlet=f"Outlet {n}", published=date)
        for n, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    readings = list(annotate_all(reports))
    return find_changes(readings, (), join_parties(reading.parties for reading in readings))


CHANGED = [
    # told as a change in one sentence
    (
        "Corvane initially denied any leak at the plant, but in 2031 said that two tanks had burst.",
        (Stance.DENIES, Stance.ASSERTS),
    ),
    # denied, then admitted in the same words
    (
        "Corvane denied that it had closed the safety valve.\n\nThe mayor came.\n\n"
        "Corvane later admitted that it had closed the safety valve.",
        (Stance.DENIES, Stance.ADMITS),
    ),
    # refused, then agreed
    (
        "Corvane refused to open the storage records to the inspectors.\n\nThe mayor came.\n\n"
        "Corvane later agreed to open the storage records to the inspectors.",
        (Stance.REFUSES, Stance.AGREES),
    ),
    # said that it is so, then that it is not
    (
        "Corvane said that it had closed the safety valve on Monday.\n\nThe mayor came.\n\n"
        "Corvane said that it had not closed the safety valve on Monday.",
        (Stance.ASSERTS, Stance.DENIES),
    ),
]


@pytest.mark.parametrize(("text", "stances"), CHANGED)
def test_a_denial_and_what_follows_it_are_a_change(text: str, stances: tuple[Stance, Stance]) -> None:
    (change,) = changes_in(text)
    assert (change.before, change.after) == stances
    assert change.name == "Corvane"
    assert change.earlier.start < change.later.start
    assert change.reason.startswith("Corvane ")


UNCHANGED = [
    # denying one thing and saying another is no change
    "Corvane denied any leak at the plant but said that the fire had been put out.",
    # two speakers
    "Corvane denied that it had closed the safety valve.\n\nNorlane admitted that it had closed the safety valve.",
    # the same denial twice
    "Corvane denied that it had closed the safety valve.\n\nCorvane said it had not closed the safety valve.",
    # declining to comment takes back nothing
    "Corvane declined to comment.\n\nCorvane later said that it would comment in May.",
]


@pytest.mark.parametrize("text", UNCHANGED)
def test_other_pairs_of_statements_are_no_change(text: str) -> None:
    assert changes_in(text) == ()


def test_between_reports_the_dates_of_publication_order_them() -> None:
    denied = "Corvane denied that it had closed the safety valve."
    admitted = "Corvane admitted that it had closed the safety valve."
    (change,) = changes_in(admitted, denied, published=("2031-05-09", "2031-05-04"))
    assert (change.before, change.after, change.sequel) == (Stance.DENIES, Stance.ADMITS, Sequel.PUBLICATION)


def test_without_dates_nothing_tells_the_order() -> None:
    denied = "Corvane denied that it had closed the safety valve."
    admitted = "Corvane admitted that it had closed the safety valve."
    (change,) = changes_in(admitted, denied)
    assert change.sequel is Sequel.NOT_KNOWN


def test_a_change_that_many_reports_carry_is_found_once() -> None:
    text = "Corvane initially denied any leak at the plant, but in 2031 said that two tanks had burst."
    assert len(changes_in(text, text)) == 1


def test_row_21_of_the_seeds_denied_then_said() -> None:
    reports = [read(next(shared("seeds").glob(f"{beginning}*.txt")))[0] for beginning in ("000", "004")]
    readings = list(annotate_all(reports))
    found = find_changes(readings, (), join_parties(reading.parties for reading in readings))
    change = next(change for change in found if "detention camps" in change.earlier.content[0].text)
    assert change.name == "China"
    assert "it had set up" in change.later.content[0].text
    assert (change.before, change.sequel) == (Stance.DENIES, Sequel.TOLD)
