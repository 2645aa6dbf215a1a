"""Differences that were found before: what a pair of sentences tells differently depends on their two reports alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference
from tellings.comparison.pairs import TellingPair
from tellings.kept import DIFFERENCES, Kept

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    Looked = tuple[TellingPair, str]
    Known = dict[str, tuple[Difference, ...]]
    Record = tuple[str, Known]

Find = Callable[[TellingPair, str, StoryContext], Iterable[Difference]]


def find_or_recall(
    looked: Sequence[Looked], context: StoryContext, find: Find, kept: Kept | None
) -> Iterator[tuple[TellingPair, Difference]]:
    """The differences of pairs of sentences; those of pairs that were looked at before are read back.

    Args:
        looked: The pairs, each with a word for how it is looked at.
        context: Of the story; of it, only what belongs to the two reports is shown to `find`.
        find: Finds the differences of one pair; what it finds may depend on nothing but its arguments.
        kept: Where they are kept; None to find all of them now.

    Yields:
        Each with its pair, in the order of the pairs.
    """
    groups: dict[tuple[str, str], list[Looked]] = {}
    for pair, how in looked:
        groups.setdefault((pair.left.passage.report, pair.right.passage.report), []).append((pair, how))
    found: dict[tuple[str, str], Known] = {}
    for (left, right), group in groups.items():
        found[left, right] = _of_two_reports(left, right, group, context.of_two(left, right), find, kept)
    for pair, how in looked:
        for difference in found[pair.left.passage.report, pair.right.passage.report][_key(pair, how)]:
            yield pair, difference


def _of_two_reports(
    left: str, right: str, group: Sequence[Looked], context: StoryContext, find: Find, kept: Kept | None
) -> Known:
    who = _who_is_who(context)
    known = _recall(left, right, who, kept) if kept else {}
    found = {
        key: known[key] if key in known else tuple(find(pair, how, context))
        for pair, how in group
        for key in (_key(pair, how),)
    }
    if kept and not found.keys() <= known.keys():  # of a point with many pairs, others may be the likeliest next time
        _keep(left, right, (who, known | found), kept)
    return found


def _key(pair: TellingPair, how: str) -> str:
    """All of a pair that differences can depend on, beside the two sentences themselves."""
    left, right = pair.left.passage, pair.right.passage
    flags = "".join("-+"[flag] for flag in (pair.both_ways, pair.left_alone, pair.right_alone, pair.best))
    return f"{left.start} {left.end} {right.start} {right.end} {pair.score!r} {flags} {how}"


def _who_is_who(context: StoryContext) -> str:
    """Which parties of the two reports are taken for one: the reports around them may show it."""
    return hashlib.sha256(repr(sorted(context.joined.items())).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _recall(left: str, right: str, who: str, kept: Kept) -> Known:
    record = kept.get(DIFFERENCES, left, right)
    if record is None:
        return {}
    parties, known = _adapter().validate_json(record)
    return known if parties == who else {}


def _keep(left: str, right: str, record: Record, kept: Kept) -> None:
    from pydantic_core import PydanticSerializationError

    try:
        kept.put(DIFFERENCES, left, right, _adapter().dump_json(record))
    except PydanticSerializationError:  # half characters, which no UTF-8 holds: found anew each time
        return


@cache
def _adapter() -> TypeAdapter[Record]:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[str, dict[str, tuple[Difference, ...]]])
