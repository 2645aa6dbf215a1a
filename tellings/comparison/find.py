"""Find the differences of a story: every kind looks at every pair of sentences that tell one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tellings.alignment.told import Point
from tellings.comparison.attribution import find_attribution_differences
from tellings.comparison.cause import find_cause_differences
from tellings.comparison.certainty import find_certainty_differences
from tellings.comparison.context import StoryContext, make_context, report_time, said_by
from tellings.comparison.difference import Difference, Relation, Side
from tellings.comparison.identity import find_identity_differences
from tellings.comparison.limit import likeliest_pairs
from tellings.comparison.merging import merge_differences, show_once
from tellings.comparison.nobody import find_nobody_differences, find_nobody_pairs
from tellings.comparison.numbers import drop_repeated, find_number_differences, find_toll_pairs
from tellings.comparison.one_or_several import find_one_or_several
from tellings.comparison.pairs import TellingPair, ToldSentence, in_one_order
from tellings.comparison.place import find_place_differences
from tellings.comparison.polarity import find_polarity_differences
from tellings.comparison.recalled import find_or_recall
from tellings.comparison.scopes import find_scope_differences
from tellings.comparison.times import find_time_differences
from tellings.comparison.wording import find_wording_differences
from tellings.kept import Kept
from tellings.parties.party import Party
from tellings.reading import Reading

Finder = Callable[[TellingPair, StoryContext], Iterator[Difference]]

FINDERS: tuple[Finder, ...] = (
    find_number_differences,
    find_one_or_several,
    find_scope_differences,
    find_time_differences,
    find_place_differences,
    find_identity_differences,
    find_attribution_differences,
    find_certainty_differences,
    find_polarity_differences,
    find_cause_differences,
    find_wording_differences,
)
"""One for each kind, those that read most surely first.

Who says each side, as of when, and the points are added to what a finder yields.
"""

_ALL, _TOLLS, _NOBODY = "all", "tolls", "nobody"
"""How a pair is looked at: by every finder, only for its numbers, or only for nobody against somebody."""
_HOW: dict[str, tuple[Finder, ...]] = {
    _ALL: FINDERS,
    _TOLLS: (find_number_differences,),
    _NOBODY: (find_nobody_differences,),
}

_ORDER = {relation: number for number, relation in enumerate(Relation)}


def find_differences(
    readings: Sequence[Reading],
    pairs: Sequence[TellingPair],
    points: Sequence[Point],
    parties: Sequence[Party],
    kept: Kept | None = None,
) -> tuple[Difference, ...]:
    """Where two tellings of one point do not match: conflicts first, then what is sure before what is less so.

    Args:
        readings: In the story's order.
        pairs: The pairs of sentences that tell one thing; of each point the likeliest are looked at.
        points: What is told.
        parties: Who is who across the reports.
        kept: Where what pairs of sentences tell differently is kept, by their two reports.
    """
    context = make_context(readings, points, parties)
    pairs = likeliest_pairs(pairs, points)
    looked = [(pair, _ALL) for pair in pairs] + [(pair, _TOLLS) for pair in find_toll_pairs(readings, pairs)]
    looked += [(pair, _NOBODY) for pair in find_nobody_pairs(readings)]
    each = find_or_recall(looked, context, _differences_of, kept)
    found = [_placed(difference, pair, context) for pair, difference in each]
    return tuple(sorted(show_once(drop_repeated(found)), key=_rank))


def _differences_of(pair: TellingPair, how: str, context: StoryContext) -> Iterator[Difference]:
    """The differences of one pair, not yet with their points."""
    seen = in_one_order(pair)
    found: Iterable[Difference] = (difference for find in _HOW[how] for difference in find(seen, context))
    for difference in merge_differences(found):
        voiced = replace(
            difference,
            left=_voiced(difference.left, seen.left, context),
            right=_voiced(difference.right, seen.right, context),
        )
        yield voiced if seen.left == pair.left else voiced.mirrored()


def _placed(difference: Difference, pair: TellingPair, context: StoryContext) -> Difference:
    """With the points that both sentences tell."""
    seen = in_one_order(pair)
    return replace(difference, points=context.shared_points(seen.left.passage, seen.right.passage))


def _voiced(side: Side, told: ToldSentence, context: StoryContext) -> Side:
    return replace(side, said_by=said_by(told, side.words), as_of=report_time(context, told))


def _rank(difference: Difference) -> tuple[int, float]:
    return _ORDER[difference.relation], -difference.score
