"""How two reports stand to each other: copy, partial, quotes or none, with shares, confidence and a reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from tellings.lineage.copied import find_copied
from tellings.lineage.lineage import CopiedPassage, Copying, Relation
from tellings.lineage.quoted import MarkedText

COPY_SHARE = 0.55
"""A copy shares at least so much of the shorter report …"""
COPY_WRITTEN_SHARE = 0.2
"""… and at least so much of it in passages that somebody wrote, not said."""
WRITTEN_WORDS = 10
"""A passage shows copied writing from so many own words on."""
PARTIAL_WORDS, PARTIAL_SHARE = 22, 0.05
"""Partial: so many own words in such passages, and so much of the shorter report; …"""
SHORT_WORDS, SHORT_SHARE = 15, 0.1
"""… or, for short reports, fewer words that are more of it."""
QUOTED_WORDS, QUOTED_SHARE = 15, 0.08
"""Quotes: so many shared words of quotation, and shared words altogether at least so much of the shorter report."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports share, counted in words.

    Attributes:
        left_words: Words of the left report that are neither standing ones nor apart; at least 1.
        right_words: The same for the right one.
        words: Shared words, standing ones not counted.
        written: Shared words in passages that show copied writing.
        own: The own words among those.
        quoted: Shared words of quotation.
    """

    left_words: int
    right_words: int
    words: int
    written: int
    own: int
    quoted: int

    @property
    def shorter(self) -> int:
        """Words of the shorter of the two."""
        return min(self.left_words, self.right_words)

    def of_shorter(self, words: int) -> float:
        """A number of words as a share of the shorter report, 0 to 1."""
        return min(1.0, words / self.shorter)


def find_relation(left: MarkedText, right: MarkedText) -> Copying:
    """Judge what two reports have to do with each other by their words alone.

    Direction and origin are left open (see `tellings.lineage.direction`).
    """
    passages = find_copied(left, right)
    shared = count_shared(left, right, passages)
    relation, confidence, reason = _judge(shared, same=left.words.keys == right.words.keys)
    return Copying(
        left.report,
        right.report,
        relation,
        left_share=min(1.0, shared.words / shared.left_words),
        right_share=min(1.0, shared.words / shared.right_words),
        confidence=confidence,
        reason=reason,
        passages=passages,
    )


def count_shared(left: MarkedText, right: MarkedText, passages: tuple[CopiedPassage, ...]) -> Shared:
    """Count the words that two reports share."""
    written = [passage for passage in passages if passage.own >= WRITTEN_WORDS]
    return Shared(
        max(1, left.telling_words),
        max(1, right.telling_words),
        words=sum(passage.telling_words for passage in passages),
        written=sum(passage.telling_words for passage in written),
        own=sum(passage.own for passage in written),
        quoted=sum(passage.quoted for passage in passages),
    )


def _judge(shared: Shared, *, same: bool) -> tuple[Relation, float, str]:
    share = shared.of_shorter(shared.words)
    of_it = f"{share:.0%} of the shorter report ({shared.words} words)"
    if same:
        return Relation.COPY, 1.0, "The two are the same word for word."
    if share >= COPY_SHARE and shared.of_shorter(shared.written) >= COPY_WRITTEN_SHARE:
        return Relation.COPY, _sure(share - COPY_SHARE, 0.06), f"They share {of_it} in the same order of words."
    written = _written_margin(shared)
    if written >= 0:
        why = f"They share {of_it}, {shared.own} of them in written passages, which is less than most of it."
        return Relation.PARTIAL, min(_sure(written, 0.4), _sure(COPY_SHARE - share, 0.06, least=0.5)), why
    quoted = min(shared.quoted / QUOTED_WORDS, share / QUOTED_SHARE) - 1
    if quoted >= 0:
        why = f"They share {of_it}, {shared.quoted} of them quotation, but too little writing of their own."
        return Relation.QUOTES, min(_sure(quoted, 0.4), _sure(-written, 0.4, least=0.5)), why
    if not shared.words:
        return Relation.NONE, 1.0, "They share no passage."
    why = f"They share only {of_it}, which two reports of one event can have by chance."
    return Relation.NONE, min(_sure(-quoted, 0.4), _sure(-written, 0.4)), why


def _written_margin(shared: Shared) -> float:
    """How far above (or, below 0, under) what makes a partial copy; -1 where there is no copied writing at all."""
    share = shared.of_shorter(shared.own)
    long = min(shared.own / PARTIAL_WORDS, share / PARTIAL_SHARE)
    short = min(shared.own / SHORT_WORDS, share / SHORT_SHARE)
    return max(long, short) - 1


def _sure(margin: float, width: float, *, least: float = 0.0) -> float:
    """From a distance to the line between two answers to a probability: 0.5 on the line, 0.88 at two widths."""
    return max(least, 1 / (1 + exp(-margin / width)))
