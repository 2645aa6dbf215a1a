"""Copied passages between two texts: exact and lightly edited runs, aligned, with the edits between them.

Anchors are runs of words that both texts have; only the short gaps between neighbouring anchors are aligned word by
word. The work is linear in the two texts' words, as every anchor phrase is looked up at a bounded number of places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.lineage.lineage import CopiedPassage, Edit, EditKind
from tellings.lineage.quoted import APART_KEY, Mark, MarkedText
from tellings.passages import Passage

ANCHOR_WORDS = 4
"""Words in a row that two texts must share before anything is looked at."""
GAP_WORDS = 10
"""A copied passage goes on over at most so many words that were changed, cut or added."""
LEAST_WORDS = 6
"""Shorter than this is no passage."""
PLACES = 8
"""A phrase that a text repeats more often is looked up at so many places only."""


@dataclass(frozen=True, slots=True)
class _Run:
    left: int
    right: int
    length: int

    @property
    def ends(self) -> tuple[int, int]:
        return self.left + self.length, self.right + self.length


def find_copied(left: MarkedText, right: MarkedText) -> tuple[CopiedPassage, ...]:
    """Find what two texts share.

    Args:
        left: The one text with its words marked.
        right: The other.

    Returns:
        In the left text's order; no two overlap on either side.
    """
    if right.words.keys < left.words.keys:
        # Where several alignments are equally good the texts' order would decide; so it is always the same one.
        return tuple(sorted((p.turned() for p in find_copied(right, left)), key=lambda passage: passage.left))
    ours, theirs = left.words.keys, right.words.keys
    runs = _without_overlap(_find_runs(ours, theirs), len(ours), len(theirs))
    chains = (_fill_gaps(chain, ours, theirs) for chain in _chain(runs, ours, theirs))
    return tuple(_passage(chain, left, right) for chain in chains if sum(r.length for r in chain) >= LEAST_WORDS)


def _find_runs(left: tuple[str, ...], right: tuple[str, ...]) -> list[_Run]:
    ours, theirs = _anchors(left), _anchors(right)
    common = set(ours).intersection(theirs)
    places: dict[tuple[str, ...], list[int]] = {anchor: [] for anchor in common}
    for j, anchor in enumerate(theirs):
        if anchor in common:
            places[anchor].append(j)
    growing: dict[int, list[int]] = {}
    found: list[list[int]] = []
    for i, anchor in enumerate(ours):
        for j in places[anchor][:PLACES] if anchor in common else ():
            run = growing.get(i - j)
            if run and run[0] + run[2] - ANCHOR_WORDS + 1 == i:
                run[2] += 1
            else:
                growing[i - j] = run = [i, j, ANCHOR_WORDS]
                found.append(run)
    return [_Run(*run) for run in found]


def _anchors(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(zip(*(words[n:] for n in range(ANCHOR_WORDS)), strict=False))


def _without_overlap(runs: list[_Run], left_words: int, right_words: int) -> list[_Run]:
    taken_left, taken_right = bytearray(left_words), bytearray(right_words)
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        i, j = run.left, run.right
        free = [not taken_left[i + n] and not taken_right[j + n] for n in range(run.length)]
        start = free.index(True) if True in free else run.length
        length = (free.index(False, start) if False in free[start:] else run.length) - start
        if length >= ANCHOR_WORDS - 1:
            kept.append(_Run(i + start, j + start, length))
            taken_left[i + start : i + start + length] = taken_right[j + start : j + start + length] = b"\1" * length
    return sorted(kept, key=lambda run: (run.left, run.right))


def _chain(runs: list[_Run], left: tuple[str, ...], right: tuple[str, ...]) -> list[list[_Run]]:
    chains: list[list[_Run]] = []
    recent: list[list[_Run]] = []
    for run in runs:
        recent = [chain for chain in recent if run.left - chain[-1].ends[0] <= GAP_WORDS]
        near = [chain for chain in recent if _follows(chain[-1], run, left, right)]
        if near:
            min(near, key=lambda chain: run.right - chain[-1].ends[1]).append(run)
        else:
            recent.append([run])
            chains.append(recent[-1])
    return chains


def _follows(before: _Run, run: _Run, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    i, j = before.ends
    if not (0 <= run.left - i <= GAP_WORDS and 0 <= run.right - j <= GAP_WORDS):
        return False
    return not any(key.startswith(APART_KEY) for key in (*left[i : run.left], *right[j : run.right]))


def _fill_gaps(chain: list[_Run], left: tuple[str, ...], right: tuple[str, ...]) -> list[_Run]:
    from rapidfuzz.distance import Indel

    filled = [chain[0]]
    for run in chain[1:]:
        i, j = filled[-1].ends
        for code in Indel.opcodes(left[i : run.left], right[j : run.right]):
            if code.tag == "equal":
                filled.append(_Run(i + code.src_start, j + code.dest_start, code.src_end - code.src_start))
        filled.append(run)
    return filled


def _passage(chain: list[_Run], left: MarkedText, right: MarkedText) -> CopiedPassage:
    counts = [0] * len(Mark)
    for run in chain:
        for n in range(run.length):
            counts[max(left.marks[run.left + n], right.marks[run.right + n])] += 1
    first, last = chain[0], chain[-1].ends
    return CopiedPassage(
        left.passage(first.left, last[0]),
        right.passage(first.right, last[1]),
        tuple(_edits(chain, left, right)),
        own=counts[Mark.OWN],
        quoted=counts[Mark.QUOTED],
        names=counts[Mark.NAME],
        standing=counts[Mark.STANDING],
    )


def _edits(chain: list[_Run], left: MarkedText, right: MarkedText) -> Iterator[Edit]:
    before: _Run | None = None
    for run in chain:
        if before and before.ends != (run.left, run.right):
            yield _edit(left, right, (before.ends[0], run.left), (before.ends[1], run.right))
        for i, j in _respelled(run, left, right):
            yield Edit("respelled", left.passage(i, i + 1), right.passage(j, j + 1))
        before = run


def _respelled(run: _Run, left: MarkedText, right: MarkedText) -> Iterator[tuple[int, int]]:
    """Words of a run that are spelt in two ways."""
    (i_end, j_end) = run.ends
    ours = left.passage(run.left, i_end).text
    if ours == right.passage(run.right, j_end).text:
        return
    for i, j in zip(range(run.left, i_end), range(run.right, j_end), strict=True):
        if left.words.surface(i) != right.words.surface(j):
            yield i, j


def _edit(left: MarkedText, right: MarkedText, on_left: tuple[int, int], on_right: tuple[int, int]) -> Edit:
    was: Passage | None = left.passage(*on_left) if on_left[0] < on_left[1] else None
    is_now: Passage | None = right.passage(*on_right) if on_right[0] < on_right[1] else None
    kind: EditKind = "changed" if was and is_now else "cut" if was else "added"
    return Edit(kind, was, is_now)
