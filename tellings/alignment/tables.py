"""Every sentence of one report against every sentence of another: what they share, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.candidates import estimate
from tellings.alignment.interaction import Judged
from tellings.alignment.profile import Profile, StoryProfile

if TYPE_CHECKING:
    from tellings.alignment.profile import Floats, Owners


LEAST, LIKELIEST = -8.5, -3.5
"""Between these lies the estimate that stands for the log odds of a pair that was not judged."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Tables of `(n, m)`: a row is a sentence of the left report, a column one of the right; all from 0 to 1 or so.

    Attributes:
        cosine: Of the sentences' vectors.
        left_clause: Best cosine of a clause of the left sentence with the right sentence.
        right_clause: Best cosine of a clause of the right sentence with the left one.
        clauses: Best cosine of a clause of the one with a clause of the other.
        left_words: How far the words of the left sentence have a like word in the right one, weighted by what they say.
        right_words: The same, words of the right sentence in the left one.
        left_rare: Share of the left sentence's lemmas that the right one has, weighted by how rare they are in English.
        right_rare: The same from the right.
        left_telling: The same as `left_rare`, weighted by how few of the story's sentences have them.
        right_telling: The same from the right.
        names: How many names of the left sentence stand in the right one; a count.
        names_back: How many names of the right sentence stand in the left one; a count.
        numbers: How many numbers both have; a count.
        quoted: Weight of the words that both have within quotation marks, divided by the shorter's.
        word_best: `(words, m)`, for each word of the left report the best likeness in each right sentence.
        word_best_back: The same for words of the right report, `(words, n)`.
        judged: What the interaction of word pieces says of the left report in the right one; log odds.
        judged_back: The same of the right report in the left one.
    """

    cosine: Floats
    left_clause: Floats
    right_clause: Floats
    clauses: Floats
    left_words: Floats
    right_words: Floats
    left_rare: Floats
    right_rare: Floats
    left_telling: Floats
    right_telling: Floats
    names: Floats
    names_back: Floats
    numbers: Floats
    quoted: Floats
    word_best: Floats
    word_best_back: Floats
    judged: Judged
    judged_back: Judged

    def mirrored(self) -> Tables:
        """The same tables with left and right exchanged."""
        return Tables(
            cosine=self.cosine.T,
            left_clause=self.right_clause.T,
            right_clause=self.left_clause.T,
            clauses=self.clauses.T,
            left_words=self.right_words.T,
            right_words=self.left_words.T,
            left_rare=self.right_rare.T,
            right_rare=self.left_rare.T,
            left_telling=self.right_telling.T,
            right_telling=self.left_telling.T,
            names=self.names_back.T,
            names_back=self.names.T,
            numbers=self.numbers.T,
            quoted=self.quoted.T,
            word_best=self.word_best_back,
            word_best_back=self.word_best,
            judged=self.judged_back,
            judged_back=self.judged,
        )


def make_tables(story: StoryProfile, left: Profile, right: Profile) -> Tables:
    """Lay two reports of one story side by side; both have at least one sentence."""
    n, m = len(left.sentences), len(right.sentences)
    words = left.words @ right.words.T
    word_best, word_best_back = _best(words, right.word_owner, m), _best(words.T, left.word_owner, n)
    rare, telling = _shared(left.lemmas, right.lemmas, story.rare), _shared(left.lemmas, right.lemmas, story.telling)
    quoted = _shared(left.quoted, right.quoted, story.rare)
    shorter = np.minimum((left.quoted @ story.rare)[:, None], (right.quoted @ story.rare)[None, :])
    right_clauses = _best(left.vectors @ right.clauses.T, right.clause_owner, m)
    both = _best(left.clauses @ right.clauses.T, right.clause_owner, m)
    left_telling = _divided(telling, (left.lemmas @ story.telling)[:, None])
    right_telling = _divided(telling, (right.lemmas @ story.telling)[None, :])
    unjudged = estimate(left.means @ right.means.T, (left_telling + right_telling) * np.float32(0.5))
    unjudged = np.clip(unjudged, LEAST, LIKELIEST)
    return Tables(
        cosine=left.vectors @ right.vectors.T,
        left_clause=_best(right.vectors @ left.clauses.T, left.clause_owner, n).T,
        right_clause=right_clauses,
        clauses=_best(both.T, left.clause_owner, n).T,
        left_words=_mean(word_best, left.word_owner, left.word_weight, n),
        right_words=_mean(word_best_back, right.word_owner, right.word_weight, m).T,
        left_rare=_divided(rare, (left.lemmas @ story.rare)[:, None]),
        right_rare=_divided(rare, (right.lemmas @ story.rare)[None, :]),
        left_telling=left_telling,
        right_telling=right_telling,
        names=left.names @ right.name_words.T,
        names_back=left.name_words @ right.names.T,
        numbers=left.numbers @ right.numbers.T,
        quoted=_divided(quoted, shorter),
        word_best=word_best,
        word_best_back=word_best_back,
        judged=story.judged.of(left.number, right.number, unjudged),
        judged_back=story.judged.of(right.number, left.number, unjudged.T),
    )


def _shared(left: Floats, right: Floats, weight: Floats) -> Floats:
    return np.asarray((left * weight) @ right.T, dtype=np.float32)


def _divided(above: Floats, below: Floats) -> Floats:
    return np.asarray(above / np.maximum(below, 1e-6), dtype=np.float32)


def _best(scores: Floats, owner: Owners, count: int) -> Floats:
    """The largest score of each owner's columns, 0 for one without any: `(rows, columns)` to `(rows, count)`."""
    best: Floats = np.zeros((len(scores), count), dtype=np.float32)
    if len(owner):
        owners, first = np.unique(owner, return_index=True)
        # Along the first axis of a contiguous copy it is several times faster than along the second one.
        best[:, owners] = np.maximum.reduceat(np.ascontiguousarray(scores.T), first, axis=0).T
    return best


def _mean(scores: Floats, owner: Owners, weight: Floats, count: int) -> Floats:
    """Weighted mean over each owner's rows, 0 for one without any: `(rows, columns)` to `(count, columns)`."""
    mean: Floats = np.zeros((count, scores.shape[1]), dtype=np.float32)
    if len(owner):
        owners, first = np.unique(owner, return_index=True)
        total = np.add.reduceat(scores * weight[:, None], first, axis=0)
        mean[owners] = total / np.add.reduceat(weight, first)[:, None]
    return mean
