"""Judge pairs of sentences of a whole story by late interaction, and each sentence against each report by its pairs.

A pair is judged both ways round. Pairs whose sentence has the same number of word pieces are judged in one go, so that
nothing is padded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.candidates import all_pairs
from tellings.alignment.interaction import ABSENT, BEST, NONE, Head, Judged, PieceTable, matched
from tellings.learned.encoder import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Indexes = NDArray[np.intp]

ROWS = 16_384
"""Pairs that are judged in one go."""
NO_ROWS, NO_SENTENCES = np.zeros((0, WIDTH), dtype=np.float32), np.zeros(0, dtype=np.intp)
UNLIKELY = -6.0
"""What the interaction says of most pairs that are no candidates; stands for what was not judged."""


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """What the interaction says of a story's candidates; log odds.

    Attributes:
        firsts: `(reports + 1,)`, where each report's sentences begin among the story's.
        sentence: `(pairs,)`, the sentence that is looked for, rising; each pair is there both ways round.
        other: `(pairs,)`, the sentence of another report that may tell part of it, rising for each sentence.
        scores: `(pairs,)`, that it does.
        told: `(sentences, reports)`, that the report tells part of the sentence.
        full: `(sentences, reports)`, that it tells all of it, if any.
    """

    firsts: Indexes
    sentence: Indexes
    other: Indexes
    scores: Floats
    told: Floats
    full: Floats

    def of(self, left: int, right: int, unjudged: Floats) -> Judged:
        """What is said of one report in another; `unjudged` `(n, m)` stands for pairs that are no candidates."""
        rows = slice(self.firsts[left], self.firsts[left + 1])
        first, end = self.firsts[right], self.firsts[right + 1]
        span = slice(*np.searchsorted(self.sentence, [rows.start, rows.stop]))
        inside = (self.other[span] >= first) & (self.other[span] < end)
        pairs = unjudged.copy()
        pairs[self.sentence[span][inside] - rows.start, self.other[span][inside] - first] = self.scores[span][inside]
        return Judged(pairs, self.told[rows, right], self.full[rows, right])


def judge(left: PieceTable, right: PieceTable, head: Head) -> tuple[Judged, Judged]:
    """Judge all pairs of two reports: the left one's sentences in the right one, then the right one's in the left."""
    n, m = len(left.means), len(right.means)
    found = judge_story(StoryPieces((left, right)), all_pairs(n, m), head)
    none = np.full((n, m), UNLIKELY, dtype=np.float32)
    return found.of(0, 1, none), found.of(1, 0, none.T)


def judge_story(story: StoryPieces, candidates: Indexes, head: Head) -> Judgements:
    """Judge the candidates of a story, both ways round.

    Args:
        story: The reports' sentences.
        candidates: `(2, pairs)`, see `tellings.alignment.candidates`.
        head: The weights.
    """
    pairs = _Pairs(story, candidates)
    matches = np.zeros((len(pairs.sentence), 10), dtype=np.float32)
    for rows, best, weights in pairs.by_length(story):
        matches[rows] = matched(best, weights, head)
    columns = _columns(story, pairs, matches)
    del matches
    chunks = [slice(i, i + ROWS) for i in range(0, len(columns), ROWS)]
    scores = np.concatenate([np.zeros(0, dtype=np.float32), *(head.pair.apply(columns[c])[:, 0] for c in chunks)])
    told, full = _cells(story, pairs, columns, scores, head)
    return Judgements(story.firsts, pairs.sentence, pairs.other, scores, told, full)


class StoryPieces:
    """The reports' sentences, counted over the story."""

    def __init__(self, tables: Sequence[PieceTable]) -> None:
        self.firsts = np.cumsum([0, *(len(table.means) for table in tables)])
        self.report = np.repeat(np.arange(len(tables)), np.diff(self.firsts))
        self.vectors = np.concatenate([NO_ROWS, *(table.vectors for table in tables)])
        self.means = np.concatenate([NO_ROWS, *(table.means for table in tables)])
        self.count = np.concatenate([NO_SENTENCES, *(np.bincount(t.owner, minlength=len(t.means)) for t in tables)])
        self.first = np.cumsum(self.count) - self.count
        self.weights = np.concatenate([NO_ROWS[:, 0], *(t.weights[t.owner, t.place] for t in tables)])
        self.size = np.diff(self.firsts)

    def weights_of(self, sentences: Indexes, length: int) -> Floats:
        """Weights of the pieces of sentences of one length: `(sentences, length)`; a 0 for sentences without any."""
        if length == 0:
            return np.zeros((len(sentences), 1), dtype=np.float32)
        found: Floats = self.weights[self.first[sentences, None] + np.arange(length)]
        return found

    def likeness(self, left: Indexes, right: Indexes) -> Floats:
        """Cosines of pairs of sentences, some at a time, for their vectors are many times the pairs."""
        found = np.empty(len(left), dtype=np.float32)
        for i in range(0, len(left), ROWS):
            np.einsum(
                "ij,ij->i", self.means[left[i : i + ROWS]], self.means[right[i : i + ROWS]], out=found[i : i + ROWS]
            )
        return found

    def nearest(self) -> Floats:
        """For each sentence and each report the cosine of the nearest sentence there, -1 where there is none."""
        best = np.full((len(self.means), len(self.size)), -1, dtype=np.float32)
        filled = np.nonzero(self.size)[0]
        for start in range(0, len(self.means) if len(filled) else 0, 512):
            like = self.means[start : start + 512] @ self.means.T
            best[start : start + 512, filled] = np.maximum.reduceat(like, self.firsts[filled], axis=1)
        return best


