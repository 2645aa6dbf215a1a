"""Where the library lies."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "TELLINGS_LIBRARY"
"""The environment variable that names the library's folder."""


def library_place(given: str | Path | None = None) -> Path:
    """The library's folder: the one given, or TELLINGS_LIBRARY, or the platform's folder for a user's data."""
    if given:
        return Path(given)
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tellings", appauthor=False) / "library"
