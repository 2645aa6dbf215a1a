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
        words: Their lemmas.
        names: Names of the left report that stand in the right one, as names or not; `names_back`, the other way.
        numbers: Numbers that stand in both.
        rare: Weight of the lemmas that both passages have, by how rare they are in English.
        telling: The same by how few passages have them.
        quoted: Weight of the words that both have within quotation marks, divided by the shorter's.
    """

    cosine: Floats
    words: Words
    names: Both
    names_back: Both
    numbers: Both
    rare: Floats
    telling: Floats
    quoted: Floats

    def mirrored(self) -> Tables:
        """The same with left and right exchanged."""
        return Tables(
            self.cosine.T,
            self.words.mirrored(),
            self.names_back,
            self.names,
            self.numbers.mirrored(),
            self.rare.T,
            self.telling.T,
            self.quoted.T,
        )

    def estimates(self) -> Floats:
        """What the interaction would say of each pair, roughly: log odds, `(n, m)`."""
        total, total_back = self.words.telling_total[:, None], self.words.telling_total_back[None, :]
        shared = self.telling / np.maximum(total, 1e-6) + self.telling / np.maximum(total_back, 1e-6)
        return estimate(self.cosine, shared * np.float32(0.5))


def make_tables(left: Units, right: Units) -> Tables:
    """Lay two reports side by side; both have at least one passage."""
    words = _words(left.lemmas, right.lemmas)
    lemmas, quoted = words.both, both(left.quoted, right.quoted)
    weight = left.quoted.weight[quoted.in_left]
    shorter = np.minimum(left.quoted.sums(left.quoted.weight)[:, None], right.quoted.sums(right.quoted.weight)[None, :])
    return Tables(
        left.pieces.means @ right.pieces.means.T,
        words,
        both(left.names, right.named),
        both(right.names, left.named),
        both(left.numbers, right.numbers),
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
    """

    own: Units
    other: Units
    tables: Tables
    rows: Indexes
    columns: Indexes
    judged: Judged
    back: Judged
    dense: Floats


def lay_beside(left: Units, right: Units, candidates: Indexes | None = None) -> tuple[Side, Side]:
    """Lay two reports side by side, judge the candidates, and look at them from both sides.

    Args:
        left: The one report's passages, at least one.
        right: The other's, at least one.
        candidates: `(2, k)`, in order of the left passage; left out, they are looked for.

    Raises:
        SetupError: The weights are missing.
    """
    tables = make_tables(left, right)
    if candidates is None:
        candidates = find_candidates(tables.estimates())
    head = load_head()
    there, back = judge(left.pieces, right.pieces, tables.cosine, candidates, head)
    unjudged = np.clip(tables.estimates(), LEAST, LIKELIEST)
    dense, dense_back = unjudged, unjudged.T.copy()
    dense[candidates[0], candidates[1]] = there.pairs
    dense_back[candidates[1], candidates[0]] = back.pairs
    return (
        Side(left, right, tables, candidates[0], candidates[1], there, back, dense),
        Side(right, left, tables.mirrored(), candidates[1], candidates[0], back, there, dense_back),
    )
