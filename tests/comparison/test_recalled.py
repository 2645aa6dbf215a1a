"""Differences that are kept: read back as they were found, and found anew where anything they depend on has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from tellings.comparison.context import StoryContext, make_context
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.pairs import TellingPair, told_sentences
from tellings.comparison.recalled import find_or_recall
from tellings.kept import InMemory
from tellings.reading import Reading, annotate
from tests.reports_made import made


@cache
def readings() -> tuple[Reading, Reading]:
    left = made("Fire in Ostergate\n\nSix people were hurt, said Ida Holt, the mayor of Ostergate.", outlet="Left")
    right = made("Blaze in Ostergate\n\nMayor Ida Holt said that eight people were hurt.", outlet="Right")
    return annotate(left), annotate(right)


class Finder:
    """Finds one difference in each pair, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, pair: TellingPair, how: str, context: StoryContext) -> Iterator[Difference]:
        self.asked += 1
        left, right = (
            Side(t.passage, t.passage, how, (), context.as_of[t.passage.report]) for t in (pair.left, pair.right)
        )
        yield Difference(DifferenceKind.NUMBER, Relation.CONFLICT, left, right, "Made.", 0.1 + 0.2)


def context(joined: bool = True) -> StoryContext:
    made = make_context(readings(), (), ())
    parties = [reading.parties[0].id for reading in readings()]
    across = ["party 1", "party 1" if joined else "party 2"]
    own = {r.report.id: [(party, to)] for r, party, to in zip(readings(), parties, across, strict=True)}
    return replace(made, joined=dict(zip(parties, across, strict=True)), of_report=own)


def pair(score: float = 1 / 3, **more: bool) -> TellingPair:
    left, right = (list(told_sentences(reading))[-1] for reading in readings())
    return TellingPair(left, right, score, True, **more)


def test_what_was_found_is_read_back_to_the_last_bit() -> None:
    kept, find = InMemory(), Finder()
    looked = [(pair(), "all"), (pair(0.0), "tolls")]
    first = list(find_or_recall(looked, context(), find, kept))
    assert (len(first), find.asked) == (2, 2)
    assert list(find_or_recall(looked, context(), find, kept)) == first
    assert find.asked == 2
    assert list(find_or_recall(looked[::-1], context(), find, kept)) == first[::-1]
    assert find.asked == 2


@pytest.mark.parametrize(
    "changed",
    [
        (pair(0.4), "all"),  # another score
        (pair(left_alone=True), "all"),  # no other sentence of the right report tells the left one any more
        (pair(), "tolls"),  # looked at only for its numbers
    ],
)
def test_what_has_changed_is_found_anew(changed: tuple[TellingPair, str]) -> None:
    kept, find = InMemory(), Finder()
    list(find_or_recall([(pair(), "all")], context(), find, kept))
    list(find_or_recall([changed], context(), find, kept))
    assert find.asked == 2


def test_a_third_report_that_shows_who_is_who_makes_it_be_found_anew() -> None:
    kept, find = InMemory(), Finder()
    for joined, asked in ((False, 1), (False, 1), (True, 2), (True, 2)):
        list(find_or_recall([(pair(), "all")], context(joined), find, kept))
        assert find.asked == asked


def test_a_finder_sees_nothing_of_the_story_but_the_two_reports() -> None:
    whole = context()
    left, right = (reading.report.id for reading in readings())
    seen = whole.of_two(left, right)
    assert set(seen.joined) == set(whole.joined)
    assert not seen.points
    assert set(seen.words) == set(seen.as_of) == {left, right}
    assert set(whole.of_two(left, left).words) == {left}