class _Pairs:
    """Pairs both ways round, in order of sentence and other, with the best match of each piece of the sentence."""

    def __init__(self, story: StoryPieces, candidates: Indexes) -> None:
        first, second = candidates
        order = np.lexsort((np.concatenate([second, first]), np.concatenate([first, second])))
        self.sentence = np.concatenate([first, second])[order]
        self.other = np.concatenate([second, first])[order]
        self.mirror = np.empty_like(order)
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        half = len(first)
        self.mirror[place] = np.concatenate([place[half:], place[:half]])
        length = story.count[self.sentence]
        self.start = np.cumsum(length) - length
        self.best = np.full(int(length.sum()), NONE, dtype=np.float32)
        self._match(story)
        cell = self.sentence * len(story.size) + story.report[self.other]
        self.cell, self.cell_start = np.unique(cell, return_index=True)
        self.cell_of = np.repeat(np.arange(len(self.cell)), np.diff(np.append(self.cell_start, len(cell))))

    def _match(self, story: StoryPieces) -> None:
        """Lay each sentence against its later candidates, which gives both directions."""
        bounds = np.searchsorted(self.sentence, np.arange(len(story.means) + 1))
        for sentence in np.nonzero(np.diff(bounds))[0]:
            rows = np.arange(*bounds[sentence : sentence + 2])
            rows = rows[self.other[rows] > sentence]
            rows = rows[story.count[self.other[rows]] > 0]
            own, count = story.first[sentence], story.count[sentence]
            if not len(rows) or not count:
                continue
            others, counts = self.other[rows], story.count[self.other[rows]]
            starts = np.cumsum(counts) - counts
            within = np.arange(counts.sum()) - np.repeat(starts, counts)
            like = story.vectors[np.repeat(story.first[others], counts) + within] @ story.vectors[own : own + count].T
            self.best[self.start[rows, None] + np.arange(count)] = np.maximum.reduceat(like, starts, axis=0)
            self.best[np.repeat(self.start[self.mirror[rows]], counts) + within] = like.max(1)

    def matches(self, rows: Indexes, length: int) -> Floats:
        """Best matches of the pieces of pairs whose sentences are of one length: `(rows, length)`."""
        if length == 0:
            return np.full((len(rows), 1), NONE, dtype=np.float32)
        found: Floats = self.best[self.start[rows, None] + np.arange(length)]
        return found

    def by_length(self, story: StoryPieces) -> Iterator[tuple[Indexes, Floats, Floats]]:
        """Pairs whose sentences have the same number of pieces, their best matches and the pieces' weights."""
        length = story.count[self.sentence]
        for size in np.unique(length):
            all_rows = np.nonzero(length == size)[0]
            for start in range(0, len(all_rows), ROWS):
                rows = all_rows[start : start + ROWS]
                yield rows, self.matches(rows, size), story.weights_of(self.sentence[rows], size)


