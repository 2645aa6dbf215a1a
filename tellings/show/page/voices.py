"""Who is heard, as the page shows it: each speaker, and the statements in their sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.attribution.change import Change, Sequel
from tellings.attribution.statement import Statement
from tellings.parties.party import UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import NotStated
from tellings.show.heard import (
    Voice,
    changes_of,
    manner_of,
    report_of,
    route_of,
    sentences_of,
    statements_on,
    who_is_heard,
)
from tellings.show.page.anchors import statement_anchor
from tellings.show.page.point_context import Link, PointView
from tellings.show.page.points import Witnesses
from tellings.show.page.voice_context import ChangeView, StatementGroup, StatementView, VoiceView
from tellings.show.page.weave import Span, Woven, weave
from tellings.show.wording import counted
from tellings.story import Story

FIRST = 6
"""How many statements of a speaker are shown before the rest is folded away."""

CHANGES = 6
"""How many changes of a speaker are shown."""

POINTS = 2
"""How many points are shown on which a speaker's statements are lined up."""


def voice_views(story: Story, reports: Witnesses, points: Mapping[str, PointView]) -> tuple[VoiceView, ...]:
    """Every speaker of the story, those that most reports hear first."""
    readings = {reading.report.id: reading for reading in story.readings}
    return tuple(
        _voice(f"voice-{number}", voice, story, reports, points, readings)
        for number, voice in enumerate(who_is_heard(story), start=1)
    )


def _voice(
    anchor: str,
    voice: Voice,
    story: Story,
    reports: Witnesses,
    points: Mapping[str, PointView],
    readings: Mapping[str, Reading],
) -> VoiceView:
    changes = changes_of(voice, story)[:CHANGES]
    on_point, alone = _by_point(voice, story)
    shown = {statement.id for change in changes for statement in (change.earlier, change.later)}
    lined_up = [
        StatementGroup(points[point].words_link(), tuple(_statement(s, reports, readings) for s in statements))
        for point, statements in on_point.items()
        if any(statement.id not in shown for statement in statements)
    ]
    first, rest = _folded(lined_up, [_statement(s, reports, readings) for s in alone])
    reports_heard = "" if len(reports) == 1 else " in " + counted(len(voice.reports), "report")
    hidden = sum(len(group.statements) for group in rest)
    return VoiceView(
        anchor=anchor,
        name=voice.name,
        doubt=_doubt(voice),
        names=_names(voice, reports),
        heard=counted(len(voice.statements), "statement") + reports_heard,
        first=tuple(first),
        rest=tuple(rest),
        rest_label=f"{hidden} more",
        changes=tuple(_change(change, reports, readings) for change in changes),
    )


def _change(change: Change, reports: Witnesses, readings: Mapping[str, Reading]) -> ChangeView:
    return ChangeView(
        before=change.before.value,
        after=change.after.value,
        ordered=change.sequel in (Sequel.TOLD, Sequel.PUBLICATION),
        order="" if change.sequel.value in change.reason else change.sequel.value,
        reason=change.reason,
        earlier=_statement(change.earlier, reports, readings),
        later=_statement(change.later, reports, readings),
    )


def _by_point(voice: Voice, story: Story) -> tuple[dict[str, list[Statement]], list[Statement]]:
    """Statements on a point on which there are several, by point; and the others."""
    left = list(voice.statements)
    found: dict[str, list[Statement]] = {}
    for point in story.points:
        passages = [passage for telling in point.tellings for passage in telling.passages]
        on_point = statements_on(passages, left) if len(left) > 1 else ()
        if len(on_point) > 1:
            found[point.id] = list(on_point)
            left = [statement for statement in left if statement not in on_point]
    return found, left


def _folded(
    lined_up: list[StatementGroup], alone: list[StatementView]
) -> tuple[list[StatementGroup], list[StatementGroup]]:
    """What is shown at once: at most two points, and other statements up to a few in all; and the rest."""
    first, rest = lined_up[:POINTS], lined_up[POINTS:]
    room = max(FIRST - sum(len(group.statements) for group in first), 0 if first else 1)
    room = len(alone) if len(alone) == room + 1 else room
    for groups, statements in ((first, alone[:room]), (rest, alone[room:])):
        if statements:
            groups.append(StatementGroup(Link(""), tuple(statements)))
    return first, rest


def _doubt(voice: Voice) -> str:
    speaker = voice.statements[0].speaker
    if isinstance(speaker, NotStated):
        return "The reports do not say who."
    if not isinstance(speaker, UnsureParty):
        return ""
    names = " or ".join(candidate.name for candidate in speaker.candidates)
    return f"unsure: {names}" if names else f"unsure. {speaker.reason}"


def _names(voice: Voice, reports: Witnesses) -> tuple[tuple[str, str], ...]:
    others = voice.party.names[1:] if voice.party else ()
    return tuple(
        (name.words, " ".join(reports[report].siglum for report in name.reports if report in reports))
        for name in others
    )


def _statement(statement: Statement, reports: Witnesses, readings: Mapping[str, Reading]) -> StatementView:
    report = report_of(statement)
    witness = reports[report]
    remarks = (("to", statement.addressee), ("not named because", statement.ground))
    return StatementView(
        siglum=witness.siglum,
        name=witness.name,
        sentences=tuple(_pieces(witness.report.text, s, statement) for s in sentences_of(statement, readings)),
        href="#" + statement_anchor(witness.siglum, statement),
        manner=manner_of(statement),
        route=route_of(statement),
        remarks=tuple((label, words.text) for label, words in remarks if isinstance(words, Passage)),
    )


def _pieces(text: str, passage: Passage, statement: Statement) -> tuple[tuple[str, bool], ...]:
    spans = [Span(content.start, content.end, "") for content in statement.content]
    nodes: Sequence[str | Woven[str]] = weave(text, passage.start, passage.end, spans)
    return tuple((node, False) if isinstance(node, str) else (_text(node), True) for node in nodes)


def _text(woven: Woven[str]) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in woven.children)
