"""Two invented sentences as a pair that tells one thing, for the kinds of difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from tellings.comparison.context import StoryContext, make_context
from tellings.comparison.difference import Difference
from tellings.comparison.pairs import TellingPair, ToldSentence, told_sentences
from tellings.parties.across import join_parties
from tellings.reading import Reading, annotate
from tests.reports_made import made

Finder = Callable[[TellingPair, StoryContext], Iterator[Difference]]


@cache
def reading_of(text: str, outlet: str, published: str) -> Reading:
    """The reading of a report with a neutral title and one paragraph."""
    return annotate(
        made(f"News of the day\n\n{text}", outlet=outlet, published=published, zone="Z" if published else "")
    )


@cache
def pair_of(left: str, right: str, left_at: str = "", right_at: str = "") -> tuple[TellingPair, StoryContext]:
    """The first sentences of two reports, and the story around them.

    Args:
        left: The paragraph of the one report.
        right: The paragraph of the other.
        left_at: When the one was published ("2031-05-04T12:00"); not stated by default.
        right_at: The same of the other.
    """
    readings = reading_of(left, "Herald", left_at), reading_of(right, "Courier", right_at)
    context = make_context(readings, (), join_parties(reading.parties for reading in readings))
    return TellingPair(_told(readings[0]), _told(readings[1]), 0.9, both_ways=True), context


def _told(reading: Reading) -> ToldSentence:
    return list(told_sentences(reading))[1]


def found(find: Finder, left: str, right: str, left_at: str = "", right_at: str = "") -> list[Difference]:
    """What a kind finds in two sentences; that it finds the mirror image in the mirrored pair is checked on the way."""
    pair, context = pair_of(left, right, left_at, right_at)
    differences = list(find(pair, context))
    mirrored = [difference.mirrored() for difference in find(pair.mirrored(), context)]
    assert sorted(map(_key, differences)) == sorted(map(_key, mirrored))
    return differences


def words(differences: list[Difference]) -> list[tuple[str, str]]:
    """The words of both sides."""
    return [(d.left.words.text, d.right.words.text) for d in differences]


def _key(difference: Difference) -> tuple[object, ...]:
    left, right = difference.left, difference.right
    return (left.words, right.words, left.read_as, right.read_as, difference.relation.value, difference.score)
