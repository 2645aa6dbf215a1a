"""The timeline as the page shows it: when the reports were published, and when what they tell happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from tellings.alignment.told import Point
from tellings.language.annotations import Sentence
from tellings.language.times.expression import Interval
from tellings.reports.saying import say_stated
from tellings.reports.stated import NotStated, StatedTime
from tellings.show.moments import SAYING, dated_words, only_said
from tellings.show.page.axis import Axis, by_clock, common_zone, make_axis
from tellings.show.page.difference_context import ToldAsView
from tellings.show.page.point_context import Link, PointView
from tellings.show.page.points import Witnesses
from tellings.show.page.timeline_context import MomentView, PublicationView, TimelineView
from tellings.show.parts import in_sentence
from tellings.story import Story
from tellings.timeline.timeline import Agreement, PointTime, Publication, ToldTime

MOMENTS, FIRST_MOMENTS = 60, 16
"""How many stretches of time are shown at all, and how many before the rest is folded away."""

POINTS = 4
"""How many points of one stretch are shown before the rest is folded away."""

UNDATED = 20
"""How many points without a date are listed."""

PUBLICATIONS = 12
"""How many reports are listed with their times."""

AGREEMENT = {"one report": "one report tells when", "agree": "the reports agree", "differ": "the reports differ"}


def timeline_view(story: Story, reports: Witnesses, points: Mapping[str, PointView]) -> TimelineView:
    """When the reports were published and when what they tell happened."""
    dated = [time for time in story.timeline.points if isinstance(time.interval, Interval)]
    undated = [time for time in story.timeline.points if not isinstance(time.interval, Interval)]
    stated = [time for report in story.timeline.publications for _, time in _times(report)]
    zone = common_zone(stated)
    axis = make_axis(
        [time.interval for time in dated if isinstance(time.interval, Interval)],
        [by_clock(time, zone) for time in stated],
    )
    said = frozenset(time.point for time in dated if only_said(time, story))
    groups = _by_moment(dated, said)
    told = {point.id: point for point in story.points}
    sentences = {reading.report.id: reading.sentences for reading in story.readings}
    links = {time.point: _link(time, told[time.point], points[time.point], sentences) for time in dated}
    moments = [_moment(group, axis, reports, links, said) for group in groups[:MOMENTS] if axis]
    published = [_published(each, zone, axis, reports) for each in story.timeline.publications]
    first = FIRST_MOMENTS if len(moments) > FIRST_MOMENTS + 2 else len(moments)
    return TimelineView(
        ticks=axis.ticks() if axis else (),
        clock=_clock(zone, stated),
        publications=tuple(published[:PUBLICATIONS]),
        publications_left=len(published[PUBLICATIONS:]),
        moments=tuple(moments[:first]),
        rest=tuple(moments[first:]),
        counted=sum(len(group) for group in groups[MOMENTS:]),
        undated=tuple((points[time.point].words_link(), time.reason) for time in undated[:UNDATED]),
        undated_left=len(undated[UNDATED:]),
    )


def _times(report: Publication) -> Iterator[tuple[str, StatedTime]]:
    for label, time in (("published", report.published), ("updated", report.updated)):
        if isinstance(time, StatedTime):
            yield label, time


def _clock(zone: str, stated: Sequence[StatedTime]) -> str:
    if not zone:
        return ""
    unknown = any(isinstance(time.zone, NotStated) for time in stated)
    words = f"Publication times stand where they are by the clock of {'UTC' if zone == 'Z' else zone}"
    return words + (", those without a zone as they are written." if unknown else ".")


def _published(report: Publication, zone: str, axis: Axis | None, reports: Witnesses) -> PublicationView:
    witness = reports[report.report]
    times = list(_times(report))
    return PublicationView(
        siglum=witness.siglum,
        name=witness.name,
        times=tuple((label, say_stated(time)) for label, time in times) or (("published", "not stated"),),
        bars=tuple(axis.bar(by_clock(time, zone), label) for label, time in times) if axis else (),
    )


def _link(time: PointTime, point: Point, view: PointView, sentences: Mapping[str, Sequence[Sentence]]) -> Link:
    """The words that are dated, leading to the point's sentences side by side."""
    words = dated_words(time, point)
    return replace(view.words_link(), text=in_sentence(words, sentences[words.report]))


def _by_moment(dated: Sequence[PointTime], said: Set[str]) -> list[list[PointTime]]:
    """Points of one stretch together; those that the reports date differently, or only say then, apart."""
    found: dict[object, list[PointTime]] = {}
    for time in dated:
        key = time.point if time.agreement == "differ" else (time.interval, time.point in said)
        found.setdefault(key, []).append(time)
    return list(found.values())


def _moment(
    group: Sequence[PointTime], axis: Axis, reports: Witnesses, words: Mapping[str, Link], said: Set[str]
) -> MomentView:
    first = group[0]
    assert isinstance(first.interval, Interval)
    agreement: Agreement = next((time.agreement for time in group if time.agreement != "one report"), "one report")
    # Two points may be told in one sentence: its words stand once, and lead to the first.
    links = list({link.text: link for link in reversed([words[time.point] for time in group])}.values())[::-1]
    shown = POINTS if len(links) > POINTS + 1 else len(links)
    return MomentView(
        bar=axis.bar(first.interval, agreement.replace(" ", "-")),
        times=tuple(_said([told for time in group for told in time.told], reports)),
        agreement=_agreement(agreement, len(group)) + (f": {SAYING}" if first.point in said else ""),
        points=tuple(links[:shown]),
        rest=tuple(links[shown:]),
    )


def _agreement(agreement: Agreement, points: int) -> str:
    return "one report tells when, of each" if agreement == "one report" and points > 1 else AGREEMENT[agreement]


def _said(told: Sequence[ToldTime], reports: Witnesses) -> Iterator[ToldAsView]:
    """What the dated times were read as, each once with the reports that tell it so."""
    found: dict[str, dict[str, str]] = {}
    for time in (time for time in told if isinstance(time.interval, Interval)):
        witness = reports[time.report]
        found.setdefault(time.said, {})[witness.siglum] = witness.name
    order = [witness.siglum for witness in reports.values()]
    for said, outlets in found.items():
        yield ToldAsView(said, tuple(sorted(outlets.items(), key=lambda outlet: order.index(outlet[0]))), passage=False)
