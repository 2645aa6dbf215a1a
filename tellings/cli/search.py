"""`tellings search`: find reports of a library again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tellings.cli.libraries import library_option, opened
from tellings.cli.writing import write_text
from tellings.show.printable import printable

if TYPE_CHECKING:
    from rich.text import Text

    from tellings.library.matching import Order
    from tellings.library.search import Hit, SearchResults
    from tellings.passages import Passage

ORDERS = ("best", "newest", "oldest")


@click.command(name="search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@library_option
@click.option(
    "--sort", "order", type=click.Choice(ORDERS), default="best", help="Which come first; the best, if not told."
)
@click.option(
    "--most",
    type=click.IntRange(1, 10_000),
    metavar="NUMBER",
    default=20,
    help="How many reports are shown; 20, if not told.",
)
@click.option(
    "--skip", type=click.IntRange(0), metavar="NUMBER", default=0, help="How many are passed over before them."
)
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True), help='Write JSON; "-" to print it.'
)
def command(
    words: tuple[str, ...], place: str | None, order: Order, most: int, skip: int, json_file: str | None
) -> None:
    """Find reports of the library by WORDS: all of them, unless OR or NOT stands between.

    "A phrase" stands in quotation marks, a prefix ends with *. Conditions: outlet:, speaker:, party:, story:,
    before:DATE, after:DATE. Quote the whole search for your shell: '"closed bridge" OR flood* outlet:gazette'.

    Exit codes: 0 something was found, 1 nothing was, 2 the search cannot be understood or there is no library.
    """
    with opened(place, "not searched") as library:
        results = library.search(" ".join(words), order, most, skip)
        if json_file:
            from tellings.show.found_json import search_json

            write_text(json_file, search_json(results))
        if json_file != "-":
            _print(results, skip)
    sys.exit(0 if results.total else 1)


def _print(results: SearchResults, skip: int) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    number = f"{results.total:,} report{'' if results.total == 1 else 's'}"
    shown = f", {skip + 1:,} to {skip + len(results.hits):,} shown" if len(results.hits) < results.total else ""
    console.print(Text(f"{number}{shown if results.hits else ''}", style="bold"))
    for note in results.notes:
        console.print(Text(note, style="dim"))
    for hit in results.hits:
        console.print()
        for line in _hit(hit):
            console.print(line)


def _hit(hit: Hit) -> list[Text]:
    from rich.text import Text

    report = hit.report
    head = Text(printable(report.name), style="bold")
    head.append(f"  {printable(report.published) or 'time not stated'}", "dim")
    lines = [head]
    if report.title:
        lines.append(Text(f"  {printable(report.title)}"))
    lines += [_passage(passage, hit.found) for passage in hit.passages]
    where = ", ".join(part for part in (report.id, report.story, report.url) if part)
    lines.append(Text(f"  {printable(where)}", "dim"))
    return lines


def _passage(passage: Passage, found: tuple[Passage, ...]) -> Text:
    """A passage in one line, with what was found in it set off."""
    from rich.text import Text

    line, place = Text("    "), passage.start
    for word in (word for word in found if passage.contains(word)):
        line.append(_inline(passage.text[place - passage.start : word.start - passage.start]))
        line.append(_inline(word.text), "bold cyan")
        place = word.end
    line.append(_inline(passage.text[place - passage.start :]))
    line.append(f"  {passage.start}–{passage.end}", "dim")
    return line


def _inline(text: str) -> str:
    """Printable words with the blank that stood before and behind them."""
    inner = printable(text)
    before = " " if text[:1].isspace() and inner else ""
    return before + inner + (" " if text[-1:].isspace() else "")
