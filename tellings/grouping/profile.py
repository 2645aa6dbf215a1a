"""What a report is grouped by: its terms, its meaning and the days it tells of, as two kilobytes in one row."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from tellings.grouping.days import day_in_address, find_days
from tellings.grouping.meaning import find_meaning
from tellings.grouping.terms import find_terms, hash_of, slug_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.grouping.meaning import Meaning
    from tellings.reports.report import Report

MOST_CHARACTERS = 8_000
"""What is behind so many characters of a text is not looked at."""
MOST_TITLE = 500
"""The same of a title and of an address."""

_ARCHIVED = re.compile(r"^https?://[^/]*archive[^/]*/.*?(?=https?:/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What a report is grouped by.

    Attributes:
        id: The report's id.
        published: The day of publication, as a proleptic Gregorian ordinal; 0 where it is not stated.
        days: The days that the text tells of, as ordinals, in reading order.
        terms: `(n,)` terms as 32-bit hashes, rising.
        marks: `(n,)` what is known of each term, as bits (see `tellings.grouping.terms`).
        counts: `(n,)` how often each stands in the report, at most 255.
        names: Some names with their hashes, as they were written, to be shown.
        site: The host name of the report's address, hashed; 0 where there is none.
        words: Number of words that were read.
        meaning: `(384,)` what it is about (see `tellings.grouping.meaning`).
    """

    id: str
    published: int
    days: tuple[int, ...]
    terms: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    counts: NDArray[np.uint8]
    names: dict[int, str]
    site: int
    words: int
    meaning: Meaning

    def same_words(self, other: Profile) -> bool:
        """Whether both have the very same words, as often."""
        return np.array_equal(self.terms, other.terms) and np.array_equal(self.counts, other.counts)


def make_profile(
    identity: str,
    title: str,
    text: str,
    published: date | None,
    url: str = "",
    read: Callable[[str, str], Meaning] = find_meaning,
) -> Profile:
    """The profile of a report.

    Args:
        identity: The report's id.
        title: Its title, or "".
        text: Its text, with or without the title; only the first `MOST_CHARACTERS` are read.
        published: The day of publication, if stated; where its address holds an earlier one, that counts, since pages
            state the day when they were changed or moved.
        url: Its address, or ""; of a page in a web archive, the archive's or its own.
        read: Gives the meaning of a title and a text.
    """
    body, heading = text[:MOST_CHARACTERS], title[:MOST_TITLE]
    address = _ARCHIVED.sub("", url[:MOST_TITLE])
    published = _first(published, day_in_address(address))
    found = find_terms(heading, slug_of(address), body)
    keys = sorted(found.marks)
    return Profile(
        id=identity,
        published=published.toordinal() if published else 0,
        days=find_days(f"{heading}\n{body}", published),
        terms=np.array(keys, dtype=np.uint32),
        marks=np.array([found.marks[key] for key in keys], dtype=np.uint8),
        counts=np.array([min(found.counts[key], 255) for key in keys], dtype=np.uint8),
        names=found.names,
        site=_site(address),
        words=found.words,
        meaning=read(heading, body),
    )


def profile_of(report: Report) -> Profile:
    """The profile of a report as it was read."""
    from tellings.reports.stated import Stated, StatedTime

    title, url = (value.value if isinstance(value, Stated) else "" for value in (report.title, report.url))
    published = _day(report.published.iso) if isinstance(report.published, StatedTime) else None
    return make_profile(report.id, title, report.text, published, url)


def pack(profile: Profile) -> bytes:
    """A profile as bytes; `unpack` gives it back."""
    head = [profile.id, profile.published, profile.days, profile.site, profile.words, len(profile.terms)]
    head.append([[key, name] for key, name in profile.names.items()])
    arrays = profile.terms.astype("<u4").tobytes() + profile.marks.tobytes() + profile.counts.tobytes()
    arrays += profile.meaning.tobytes()
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + arrays


def unpack(packed: bytes) -> Profile:
    """A profile from what `pack` made of it."""
    head, _, arrays = packed.partition(b"\n")
    identity, published, days, site, words, size, names = json.loads(head)
    return Profile(
        id=identity,
        published=published,
        days=tuple(days),
        terms=np.frombuffer(arrays, "<u4", size).astype(np.uint32),
        marks=np.frombuffer(arrays, np.uint8, size, 4 * size).copy(),
        counts=np.frombuffer(arrays, np.uint8, size, 5 * size).copy(),
        names={int(key): name for key, name in names},
        site=site,
        words=words,
        meaning=np.frombuffer(arrays, np.int8, -1, 6 * size).copy(),
    )


def _day(iso: str) -> date | None:
    """The day of a time that is stated to the day at least; a month or a year is no day."""
    try:
        return date.fromisoformat(iso[:10]) if len(iso) >= 10 else None
    except ValueError:
        return None


def _first(published: date | None, in_address: date | None) -> date | None:
    days = [day for day in (published, in_address) if day]
    return min(days) if days else None


def _site(address: str) -> int:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return 0
    return hash_of(host.removeprefix("www.")) if host else 0
