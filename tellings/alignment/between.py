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

from tellings.alignment.clausewise import find_clausewise
from tellings.alignment.found import Found, nothing_between, scored
from tellings.alignment.interaction import HEAD_FILE
from tellings.alignment.scorer import WEIGHTS_FILE
from tellings.alignment.tables import lay_beside
from tellings.learned.encoder import ALIGNMENT, weights_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.profile import Floats, Indexes, Profile, Units

LEAST_LINK = 0.2
"""Pairs of passages whose scores are under this both ways are not kept, unless one is the best for the other."""
ALIKE = 0.5
"""Pairs of passages of one report under this cosine are not kept."""
FORM = 2
"""Rises when the same readings and weights give other results."""


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
        nothing = nothing_between(left.sentences, right.sentences), nothing_between(left.clauses, right.clauses)
        return Between(left.report, right.report, *nothing)
    sides = lay_beside(left.sentences, right.sentences)
    sentences = scored(*sides)
    clauses = find_clausewise(left, right, sides, sentences)
    return Between(left.report, right.report, _kept(sentences), _kept(clauses))


def find_within(profile: Profile) -> Within:
    """Which sentences, and which clauses, of a report are alike."""
    sentences = np.arange(len(profile.sentences))
    return Within(profile.report, _alike(profile.sentences, sentences), _alike(profile.clauses, profile.home))


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


def _kept(found: Found) -> Found:
    """Without the pairs that say nothing."""
    kept = (found.there >= LEAST_LINK) | (found.back >= LEAST_LINK)
    for scores, groups in ((found.there, found.left), (found.back, found.right)):
        order = np.lexsort((-scores, groups))
        kept[order[np.diff(groups[order], prepend=-1) > 0]] = True
    return replace(
        found, left=found.left[kept], right=found.right[kept], there=found.there[kept], back=found.back[kept]
    )


def _alike(units: Units, home: Indexes) -> Alike:
    """Pairs of different sentences: the parts of one are read in it and therefore alike, and tell different things."""
    like = np.triu(units.pieces.means @ units.pieces.means.T, 1) * (home[:, None] != home[None, :])
    first, second = np.nonzero(like > ALIKE)
    return Alike(first.astype(np.int32), second.astype(np.int32), like[first, second])


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
