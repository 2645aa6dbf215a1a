"""Align the reports of a story with what was kept of it: only what involves a new report is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from tellings.alignment.align import Alignment, Known, align
from tellings.alignment.between import Within, between_from_bytes, made_with, within_from_bytes
from tellings.alignment.profile import Encoding, encode_reports
from tellings.kept import ALIGNMENT, ENCODING, Kept
from tellings.learned.encoder import WIDTH
from tellings.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable


T = TypeVar("T")


def align_or_recall(readings: Sequence[Reading], kept: Kept) -> Alignment:
    """Align the reports of a story; what was kept by the same weights is read back, and what is found now is kept.

    Args:
        readings: In the story's order.
        kept: Where it is kept.
    """
    made = made_with().encode("ascii")
    ids = sorted(reading.report.id for reading in readings)
    within = dict(_known_within(ids, made, kept))
    between = {}
    for left, right in combinations(ids, 2):
        found = _recall(kept, ALIGNMENT, left, right, made, partial(between_from_bytes, left, right))
        if found is not None:
            between[left, right] = found
    alignment = align(readings, Known(within, between), lambda wanted: _encodings(wanted, made, kept))
    for report, one in alignment.known.within.items():
        if report not in within:
            kept.put(ALIGNMENT, report, report, made + one.to_bytes())
    for (left, right), both in alignment.known.between.items():
        if (left, right) not in between:
            kept.put(ALIGNMENT, left, right, made + both.to_bytes())
    return alignment


def _known_within(ids: Iterable[str], made: bytes, kept: Kept) -> Iterator[tuple[str, Within]]:
    for report in ids:
        found = _recall(kept, ALIGNMENT, report, report, made, partial(within_from_bytes, report))
        if found is not None:
            yield report, found


def _encodings(readings: Sequence[Reading], made: bytes, kept: Kept) -> Iterator[Encoding]:
    """The encodings of reports, in their order: those that are kept, and the others, which are kept then."""
    known: dict[str, Encoding] = {}
    for report in (reading.report.id for reading in readings):
        found = _recall(kept, ENCODING, report, report, made, partial(encoding_from_bytes, report))
        if found is not None:
            known[report] = found
    new = encode_reports([reading for reading in readings if reading.report.id not in known])
    for report in (reading.report.id for reading in readings):
        if report in known:
            yield known.pop(report)
            continue
        encoding = next(new)
        kept.put(ENCODING, report, report, made + encoding_to_bytes(encoding))
        yield encoding


def _recall(kept: Kept, what: str, left: str, right: str, made: bytes, read: Callable[[bytes], T]) -> T | None:
    """What is kept, read; None where nothing is, where other weights made it, and where it is damaged."""
    data = kept.get(what, left, right)
    if data is None or not data.startswith(made):
        return None
    try:
        return read(data[len(made) :])
    except ValueError:
        return None


def encoding_to_bytes(encoding: Encoding) -> bytes:
    """All of an encoding but the id; `encoding_from_bytes` reads it."""
    counts = np.array([len(encoding.states), len(encoding.sizes)], dtype="<i4")
    numbers = [encoding.spans.astype("<i4"), encoding.sizes.astype("<i4")]
    halves = [encoding.states.astype("<f2"), encoding.rarities.astype("<f2")]
    return b"".join(array.tobytes() for array in (counts, *numbers, *halves))


def encoding_from_bytes(report: str, data: bytes) -> Encoding:
    """What `encoding_to_bytes` wrote.

    Raises:
        ValueError: The data are cut off or not of this form.
    """
    pieces, sentences = (int(count) for count in np.frombuffer(data, dtype="<i4", count=2))
    sizes = np.cumsum([8, 8 * pieces, 4 * sentences, 2 * WIDTH * pieces, 2 * pieces])
    if pieces < 0 or sentences < 0 or len(data) != sizes[-1]:
        raise ValueError(f"{len(data)} bytes are not an encoding of {pieces} word pieces")
    spans, own, states, rarities = (data[a:b] for a, b in pairwise(sizes.tolist()))
    return Encoding(
        report,
        np.frombuffer(states, dtype="<f2").reshape(pieces, WIDTH).astype(np.float16),
        np.frombuffer(rarities, dtype="<f2").astype(np.float16),
        np.frombuffer(spans, dtype="<i4").reshape(pieces, 2).astype(np.int32),
        np.frombuffer(own, dtype="<i4").astype(np.int32),
    )
