"""What was found between two reports, kept as bytes, so that it is not computed again when a third joins their story.

Whoever keeps it knows nothing of what the bytes say. They are of two readings, of this program and of its models: what
was found between other readings of the two reports must not be given back.
"""

from __future__ import annotations

from typing import Protocol

ALIGNMENT, DIFFERENCES, ENCODING = "alignment", "differences", "encoding"
"""What is kept: which passages of two reports tell one thing, or are alike in one; what they tell differently; the
sentences of one report as the encoder reads them.

An encoding is large, about 1 kB a word. Whoever keeps things may drop them at any time; they are made again.
"""


class Kept(Protocol):
    """Where it is kept; `tellings.library.found` keeps it in a library."""

    def get(self, what: str, left: str, right: str) -> bytes | None:
        """What was put for two reports in this order, None where nothing was.

        Args:
            what: Which step found it.
            left: Id of the report that comes first in the story.
            right: Id of the other one; the same where it was found in one report alone.
        """

    def put(self, what: str, left: str, right: str, found: bytes) -> None:
        """Keep it, in place of what was put before."""


class InMemory:
    """Keeps it for as long as the program runs; for readings that stay as they are."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], bytes] = {}

    def get(self, what: str, left: str, right: str) -> bytes | None:
        """What was put for two reports in this order, None where nothing was."""
        return self._found.get((what, left, right))

    def put(self, what: str, left: str, right: str, found: bytes) -> None:
        """Keep it, in place of what was put before."""
        self._found[what, left, right] = found

    def forget(self, report: str) -> None:
        """Forget everything of a report: another reading of it is compared from now on."""
        self._found = {key: found for key, found in self._found.items() if report not in key[1:]}
