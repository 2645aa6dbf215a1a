"""Tellings reads several news reports of one event: who said what, what they share, and what each leaves out.

The way through: `read` a source into a Report → `annotate` it into a Reading → `compare` the Readings into a Story →
show it (`tellings.show`). Each name below is imported when it is first used, so `import tellings` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # for type checkers alone; at run time each name is imported when it is first used
    from tellings.errors import TellingsError as TellingsError
    from tellings.passages import Passage as Passage
    from tellings.reading import Reading as Reading
    from tellings.reading import annotate as annotate
    from tellings.reports.capture import Capture as Capture
    from tellings.reports.read import read as read
    from tellings.reports.report import Report as Report
    from tellings.story import Story as Story
    from tellings.story import compare as compare

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
