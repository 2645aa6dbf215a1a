"""A passage: the one form that every result takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a report's text.

    Attributes:
        report: The report's id.
        start: First character in `Report.text`, from 0.
        end: One past the last character; `end > start`.
        text: Exactly `report.text[start:end]`.
    """

    report: str
    start: int
    end: int
    text: str

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share at least one character of one report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def contains(self, other: Passage) -> bool:
        """Whether the other lies wholly within this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end
