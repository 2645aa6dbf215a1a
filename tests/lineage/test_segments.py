from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.lineage import segments
from tellings.lineage.segments import count_matches, entries_of, merge, open_segment, worth_merging, write_segment

PRINTS = st.lists(st.sets(st.integers(0, 40), max_size=10), max_size=8)


def arrays(prints: list[set[int]]) -> list[np.ndarray[tuple[int], np.dtype[np.uint32]]]:
    return [np.array(sorted(found), dtype=np.uint32) for found in prints]


@given(PRINTS, PRINTS, st.sets(st.integers(0, 40), max_size=10))
def test_every_report_is_found_as_often_as_it_shares(
    left: list[set[int]], right: list[set[int]], asked: set[int]
) -> None:
    ours = entries_of(arrays(left), range(len(left)))
    theirs = entries_of(arrays(right), range(len(left), len(left) + len(right)))
    found = count_matches(merge(ours, theirs), np.array(sorted(asked), dtype=np.uint32)).tolist()
    assert sorted(found) == [n for n, prints in enumerate([*left, *right]) for _ in prints & asked]


def test_a_segment_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = entries_of(arrays([{1, 2}, {2, 3}]), [0, 1])
    write_segment(tmp_path, "a.npy", entries)
    assert open_segment(tmp_path, "a.npy").tolist() == entries.tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["a.npy"]


def test_what_every_report_has_says_nothing_of_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "COMMON", 2)
    entries = entries_of(arrays([{7}, {7}, {7, 8}]), range(3))
    assert count_matches(entries, np.array([7, 8], dtype=np.uint32)).tolist() == [2]


def test_small_segments_are_merged_and_full_ones_left_alone() -> None:
    assert worth_merging(1000, 1000)
    assert not worth_merging(5000, 1000)
    assert not worth_merging(segments.FULL - 1, segments.FULL)
