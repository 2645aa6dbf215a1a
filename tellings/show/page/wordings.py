"""One thing, their words for it, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.comparison.wordings import Naming, Wording
from tellings.passages import Passage
from tellings.show.page.anchors import passage_anchor
from tellings.show.page.figures_context import NamingView, WordingsView, WordingView
from tellings.show.page.points import Witnesses
from tellings.show.wordings import only_forms
from tellings.story import Story

FIRST, REST, FORMS = 12, 40, 20
"""How many rows are shown, how many behind them folded away, and how many of mere forms of a name."""

LINKS = 3
"""To how many places the words of one report lead."""


def wordings_view(story: Story, reports: Witnesses) -> WordingsView:
    """The wording table: what is called by different words first, then what is only shortened."""
    differing, forms = _kept(story)
    first = FIRST if len(differing) > FIRST + 2 else len(differing)
    views = [_wording(row, reports) for row in differing]
    return WordingsView(
        first=tuple(views[:first]),
        rest=tuple(views[first:]),
        forms=tuple(_wording(row, reports) for row in forms),
        counted=len(story.wordings) - len(differing) - len(forms),
    )


def wording_places(story: Story) -> Iterator[Passage]:
    """The passages that the table leads to."""
    for row in (row for rows in _kept(story) for row in rows):
        for naming in row.namings:
            yield from naming.passages[:LINKS]


def _kept(story: Story) -> tuple[list[Wording], list[Wording]]:
    differing = [row for row in story.wordings if not only_forms(row)]
    forms = [row for row in story.wordings if only_forms(row)]
    return differing[: FIRST + REST], forms[:FORMS]


def _wording(row: Wording, reports: Witnesses) -> WordingView:
    return WordingView(row.thing, row.kind.value, tuple(_namings(row.namings, reports)))


def _namings(namings: Iterable[Naming], reports: Witnesses) -> Iterator[NamingView]:
    """The words, each once with the reports that use them."""
    found: dict[str, list[Naming]] = {}
    for naming in namings:
        found.setdefault(naming.words.casefold(), []).append(naming)
    for same in sorted(found.values(), key=lambda same: -sum(len(naming.passages) for naming in same)):
        yield NamingView(same[0].words, tuple(_outlet(naming, reports) for naming in same))


def _outlet(naming: Naming, reports: Witnesses) -> tuple[str, str, int, tuple[str, ...]]:
    witness = reports[naming.report]
    links = tuple("#" + passage_anchor(witness.siglum, passage) for passage in naming.passages[:LINKS])
    return witness.siglum, witness.name, len(naming.passages), links
