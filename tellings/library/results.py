"""What comes of adding a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.errors import SourceError


class AddOutcome(StrEnum):
    """What a report that was given turned out to be."""

    ADDED = "added"
    ALREADY_THERE = "already there"
    NEW_VERSION = "new version"
    COPY = "copy"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AddResult:
    """What came of one report, or of one source that could not be read.

    Attributes:
        outcome: ADDED: nothing like it was there. ALREADY_THERE: its bytes, or its page with the same text, were.
            NEW_VERSION: its page was there with another text. COPY: under no known address, but its text is another
            report's but for small changes. REFUSED: it could not be read or kept.
        source: Where it was to come from.
        report: Id of the report that is in the library; empty where refused, or where it is not known which.
        of: Id of the report that it is a version or a copy of; empty for the other outcomes.
        reason: One sentence in plain English.
        error: Why it was refused, as it was raised; None but for REFUSED.
    """

    outcome: AddOutcome
    source: str
    report: str = ""
    of: str = ""
    reason: str = ""
    error: SourceError | None = None

    @property
    def kept(self) -> bool:
        """Whether the library holds a report that it did not hold before."""
        return self.outcome in (AddOutcome.ADDED, AddOutcome.NEW_VERSION, AddOutcome.COPY)
