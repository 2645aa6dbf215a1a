"""What the pair scorer weighs, as named columns: does a passage of the other report tell part of this one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tellings.alignment.marks import Both
    from tellings.alignment.profile import Floats, Indexes
    from tellings.alignment.tables import Side

FAR = -1.0
"""Stands for a neighbour that there is not (before the first passage, after the last)."""
UNJUDGED = -6.0
"""The same among log odds, and the least that a neighbour counts for."""


def pair_features(side: Side) -> dict[str, Floats]:
    """Columns for every candidate, each `(k,)`, in the candidates' order."""
    rows, columns, own, other = side.rows, side.columns, side.own, side.other
    cosine = side.tables.cosine
    return {
        "cosine": cosine[rows, columns],
        "left_stretch": side.tables.left_stretch[rows, columns],
        "right_stretch": side.tables.right_stretch[rows, columns],
        "stretches": side.tables.stretches[rows, columns],
        "left_words": side.judged.words,
        "right_words": side.back.words,
        **_words(side),
        **_judged(side),
        **_counts(side),
        **_facts(side),
        **_ranks("cosine", cosine, side),
        **_ranks("stretches", side.tables.stretches, side),
        "before": _moved(cosine, rows - 1, columns - 1, FAR),
        "after": _moved(cosine, rows + 1, columns + 1, FAR),
        "left_neighbours": np.maximum(_moved(cosine, rows - 1, columns, FAR), _moved(cosine, rows + 1, columns, FAR)),
        "right_neighbours": np.maximum(_moved(cosine, rows, columns - 1, FAR), _moved(cosine, rows, columns + 1, FAR)),
        "left_place": own.place[rows],
        "right_place": other.place[columns],
        "apart": np.abs(own.place[rows] - other.place[columns]),
        "left_length": own.length[rows],
        "right_length": other.length[columns],
        "left_title": own.title[rows],
        "right_title": other.title[columns],
        "nearness": np.full(len(rows), nearness(cosine), dtype=np.float32),
    }


def nearness(cosine: Floats) -> float:
    """How near two reports are as wholes: the mean of each passage's best match, both ways."""
    return float((cosine.max(1).mean() + cosine.max(0).mean()) / 2)


def _words(side: Side) -> dict[str, Floats]:
    tables, rows, columns = side.tables, side.rows, side.columns
    words = tables.words
    rare, telling = tables.rare[rows, columns], tables.telling[rows, columns]
    return {
        "left_rare": rare / np.maximum(words.rare_total[rows], 1e-6),
        "right_rare": rare / np.maximum(words.rare_total_back[columns], 1e-6),
        "left_telling": telling / np.maximum(words.telling_total[rows], 1e-6),
        "right_telling": telling / np.maximum(words.telling_total_back[columns], 1e-6),
        "quoted": tables.quoted[rows, columns],
    }


def _judged(side: Side) -> dict[str, Floats]:
    rows, columns = side.rows, side.columns

    def near(down: int, right: int) -> Floats:
        return np.maximum(_moved(side.dense, rows + down, columns + right, UNJUDGED), UNJUDGED)

    return {
        "judged": side.judged.pairs,
        "judged_back": side.back.pairs,
        **_ranks("judged", side.dense, side),
        "judged_before": near(-1, -1),
        "judged_after": near(1, 1),
        "judged_near": np.maximum(near(0, -1), near(0, 1)),
        **_matches("left", side.judged.matches),
        **_matches("right", side.back.matches),
    }


def _matches(name: str, matches: Floats) -> dict[str, Floats]:
    """How far the pieces are matched: on average, and the shares that are at three levels."""
    return {f"{name}_match": matches[:, 0], **{f"{name}_match_{k}": matches[:, k] for k in (1, 2, 3)}}


def _counts(side: Side) -> dict[str, Floats]:
    tables, rows, columns = side.tables, side.rows, side.columns
    names, names_back = _count(tables.names, rows, columns), _count(tables.names_back, columns, rows)
    numbers = _count(tables.numbers, rows, columns)
    left_names, right_names = side.own.names.counts(), side.other.names.counts()
    left_numbers, right_numbers = side.own.numbers.counts(), side.other.numbers.counts()
    return {
        "names": names,
        "names_share": names / np.maximum(left_names[rows], 1),
        "names_back_share": names_back / np.maximum(right_names[columns], 1),
        "names_left": left_names[rows],
        "numbers": numbers,
        "numbers_share": numbers / np.maximum(left_numbers[rows], 1),
        "numbers_left": left_numbers[rows],
        "numbers_right": right_numbers[columns],
    }


def _facts(side: Side) -> dict[str, Floats]:
    tables, rows, columns, own, other = side.tables, side.rows, side.columns, side.own, side.other
    parties, speakers = _count(tables.parties, rows, columns), _count(tables.speakers, rows, columns)
    times, amounts = _count(tables.times, rows, columns), _count(tables.amounts, rows, columns)
    spoken, spoken_back = own.speakers.counts()[rows], other.speakers.counts()[columns]
    timed = np.minimum(own.times.counts()[rows], other.times.counts()[columns])
    return {
        "parties": parties,
        "parties_share": parties / np.maximum(own.parties.counts()[rows], 1),
        "parties_back_share": parties / np.maximum(other.parties.counts()[columns], 1),
        "parties_lacking": own.parties.counts()[rows] - parties,
        "speakers": np.minimum(speakers, 1),
        "other_speakers": ((spoken > 0) & (spoken_back > 0) & (speakers == 0)).astype(np.float32),
        "one_speaks": ((spoken > 0) != (spoken_back > 0)).astype(np.float32),
        "times": times,
        "other_times": ((timed > 0) & (times == 0)).astype(np.float32),
        "amounts": amounts,
        "other_amounts": np.maximum(_count(tables.counted, rows, columns) - amounts, 0),
    }


def _count(shared: Both, rows: Indexes, columns: Indexes) -> Floats:
    """How many of the words that both reports have stand in both passages."""
    return (shared.left @ shared.right.T)[rows, columns]


def _ranks(name: str, table: Floats, side: Side) -> dict[str, Floats]:
    """How a score stands in its row and in its column: rank from 0, distance to the best other one, to the mean."""
    rank, lead = _standing(table, side.rows, side.columns)
    rank_back, lead_back = _standing(table.T, side.columns, side.rows)
    return {
        f"{name}_rank": rank,
        f"{name}_rank_back": rank_back,
        f"{name}_lead": lead,
        f"{name}_lead_back": lead_back,
        f"{name}_level": table[side.rows, side.columns] - table.mean(1)[side.rows],
    }


def _standing(table: Floats, rows: Indexes, columns: Indexes) -> tuple[Floats, Floats]:
    """How many of its row are above a score, and the score less the best other one: above 0 for the best only."""
    scores = table[rows, columns]
    rank = (table[rows] > scores[:, None]).sum(1).astype(np.float32)
    if table.shape[1] < 2:
        return rank, np.zeros_like(scores)
    second, best = np.partition(table, -2, axis=1)[:, -2:].T
    return rank, scores - np.where(rank == 0, second[rows], best[rows])


def _moved(table: Floats, rows: Indexes, columns: Indexes, outside: float) -> Floats:
    """The table at these places, `outside` where there is none."""
    n, m = table.shape
    inside = (rows >= 0) & (rows < n) & (columns >= 0) & (columns < m)
    return np.where(inside, table[np.where(inside, rows, 0), np.where(inside, columns, 0)], np.float32(outside))
