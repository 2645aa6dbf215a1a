"""Align the reports of a story: for every sentence, how every other report tells it, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tellings.alignment.between import LEAST_LINK, Alike, Between, Within, find_between, find_within
from tellings.alignment.columns import HOW, Tellings
from tellings.alignment.found import Found
from tellings.alignment.links import Links
from tellings.alignment.parts import clauses_of
from tellings.alignment.passages import Candidates, choose
from tellings.alignment.profile import Encoder, encode_reports, profile_reports, telling_sentences
from tellings.alignment.scorer import Thresholds, Weights, load_weights
from tellings.alignment.through import told_by_each, weigh_thirds
from tellings.alignment.told import Told
from tellings.passages import Passage
from tellings.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What was found in a story's reports, as it can be kept: all of it, or what is known before a story is aligned.

    Attributes:
        within: By report.
        between: By the ids of two reports, the lesser first.
    """

    within: Mapping[str, Within] = field(default_factory=dict)
    between: Mapping[Ids, Between] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """What was found between the reports of a story.

    Attributes:
        tellings: For every telling sentence, in the story's order, and every other report: TOLD, PARTLY, UNSURE or
            NOT_TOLD. Whether silence may be claimed is not weighed here (see `tellings.comparison.silence`).
        links: Pairs of sentences that may tell one thing, in the story's order.
        likeness: Pairs of sentences of one report that are alike, with their cosine as score.
        known: What it was made of; given to `align`, it need not be found again.
    """

    tellings: Tellings
    links: Links
    likeness: Links
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


def align_clauses(
    readings: Sequence[Reading], known: Known, clauses: Mapping[Passage, Sequence[Passage]] | None = None
) -> Alignment:
    """The same for the clauses of the sentences.

    Args:
        readings: In the story's order.
        known: Of the alignment of these readings.
        clauses: For each sentence its clauses; left out, they are looked for.
    """
    parts = clauses_of(readings) if clauses is None else clauses
    own = [[clause for s in telling_sentences(reading) for clause in parts[s.passage]] for reading in readings]
    return _alignment(readings, own, known, lambda each: each.clauses, lambda each: each.clauses)


def find_missing(readings: Sequence[Reading], known: Known, encode: Encoder = encode_reports) -> Known:
    """All that is found in these readings: what is known, and the rest."""
    ids = [reading.report.id for reading in readings]
    pairs = missing_pairs(ids, known)
    needed = {report for pair in pairs for report in pair} | {report for report in ids if report not in known.within}
    wanted = [reading for reading in readings if reading.report.id in needed]
    profiles = {each.report: each for each in profile_reports(wanted, encode)}
    within = {report: known.within.get(report) or find_within(profiles[report]) for report in ids}
    between = {}
    for number, report in enumerate(ids):
        for pair in (_ordered((report, other)) for other in ids[number + 1 :]):
            between[pair] = known.between.get(pair) or find_between(profiles[pair[0]], profiles[pair[1]])
        profiles.pop(report, None)  # it is laid beside all others: what is found takes the place of what is done with
    return Known(within, between)


def missing_pairs(reports: Sequence[str], known: Known) -> list[Ids]:
    """The pairs of reports, by ids, of which nothing is known."""
    return [pair for pair in map(_ordered, combinations(reports, 2)) if pair not in known.between]


