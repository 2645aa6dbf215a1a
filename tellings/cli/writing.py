"""What commands that write files share: where a file may stand, and what is said when it cannot be written."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from tellings.cli.exit_codes import NOTHING_READ

STANDARD_OUTPUT = "-"


def refuse_to_overwrite(target: str | None, sources: Iterable[str]) -> None:
    """Refuse a file in the place of a source: it would destroy what was captured.

    Raises:
        click.UsageError: The target is a source, or a file of a folder that is one.
    """
    if not target or target == STANDARD_OUTPUT or not Path(target).exists():
        return
    for source in sources:
        if Path(source).exists() and Path(target).samefile(source):
            raise click.UsageError(f"{target} is a source and would be overwritten; name another file")
        if Path(source).is_dir() and Path(target).resolve().is_relative_to(Path(source).resolve()):
            raise click.UsageError(f"{target} stands in {source}, which is a source; name a file outside of it")


def refuse_two_on_standard_output(*targets: str | None) -> None:
    """Refuse to write two things to standard output.

    Raises:
        click.UsageError: Two of the targets are "-".
    """
    if targets.count(STANDARD_OUTPUT) > 1:
        raise click.UsageError('"-" is standard output, which holds one thing; name a file for the other')


def write_text(path: str, text: str) -> None:
    """Write a file in UTF-8, or to standard output; half characters, which UTF-8 cannot hold, become "?".

    Where the file cannot be written, that is said in one line and the command ends.
    """
    write_bytes(path, text.encode("utf-8", errors="replace"))


def write_bytes(path: str, data: bytes) -> None:
    """Write a file, or to standard output; where it cannot be written, that is said and the command ends."""
    if path == STANDARD_OUTPUT:
        click.echo(data, nl=False)
        return
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        click.echo(f"not written: {path}: {error.strerror}; name a file in a folder that you may write to", err=True)
        sys.exit(NOTHING_READ)
