"""Points as the page shows them: a row of cells, and the sentences side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tellings.alignment.told import Point, PointTelling, Told
from tellings.comparison.own_voice import from_others
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.show.heard import speaker_of, statements_on
from tellings.show.overview import Witness
from tellings.show.page.anchors import passage_anchor
from tellings.show.page.point_context import (
    CellView,
    FateView,
    Link,
    PassageView,
    PointView,
    SideView,
    SilentView,
    Verdict,
)
from tellings.show.parts import in_sentence
from tellings.show.shared_words import lemmas_of, mark_shared
from tellings.show.wording import counted
from tellings.story import Story

Readings = Mapping[str, Reading]
"""The story's readings by the id of their report."""

Witnesses = Mapping[str, Witness]
"""The story's reports by their id, in the story's order."""


_SLUGS = {
    Told.TOLD: "told",
    Told.PARTLY: "partly",
    Told.UNSURE: "unsure",
    Told.NOT_TOLD: "not-told",
    Told.NOT_EXAMINED: "not-examined",
}


def verdict(how: Told) -> Verdict:
    """The answer as a word and as the slug of its shape."""
    return Verdict(how.value, _SLUGS[how])


def point_views(story: Story, reports: Witnesses, anchors: Mapping[str, str]) -> dict[str, PointView]:
    """Every point of the story by its id; `anchors` is where the speaker of a statement is listed, by its id."""
    readings = {reading.report.id: reading for reading in story.readings}
    return {
        point.id: _point_view(point, number, reports, readings, anchors)
        for number, point in enumerate(story.points, start=1)
    }


def _point_view(
    point: Point,
    number: int,
    reports: Witnesses,
    readings: Readings,
    anchors: Mapping[str, str],
) -> PointView:
    anchor = f"p{number}"
    alone = len(point.told_by) < 2
    teller = reports[point.words.report]
    return PointView(
        number=number,
        anchor=anchor,
        words=Link(
            in_sentence(point.words, readings[point.words.report].sentences),
            "#" + passage_anchor(teller.siglum, point.words),
        ),
        siglum=teller.siglum,
        told_by=len(point.told_by),
        cells=tuple(_cell(telling, anchor, reports[telling.report], alone) for telling in point.tellings),
        sides=_sides(point, anchor, reports, readings, anchors),
        silent=_silent(point, anchor, reports),
        fates=tuple(_fates(point, reports)),
        classes=_classes(point, reports),
    )


def _cell(telling: PointTelling, anchor: str, witness: Witness, alone: bool) -> CellView:
    answer = verdict(telling.how)
    count = f", {counted(len(telling.passages), 'passage')}" if telling.passages else ""
    href = f"#{anchor}" if alone else f"#{anchor}-{witness.siglum}"
    return CellView(witness.siglum, answer, f"{witness.name}: {answer.word}{count}", href)


def _sides(
    point: Point, anchor: str, reports: Witnesses, readings: Readings, anchors: Mapping[str, str]
) -> tuple[SideView, ...]:
    tellings = [telling for telling in point.tellings if telling.passages]
    words = {t.report: [lemmas_of(passage, readings[t.report].sentences) for passage in t.passages] for t in tellings}
    return tuple(
        SideView(
            anchor=f"{anchor}-{reports[t.report].siglum}",
            siglum=reports[t.report].siglum,
            name=reports[t.report].name,
            verdict=verdict(t.how),
            passages=tuple(
                _marked(passage, own, _others(words, t.report), reports[t.report].siglum, readings[t.report], anchors)
                for passage, own in zip(t.passages, words[t.report], strict=True)
            ),
            reason=t.reason,
            adds=tuple(part.text for part in t.adds),
        )
        for t in tellings
    )


def _others(words: Mapping[str, list[frozenset[str]]], report: str) -> frozenset[str]:
    return frozenset().union(*(lemmas for other, found in words.items() if other != report for lemmas in found))


def _marked(
    passage: Passage,
    own: frozenset[str],
    others: frozenset[str],
    siglum: str,
    reading: Reading,
    anchors: Mapping[str, str],
) -> PassageView:
    said_by = {speaker_of(s): "#" + anchors[s.id] for s in statements_on([passage], from_others(reading))}
    return PassageView(
        pieces=mark_shared(passage.text, own, others),
        href="#" + passage_anchor(siglum, passage),
        said_by=tuple(Link(speaker, href) for speaker, href in said_by.items()),
        own_voice=bool(reading.statements) and not said_by,
    )


def _silent(point: Point, anchor: str, reports: Witnesses) -> tuple[SilentView, ...]:
    groups: dict[tuple[Told, str], list[tuple[str, str, str]]] = {}
    for telling in point.tellings:
        if not telling.passages:
            witness = reports[telling.report]
            outlet = (f"{anchor}-{witness.siglum}", witness.siglum, witness.name)
            groups.setdefault((telling.how, telling.reason), []).append(outlet)
    ordered = sorted(groups.items(), key=lambda group: group[0][0] is Told.NOT_EXAMINED)
    return tuple(SilentView(verdict(how), reason, tuple(outlets)) for (how, reason), outlets in ordered)


def _fates(point: Point, reports: Witnesses) -> Iterable[FateView]:
    for how in (Told.UNSURE, Told.NOT_TOLD, Told.NOT_EXAMINED):
        found = [telling for telling in point.tellings if telling.how is how]
        outlets = tuple((reports[t.report].siglum, reports[t.report].name, _where(t, reports)) for t in found)
        if outlets:
            yield FateView(verdict(how), outlets)


def _where(telling: PointTelling, reports: Witnesses) -> str:
    siglum = reports[telling.report].siglum
    return "#" + passage_anchor(siglum, telling.passages[0]) if telling.passages else f"#left-{siglum}"


def _classes(point: Point, reports: Witnesses) -> str:
    tellers = len(point.told_by)
    found = ["alone" if tellers < 2 else "shared"]
    found += ["three"] * (tellers > 2) + ["every"] * (tellers == len(point.tellings))
    found += [f"only-{reports[report].siglum}" for report in point.told_by if tellers == 1]
    found += [f"not-{reports[t.report].siglum}" for t in point.tellings if t.how is Told.NOT_TOLD]
    return " ".join(found)
