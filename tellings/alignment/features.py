"""What the scorers weigh, as named columns: for a pair of sentences, and for a sentence and a whole other report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.profile import Profile, StoryProfile
from tellings.alignment.tables import Tables

if TYPE_CHECKING:
    from tellings.alignment.profile import Floats, Owners

UNLIKE = 0.5
"""Two words under this cosine are not alike."""
FAR = -1.0
"""Stands for a neighbour that there is not (before the first sentence, after the last)."""
UNJUDGED = -6.0
"""The same among log odds, and the least that a neighbour counts for."""


def pair_features(left: Profile, right: Profile, tables: Tables) -> dict[str, Floats]:
    """Columns for every pair of sentences, each `(n, m)`: does the right sentence tell part of the left one?"""
    cosine, words = tables.cosine, tables.left_words
    return {
        "cosine": cosine,
        "left_clause": tables.left_clause,
        "right_clause": tables.right_clause,
        "clauses": tables.clauses,
        "left_words": words,
        "right_words": tables.right_words,
        "left_rare": tables.left_rare,
        "right_rare": tables.right_rare,
        "left_telling": tables.left_telling,
        "right_telling": tables.right_telling,
        "quoted": tables.quoted,
        **_judged_pairs(tables),
        **_counts(left, right, tables),
        **_ranks("cosine", cosine),
        **_ranks("words", words),
        **_ranks("clauses", tables.clauses),
        "before": _moved(cosine, 1, 1),
        "after": _moved(cosine, -1, -1),
        "left_neighbours": np.maximum(_moved(cosine, 1, 0), _moved(cosine, -1, 0)),
        "right_neighbours": np.maximum(_moved(cosine, 0, 1), _moved(cosine, 0, -1)),
        "left_place": _rows(left.place, cosine),
        "right_place": _columns(right.place, cosine),
        "apart": np.abs(left.place[:, None] - right.place[None, :]),
        "left_length": _rows(left.length, cosine),
        "right_length": _columns(right.length, cosine),
        "left_title": _rows(left.title, cosine),
        "right_title": _columns(right.title, cosine),
        "nearness": _rows(np.full(len(left.length), _nearness(cosine), dtype=np.float32), cosine),
    }


def _judged_pairs(tables: Tables) -> dict[str, Floats]:
    scores = tables.judged.pairs
    return {
        "judged": scores,
        "judged_back": tables.judged_back.pairs.T,
        **_ranks("judged", scores),
        "judged_before": np.maximum(_moved(scores, 1, 1, UNJUDGED), UNJUDGED),
        "judged_after": np.maximum(_moved(scores, -1, -1, UNJUDGED), UNJUDGED),
        "judged_near": np.maximum(_moved(scores, 0, 1, UNJUDGED), _moved(scores, 0, -1, UNJUDGED)),
    }


def _counts(left: Profile, right: Profile, tables: Tables) -> dict[str, Floats]:
    names, names_back = left.names.sum(1), right.names.sum(1)
    numbers, numbers_back = left.numbers.sum(1), right.numbers.sum(1)
    return {
        "names": tables.names,
        "names_share": tables.names / np.maximum(names, 1)[:, None],
        "names_back_share": tables.names_back / np.maximum(names_back, 1)[None, :],
        "names_left": _rows(names, tables.cosine),
        "numbers": tables.numbers,
        "numbers_share": tables.numbers / np.maximum(numbers, 1)[:, None],
        "numbers_left": _rows(numbers, tables.cosine),
        "numbers_right": _columns(numbers_back, tables.cosine),
    }


def _ranks(name: str, scores: Floats) -> dict[str, Floats]:
    """How a score stands among the others of its row and of its column: rank from 0, distance to the best other."""
    return {
        f"{name}_rank": _rank(scores),
        f"{name}_rank_back": _rank(scores.T).T,
        f"{name}_lead": _lead(scores),
        f"{name}_lead_back": _lead(scores.T).T,
        f"{name}_level": scores - scores.mean(1, keepdims=True),
    }


def _rank(scores: Floats) -> Floats:
    order = np.argsort(-scores, axis=1, kind="stable")
    ranks = np.empty_like(scores)
    np.put_along_axis(ranks, order, np.arange(scores.shape[1], dtype=np.float32)[None, :], axis=1)
    return ranks


def _lead(scores: Floats) -> Floats:
    """A score less the best other one of its row: above 0 for the best only."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    top = np.partition(scores, -2, axis=1)[:, -2:]
    lead: Floats = scores - np.where(scores >= top[:, 1:], top[:, :1], top[:, 1:])
    return lead


