"""The episodes of a story that goes on: reports that came close together, with quiet days between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tellings.reports.stated import NOT_STATED, NotStated

QUIET_DAYS = 3
"""After so many days without a report the next one opens another episode."""


@dataclass(frozen=True, slots=True)
class Episode:
    """Reports of a story that were published close together.

    Attributes:
        first: The first day of publication.
        last: The last one.
        reports: Their ids, by day of publication; those of one day in the order in which they were given.
    """

    first: date | NotStated
    last: date | NotStated
    reports: tuple[str, ...]


def find_episodes(reports: Iterable[tuple[str, date | NotStated]]) -> tuple[Episode, ...]:
    """Cut a story where it was quiet.

    Args:
        reports: Ids of a story's reports with their days of publication.

    Returns:
        The episodes in order of time; reports whose day is not stated are one of their own, the last.
    """
    given = list(reports)
    dated = sorted(((day, id) for id, day in given if isinstance(day, date)), key=lambda pair: pair[0])
    undated = tuple(id for id, day in given if not isinstance(day, date))
    runs: list[list[tuple[date, str]]] = []
    for day, identity in dated:
        if not runs or (day - runs[-1][-1][0]).days > QUIET_DAYS:
            runs.append([])
        runs[-1].append((day, identity))
    found = [Episode(run[0][0], run[-1][0], tuple(identity for _, identity in run)) for run in runs]
    return tuple([*found, Episode(NOT_STATED, NOT_STATED, undated)] if undated else found)
