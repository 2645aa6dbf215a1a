"""What the report scorers weigh, as named columns: does the other report as a whole tell any part of a passage?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.features import UNJUDGED, nearness

if TYPE_CHECKING:
    from tellings.alignment.marks import Both
    from tellings.alignment.profile import Floats, Indexes
    from tellings.alignment.tables import Side

BEST = 3
"""How many candidates of a passage count as its best ones."""


def cell_features(side: Side, pairs: Floats) -> dict[str, Floats]:
    """Columns for every passage, each `(n,)`.

    Args:
        side: The passages and the other report.
        pairs: What the pair scorer says of each candidate, `(k,)`, 0 to 1.
    """
    n, m = side.tables.cosine.shape
    scores = side.known.copy()
    scores[side.rows, side.columns] = pairs
    top = np.argsort(-scores, axis=1, kind="stable")[:, :BEST]
    each, best = np.arange(n), top[:, 0]
    highest = scores.max(1)
    return {
        **_tops("pair", scores, 0),
        "pair_sum": scores.sum(1),
        "pair_any": 1 - np.prod(1 - np.minimum(scores, 0.999), axis=1),
        **_tops("cosine", side.tables.cosine, 0),
        **_tops("stretches", side.tables.stretches, 0),
        "left_stretch": side.tables.left_stretch.max(1),
        "right_stretch": side.tables.right_stretch.max(1),
        "words_anywhere": side.judged.words_anywhere,
        "words_near": side.judged.words_near,
        "words_lacking": side.judged.words_lacking,
        "word_lacking": side.judged.word_lacking,
        "best_words": _dense(side, side.judged.words, 0.0)[each, best],
        "best_right_words": _dense(side, side.back.words, 0.0)[each, best],
        **_lemmas(side, top),
        **_facts(side),
        **_best_facts(side, each, best),
        "best_right_match": _dense(side, side.back.matches[:, 0], 0.0)[each, best],
        "best_rank_back": (scores[:, best] > scores[each, best]).sum(0).astype(np.float32),
        "best_back": scores.max(0)[best],
        **_around(highest),
        **_judged(side),
        "nearness": np.full(n, nearness(side.tables.cosine), dtype=np.float32),
        "told_share": np.full(n, highest.mean(), dtype=np.float32),
        "told_share_back": np.full(n, scores.max(0).mean(), dtype=np.float32),
        "cosine_level": side.tables.cosine.max(1) - side.tables.cosine.max(1).mean(),
        "length": side.own.length,
        "place": side.own.place,
        "title": side.own.title,
        "right_sentences": np.full(n, m, dtype=np.float32),
        "ratio": np.full(n, side.other.length.sum() / max(side.own.length.sum(), 1), dtype=np.float32),
        "own_like": _own_like(side, highest),
    }


def _dense(side: Side, values: Floats, nothing: float) -> Floats:
    table = np.full(side.tables.cosine.shape, nothing, dtype=np.float32)
    table[side.rows, side.columns] = values
    return table


def _tops(name: str, scores: Floats, missing: float) -> dict[str, Floats]:
    """The best three of each row; `missing` stands for those that there are not."""
    ordered = -np.sort(-scores, axis=1)[:, :BEST]
    if ordered.shape[1] < BEST:
        ordered = np.pad(ordered, ((0, 0), (0, BEST - ordered.shape[1])), constant_values=missing)
    return {f"{name}_{k + 1}": ordered[:, k] for k in range(BEST)}


def _lemmas(side: Side, top: Indexes) -> dict[str, Floats]:
    """Which share of a passage's lemmas the other report has anywhere, in the best three passages, in the best one."""
    words = side.tables.words
    left, right = words.both.left, words.both.right
    near = left * right[top].max(1)
    best = left * right[top[:, 0]]
    columns: dict[str, Floats] = {}
    for name, weight, total in (
        ("rare", words.rare, words.rare_total),
        ("telling", words.telling, words.telling_total),
    ):
        total = np.maximum(total, 1e-6)
        columns[f"{name}_anywhere"] = left @ weight / total
        columns[f"{name}_near"] = near @ weight / total
        columns[f"{name}_best"] = best @ weight / total
    return columns


def _facts(side: Side) -> dict[str, Floats]:
    names, numbers = side.own.names.counts(), side.own.numbers.counts()
    there, counted = side.tables.names.left.sum(1), side.tables.numbers.left.sum(1)
    return {
        "names": names,
        "names_anywhere": there / np.maximum(names, 1),
        "names_best": _most(side.tables.names) / np.maximum(names, 1),
        "names_lacking": names - there,
        "numbers": numbers,
        "numbers_anywhere": counted / np.maximum(numbers, 1),
        "numbers_lacking": numbers - counted,
        "quoted": side.tables.quoted.max(1),
        "quoting": np.minimum(side.own.quoted.counts(), 20) / np.maximum(side.own.length, 1),
    }


def _best_facts(side: Side, each: Indexes, best: Indexes) -> dict[str, Floats]:
    tables, own = side.tables, side.own
    parties = own.parties.counts()
    found = {"parties": parties, "parties_anywhere": tables.parties.left.sum(1) / np.maximum(parties, 1)}
    for name, shared, marks in (
        ("parties", tables.parties, own.parties),
        ("speakers", tables.speakers, own.speakers),
        ("times", tables.times, own.times),
        ("amounts", tables.amounts, own.amounts),
    ):
        count = marks.counts()
        met = (shared.left[each] * shared.right[best]).sum(1)
        found[f"{name}_best"] = met / np.maximum(count, 1)
        found[f"{name}_lacking"] = count - shared.left.sum(1)
    return found


def _most(shared: Both) -> Floats:
    """How many of its words the passage that has most of them has."""
    most: Floats = (shared.left @ shared.right.T).max(1)
    return most


def _around(best: Floats) -> dict[str, Floats]:
    padded = np.pad(best, 1, constant_values=0)
    return {"before": padded[:-2], "after": padded[2:]}


def _judged(side: Side) -> dict[str, Floats]:
    told = side.judged.told
    around = np.maximum(np.pad(told, 1, constant_values=UNJUDGED), UNJUDGED)
    return {
        "judged_told": told,
        "judged_full": side.judged.full,
        **_tops("judged", np.maximum(_dense(side, side.judged.pairs, UNJUDGED), UNJUDGED), UNJUDGED),
        "judged_any": np.logaddexp.reduce(side.dense, axis=1),
        "judged_back": _dense(side, side.back.pairs, 2 * UNJUDGED).max(1),
        "judged_told_before": around[:-2],
        "judged_told_after": around[2:],
        "judged_level": np.full(len(told), told.mean(), dtype=np.float32),
        "lacking": side.judged.lacking,
        **_matches("anywhere", side.judged.anywhere),
        **_matches("near", side.judged.near),
    }


def _matches(name: str, matches: Floats) -> dict[str, Floats]:
    """How far the pieces are matched: on average, and the shares that are at three levels."""
    return {f"{name}_match": matches[:, 0], **{f"{name}_match_{k}": matches[:, k] for k in (1, 2, 3)}}


def _own_like(side: Side, best: Floats) -> Floats:
    """Whether a passage of the same report that is like this one is told: its likeness times its best score."""
    like = side.own.pieces.means @ side.own.pieces.means.T
    np.fill_diagonal(like, 0)
    own: Floats = (like * best[None, :]).max(1)
    return own