def _moved(scores: Floats, down: int, right: int, outside: float = FAR) -> Floats:
    """The table moved by whole rows and columns; what comes in is `outside`."""
    n, m = scores.shape
    moved = np.full_like(scores, outside)
    rows, columns = slice(max(down, 0), n + min(down, 0)), slice(max(right, 0), m + min(right, 0))
    moved[rows, columns] = scores[
        max(-down, 0) : n - max(down, 0) if n > abs(down) else 0, max(-right, 0) : m - max(right, 0)
    ]
    return moved


def _rows(values: Floats, like: Floats) -> Floats:
    return np.broadcast_to(values[:, None], like.shape)


def _columns(values: Floats, like: Floats) -> Floats:
    return np.broadcast_to(values[None, :], like.shape)


def _nearness(cosine: Floats) -> float:
    """How near two reports are as wholes: the mean of each sentence's best match, both ways."""
    return float((cosine.max(1).mean() + cosine.max(0).mean()) / 2)


def cell_features(
    story: StoryProfile, left: Profile, right: Profile, tables: Tables, pairs: Floats
) -> dict[str, Floats]:
    """Columns for every left sentence against the whole right report, each `(n,)`: does it tell any part of it?

    Args:
        story: The weights of lemmas.
        left: The report whose sentences are looked for.
        right: The report they are looked for in.
        tables: The two laid side by side.
        pairs: What the pair scorer says of each pair, `(n, m)`.
    """
    top = np.argsort(-pairs, axis=1, kind="stable")[:, :3]
    best = top[:, :1]

    def at(scores: Floats) -> Floats:
        found: Floats = np.take_along_axis(np.asarray(scores), best, axis=1)[:, 0]
        return found

    return {
        **_tops("pair", pairs),
        "pair_sum": pairs.sum(1),
        "pair_any": 1 - np.prod(1 - np.minimum(pairs, 0.999), axis=1),
        **_tops("cosine", tables.cosine),
        **_tops("words", tables.left_words),
        **_tops("clauses", tables.clauses),
        "left_clause": tables.left_clause.max(1),
        "right_clause": tables.right_clause.max(1),
        **_words_covered(left, tables, top),
        **_lemmas_covered(story, left, right, top),
        **_facts_covered(left, right, tables),
        "best_right_words": at(tables.right_words),
        "best_rank_back": at(_rank(pairs.T).T),
        "best_back": pairs.max(0)[best[:, 0]],
        **_around(pairs.max(1)),
        **_judged_cells(tables),
        "nearness": np.full(len(left.length), _nearness(tables.cosine), dtype=np.float32),
        "told_share": np.full(len(left.length), pairs.max(1).mean(), dtype=np.float32),
        "told_share_back": np.full(len(left.length), pairs.max(0).mean(), dtype=np.float32),
        "cosine_level": tables.cosine.max(1) - tables.cosine.max(1).mean(),
        "length": left.length,
        "place": left.place,
        "title": left.title,
        "right_sentences": np.full(len(left.length), len(right.length), dtype=np.float32),
        "ratio": np.full(len(left.length), right.length.sum() / max(left.length.sum(), 1), dtype=np.float32),
        "own_like": _own_like(left, pairs),
    }


