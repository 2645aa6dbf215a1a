"""An inverted index on disk: which reports have which fingerprint, in sorted arrays that are mapped into memory.

An entry is one number of 64 bits: the fingerprint above, the report's number below. Entries come in segments, each
sorted; a small new segment is merged into the one before it until that is much larger, so that there are few of them
and adding stays linear but for a logarithm. Segments of `FULL` entries are left alone, which bounds the memory of a
merge.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FULL = 1 << 24
"""Entries (8 bytes each) from which a segment is merged no more."""
COMMON = 2_000
"""A fingerprint that more reports of one segment have says nothing of any of them."""

_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
Entries = NDArray[np.uint64]


def entries_of(fingerprints: Sequence[NDArray[np.uint32]], numbers: Sequence[int]) -> Entries:
    """The sorted entries of several reports.

    Args:
        fingerprints: One array a report.
        numbers: The reports' numbers, below 2**32.
    """
    if not fingerprints:
        return np.empty(0, dtype=np.uint64)
    owners = np.repeat(np.array(numbers, dtype=np.uint64), [len(found) for found in fingerprints])
    entries = (np.concatenate(fingerprints).astype(np.uint64) << _SHIFT) | owners
    entries.sort()
    return entries


def write_segment(folder: Path, name: str, entries: Entries) -> None:
    """Write a segment whole or not at all."""
    unfinished = folder / f"{name}.unfinished"
    with unfinished.open("wb") as out:
        np.save(out, entries, allow_pickle=False)
    unfinished.replace(folder / name)


def open_segment(folder: Path, name: str) -> Entries:
    """Map a segment into memory; its pages are read when they are looked at.

    Raises:
        OSError, ValueError: It is missing or no segment.
    """
    return np.load(folder / name, mmap_mode="r", allow_pickle=False)  # type: ignore[no-any-return]


def merge(left: Entries, right: Entries) -> Entries:
    """The entries of both, sorted; linear, as both are."""
    both = np.concatenate([left, right])
    both.sort(kind="stable")
    return both


def worth_merging(before: int, new: int) -> bool:
    """Whether a segment of `new` entries is to be merged into the one before it."""
    return before < 2 * new and before + new <= FULL


def count_matches(segment: Entries, fingerprints: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The numbers of the reports in a segment that have some of the fingerprints, once for each that they have."""
    keys = fingerprints.astype(np.uint64)
    firsts = np.searchsorted(segment, keys << _SHIFT, side="left")
    ends = np.searchsorted(segment, (keys << _SHIFT) | _LOW, side="right")
    found = [
        segment[first:end] for first, end in zip(firsts, ends, strict=True) if first < end and end - first <= COMMON
    ]
    if not found:
        return np.empty(0, dtype=np.uint32)
    return (np.concatenate(found) & _LOW).astype(np.uint32)
