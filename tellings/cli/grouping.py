"""Group what has come into a library since the last time, before its stories are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.cli.libraries import bar

if TYPE_CHECKING:
    from tellings.library import Library


def group_new(library: Library) -> None:
    """Give the reports that are in no story yet to the grouper, with a bar where that takes long."""
    with bar("reports grouped", None) as step:
        library.group(step)
