"""The passages of two reports side by side: what they share, and what is judged of the candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.candidates import LEAST, LIKELIEST, estimate, find_candidates
from tellings.alignment.interaction import load_head
from tellings.alignment.judging import Judged, judge
from tellings.alignment.marks import Both, Marks, both, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.profile import Floats, Indexes, Units


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lemmas that two reports share, and how much they say.

    Attributes:
        both: Which they are.
        rare: `(words,)`, by how rare they are in English.
        telling: `(words,)`, by how few of the two reports' passages have them.
        rare_total: `(n,)`, the weights of all lemmas of each left passage, and `telling_total`; the right ones in
            `rare_total_back` and `telling_total_back`.
    """

    both: Both
    rare: Floats
    telling: Floats
    rare_total: Floats
    telling_total: Floats
    rare_total_back: Floats
    telling_total_back: Floats

    def mirrored(self) -> Words:
        """The same with left and right exchanged."""
        return Words(
            self.both.mirrored(),
            self.rare,
            self.telling,
            self.rare_total_back,
            self.telling_total_back,
            self.rare_total,
            self.telling_total,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Two reports side by side; tables are `(n, m)`, a row is a passage of the left report, a column one of the right.

    Attributes:
        cosine: Of the passages' mean states.
        left_stretch: Best cosine of a stretch of the left passage with the right passage; `right_stretch`, of one of
            the right with the left; `stretches`, of a stretch of the one with one of the other.
        words: Their lemmas.
        names: Names of the left report that stand in the right one, as names or not; `names_back`, the other way.
        numbers: Numbers that stand in both; `parties`, `speakers`, `times`, `amounts` and `counted` likewise.
        rare: Weight of the lemmas that both passages have, by how rare they are in English.
        telling: The same by how few passages have them.
        quoted: Weight of the words that both have within quotation marks, divided by the shorter's.
    """

    cosine: Floats
    left_stretch: Floats
    right_stretch: Floats
    stretches: Floats
    words: Words
    names: Both
    names_back: Both
    numbers: Both
    parties: Both
    speakers: Both
    times: Both
    amounts: Both
    counted: Both
    rare: Floats
    telling: Floats
    quoted: Floats

    def mirrored(self) -> Tables:
        """The same with left and right exchanged."""
        return Tables(
            self.cosine.T,
            self.right_stretch.T,
            self.left_stretch.T,
            self.stretches.T,
            self.words.mirrored(),
            self.names_back,
            self.names,
            self.numbers.mirrored(),
            self.parties.mirrored(),
            self.speakers.mirrored(),
            self.times.mirrored(),
            self.amounts.mirrored(),
            self.counted.mirrored(),
            self.rare.T,
            self.telling.T,
            self.quoted.T,
        )

    def estimates(self) -> Floats:
        """How likely each pair is to tell the same, roughly: log odds, `(n, m)`."""
        return estimate(self.cosine, self.stretches, self.telling)


def make_tables(left: Units, right: Units) -> Tables:
    """Lay two reports side by side; both have at least one passage."""
    words = _words(left.lemmas, right.lemmas)
    lemmas, quoted = words.both, both(left.quoted, right.quoted)
    weight = left.quoted.weight[quoted.in_left]
    shorter = np.minimum(left.quoted.sums(left.quoted.weight)[:, None], right.quoted.sums(right.quoted.weight)[None, :])
    return Tables(
        left.pieces.means @ right.pieces.means.T,
        np.maximum.reduceat(left.stretches @ right.pieces.means.T, left.stretch_first, axis=0),
        np.maximum.reduceat(right.stretches @ left.pieces.means.T, right.stretch_first, axis=0).T,
        np.maximum.reduceat(
            np.maximum.reduceat(left.stretches @ right.stretches.T, left.stretch_first, axis=0).T,
            right.stretch_first,
            axis=0,
        ).T,
        words,
        both(left.names, right.named),
        both(right.names, left.named),
        both(left.numbers, right.numbers),
        both(left.parties, right.parties),
        both(left.speakers, right.speakers),
        both(left.times, right.times),
        both(left.amounts, right.amounts),
        both(left.counted, right.counted),
        (lemmas.left * words.rare) @ lemmas.right.T,
        (lemmas.left * words.telling) @ lemmas.right.T,
        (quoted.left * weight) @ quoted.right.T / np.maximum(shorter, 1e-6),
    )


def _words(left: Marks, right: Marks) -> Words:
    shared = both(left, right)
    says, says_back = telling(left, right, shared)
    return Words(
        shared,
        left.weight[shared.in_left],
        says[shared.in_left],
        left.sums(left.weight),
        left.sums(says),
        right.sums(right.weight),
        right.sums(says_back),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One report's passages against another report, by the candidates.

    Attributes:
        own: The passages that are looked for.
        other: Those they are looked for in.
        tables: The two side by side.
        rows: `(k,)`, the passage of each candidate; any order.
        columns: `(k,)`, the other report's.
        judged: What the interaction of word pieces says of them.
        back: What it says the other way round.
        dense: `(n, m)`, what it says of each pair, an estimate where it was not judged; log odds.
        known: `(n, m)`, what the pair scorer says of pairs that are no candidates, 0 where that is not known.
    """

    own: Units
    other: Units
    tables: Tables
    rows: Indexes
    columns: Indexes
    judged: Judged
    back: Judged
    dense: Floats
    known: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What is known of pairs that are no candidates, `(n, m)`.

    Attributes:
        dense: What the interaction says of each, or an estimate of it; log odds.
        scores: What the pair scorer says of it, 0 to 1.
    """

    dense: Floats
    scores: Floats


def lay_beside(
    left: Units, right: Units, candidates: Indexes | None = None, before: Sequence[Before] = ()
) -> tuple[Side, Side]:
    """Lay two reports side by side, judge the candidates, and look at them from both sides.

    Args:
        left: The one report's passages, at least one.
        right: The other's, at least one.
        candidates: `(2, k)`, in order of the left passage; left out, they are looked for.
        before: What is known of the others, from the left report's side and from the right one's.

    Raises:
        SetupError: The weights are missing.
    """
    tables = make_tables(left, right)
    if candidates is None:
        candidates = find_candidates(tables.estimates())
    known = before or _estimated(tables)
    first, second = candidates
    there, back = judge(left.pieces, right.pieces, _says(left, right), tables.cosine, candidates, load_head())
    return (
        _side(left, right, tables, first, second, there, back, known[0]),
        _side(right, left, tables.mirrored(), second, first, back, there, known[1]),
    )


def _estimated(tables: Tables) -> list[Before]:
    dense = np.clip(tables.estimates(), LEAST, LIKELIEST)
    none = np.zeros_like(dense)
    return [Before(dense, none), Before(dense.T, none.T)]


def _side(
    own: Units,
    other: Units,
    tables: Tables,
    rows: Indexes,
    columns: Indexes,
    judged: Judged,
    back: Judged,
    known: Before,
) -> Side:
    dense = known.dense.copy()
    dense[rows, columns] = judged.pairs
    return Side(own, other, tables, rows, columns, judged, back, dense, known.scores)


def _says(left: Units, right: Units) -> tuple[Floats, Floats]:
    """How much each word piece of both reports says, by its word: how rare it is in English and in the two reports."""
    says, says_back = telling(left.named, right.named, both(left.named, right.named))
    return left.word_weight * says[left.word], right.word_weight * says_back[right.word]
