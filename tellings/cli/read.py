"""`tellings read`: what is read from a source, what is left out, and where each value was read."""

from __future__ import annotations

import sys

import click

from tellings.cli.reading import Tally, read_and_tell


@click.command(name="read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for programs to standard output.")
@click.option("--full", is_flag=True, help="Show every block and everything left out at full length.")
def command(sources: tuple[str, ...], as_json: bool, full: bool) -> None:
    """Show what is read from each SOURCE.

    A SOURCE is a page (HTML), a plain text or Markdown file, JSON or JSON Lines, a folder of these, an http or https
    address, or "-" for standard input.

    Exit codes: 0 all sources were read, 1 some were not, 2 none was.
    """
    tally = Tally()
    found = read_and_tell(sources, tally)
    if as_json:
        from tellings.show.report_json import reports_json

        for piece in reports_json(found):
            click.echo(piece, nl=False)
    else:
        from tellings.show.report_terminal import show_reports

        show_reports(found, full=full)
    sys.exit(tally.exit_code)
