"""What the template is given of those who are heard."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.show.page.point_context import Link


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement in its sentences; of the pieces, those that are its content are marked.

    Attributes:
        siglum: The report that makes the attribution.
        name: Its outlet.
        sentences: The sentences that it stands in, in pieces.
        href: Where it stands in the full report.
        manner: How it is said ("direct, deny").
        route: Through whom; empty where the report has it from the speaker.
        remarks: Label and words of what else is stated: to whom, why the speaker is not named.
    """

    siglum: str
    name: str
    sentences: tuple[tuple[tuple[str, bool], ...], ...]
    href: str
    manner: str
    route: str
    remarks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """A speaker's statements on one point, lined up; or those that stand alone, then without a point."""

    point: Link
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Two statements of one speaker on one matter that do not say the same.

    Attributes:
        before: How the earlier one stands to the matter ("denies it").
        after: How the later one does.
        ordered: Whether it is known which came first.
        order: What the order rests on, or that nothing tells it.
        reason: Why they are laid side by side.
        earlier: The statement that came first, as far as that is known.
        later: The other one.
    """

    before: str
    after: str
    ordered: bool
    order: str
    reason: str
    earlier: StatementView
    later: StatementView


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker with all that is attributed to them.

    Attributes:
        anchor: "voice-1", …
        name: The fullest name, or the words as written.
        doubt: Why it is not decided who was meant, with the candidates; empty where it is.
        names: Other names used, each with the sigla of the reports that use it.
        heard: How much is heard of them, in words.
        first: The groups shown at once.
        rest: The groups folded away.
        rest_label: What is folded away, in words.
        changes: Where the statements do not say the same.
    """

    anchor: str
    name: str
    doubt: str
    names: tuple[tuple[str, str], ...]
    heard: str
    first: tuple[StatementGroup, ...]
    rest: tuple[StatementGroup, ...]
    rest_label: str
    changes: tuple[ChangeView, ...] = ()