def _columns(story: StoryPieces, pairs: _Pairs, matches: Floats) -> Floats:
    """What the head judges a pair by: `(pairs, 24)`."""
    nearest, report = story.nearest(), story.report
    cosine = story.likeness(pairs.sentence, pairs.other)
    cover = matches[:, 2]
    most = np.maximum.reduceat(cover, pairs.cell_start)[pairs.cell_of] if len(cover) else cover
    leads = [
        cosine - nearest[pairs.sentence, report[pairs.other]],
        cosine - nearest[pairs.other, report[pairs.sentence]],
        cover - most,
    ]
    return np.concatenate([cosine[:, None], matches, matches[pairs.mirror], np.stack(leads, axis=1)], axis=1)


def _cells(story: StoryPieces, pairs: _Pairs, columns: Floats, scores: Floats, head: Head) -> tuple[Floats, Floats]:
    """Judge each sentence against each report that has candidates for it: told and full, `(sentences, reports)`."""
    shape = len(story.means), len(story.size)
    told, full = (np.full(shape, UNLIKELY, dtype=np.float32) for _ in range(2))
    if not len(scores):
        return told, full
    order = np.lexsort((-scores, pairs.cell_of))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order)) - pairs.cell_start[pairs.cell_of[order]]
    top = np.full((len(pairs.cell), BEST), ABSENT, dtype=np.float32)
    high = rank < BEST
    top[pairs.cell_of[high], rank[high]] = scores[high]
    first = columns[order[pairs.cell_start]]
    anyone = _any(story, pairs, scores)
    sentence, report = np.divmod(pairs.cell, shape[1])
    for cells, everywhere, near, weights in _cell_matches(story, pairs, sentence, rank):
        rows = [
            top[cells],
            anyone[cells, None],
            matched(everywhere, weights, head),
            matched(near, weights, head),
            first[cells],
            np.log1p(weights.sum(-1, keepdims=True)),
        ]
        found = head.cell.apply(np.concatenate(rows, axis=1))
        told[sentence[cells], report[cells]] = found[:, 0] + top[cells, 0]
        full[sentence[cells], report[cells]] = found[:, 1]
    return told, full


def _any(story: StoryPieces, pairs: _Pairs, scores: Floats) -> Floats:
    """That any sentence of the report tells part of it: those that were not judged count as unlikely."""
    judged = np.logaddexp.reduceat(scores, pairs.cell_start)
    others = story.size[pairs.cell % len(story.size)] - np.diff(np.append(pairs.cell_start, len(scores)))
    return np.where(others > 0, np.logaddexp(judged, UNLIKELY + np.log(np.maximum(others, 1))), judged)


def _cell_matches(
    story: StoryPieces, pairs: _Pairs, sentence: Indexes, rank: Indexes
) -> Iterator[tuple[Indexes, Floats, Floats, Floats]]:
    """Cells whose sentences have the same number of pieces: best matches of all candidates, of the best three."""
    length, ends = story.count[sentence], np.append(pairs.cell_start[1:], len(rank))
    for size in np.unique(length):
        all_cells = np.nonzero(length == size)[0]
        for start in range(0, len(all_cells), ROWS // 4):
            cells = all_cells[start : start + ROWS // 4]
            counts = ends[cells] - pairs.cell_start[cells]
            firsts = np.cumsum(counts) - counts
            rows = np.repeat(pairs.cell_start[cells] - firsts, counts) + np.arange(counts.sum())
            best = pairs.matches(rows, size)
            near = np.where((rank[rows] < BEST)[:, None], best, np.float32(NONE))
            yield (
                cells,
                np.maximum.reduceat(best, firsts, axis=0),
                np.maximum.reduceat(near, firsts, axis=0),
                story.weights_of(sentence[cells], size),
            )
