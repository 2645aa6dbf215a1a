"""What was asked for of a story and nothing else: its differences, what one outlet alone tells, what one leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tellings.alignment.told import Point, Told
from tellings.errors import StoryError
from tellings.show.differences_terminal import show_differences
from tellings.show.overview import Witness, points_alone, points_left_out, witnesses
from tellings.show.parts import point_words
from tellings.show.printable import printable
from tellings.show.wording import counted
from tellings.story import Story

if TYPE_CHECKING:
    from rich.console import Console


def find_outlet(story: Story, words: str) -> Witness:
    """The report that is meant by a siglum, an outlet's name, or the beginning of the name or of a word in it.

    Raises:
        StoryError: No report or more than one can be meant.
    """
    wanted = " ".join(words.casefold().split())
    found = witnesses(story)
    fitting = [w for w in found if wanted in (w.siglum.casefold(), w.name.casefold())]
    fitting = fitting or [w for w in found if wanted and w.name.casefold().startswith(wanted)]
    fitting = fitting or [w for w in found if wanted and f" {wanted}" in w.name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    what = "several outlets begin with" if fitting else "no outlet is called"
    known = ", ".join(f"{w.siglum} {printable(w.name)}" for w in fitting or found)
    raise StoryError(f"{what} {words!r}: name one of {known}, or its letter")


def show_chosen(
    story: Story, console: Console, *, differences: bool = False, only: str = "", left_out: str = ""
) -> None:
    """Print what was chosen, whole, in this order: differences, what an outlet alone tells, what one leaves out.

    Args:
        story: The story.
        console: Where to.
        differences: Whether its differences are wanted.
        only: An outlet as `find_outlet` takes it, of which is wanted what it alone tells; empty for none.
        left_out: An outlet of which is wanted what it leaves out; empty for none.

    Raises:
        StoryError: An outlet is not of the story.
    """
    reports = {witness.report.id: witness for witness in witnesses(story)}
    alone, silent = (find_outlet(story, words) if words else None for words in (only, left_out))
    _print_letters(reports.values(), console)
    if differences:
        _heading(console, "Where they differ")
        show_differences(story, reports, console, every=True)
    if alone:
        _print_alone(story, alone, reports, console)
    if silent:
        _print_left_out(story, silent, reports, console)


def _print_letters(reports: Iterable[Witness], console: Console) -> None:
    from rich.text import Text

    for witness in reports:
        console.print(Text.assemble((witness.siglum, "red"), "  ", printable(witness.name)))


def _heading(console: Console, words: str) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(printable(words).upper(), "bold"))


def _print_alone(story: Story, witness: Witness, reports: Mapping[str, Witness], console: Console) -> None:
    _heading(console, f"What {witness.name} alone tells")
    points, words = points_alone(story, witness.report.id), point_words(story)
    if not witness.report.analysed:
        console.print("Not examined, as its language is not analysed.")
    elif not points:
        console.print("Nothing was found that no other tells.")
    for point in points:
        _print_point(words[point.id], _fate(point, reports), console)


def _fate(point: Point, reports: Mapping[str, Witness]) -> str:
    """Where it is unsure, not told and not examined."""
    found = []
    for how in (Told.UNSURE, Told.NOT_TOLD, Told.NOT_EXAMINED):
        sigla = " ".join(reports[telling.report].siglum for telling in point.tellings if telling.how is how)
        found += [f"{how.value} in {sigla}"] if sigla else []
    return "; ".join(found)


def _print_left_out(story: Story, witness: Witness, reports: Mapping[str, Witness], console: Console) -> None:
    from rich.text import Text

    _heading(console, f"What {witness.name} leaves out")
    groups, words = points_left_out(story, witness.report.id), point_words(story)
    if not groups:
        console.print("It tells every point of the story.")
    for group in groups:
        reason = f": {group.reason}" if group.reason else ""
        head = f"{group.how.value}, {counted(len(group.points), 'point')}{reason}"
        console.print(Text(printable(head), "bold"))
        for point in group.points:
            told_by = " ".join(reports[report].siglum for report in point.told_by)
            _print_point(words[point.id], f"told by {told_by}" if told_by else "", console)


def _print_point(words: str, remark: str, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    line = Text.assemble(printable(words), (f"  [{remark}]" if remark else "", "dim"))
    console.print(Padding(line, (0, 0, 0, 5)))
