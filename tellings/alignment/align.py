"""Align the reports of a story: for every sentence, how every other report tells it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from tellings.alignment.between import LEAST_LINK, Alike, Between, Within, find_between, find_within
from tellings.alignment.found import Found
from tellings.alignment.parts import clauses_of
from tellings.alignment.passages import chosen
from tellings.alignment.profile import Encoder, encode_reports, profile_reports, telling_sentences
from tellings.alignment.scorer import Thresholds, load_weights
from tellings.alignment.told import Telling, Told
from tellings.passages import Passage
from tellings.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that may tell one thing.

    Attributes:
        left: A passage of the report that comes first in the story; for two of one report, the earlier one.
        right: The other.
        score: Mean of both directions, 0 to 1.
    """

    left: Passage
    right: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Known:
    """What was found in a story's reports, as it can be kept: all of it, or what is known before a story is aligned.

    Attributes:
        within: By report.
        between: By the ids of two reports, the lesser first.
    """

    within: Mapping[str, Within] = field(default_factory=dict)
    between: Mapping[Ids, Between] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found between the reports of a story.

    Attributes:
        tellings: For every telling sentence, in the story's order, and every other report: TOLD, PARTLY, UNSURE or
            NOT_TOLD. Whether silence may be claimed is not weighed here (see `tellings.comparison.silence`).
        links: Pairs of sentences that may tell one thing, in the story's order.
        likeness: Pairs of sentences of one report that are alike, with their cosine as score.
        known: What it was made of; given to `align`, it need not be found again.
    """

    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]
    likeness: tuple[Link, ...]
    known: Known = field(default_factory=Known)


def align(readings: Sequence[Reading], known: Known | None = None, encode: Encoder = encode_reports) -> Alignment:
    """Align the reports of a story; every pair of reports is scored once, in both directions.

    Args:
        readings: In the story's order.
        known: What was found before, by the same weights (see `made_with`); the rest is found, and is in `known` of
            what is returned. What is found of two reports does not depend on the others.
        encode: Gives the encodings of those of the reports that are needed.
    """
    found = find_missing(readings, known or Known(), encode)
    sentences = [[s.passage for s in telling_sentences(reading)] for reading in readings]
    return _alignment(readings, sentences, found, lambda each: each.sentences, lambda each: each.sentences)


def align_clauses(readings: Sequence[Reading], known: Known) -> Alignment:
    """The same for the clauses of the sentences; `known` is of the alignment of these readings."""
    clauses = [[clause for parts in clauses_of([reading]).values() for clause in parts] for reading in readings]
    return _alignment(readings, clauses, known, lambda each: each.clauses, lambda each: each.clauses)


def find_missing(readings: Sequence[Reading], known: Known, encode: Encoder = encode_reports) -> Known:
    """All that is found in these readings: what is known, and the rest."""
    ids = [reading.report.id for reading in readings]
    pairs = missing_pairs(ids, known)
    needed = {report for pair in pairs for report in pair} | {report for report in ids if report not in known.within}
    wanted = [reading for reading in readings if reading.report.id in needed]
    profiles = {each.report: each for each in profile_reports(wanted, encode)}
    within = {report: known.within.get(report) or find_within(profiles[report]) for report in ids}
    between = {
        pair: known.between.get(pair) or find_between(profiles[pair[0]], profiles[pair[1]])
        for pair in map(_ordered, combinations(ids, 2))
    }
    return Known(within, between)


def missing_pairs(reports: Sequence[str], known: Known) -> list[Ids]:
    """The pairs of reports, by ids, of which nothing is known."""
    return [pair for pair in map(_ordered, combinations(reports, 2)) if pair not in known.between]


def _ordered(pair: Ids) -> Ids:
    return (pair[0], pair[1]) if pair[0] <= pair[1] else (pair[1], pair[0])


def _alignment(
    readings: Sequence[Reading],
    passages: Sequence[Sequence[Passage]],
    known: Known,
    part: Callable[[Between], Found],
    own: Callable[[Within], Alike],
) -> Alignment:
    ids = [reading.report.id for reading in readings]

    def found(i: int, j: int) -> Found:
        one = part(known.between[_ordered((ids[i], ids[j]))])
        return one if ids[i] <= ids[j] else one.mirrored()

    story = range(len(ids))
    links = [link for i, j in combinations(story, 2) for link in _links(passages[i], passages[j], found(i, j))]
    likeness = [link for i in story for link in _likeness(passages[i], own(known.within[ids[i]]))]
    tellings: list[Telling] = []
    limits = load_weights().thresholds
    for i in story:
        each = [_tellings(passages[i], passages[j], ids[j], found(i, j), limits) for j in story if j != i]
        tellings += [telling for row in zip(*each, strict=True) for telling in row]
    return Alignment(tuple(tellings), tuple(links), tuple(likeness), known)


def _links(left: Sequence[Passage], right: Sequence[Passage], found: Found) -> Iterator[Link]:
    scores = (found.there + found.back) / 2
    kept = scores >= LEAST_LINK
    for row, column, score in sorted(zip(*(a[kept].tolist() for a in (found.left, found.right, scores)), strict=True)):
        yield Link(left[row], right[column], score)


def _likeness(passages: Sequence[Passage], alike: Alike) -> Iterator[Link]:
    for row, column, cosine in zip(*(a.tolist() for a in (alike.first, alike.second, alike.cosine)), strict=True):
        yield Link(passages[row], passages[column], cosine)


def _tellings(
    left: Sequence[Passage], right: Sequence[Passage], report: str, found: Found, limits: Thresholds
) -> Iterator[Telling]:
    """How the right report tells each of the left one's passages."""
    shown = chosen(found.left, found.right, found.there, limits.pair)
    for row, (told, full) in enumerate(zip(found.told.tolist(), found.full.tolist(), strict=True)):
        how = _answer(told, full, limits)
        passages = () if how is Told.NOT_TOLD else tuple(right[column] for column in shown.get(row, ()))
        yield Telling(left[row], report, how, passages, told, _reason(how, round(told, 2), len(right)))


@lru_cache(maxsize=4096)
def _reason(how: Told, score: float, count: int) -> str:
    """One text for all tellings alike: a story of a hundred reports has half a million."""
    return _REASONS[how].format(score=score, count=count)


def _answer(told: float, full: float, limits: Thresholds) -> Told:
    if told >= limits.told:
        return Told.TOLD if full >= limits.full else Told.PARTLY
    return Told.UNSURE if told >= limits.unsure else Told.NOT_TOLD


_REASONS = {
    Told.TOLD: "Its words, names and numbers are found there (likelihood {score:.2f}).",
    Told.PARTLY: "Part of what it says is found there (likelihood {score:.2f}).",
    Told.UNSURE: "Something like it is found there, but not clearly the same thing (likelihood {score:.2f}).",
    Told.NOT_TOLD: "All {count} sentences of the report were weighed and none tells it (likelihood {score:.2f}).",
}
