"""What a command's exit code tells."""

from __future__ import annotations

ALL_READ = 0
SOME_NOT_READ = 1
NOTHING_READ = 2


def exit_code(read: int, refused: int) -> int:
    """0 when all sources were read, 1 when some were not, 2 when none was.

    Args:
        read: How many reports were read.
        refused: How many sources could not be read.
    """
    if not read:
        return NOTHING_READ
    return SOME_NOT_READ if refused else ALL_READ
