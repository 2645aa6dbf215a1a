"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "read": "Show what is read from a page or file.",
    "who": "List who says what in each report.",
    "compare": "Lay the reports of one event side by side.",
    "lineage": "Show who copied whom, and how many origins there are.",
    "add": "Keep reports in the library.",
    "watch": "Follow feeds into the library.",
    "search": "Find reports of the library again.",
    "stories": "List the stories of the library.",
    "story": "Lay the reports of one story side by side, or decide about it.",
    "library": "Check, export, import and describe a library.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when used, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the way through."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import `tellings.cli.NAME` and return its `command`."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"tellings.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup)
@click.version_option(package_name="tellings")
def main() -> None:
    """Read several news reports of one event: who says what, what they share, what each leaves out.

    Everything shown is a passage of a source; nothing is generated, and no network is needed unless you give a URL.

    Exit codes: 0 all sources were read, 1 some were not, 2 none was (or the call was wrong).
    """
