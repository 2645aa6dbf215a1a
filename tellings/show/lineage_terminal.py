"""Who copied whom in the terminal: a tree of origins, the reports under each, and what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tellings.lineage.against import Found
from tellings.lineage.lineage import Copying, Lineage, Origin, Relation, ReportOrigins
from tellings.reports.report import Report
from tellings.reports.saying import say_stated
from tellings.show.overview import Witness, witnesses
from tellings.show.printable import printable, shortened
from tellings.show.wording import counted
from tellings.story import Story

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

PASSAGES = 3
"""How many shared passages are shown of each earlier report that a collection holds."""


def show_lineage(story: Story, console: Console) -> None:
    """Print the origins of a story as a tree, then which reports share only quotations."""
    from rich.text import Text

    reports = {witness.report.id: witness for witness in witnesses(story)}
    lineage = story.lineage
    heading = f"{counted(len(reports), 'report')}, {counted(len(lineage.origins), 'origin')}"
    console.print(Text(heading, style="bold"))
    for note in lineage.notes:
        console.print(Text(f"Note: {printable(note)}"))
    for origin in lineage.origins:
        console.print(_tree(origin, lineage, reports))
    quoting = [copying for copying in lineage.copyings if copying.relation is Relation.QUOTES]
    if quoting:
        console.print(Text("\nQuote the same words, but do not copy each other", style="bold"))
    for copying in quoting:
        left, right = reports[copying.left], reports[copying.right]
        console.print(Text(f"  {_called(left)} and {_called(right)}: {copying.reason}"))


def show_against(report: Report, found: Sequence[Found], console: Console) -> None:
    """Print what a report shares with earlier ones of a collection."""
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(f"{printable(report.name)} against the collection", style="bold"))
    for one in found:
        earlier = one.earlier
        where = f"{printable(earlier.name)} ({say_stated(earlier.published)}; {printable(earlier.capture.origin)})"
        branch = tree.add(Text.assemble(where, (f": {_share(one.copying)}", "bold")))
        branch.add(Text(_direction(one.copying, {report.id: report.name, earlier.id: earlier.name}), style="dim"))
        for passage in sorted(one.copying.passages, key=lambda passage: -passage.telling_words)[:PASSAGES]:
            branch.add(Text(f"“{shortened(passage.left.text)}”"))
        if len(one.copying.passages) > PASSAGES:
            branch.add(Text(f"… and {len(one.copying.passages) - PASSAGES} more passages; --json has them all"))
    if not found:
        tree.add(Text("No earlier report was found that shares passages with it."))
    console.print(tree)


def _tree(origin: Origin, lineage: Lineage, reports: Mapping[str, Witness]) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(printable(origin.title), style="bold"))
    for about in lineage.reports:
        if origin.id in about.origins:
            witness = reports[about.report]
            branch = tree.add(Text.assemble((witness.siglum, "red"), f"  {printable(_line(witness, origin, about))}"))
            for copying in lineage.copyings:
                if copying.copied and about.report in (copying.left, copying.right) and _shows(copying, origin, about):
                    branch.add(Text(printable(_pair(copying, about.report, reports)), style="dim"))
    return tree


def _shows(copying: Copying, origin: Origin, about: ReportOrigins) -> bool:
    """Whether a pair belongs under an origin, seen from one of its reports."""
    if origin.kind == "undecided":
        return not copying.origin
    return copying.origin == origin.id


def _line(witness: Witness, origin: Origin, about: ReportOrigins) -> str:
    name = f"{witness.name} ({say_stated(witness.report.published)})"
    if origin.id == about.report:
        told = f"{about.own_share:.0%} its own" if about.own_share < 1 else about.reason
        return f"{name}: {told}"
    return f"{name}: {about.reason}"


def _pair(copying: Copying, report: str, reports: Mapping[str, Witness]) -> str:
    other = copying.right if copying.left == report else copying.left
    share = copying.left_share if copying.left == report else copying.right_share
    edits = sum(len(passage.edits) for passage in copying.passages)
    edited = f", {counted(edits, 'edit')}" if edits else ", word for word"
    return (
        f"{share:.0%} of it stands in {_called(reports[other])}, too: {copying.relation.value}{edited}. "
        f"{copying.direction_reason}"
    )


def _share(copying: Copying) -> str:
    return f"{copying.relation.value}, {copying.left_share:.0%} of the new report"


def _direction(copying: Copying, names: Mapping[str, str]) -> str:
    first = {"left": names[copying.left], "right": names[copying.right], "third": "a third text"}.get(copying.direction)
    if copying.copied:
        return printable(f"first: {first or 'unknown'}. {copying.direction_reason}")
    return copying.reason


def _called(witness: Witness) -> str:
    return f"{witness.siglum} {printable(witness.name)}"