def _ordered(pair: Ids) -> Ids:
    return (pair[0], pair[1]) if pair[0] <= pair[1] else (pair[1], pair[0])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for, and in what: the passages of a story's reports, and what was found between these.

    Attributes:
        passages: Of each report.
        start: The number of each report's first passage, and of the one after all.
        found: What was found between two reports, by their numbers.
    """

    passages: Sequence[Sequence[Passage]]
    start: Sequence[int]
    found: Callable[[int, int], Found]


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

    asked = _Asked(passages, [0, *accumulate(map(len, passages))], found)
    every = tuple(passage for own_passages in passages for passage in own_passages)
    links = _linked(every, [_links(asked, i, j) for i, j in combinations(range(len(ids)), 2)])
    alike = [own(known.within[report]) for report in ids]
    likeness = _linked(
        every, [(a.first + start, a.second + start, a.cosine) for a, start in zip(alike, asked.start, strict=False)]
    )
    return Alignment(_tellings(ids, every, asked), links, likeness, known)


def _linked(passages: Sequence[Passage], columns: Sequence[Sequence[NDArray[Any]]]) -> Links:
    left, right, score = zip(([], [], []), *columns, strict=True)
    return Links(
        passages,
        np.concatenate(left).astype(np.int32),
        np.concatenate(right).astype(np.int32),
        np.concatenate(score).astype(np.float64),
    )


def _links(asked: _Asked, i: int, j: int) -> Sequence[NDArray[Any]]:
    found = asked.found(i, j)
    scores = (found.there + found.back) / 2
    kept = scores >= LEAST_LINK
    left, right, score = found.left[kept] + asked.start[i], found.right[kept] + asked.start[j], scores[kept]
    order = np.lexsort((right, left))
    return left[order], right[order], score[order]


def _tellings(reports: Sequence[str], passages: Sequence[Passage], asked: _Asked) -> Tellings:
    weights = load_weights()
    told = told_by_each(asked.found, [len(each) for each in asked.passages])
    likely = weigh_thirds(asked.found, told, weights.through)
    columns = [_told_of(asked, i, told[i], likely[i], weights) for i in range(len(reports))]
    shape = len(passages), len(reports)
    counts = np.concatenate([np.zeros(1, dtype=np.int32), *(each.counts for each in columns)])
    return Tellings(
        passages=passages,
        number={passage: number for number, passage in enumerate(passages)},
        reports=tuple(reports),
        report={report: number for number, report in enumerate(reports)},
        counts=np.diff(asked.start).astype(np.int32),
        how=np.concatenate([each.how for each in columns]).reshape(shape),
        told=np.concatenate([each.told for each in columns]).reshape(shape),
        doubted=np.concatenate([each.doubted for each in columns]).reshape(shape),
        first=np.cumsum(counts, dtype=np.int32),
        shown=np.concatenate([each.shown for each in columns]),
    )


class _ToldOf(NamedTuple):
    """How each report tells the passages of one report."""

    how: NDArray[np.uint8]
    told: NDArray[np.float32]
    doubted: NDArray[np.bool_]
    counts: NDArray[np.int32]
    shown: NDArray[np.int32]


def _told_of(
    asked: _Asked, i: int, told: NDArray[np.float32], likely: NDArray[np.float32], weights: Weights
) -> _ToldOf:
    """One report's passages; `told` is that each report tells them, `likely` the same, third ones weighed."""
    limits = weights.thresholds
    full, bars = np.zeros_like(told), np.zeros(told.shape[1])
    cells, columns, scores = [np.zeros(0, dtype=np.intp)], [np.zeros(0, dtype=np.int32)], [np.zeros((0, 2), np.float32)]
    for j in (j for j in range(len(asked.passages)) if j != i):
        found = asked.found(i, j)
        full[:, j], bars[j] = found.full, limits.bar(found.told, found.told_back)
        cells.append(found.left.astype(np.intp) * told.shape[1] + j)
        columns.append(found.right + np.int32(asked.start[j]))
        scores.append(np.stack([found.there, found.back], axis=1))
    how = _answers(told.astype(np.float64), bars, full.astype(np.float64), likely.astype(np.float64), limits)
    cell, score = np.concatenate(cells), np.concatenate(scores)
    nothing_like_it = np.bincount(cell, minlength=how.size).reshape(how.shape) == 0
    how[nothing_like_it & (how == HOW.index(Told.UNSURE))] = HOW.index(Told.NOT_TOLD)
    doubted = (how == HOW.index(Told.UNSURE)) & (told < limits.unsure)
    candidates = Candidates(cell, np.concatenate(columns), score[:, 0], score[:, 1], told.ravel()[cell])
    shown = choose(candidates, weights.showing.likely(candidates), limits.pair)
    shown = shown[how.ravel()[cell[shown]] != HOW.index(Told.NOT_TOLD)]
    counts = np.bincount(cell[shown], minlength=how.size).astype(np.int32)
    return _ToldOf(how, told, doubted, counts, candidates.columns[shown])


def _answers(told: Floats, bars: Floats, full: Floats, likely: Floats, limits: Thresholds) -> NDArray[np.uint8]:
    """The answers as `HOW` numbers them; `bars`, one for each report, are from where on a passage is told."""
    unsure = np.where(likely >= limits.unsure, HOW.index(Told.UNSURE), HOW.index(Told.NOT_TOLD))
    carried = np.where(full >= limits.full, HOW.index(Told.TOLD), HOW.index(Told.PARTLY))
    return np.where(told >= bars, carried, unsure).astype(np.uint8)
