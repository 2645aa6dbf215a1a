"""From a story to what the page's template is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tellings.alignment.told import Told
from tellings.passages import Passage
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated
from tellings.show.heard import voice_anchors
from tellings.show.overview import (
    LeftOutPoints,
    Witness,
    points_alone,
    points_left_out,
    shared_points,
    story_title,
    witnesses,
)
from tellings.show.page.anchors import passage_anchor
from tellings.show.page.context import (
    AloneView,
    FilterView,
    LeftOutGroup,
    LeftOutView,
    OpeningOutlet,
    OpeningView,
    OutletView,
    PageView,
)
from tellings.show.page.difference_context import DifferencesView
from tellings.show.page.differences import differences_view, differing_places
from tellings.show.page.figures import figure_places, figure_views
from tellings.show.page.full_report import report_view
from tellings.show.page.lineage import lineage_view
from tellings.show.page.point_context import Link, PointView
from tellings.show.page.points import point_views, verdict
from tellings.show.page.timeline import timeline_view
from tellings.show.page.voices import voice_views
from tellings.show.page.wordings import wording_places, wordings_view
from tellings.show.wording import counted, credited_to, number_word, warnings_of
from tellings.story import Story

CELLS = 8_000
"""How many pairs of a point told by one report and another report are shown; above it, such points only have their
own section, and the grid and the lists of what is left out say how many there are."""

COLUMNS = 8
"""How many reports the grid can name in full; above it the columns carry sigla only."""

VOICES = 12
"""How many speakers are shown before the rest is folded away."""

OPENING = 5
"""How many points, and how many differences, the page opens with."""

MOST = 12
"""How many points the grid shows until more are asked for."""

FIRST = 12
"""How many points a list shows before the rest is folded away."""


def page_view(story: Story, *, generator: str, css: str, script: str, policy: str) -> PageView:
    """Everything that the page shows of a story."""
    reports = {witness.report.id: witness for witness in witnesses(story)}
    anchors = voice_anchors(story)
    points = point_views(story, reports, anchors)
    shared = tuple(_ranked(points[point.id], place) for place, point in enumerate(shared_points(story)))
    alone = tuple(_alone(story, witness, points) for witness in reports.values())
    rows = tuple(point for view in alone for point in view.points)
    grid_rows = rows if len(rows) * len(reports) <= CELLS else ()
    voices = voice_views(story, reports, points)
    title, title_from = _title(story, reports)
    differences = differences_view(story, reports, points)
    places = _places(story)
    return PageView(
        title=title,
        title_from=title_from,
        kicker=f"{number_word(len(reports))} {'report' if len(reports) == 1 else 'reports'} side by side".capitalize(),
        counts=_counts(len(reports), len(shared), len(rows)),
        notes=story.notes,
        opening=_opening(story, reports.values(), shared, differences),
        outlets=tuple(_outlet(story, witness) for witness in reports.values()),
        shared=shared,
        most=MOST if len(shared) > MOST + 2 else len(shared),
        alone_rows=grid_rows,
        filters=tuple(_filters(reports.values(), bool(grid_rows), len(shared))),
        differences=differences,
        alone=alone,
        left_out=tuple(_left_out(story, witness, points, bool(grid_rows)) for witness in reports.values()),
        voices=voices[:VOICES],
        voices_rest=voices[VOICES:],
        figures=figure_views(story, reports),
        wordings=wordings_view(story, reports),
        timeline=timeline_view(story, reports, points),
        lineage=lineage_view(story, reports),
        reports=tuple(report_view(story, witness, anchors, places) for witness in reports.values()),
        dense=len(reports) > COLUMNS,
        generator=generator,
        css=css,
        script=script,
        policy=policy,
    )


def _ranked(point: PointView, place: int) -> PointView:
    """The point with the class by which the grid shows the first few at once."""
    return replace(point, classes=f"{point.classes} most") if place < MOST else point


def _title(story: Story, reports: Mapping[str, Witness]) -> tuple[Link, str]:
    passage = story_title(story)
    if passage is None:
        return Link(""), ""
    witness = reports[passage.report]
    return Link(passage.text, "#" + passage_anchor(witness.siglum, passage)), witness.name


def _counts(reports: int, shared: int, alone: int) -> tuple[tuple[int, str], ...]:
    return (
        (reports, "report" if reports == 1 else "reports"),
        (shared, "point told by two or more" if shared == 1 else "points told by two or more"),
        (alone, "told by one alone"),
    )


def _places(story: Story) -> list[Passage]:
    """The passages that the page leads to apart from those of the points."""
    title = story_title(story)
    places = [*differing_places(story), *figure_places(story), *wording_places(story)]
    return [*places, title] if title else places


def _opening(
    story: Story, reports: Iterable[Witness], shared: tuple[PointView, ...], differences: DifferencesView
) -> OpeningView:
    return OpeningView(
        most=shared[:OPENING],
        differences=differences.top[:OPENING],
        outlets=tuple(_opening_outlet(story, witness) for witness in reports),
    )


def _opening_outlet(story: Story, witness: Witness) -> OpeningOutlet:
    silent = Counter(silence.how for silence in story.silences if silence.report == witness.report.id)
    return OpeningOutlet(
        siglum=witness.siglum,
        name=witness.name,
        alone=len(points_alone(story, witness.report.id)),
        not_told=silent[Told.NOT_TOLD],
        not_examined=silent[Told.NOT_EXAMINED],
    )


def _outlet(story: Story, witness: Witness) -> OutletView:
    report = witness.report
    facts = []
    if not isinstance(report.updated, NotStated):
        facts.append(("updated", say_stated(report.updated)))
    if report.byline:
        facts.append(("by", ", ".join(person.value for person in report.byline)))
    credited = credited_to(report, "text")
    if credited:
        facts.append(("text from", ", ".join(credited)))
    return OutletView(
        siglum=witness.siglum,
        name=witness.name,
        title=report.title.value if not isinstance(report.title, NotStated) else "",
        published=say_stated(report.published),
        facts=(*facts, ("length", counted(witness.words, "word"))),
        warnings=warnings_of(report),
        tells=sum(report.id in point.told_by for point in story.points),
        alone=len(points_alone(story, report.id)),
    )


def _filters(reports: Iterable[Witness], alone: bool, shared: int) -> Iterable[tuple[str, tuple[FilterView, ...]]]:
    named = [(witness.siglum, f"{witness.siglum} {witness.name}") for witness in reports]
    how_many = [FilterView("most", f"The {MOST} told by most")] if shared > MOST + 2 else []
    how_many += [FilterView("shared", f"Told by two or more ({shared})")]
    how_many += [FilterView("three", "Told by three or more")] if len(named) > 3 else []
    how_many += [FilterView("every", "Told by every report")]
    how_many += [FilterView("all", "Every point")] if alone else []
    yield "By how many", tuple(how_many)
    if alone:
        yield "Told only by", tuple(FilterView(f"only-{siglum}", f"Told only by {label}") for siglum, label in named)
    yield "Left out by", tuple(FilterView(f"not-{siglum}", f"Left out by {label}") for siglum, label in named)


def _alone(story: Story, witness: Witness, points: Mapping[str, PointView]) -> AloneView:
    found = tuple(points[point.id] for point in points_alone(story, witness.report.id))
    return AloneView(witness.siglum, witness.name, witness.report.analysed, found)


def _left_out(story: Story, witness: Witness, points: Mapping[str, PointView], singles: bool) -> LeftOutView:
    groups = points_left_out(story, witness.report.id)
    return LeftOutView(witness.siglum, witness.name, tuple(_group(group, points, singles) for group in groups))


def _group(group: LeftOutPoints, points: Mapping[str, PointView], singles: bool) -> LeftOutGroup:
    """What several others tell comes first; what one other report alone tells is folded away, or only counted."""
    views = [points[point.id] for point in group.points]
    several = [view for view in views if view.told_by > 1]
    one = [view for view in views if view.told_by < 2]
    if not singles:
        views = several
    if group.how is not Told.NOT_TOLD:
        first: list[PointView] = []
    else:
        first = several or views[:FIRST]
    rest = [view for view in views if view not in first]
    return LeftOutGroup(
        verdict(group.how),
        group.reason,
        tuple(first),
        tuple(rest),
        _rest_label(first, rest),
        0 if singles else len(one),
    )


def _rest_label(first: list[PointView], rest: list[PointView]) -> str:
    if first and all(view.told_by == 1 for view in rest):
        return f"{len(rest)} more that one other report tells"
    return f"{len(rest)} more" if first else counted(len(rest), "point")
