"""What is found between two reports is theirs alone: no other report, no order, and no keeping changes it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.alignment.align import Known, align, align_clauses, missing_pairs
from tellings.alignment.between import (
    Alike,
    Between,
    Within,
    between_from_bytes,
    find_between,
    made_with,
    within_from_bytes,
)
from tellings.alignment.found import Found
from tellings.alignment.profile import profile_reports
from tellings.reading import Reading
from tests.made_stories import courier, echo, herald

STORY = (herald(), courier(), echo())


@cache
def whole() -> Known:
    return align(STORY).known


def same(one: Between | Within, other: Between | Within) -> bool:
    parts = ("sentences", "clauses")
    columns = fields(Found if isinstance(one, Between) else Alike)
    return all(
        np.array_equal(getattr(getattr(one, part), column.name), getattr(getattr(other, part), column.name))
        for part in parts
        for column in columns
    )


@settings(max_examples=6, deadline=None)
@given(st.permutations(STORY), st.integers(2, 3))
def test_aligning_several_reports_gives_for_each_pair_what_aligning_the_two_alone_gives(
    readings: list[Reading], count: int
) -> None:
    known = align(readings[:count]).known
    for pair, between in known.between.items():
        assert same(between, whole().between[pair])
    for report, within in known.within.items():
        assert same(within, whole().within[report])


def test_a_pair_is_the_same_whichever_report_is_given_first() -> None:
    one, other, _ = profile_reports(STORY)
    assert same(find_between(one, other), find_between(other, one))


@settings(max_examples=6, deadline=None)
@given(st.permutations(STORY))
def test_the_order_of_the_reports_changes_the_order_of_the_tellings_alone(readings: list[Reading]) -> None:
    first, turned = align(STORY, whole()), align(readings, whole())
    assert set(first.tellings) == set(turned.tellings)
    assert {frozenset((x.left, x.right)) for x in first.links} == {frozenset((x.left, x.right)) for x in turned.links}


@pytest.mark.parametrize("left_out", range(3))
def test_what_is_kept_is_not_found_again_and_changes_nothing(left_out: int) -> None:
    rest = [reading for i, reading in enumerate(STORY) if i != left_out]
    kept = align(rest).known
    ids = [reading.report.id for reading in STORY]
    assert {STORY[left_out].report.id} == set.intersection(*map(set, missing_pairs(ids, kept)))
    again = align(STORY, kept)
    assert tuple(again.tellings) == tuple(align(STORY).tellings)
    assert tuple(align_clauses(STORY, again.known).tellings) == tuple(align_clauses(STORY, whole()).tellings)
    assert all(again.known.between[pair] is between for pair, between in kept.between.items())


def test_all_is_read_back_as_it_was_written() -> None:
    for between in whole().between.values():
        assert same(between, between_from_bytes(between.left, between.right, between.to_bytes()))
    for within in whole().within.values():
        assert same(within, within_from_bytes(within.report, within.to_bytes()))


@given(st.integers(1, 400))
def test_bytes_that_are_cut_off_are_refused(cut: int) -> None:
    between = next(iter(whole().between.values()))
    data = between.to_bytes()
    with pytest.raises(ValueError, match="bytes"):
        between_from_bytes(between.left, between.right, data[: len(data) - min(cut, len(data))])


def test_the_name_of_what_it_was_made_with_stays() -> None:
    assert made_with() == made_with()


def test_sentences_are_linked_with_those_that_tell_the_same() -> None:
    for one, other in combinations(STORY, 2):
        first, second = sorted((one.report.id, other.report.id))
        found = whole().between[first, second].sentences
        assert ((found.there >= 0) & (found.there <= 1)).all()
        assert (np.diff(found.left) >= 0).all()
        assert len(found.told) == int(len(found.told_back) and len(found.told))
