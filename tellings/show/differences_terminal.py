"""Differences in the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tellings.comparison.difference import Relation, Side
from tellings.reports.characters import UNWANTED
from tellings.show.differences import (
    DifferenceGroup,
    count_relations,
    group_differences,
    reasons_of,
    say_count,
    say_relation,
    voice_of,
)
from tellings.show.overview import Witness
from tellings.show.printable import PASSAGE, printable, shortened
from tellings.show.readings import is_interval
from tellings.show.wording import counted
from tellings.story import Story

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

FIRST = 8
"""How many groups are told beside the story's other findings."""

SIDES, REASONS = 6, 4
"""How many sentences and how many reasons of a group are told beside the story's other findings."""


def show_differences(
    story: Story, reports: Mapping[str, Witness], console: Console, *, every: bool = False
) -> tuple[int, int]:
    """Print the differences, conflicts first; returns how many are printed and how many there are.

    Args:
        story: The story.
        reports: Its reports as they are called, by id.
        console: Where to.
        every: Whether all of them are printed, and whole; else the first few.
    """
    groups = group_differences(story)
    if not groups:
        console.print("No difference was found between the reports.")
        return 0, 0
    console.print(", ".join(say_count(relation, number) for relation, number in count_relations(groups)))
    for group in groups if every else groups[:FIRST]:
        _print_group(group, reports, console, every)
    return len(groups if every else groups[:FIRST]), len(groups)


def _print_group(group: DifferenceGroup, reports: Mapping[str, Witness], console: Console, every: bool) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(_headline(group, reports))
    grave = group.relation in (Relation.CONFLICT, Relation.UPDATE)
    sides = group.sides if every else _one_each(group)[: SIDES if grave else 2]
    lines = [_side(side, group, reports, every) for side in sides]
    left = len(group.sides) - len(sides)
    lines += [Text(f"… and {counted(left, 'more sentence')}", "dim")] if left else []
    reasons = reasons_of(group, reports)
    shown = reasons if every else reasons[:REASONS] if grave else []
    lines += [Text(printable(f"{r.pairs}: {say_relation(r.relation)}. {r.reason}"), "dim") for r in shown]
    console.print(Padding(Text("\n").join(lines), (0, 0, 0, 5)))


def _headline(group: DifferenceGroup, reports: Mapping[str, Witness]) -> Text:
    from rich.text import Text

    ways = "  |  ".join(
        f"{shortened(told.words, 70)} [{' '.join(reports[report].siglum for report in told.reports)}]"
        for told in group.told_as
    )
    style = "bold red" if group.relation is Relation.CONFLICT else "bold"
    return Text.assemble((f"{say_relation(group.relation)}, {group.kind.value}: ", style), (ways, "bold"))


def _one_each(group: DifferenceGroup) -> Sequence[Side]:
    """One sentence for each way in which it is told."""
    return tuple(told.sides[0] for told in group.told_as)


def _side(side: Side, group: DifferenceGroup, reports: Mapping[str, Witness], every: bool) -> Text:
    from rich.text import Text

    remarks = [voice_of(side, group.kind), side.read_as if is_interval(side.read_as) else ""]
    said = printable("; ".join(remark for remark in remarks if remark))
    siglum = reports[side.words.report].siglum
    return Text.assemble((siglum, "red"), "  ", *_marked(side, every), (f"  [{said}]" if said else "", "dim"))


def _marked(side: Side, every: bool) -> list[str | tuple[str, str]]:
    """The sentence with the words that differ underlined; cut around them unless all of it is wanted."""
    text = side.sentence.text
    start, end = side.words.start - side.sentence.start, side.words.end - side.sentence.start
    room = len(text) if every else max(20, (PASSAGE - (end - start)) // 2)
    begin = text.rfind(" ", 0, start - room) + 1 if start > room else 0
    stop = text.find(" ", end + room) if end + room < len(text) else -1
    before = ("…" if begin else "") + _line(text[begin:start])
    after = _line(text[end : stop if stop > 0 else len(text)]) + ("…" if stop > 0 else "")
    return [before, (_line(text[start:end]), "underline"), after]


def _line(words: str) -> str:
    """Words on one line that cannot steer the terminal, with the blanks at their ends."""
    return re.sub(r"\s+", " ", UNWANTED.sub(lambda found: " " if found.group().isspace() else "�", words))
