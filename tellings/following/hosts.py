"""Work on many hosts at once: one line of jobs for each host, several lines side by side, results as they come."""

from __future__ import annotations

import queue
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tellings.errors import SourceError
from tellings.following.polite import PoliteFetcher, host_of

Job = TypeVar("Job")
Found = TypeVar("Found")

_AHEAD = 32
"""Results that may wait to be taken; then the work waits, so that memory does not grow."""


def work_by_host(
    fetcher: PoliteFetcher, jobs: Iterable[Job], url_of: Callable[[Job], str], work: Callable[[Job], Found]
) -> Iterator[tuple[Job, Found | SourceError]]:
    """Do jobs, those of one host in their order one after the other, those of different hosts side by side.

    Args:
        fetcher: Whose settings say how many hosts at once, and whose `stop` ends the work when the caller leaves early.
        jobs: What to do.
        url_of: The address that a job asks for.
        work: Does one job, in another thread; a SourceError that it raises is its result.
    """
    lines: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        lines[host_of(url_of(job))].append(job)
    done: queue.Queue[tuple[Job, Found | SourceError] | BaseException | None] = queue.Queue(_AHEAD)
    with ThreadPoolExecutor(max(1, fetcher.settings.hosts_at_once), "tellings-host") as pool:
        for line in lines.values():
            pool.submit(_work_line, line, work, done)
        left = len(lines)
        try:
            while left:
                found = done.get()
                if found is None:
                    left -= 1
                elif isinstance(found, BaseException):
                    raise found
                else:
                    yield found
        finally:
            if left:
                fetcher.stop.set()
                while left:
                    left -= done.get() is None


def _work_line(
    line: list[Job],
    work: Callable[[Job], Found],
    done: queue.Queue[tuple[Job, Found | SourceError] | BaseException | None],
) -> None:
    try:
        for job in line:
            try:
                done.put((job, work(job)))
            except SourceError as error:
                done.put((job, error))
    except BaseException as error:  # handed to the caller, whose thread it is to end
        done.put(error)
        raise
    finally:
        done.put(None)
