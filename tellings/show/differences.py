"""Differences as every showing groups them: what several reports tell otherwise stands once, with all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.passages import Passage
from tellings.show.overview import Witness
from tellings.show.readings import say_reading
from tellings.show.wording import counted
from tellings.story import Story

RELATIONS = tuple(Relation)
"""In the order in which they are shown: conflicts first."""

PAIRS = 8
"""How many pairs of reports are named for one reason."""


_OF_A_POINT = (DifferenceKind.ATTRIBUTION, DifferenceKind.CERTAINTY, DifferenceKind.POLARITY)
"""Kinds that are told in the same few ways of many things, so that equal ways do not make them one."""


@dataclass(frozen=True, slots=True)
class ToldAs:
    """One way in which it is told: what it was read as, in words, and the sides that tell it so."""

    words: str
    sides: tuple[Side, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that tell it so, each once."""
        return tuple(dict.fromkeys(side.words.report for side in self.sides))


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """Differences of one kind that meet in the same words: one thing, told in two ways or more.

    Attributes:
        kind: What differs.
        relation: The gravest among its differences, in the order of `RELATIONS`.
        told_as: The ways in which it is told, in the order of the reports.
        differences: The pairs, gravest first, then the surest.
        point: Id of the point that most of the pairs tell; empty where they tell none.
    """

    kind: DifferenceKind
    relation: Relation
    told_as: tuple[ToldAs, ...]
    differences: tuple[Difference, ...]
    point: str

    @property
    def sides(self) -> tuple[Side, ...]:
        """Every sentence once, by the ways in which it is told."""
        return tuple(side for told in self.told_as for side in told.sides)

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that it is of, each once."""
        return tuple(dict.fromkeys(side.words.report for side in self.sides))


def group_differences(story: Story) -> tuple[DifferenceGroup, ...]:
    """The differences of a story, grouped; conflicts first, then what most reports are in, then the surest."""
    order = {reading.report.id: number for number, reading in enumerate(story.readings)}
    groups = [_group(found, order) for found in _meeting(story.differences)]
    alike: dict[object, list[DifferenceGroup]] = {}
    for number, group in enumerate(groups):
        ways = frozenset(told.words.casefold() for told in group.told_as)
        matter: object = number if group.kind in _OF_A_POINT else ways
        relation = group.relation if group.kind is DifferenceKind.TIME else ""
        alike.setdefault((group.kind, matter, relation), []).append(group)
    merged = (_group([d for group in same for d in group.differences], order) for same in alike.values())
    return tuple(sorted(merged, key=_rank))


def count_relations(groups: Iterable[DifferenceGroup]) -> tuple[tuple[Relation, int], ...]:
    """How many groups there are of each relation, gravest first; those without one are left out."""
    found = Counter(group.relation for group in groups)
    return tuple((relation, found[relation]) for relation in RELATIONS if found[relation])


def say_count(relation: Relation, number: int) -> str:
    """Say how many: "1 conflict", "3 updates", "2 more exact", "4 that can both stand"."""
    match relation:
        case Relation.CONFLICT | Relation.UPDATE:
            return counted(number, relation.value)
        case Relation.PRECISION:
            return f"{number} where one is more exact"
        case Relation.BOTH_CAN_STAND:
            return f"{number} where both can stand"


def say_relation(relation: Relation) -> str:
    """Say a relation in a word or two: "conflict", "update", "one more exact", "both can stand"."""
    return "one is more exact" if relation is Relation.PRECISION else relation.value


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some pairs of reports relate as they do: the pairs by their sigla ("A and B; A and C")."""

    relation: Relation
    pairs: str
    reason: str


def reasons_of(group: DifferenceGroup, reports: Mapping[str, Witness]) -> list[Reason]:
    """The reasons within a group, each once, gravest first."""
    found: dict[tuple[Relation, str], list[str]] = {}
    for difference in group.differences:
        pair = " and ".join(reports[side.words.report].siglum for side in (difference.left, difference.right))
        pairs = found.setdefault((difference.relation, difference.reason), [])
        pairs += [pair] if pair not in pairs else []
    return [Reason(relation, _listed(pairs), reason) for (relation, reason), pairs in found.items()]


def _listed(pairs: Sequence[str]) -> str:
    left = len(pairs) - PAIRS
    return "; ".join(pairs) if left < 2 else f"{'; '.join(pairs[:PAIRS])}; and {left} more pairs"


def voice_of(side: Side, kind: DifferenceKind) -> str:
    """Who says it in that report; empty where the way it is told says so already."""
    if side.said_by:
        return "said by " + ", through ".join(reversed(side.said_by))
    return "" if kind is DifferenceKind.ATTRIBUTION else "in its own voice"


def _meeting(differences: Sequence[Difference]) -> list[list[Difference]]:
    """Differences of one kind that share the words of a side, directly or through others.

    Words that name a speaker or an act serve for much that is told, so most kinds have to be of one point, too.
    """
    leader = list(range(len(differences)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = place = leader[leader[place]]
        return place

    places: dict[tuple[DifferenceKind, str, str], list[tuple[int, int, int]]] = {}
    for place, difference in enumerate(differences):
        matter = _matter(difference)
        for words in (difference.left.words, difference.right.words):
            places.setdefault((difference.kind, matter, words.report), []).append((words.start, words.end, place))
    for spans in places.values():
        reach, holder = -1, -1
        for start, end, place in sorted(spans):
            if start < reach:
                leader[find(place)] = find(holder)
            if end > reach:
                reach, holder = end, place
    found: dict[int, list[Difference]] = {}
    for place, difference in enumerate(differences):
        found.setdefault(find(place), []).append(difference)
    return list(found.values())


def _matter(difference: Difference) -> str:
    """What two differences of one kind have to have in common, besides words, to be of one thing.

    A number is of one thing only, a time or a speaker of many; times that conflict are kept from those that do not.
    """
    if difference.kind is DifferenceKind.NUMBER:
        return ""
    point = difference.points[0] if difference.points else ""
    return f"{point} {difference.relation}" if difference.kind is DifferenceKind.TIME else point


def _group(found: Sequence[Difference], order: dict[str, int]) -> DifferenceGroup:
    differences = sorted(found, key=lambda d: (RELATIONS.index(d.relation), -d.score))
    sides: dict[tuple[Passage, str], Side] = {}
    for side in (side for d in differences for side in (d.left, d.right)):
        sides.setdefault((side.sentence, side.read_as), side)
    ordered = sorted(sides.values(), key=lambda side: (order[side.words.report], side.words))
    ways: dict[str, tuple[str, list[Side]]] = {}
    for side in ordered:
        words = say_reading(side)
        ways.setdefault(words.casefold(), (words, []))[1].append(side)
    points = Counter(point for d in differences for point in d.points)
    return DifferenceGroup(
        kind=differences[0].kind,
        relation=differences[0].relation,
        told_as=tuple(ToldAs(words, tuple(told)) for words, told in ways.values()),
        differences=tuple(differences),
        point=points.most_common(1)[0][0] if points else "",
    )


def _rank(group: DifferenceGroup) -> tuple[int, int, float]:
    return RELATIONS.index(group.relation), -len(group.reports), -max(d.score for d in group.differences)
