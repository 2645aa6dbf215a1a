"""What is found between the clauses of two reports: what is known of their sentences, and more where one has parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.found import Found, scored
from tellings.alignment.tables import Before, lay_beside

if TYPE_CHECKING:
    from tellings.alignment.profile import Floats, Indexes, Profile
    from tellings.alignment.tables import Side

LINKED = 0.05
"""Mean score of two sentences from which their clauses are laid against each other."""


def find_clausewise(left: Profile, right: Profile, sides: tuple[Side, Side], sentences: Found) -> Found:
    """What is found between clauses.

    A sentence without parts is its own clause: of two of them what is known is taken. The parts of a sentence are laid
    against the clauses of the sentences that it is linked with; a part that has none is as its sentence is.

    Args:
        left: The left report.
        right: The right report.
        sides: Its sentences against the right report's, and the other way round.
        sentences: What was found between these, with all candidates.
    """
    linked = sentences.there + sentences.back >= 2 * LINKED
    first, second = _each_with_each(left.home, right.home, sentences.left[linked], sentences.right[linked])
    parts, parts_back = _is_part(left.home), _is_part(right.home)
    tables = [_table(sides[0], sentences.there), _table(sides[1], sentences.back)]
    there, back = (table[left.home[first], right.home[second]] for table in (tables[0], tables[1].T))
    whole = Found(
        *(first.astype(np.int32), second.astype(np.int32), there, back),
        *(sentences.told[left.home], sentences.full[left.home]),
        *(sentences.told_back[right.home], sentences.full_back[right.home]),
    )
    split = parts[first] | parts_back[second]
    if not split.any():
        return whole
    single = ~parts[:, None] & ~parts_back[None, :]
    homes = ((left.home, right.home, single), (right.home, left.home, single.T))
    before = [_before(*home, side, table) for home, side, table in zip(homes, sides, tables, strict=True)]
    judged = scored(*lay_beside(left.clauses, right.clauses, np.stack([first[split], second[split]]), before))
    return _joined(whole, judged, split, parts, parts_back)


def _each_with_each(home: Indexes, home_back: Indexes, first: Indexes, second: Indexes) -> Indexes:
    """The clauses of linked sentences, each with each, `(2, k)`, in order of the left clause, then of the right one."""
    count, count_back = np.bincount(home), np.bincount(home_back)
    start, start_back = np.cumsum(count) - count, np.cumsum(count_back) - count_back
    size, size_back = count[first], count_back[second]
    total = size * size_back
    within = np.arange(total.sum()) - np.repeat(np.cumsum(total) - total, total)
    wide = np.repeat(size_back, total)
    left = np.repeat(start[first], total) + within // wide
    right = np.repeat(start_back[second], total) + within % wide
    order = np.lexsort((right, left))
    return np.stack([left[order], right[order]])


def _is_part(home: Indexes) -> Indexes:
    """Whether each clause is one of several of its sentence."""
    return np.asarray(np.bincount(home)[home] > 1)


def _table(side: Side, scores: Floats) -> Floats:
    table = np.zeros(side.dense.shape, dtype=np.float32)
    table[side.rows, side.columns] = scores
    return table


def _before(home: Indexes, other: Indexes, single: Indexes, side: Side, table: Floats) -> Before:
    """What is known of clauses by their sentences: what the pieces say of all, the score of those without parts."""
    places = home[:, None], other[None, :]
    return Before(side.dense[places], np.where(single, table[places], np.float32(0)))


def _joined(whole: Found, judged: Found, split: Indexes, parts: Indexes, parts_back: Indexes) -> Found:
    """All pairs, those with parts as they were judged; and the parts that have any."""
    there, back = whole.there.copy(), whole.back.copy()
    there[split], back[split] = judged.there, judged.back
    own = parts & np.isin(np.arange(len(parts)), judged.left)
    others = parts_back & np.isin(np.arange(len(parts_back)), judged.right)
    return replace(
        whole,
        there=there,
        back=back,
        told=np.where(own, judged.told, whole.told),
        full=np.where(own, judged.full, whole.full),
        told_back=np.where(others, judged.told_back, whole.told_back),
        full_back=np.where(others, judged.full_back, whole.full_back),
    )
