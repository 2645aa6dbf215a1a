"""`tellings who`: who is heard in reports, and what is attributed to them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tellings.cli.exit_codes import NOTHING_READ
from tellings.cli.libraries import is_source, library_option
from tellings.cli.reading import Tally, read_sources
from tellings.cli.writing import refuse_to_overwrite, refuse_two_on_standard_output, write_text
from tellings.errors import TellingsError
from tellings.show.printable import printable, shortened

if TYPE_CHECKING:
    from rich.console import Console

    from tellings.attribution.statement import Statement
    from tellings.reading import Reading

Chosen = list[tuple["Reading", list["Statement"]]]


@click.command(name="who")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…|NAME")
@library_option
@click.option("--speaker", metavar="NAME", help="Only statements of speakers whose name has these words.")
@click.option(
    "--csv", "csv_file", type=click.Path(dir_okay=False, allow_dash=True), help='Write a table; "-" to print it.'
)
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True), help='Write JSON; "-" to print it.'
)
def command(
    sources: tuple[str, ...], place: str | None, speaker: str | None, csv_file: str | None, json_file: str | None
) -> None:
    """List the statements in each SOURCE by speaker: the words, how they are given, and through whom they came.

    With --library, or where no argument is a file, a folder, an address or "-", the arguments are a NAME: then
    everything that parties of that name are reported to have said, over the whole library, in time order.

    Exit codes: 0 all sources were read (or something was found), 1 some were not (nothing was), 2 none was.
    """
    refuse_two_on_standard_output(csv_file, json_file)
    if place or not any(map(is_source, sources)):
        from tellings.cli.said import show_said

        sys.exit(show_said(" ".join([*sources, *([speaker] if speaker else [])]), place, csv_file, json_file))
    for target in (csv_file, json_file):
        refuse_to_overwrite(target, sources)
    tally = Tally()
    try:
        chosen = list(_chosen(sources, tally, speaker))
        if chosen:
            _show(chosen, speaker, csv_file, json_file)
    except TellingsError as error:
        click.echo(f"not listed: {printable(str(error))}", err=True)
        sys.exit(NOTHING_READ)
    sys.exit(tally.exit_code)


def _chosen(sources: Sequence[str], tally: Tally, speaker: str | None) -> Iterator[tuple[Reading, list[Statement]]]:
    from tellings.reading import annotate_all

    for reading in annotate_all(read_sources(sources, tally)):
        yield reading, [one for one in reading.statements if speaker is None or _is_of(reading, one, speaker)]


def _is_of(reading: Reading, statement: Statement, speaker: str) -> bool:
    """Whether any name that the report has for the speaker holds the words asked for, in any case."""
    from tellings.parties.party import ResolvedParty, UnsureParty

    wanted = speaker.casefold().split()
    found = statement.speaker
    names = [statement.speaker_name]
    if isinstance(found, ResolvedParty):
        names += [name.words for party in reading.parties if party.id == found.party for name in party.names]
    elif isinstance(found, UnsureParty):
        names += [candidate.name for candidate in found.candidates]
    return any(all(word in name.casefold() for word in wanted) for name in names)


def _show(chosen: Chosen, speaker: str | None, csv_file: str | None, json_file: str | None) -> None:
    from tellings.show.statements_table import statements_csv, statements_json

    for target, made in ((csv_file, statements_csv), (json_file, statements_json)):
        if target:
            write_text(target, made(chosen))
    if "-" not in (csv_file, json_file):
        from rich.console import Console

        _print(chosen, speaker, Console(highlight=False))


def _print(chosen: Chosen, speaker: str | None, console: Console) -> None:
    from rich.text import Text

    from tellings.show.heard import manner_of, route_of

    for reading, statements in chosen:
        by_speaker: dict[str, list[Statement]] = {}
        for statement in statements:
            by_speaker.setdefault(statement.speaker_name, []).append(statement)
        console.print(Text(f"{printable(reading.report.name)}: {_counted(len(statements), speaker)}", style="bold"))
        for name, said in by_speaker.items():
            console.print(Text(f"  {printable(name)}", style="cyan"))
            for statement in said:
                words = " … ".join(passage.text for passage in statement.content)
                how = ", ".join(part for part in (manner_of(statement), route_of(statement)) if part)
                console.print(Text(f"    {shortened(words)}"))
                console.print(
                    Text(f"      {printable(how)}; characters {statement.start}–{statement.end}", style="dim")
                )


def _counted(number: int, speaker: str | None) -> str:
    of = f" of speakers called “{speaker}”" if speaker else ""
    return f"{number} statement{'' if number == 1 else 's'}{of}"