def _tops(name: str, scores: Floats, missing: float = 0) -> dict[str, Floats]:
    """The best three of each row; `missing` stands for those that there are not."""
    ordered = -np.sort(-scores, axis=1)
    if ordered.shape[1] < 3:
        ordered = np.pad(ordered, ((0, 0), (0, 3 - ordered.shape[1])), constant_values=missing)
    return {f"{name}_1": ordered[:, 0], f"{name}_2": ordered[:, 1], f"{name}_3": ordered[:, 2]}


def _words_covered(left: Profile, tables: Tables, top: Owners) -> dict[str, Floats]:
    """How far the words of each sentence have a like word anywhere on the right, and in the best three sentences."""
    owner, weight, n = left.word_owner, left.word_weight, len(left.sentences)
    total = np.maximum(np.bincount(owner, weight, n), 1e-6)

    def mean(likeness: Floats) -> Floats:
        found: Floats = (np.bincount(owner, weight * likeness, n) / total).astype(np.float32)
        return found

    three = np.take_along_axis(tables.word_best, top[owner], axis=1).max(1, initial=0)
    unlike = (three < UNLIKE).astype(np.float32)
    worst = np.zeros(n, dtype=np.float32)
    np.maximum.at(worst, owner, weight * unlike)
    return {
        "words_anywhere": mean(tables.word_best.max(1)),
        "words_near": mean(three),
        "word_lacking": worst,
        "words_lacking": mean(unlike),
    }


def _lemmas_covered(story: StoryProfile, left: Profile, right: Profile, top: Owners) -> dict[str, Floats]:
    anywhere = np.minimum(right.lemmas.sum(0), 1)
    near = np.minimum(right.lemmas[top].sum(1), 1)
    columns = {}
    for name, weight in (("rare", story.rare), ("telling", story.telling)):
        total = np.maximum(left.lemmas @ weight, 1e-6)
        columns[f"{name}_anywhere"] = (left.lemmas * weight) @ anywhere / total
        columns[f"{name}_near"] = (left.lemmas * near) @ weight / total
        columns[f"{name}_best"] = (left.lemmas * right.lemmas[top[:, 0]]) @ weight / total
    return columns


def _facts_covered(left: Profile, right: Profile, tables: Tables) -> dict[str, Floats]:
    names, numbers = left.names.sum(1), left.numbers.sum(1)
    there, counted = np.minimum(right.name_words.sum(0), 1), np.minimum(right.numbers.sum(0), 1)
    return {
        "names": names,
        "names_anywhere": (left.names @ there) / np.maximum(names, 1),
        "names_best": tables.names.max(1) / np.maximum(names, 1),
        "names_lacking": names - left.names @ there,
        "numbers": numbers,
        "numbers_anywhere": (left.numbers @ counted) / np.maximum(numbers, 1),
        "numbers_lacking": numbers - left.numbers @ counted,
        "quoted": tables.quoted.max(1),
        "quoting": np.minimum(left.quoted.sum(1), 20) / np.maximum(left.length, 1),
    }


def _around(best: Floats) -> dict[str, Floats]:
    padded = np.pad(best, 1, constant_values=0)
    return {"before": padded[:-2], "after": padded[2:]}


def _judged_cells(tables: Tables) -> dict[str, Floats]:
    pairs, told = tables.judged.pairs, tables.judged.told
    around = np.pad(told, 1, constant_values=UNJUDGED)
    return {
        "judged_told": told,
        "judged_full": tables.judged.full,
        **_tops("judged", np.maximum(pairs, UNJUDGED), missing=UNJUDGED),
        "judged_any": np.logaddexp.reduce(pairs, axis=1),
        "judged_back": tables.judged_back.pairs.max(0),
        "judged_told_before": np.maximum(around[:-2], UNJUDGED),
        "judged_told_after": np.maximum(around[2:], UNJUDGED),
        "judged_level": np.full(len(told), told.mean(), dtype=np.float32),
    }


def _own_like(left: Profile, pairs: Floats) -> Floats:
    """Whether a sentence of the same report that is like this one is told: its likeness times its best score."""
    like = left.vectors @ left.vectors.T
    np.fill_diagonal(like, 0)
    own: Floats = (like * pairs.max(1)[None, :]).max(1)
    return own
