"""Reports that join a story one by one are compared as if all had been there at once, to the bit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.kept import ALIGNMENT, DIFFERENCES, ENCODING, InMemory
from tellings.reading import Reading, annotate
from tellings.story import Story, compare
from tests.reports_made import made

TEXTS = (
    "Fire at Lindow dock\n\nA fire at the dock of Lindow killed six workers on Monday, said the chief Tove Quist.\n\n"
    "It began in a warehouse of Norlane at four in the morning. Nobody else was hurt.",
    "Six dead in dock fire\n\nSix dockers died in Lindow when a warehouse burned down before dawn on Monday.\n\n"
    "Norlane, which owns it, denied that its alarms had failed. “They rang at once,” said its head, Marek Oda.",
    "Blaze kills eight\n\nEight people were killed in a blaze at the docks, Tove Quist told reporters on Tuesday.\n\n"
    "The alarms of the Norlane warehouse had not worked, the seamen’s union said.",
    "Lindow mourns\n\nThe town of Lindow mourned the victims of the warehouse fire on Wednesday.\n\n"
    "Quist said that the fire had begun at five in the morning. Two workers are still missing.",
    "Norlane admits fault\n\nMarek Oda, the head of Norlane, admitted that the alarms of its warehouse had failed.\n\n"
    "Eight workers died in the fire at Lindow on Monday.",
)


@cache
def reading(number: int, version: int = 0) -> Reading:
    """One of the reports; another version of it says more."""
    text = TEXTS[number] + "\n\nThe mayor said that nine had died." * version
    published = f"2031-05-0{number + 5}T12:00"
    return annotate(made(text, outlet=f"Outlet {number}", published=published, zone="Z"))


@cache
def at_once(numbers: tuple[tuple[int, int], ...]) -> Story:
    """The story of some reports in some versions, compared from nothing."""
    return compare(reading(*number) for number in numbers)


def from_nothing(numbers: Sequence[tuple[int, int]]) -> Story:
    return at_once(tuple(sorted(numbers)))


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.data())
def test_reports_that_come_and_go_in_any_order_are_compared_as_all_at_once(
    order: list[int], data: st.DataObject
) -> None:
    kept, there = InMemory(), []
    for number in order:
        there.append((number, 0))
        assert compare([reading(*one) for one in there], kept) == from_nothing(there)
    # One goes, and what is left is a story; it comes back in another version; another encoding is forgotten.
    gone = data.draw(st.sampled_from(there))
    left = [one for one in there if one != gone]
    assert compare([reading(*one) for one in left], kept) == from_nothing(left)
    again = [*left, (gone[0], 1)]
    assert compare([reading(*one) for one in again], kept) == from_nothing(again)


def test_only_what_involves_a_new_report_is_found() -> None:
    class Counting(InMemory):
        def put(self, what: str, left: str, right: str, found: bytes) -> None:
            put.append((what, left, right))
            super().put(what, left, right, found)

    put: list[tuple[str, str, str]] = []
    kept = Counting()
    compare([reading(number) for number in range(4)], kept)
    assert len([key for key in put if key[0] == ALIGNMENT]) == 4 + 6
    put.clear()
    compare([reading(number) for number in range(5)], kept)
    new = reading(4).report.id
    assert put
    assert all(new in key for key in put)
    assert {key[0] for key in put} == {ALIGNMENT, DIFFERENCES, ENCODING}
    put.clear()
    compare([reading(number) for number in range(5)], kept)
    assert put == []


def test_what_is_damaged_or_of_other_weights_is_found_again() -> None:
    kept = InMemory()
    readings = [reading(number) for number in range(3)]
    whole = compare(readings, kept)
    ids = [one.report.id for one in readings]
    for what, data in ((ALIGNMENT, b"0" * 40), (ENCODING, b"")):
        for left in ids:
            for right in ids:
                kept.put(what, left, right, data)
    assert compare(readings, kept) == whole
    for left in ids:
        record = kept.get(ENCODING, left, left)
        assert record is not None
        kept.put(ENCODING, left, left, record[:-1])
        kept.put(ALIGNMENT, left, left, b"another weight file" + record)
    kept.forget(ids[0])
    assert compare(readings, kept) == whole
