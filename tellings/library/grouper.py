"""What the library asks of a grouper: give each new report to a story, and keep what a person decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tellings.reports.report import Report


class Placed(Protocol):
    """Where a report belongs; `tellings.grouping.assignment.Assignment` is one."""

    @property
    def story(self) -> str:
        """The grouper's own key of the story; one that it has not given before begins a story."""
        ...

    @property
    def reason(self) -> str:
        """One sentence: what the report shares with the story's others, or that nothing is near."""
        ...

    @property
    def merged(self) -> tuple[str, ...]:
        """Keys of stories that this report showed to be one with `story`."""
        ...


class Grouper(Protocol):
    """Groups reports online: each is given once, in order of arrival, and joins a story or begins one.

    Its state is restored by whoever makes it, from the bytes that `dump` gave (`Library.grouping_state`). The library
    stores the state together with the stories in one transaction, so that both always agree.
    """

    def place(self, report: Report) -> Placed:
        """Give a report to a story."""
        ...

    def merge(self, kept: str, merged: str) -> None:
        """A person decided that two stories are one: what would go to `merged` goes to `kept` from now on."""
        ...

    def move(self, reports: Sequence[str], story: str) -> None:
        """A person decided that these reports (ids) are the story `story`, which may be a new key."""
        ...

    def dump(self) -> bytes:
        """The state, so that grouping goes on after it is restored as if it had not stopped."""
        ...
