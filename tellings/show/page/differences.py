"""Differences as the page shows them: grouped, the sentences side by side with the differing words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.comparison.difference import DifferenceKind, Relation, Side
from tellings.passages import Passage
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated
from tellings.show.differences import (
    RELATIONS,
    DifferenceGroup,
    ToldAs,
    count_relations,
    group_differences,
    reasons_of,
    say_count,
    say_relation,
    voice_of,
)
from tellings.show.page.anchors import passage_anchor
from tellings.show.page.difference_context import (
    DifferencesView,
    DifferenceView,
    DifferingSideView,
    ReasonView,
    RelationView,
    ToldAsView,
)
from tellings.show.page.point_context import Link, PointView
from tellings.show.page.points import Witnesses
from tellings.show.readings import is_interval
from tellings.story import Story

FIRST = {Relation.CONFLICT: 12, Relation.UPDATE: 8, Relation.PRECISION: 4, Relation.BOTH_CAN_STAND: 4}
"""How many groups of each relation are shown before the rest is folded away."""

GROUPS, SIDES, REASONS = 60, 8, 8
"""How many groups of each relation are shown at all; of a group how many sentences, and how many reasons."""

TITLES = {
    Relation.CONFLICT: ("Conflicts", "They cannot both be so."),
    Relation.UPDATE: ("Updates", "A later report, or a later state of affairs, has it otherwise."),
    Relation.PRECISION: ("One is more exact", "Both can be so; one says it more exactly."),
    Relation.BOTH_CAN_STAND: ("Both can stand", "They differ, and do not exclude each other."),
}

GLOSSES = {
    DifferenceKind.NUMBER: "Number",
    DifferenceKind.TIME: "Time",
    DifferenceKind.PLACE: "Place",
    DifferenceKind.IDENTITY: "Identity: who or what",
    DifferenceKind.ATTRIBUTION: "Attribution: who says it",
    DifferenceKind.CERTAINTY: "Certainty: how sure",
    DifferenceKind.POLARITY: "Polarity: so or not so",
    DifferenceKind.CAUSE: "Cause",
    DifferenceKind.SCOPE: "Scope: what it is about",
    DifferenceKind.WORDING: "Wording",
}


def differences_view(story: Story, reports: Witnesses, points: Mapping[str, PointView]) -> DifferencesView:
    """Every difference of the story."""
    groups = group_differences(story)
    shown = _shown(groups)
    views = [_group(number, group, reports, points) for number, group in enumerate(shown, start=1)]
    kinds = Counter(group.kind for group in shown)
    return DifferencesView(
        relations=tuple(_relations(groups, shown, views)),
        kinds=tuple((kind.value, f"{GLOSSES[kind]} ({kinds[kind]})") for kind in DifferenceKind if kinds[kind]),
        counts=tuple(say_count(relation, number) for relation, number in count_relations(groups)),
        points=_by_point(shown, views, points),
    )


def differing_places(story: Story) -> Iterator[Passage]:
    """The passages that the shown differences lead to."""
    for group in _shown(group_differences(story)):
        yield from (side.words for side in group.sides[:SIDES])


def _shown(groups: Iterable[DifferenceGroup]) -> list[DifferenceGroup]:
    seen: Counter[Relation] = Counter()
    found = []
    for group in groups:
        seen[group.relation] += 1
        if seen[group.relation] <= GROUPS:
            found.append(group)
    return found


def _relations(
    groups: Sequence[DifferenceGroup], shown: Sequence[DifferenceGroup], views: Sequence[DifferenceView]
) -> Iterator[RelationView]:
    for relation in RELATIONS:
        total = sum(group.relation is relation for group in groups)
        found = [view for view, group in zip(views, shown, strict=True) if group.relation is relation]
        first = FIRST[relation] if len(found) > FIRST[relation] + 1 else len(found)
        if found:
            title, meaning = TITLES[relation]
            yield RelationView(
                title, meaning, _slug(relation), total, tuple(found[:first]), tuple(found[first:]), total - len(found)
            )


def _slug(relation: Relation) -> str:
    return relation.value.replace(" ", "-")


def _group(number: int, group: DifferenceGroup, reports: Witnesses, points: Mapping[str, PointView]) -> DifferenceView:
    relations = {difference.relation for difference in group.differences}
    reasons = [
        ReasonView(say_relation(r.relation), _slug(r.relation), r.pairs, r.reason) for r in reasons_of(group, reports)
    ]
    return DifferenceView(
        anchor=f"d{number}",
        number=number,
        kind=group.kind.value,
        relation=say_relation(group.relation),
        slug=_slug(group.relation),
        classes=" ".join([f"kind-{group.kind.value}", *(f"rel-{_slug(relation)}" for relation in relations)]),
        told_as=tuple(_told_as(told, reports) for told in group.told_as),
        about=points[group.point].words.text if group.point in points else group.sides[0].sentence.text,
        point=points[group.point].words_link() if group.point in points else Link(""),
        sides=tuple(_side(side, group.kind, reports) for side in group.sides[:SIDES]),
        sides_left=max(0, len(group.sides) - SIDES),
        reasons=tuple(reasons[:REASONS]),
        reasons_left=max(0, len(reasons) - REASONS),
    )


def _told_as(told: ToldAs, reports: Witnesses) -> ToldAsView:
    outlets = tuple((reports[report].siglum, reports[report].name) for report in told.reports)
    return ToldAsView(told.words, outlets, told.words == told.sides[0].words.text)


def _side(side: Side, kind: DifferenceKind, reports: Witnesses) -> DifferingSideView:
    witness = reports[side.words.report]
    return DifferingSideView(
        siglum=witness.siglum,
        name=witness.name,
        pieces=tuple(_pieces(side)),
        href="#" + passage_anchor(witness.siglum, side.words),
        notation=side.read_as if is_interval(side.read_as) else "",
        voice=voice_of(side, kind),
        as_of=f"as of {say_stated(side.as_of)}" if not isinstance(side.as_of, NotStated) else "time not stated",
    )


def _pieces(side: Side) -> Iterator[tuple[str, bool]]:
    text = side.sentence.text
    start, end = side.words.start - side.sentence.start, side.words.end - side.sentence.start
    pieces = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return ((piece, marked) for piece, marked in pieces if piece)


def _by_point(
    shown: Sequence[DifferenceGroup], views: Sequence[DifferenceView], points: Mapping[str, PointView]
) -> dict[int, tuple[Link, ...]]:
    found: dict[int, list[Link]] = {}
    for group, view in zip(shown, views, strict=True):
        if group.relation in (Relation.CONFLICT, Relation.UPDATE) and group.point in points:
            found.setdefault(points[group.point].number, []).append(Link(view.kind, f"#{view.anchor}"))
    return {number: tuple(links) for number, links in found.items()}
