"""What is found between two reports, and within one: it depends on these readings and on the weights alone.

So what is known of a story's reports can be kept, and of a story that gets one more only the pairs with that one are
worked out. Everything is the same to the bit, whether it was kept or is worked out anew, and in whatever order the
reports are given.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.interaction import HEAD_FILE
from tellings.alignment.scorer import WEIGHTS_FILE, score
from tellings.alignment.tables import lay_beside
from tellings.learned.encoder import ALIGNMENT, weights_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.profile import Floats, Indexes, Profile, Units
    from tellings.alignment.tables import Side

LEAST_LINK = 0.2
"""Pairs of passages whose scores are under this both ways are not kept, unless one is the best for the other."""
ALIKE = 0.5
"""Pairs of passages of one report under this cosine are not kept."""
FORM = 1
"""Rises when the same readings and weights give other results."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found between `n` passages of the left report and `m` of the right one; scores are from 0 to 1.

    Attributes:
        left: `(k,)`, passages of the left report, rising; numbers of `int32`.
        right: `(k,)`, for each a passage of the right report that may tell part of it, or be told in part by it.
        there: `(k,)`, that the right passage tells at least part of the left one; `float32`, as all scores.
        back: `(k,)`, that the left passage tells at least part of the right one.
        told: `(n,)`, that the right report tells at least part of each left passage.
        full: `(n,)`, that it tells it in full, if at all.
        told_back: `(m,)`, that the left report tells at least part of each right passage.
        full_back: `(m,)`, that it tells it in full, if at all.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    there: Floats
    back: Floats
    told: Floats
    full: Floats
    told_back: Floats
    full_back: Floats

    def mirrored(self) -> Found:
        """The same with the reports exchanged; its `left` need not rise."""
        return Found(self.right, self.left, self.back, self.there, self.told_back, self.full_back, self.told, self.full)


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """What was found between two reports.

    Attributes:
        left: Id of the one whose id is the lesser.
        right: Id of the other.
        sentences: Between their telling sentences, in text order.
        clauses: Between the clauses of these sentences (see `tellings.alignment.parts`), in order of sentence.
    """

    left: str
    right: str
    sentences: Found
    clauses: Found

    def to_bytes(self) -> bytes:
        """All but the ids; `between_from_bytes` reads it."""
        return _to_bytes([getattr(found, f.name) for found in (self.sentences, self.clauses) for f in fields(Found)])


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Pairs of passages of one report that are alike, `first` before `second`, each `(k,)`; cosines from ALIKE to 1."""

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    cosine: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """Which passages of one report are alike.

    Attributes:
        report: Its id.
        sentences: Of its telling sentences.
        clauses: Of their clauses.
    """

    report: str
    sentences: Alike
    clauses: Alike

    def to_bytes(self) -> bytes:
        """All but the id; `within_from_bytes` reads it."""
        return _to_bytes([getattr(alike, f.name) for alike in (self.sentences, self.clauses) for f in fields(Alike)])


def find_between(one: Profile, other: Profile) -> Between:
    """What is found between two reports, whichever is given first.

    Raises:
        SetupError: The weights are missing.
    """
    left, right = sorted((one, other), key=lambda profile: profile.report)
    if not len(left.sentences) or not len(right.sentences):
        nothing = _nothing(left.sentences, right.sentences), _nothing(left.clauses, right.clauses)
        return Between(left.report, right.report, *nothing)
    sentences = _scored(*lay_beside(left.sentences, right.sentences))
    clauses = _clauses(left, right, sentences)
    return Between(left.report, right.report, _kept(sentences), _kept(clauses))


def find_within(profile: Profile) -> Within:
    """Which sentences, and which clauses, of a report are alike."""
    return Within(profile.report, _alike(profile.sentences), _alike(profile.clauses))


def between_from_bytes(left: str, right: str, data: bytes) -> Between:
    """What `Between.to_bytes` wrote; the ids are those of the reports.

    Raises:
        ValueError: The data are cut off or not of this form.
    """
    arrays = _from_bytes(data, (np.int32, np.int32, *6 * (np.float32,)) * 2)
    return Between(left, right, Found(*arrays[:8]), Found(*arrays[8:]))


def within_from_bytes(report: str, data: bytes) -> Within:
    """What `Within.to_bytes` wrote.

    Raises:
        ValueError: The data are cut off or not of this form.
    """
    arrays = _from_bytes(data, (np.int32, np.int32, np.float32) * 2)
    return Within(report, Alike(*arrays[:3]), Alike(*arrays[3:]))


def made_with() -> str:
    """What the results depend on beside the readings: a name for the weights and for the way they are used.

    What was kept under another name is of no use.
    """
    stamps = tuple((path, path.stat().st_mtime_ns) for path in _weight_files() if path.exists())
    return _made_with(stamps)


def _weight_files() -> tuple[Any, ...]:
    return (WEIGHTS_FILE, weights_folder() / HEAD_FILE, weights_folder() / ALIGNMENT)


@cache
def _made_with(stamps: tuple[tuple[Any, int], ...]) -> str:
    digest = blake2b(str(FORM).encode(), digest_size=12)
    for path, _ in stamps:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _clauses(left: Profile, right: Profile, sentences: Found) -> Found:
    """Clauses against the clauses of the sentences that theirs is linked with; others are as their sentence is."""
    told, full = sentences.told[left.home], sentences.full[left.home]
    told_back, full_back = sentences.told_back[right.home], sentences.full_back[right.home]
    linked = sentences.there + sentences.back >= 2 * LEAST_LINK
    candidates = _parts(left.home, right.home, sentences.left[linked], sentences.right[linked])
    if not candidates.shape[1]:
        return replace(
            _nothing(left.clauses, right.clauses), told=told, full=full, told_back=told_back, full_back=full_back
        )
    found = _scored(*lay_beside(left.clauses, right.clauses, candidates))
    own, others = np.unique(candidates[0]), np.unique(candidates[1])
    told[own], full[own] = found.told[own], found.full[own]
    told_back[others], full_back[others] = found.told_back[others], found.full_back[others]
    return Found(found.left, found.right, found.there, found.back, told, full, told_back, full_back)


def _parts(home: Indexes, home_back: Indexes, first: Indexes, second: Indexes) -> Indexes:
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


def _scored(there: Side, back: Side) -> Found:
    (pairs, *told), (pairs_back, *told_back) = score(there), score(back)
    return Found(there.rows.astype(np.int32), there.columns.astype(np.int32), pairs, pairs_back, *told, *told_back)


def _kept(found: Found) -> Found:
    """Without the pairs that say nothing."""
    kept = (found.there >= LEAST_LINK) | (found.back >= LEAST_LINK)
    for scores, groups in ((found.there, found.left), (found.back, found.right)):
        order = np.lexsort((-scores, groups))
        kept[order[np.diff(groups[order], prepend=-1) > 0]] = True
    return replace(
        found, left=found.left[kept], right=found.right[kept], there=found.there[kept], back=found.back[kept]
    )


def _alike(units: Units) -> Alike:
    like = np.triu(units.pieces.means @ units.pieces.means.T, 1)
    first, second = np.nonzero(like > ALIKE)
    return Alike(first.astype(np.int32), second.astype(np.int32), like[first, second])


def _nothing(left: Units, right: Units) -> Found:
    none, counts = np.zeros(0, dtype=np.int32), (0, 0, len(left), len(left), len(right), len(right))
    return Found(none, none, *(np.zeros(count, dtype=np.float32) for count in counts))


def _to_bytes(arrays: list[NDArray[Any]]) -> bytes:
    sizes = np.array([len(array) for array in arrays], dtype="<i4")
    return b"".join([sizes.tobytes(), *(array.astype(array.dtype.newbyteorder("<")).tobytes() for array in arrays)])


def _from_bytes(data: bytes, kinds: tuple[type[np.generic], ...]) -> list[NDArray[Any]]:
    if len(data) < 4 * len(kinds):
        raise ValueError(f"{len(data)} bytes are too few for {len(kinds)} arrays")
    sizes = np.frombuffer(data, dtype="<i4", count=len(kinds))
    if (sizes < 0).any() or len(data) != 4 * (len(kinds) + int(sizes.sum(dtype=np.int64))):
        raise ValueError(f"{len(data)} bytes do not hold the arrays that they name")
    starts = 4 * (len(kinds) + np.cumsum(sizes) - sizes)
    return [
        np.frombuffer(data, dtype=np.dtype(kind).newbyteorder("<"), count=int(size), offset=int(start)).astype(kind)
        for kind, size, start in zip(kinds, sizes, starts, strict=True)
    ]
