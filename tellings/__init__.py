"""Tellings reads several news reports of one event and shows who said what, and where they agree, differ and are silent.

The way through: `read` a source into a Report → `annotate` it into a Reading → `compare` the Readings into a Story →
show it (`tellings.show`). Each name below is imported when it is first used, so `import tellings` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Capture": "tellings.reports.capture",
    "Report": "tellings.reports.report",
    "Passage": "tellings.passages",
    "Reading": "tellings.reading",
    "Story": "tellings.story",
    "read": "tellings.reports.read",
    "annotate": "tellings.reading",
    "compare": "tellings.story",
    "TellingsError": "tellings.errors",
}

__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tellings' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
