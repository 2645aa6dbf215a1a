"""Pairs of sentences that tell one thing: what every kind of difference is looked for in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.alignment.told import Telling, Told
from tellings.attribution.statement import Statement
from tellings.language.annotations import Sentence
from tellings.passages import Passage
from tellings.reading import Reading

LEAD = 3
"""Sentences from the top of a report, the title among them, that sum up what it tells, where it is long."""
LONG = 9
"""Sentences of a report that has not room for a summary."""
KEPT = 4096
"""Sentences of which the kinds of difference keep what they worked out."""


@dataclass(frozen=True, slots=True, eq=False)
class ToldSentence:
    """One sentence of a pair, with what its reading holds of it.

    There is one for each sentence of a story, in however many pairs, so that what is worked out of it can be kept.

    Attributes:
        reading: The reading it is from.
        sentence: The sentence.
        statements: The statements whose content overlaps it, in text order.
    """

    reading: Reading
    sentence: Sentence
    statements: tuple[Statement, ...]

    @property
    def passage(self) -> Passage:
        """Where it stands."""
        return self.sentence.passage


@dataclass(frozen=True, slots=True)
class TellingPair:
    """Two sentences of different reports, one of which tells at least part of the other.

    Attributes:
        left: The sentence of the report that comes first in the story.
        right: The other one.
        score: How likely it is that the one tells part of the other, 0 to 1; the better of both directions.
        both_ways: Whether each was found to tell the other.
        left_alone: Whether the right sentence is the only one of its report that is paired with the left one.
        right_alone: The same of the right one.
        best: Whether neither is paired more surely with another sentence of the other's report.
    """

    left: ToldSentence
    right: ToldSentence
    score: float
    both_ways: bool
    left_alone: bool = False
    right_alone: bool = False
    best: bool = False

    def mirrored(self) -> TellingPair:
        """The same pair with left and right exchanged."""
        return TellingPair(
            self.right, self.left, self.score, self.both_ways, self.right_alone, self.left_alone, self.best
        )


def find_pairs(readings: Sequence[Reading], tellings: Sequence[Telling]) -> tuple[TellingPair, ...]:
    """The pairs of sentences that the tellings name, each once, in the story's order."""
    order = {reading.report.id: number for number, reading in enumerate(readings)}
    scores: dict[tuple[Passage, Passage], list[float]] = defaultdict(list)
    for telling in tellings:
        if telling.how in (Told.TOLD, Told.PARTLY):
            for passage in telling.passages:
                pair = (telling.sentence, passage)
                left, right = pair if order[telling.sentence.report] < order[telling.report] else pair[::-1]
                scores[left, right].append(telling.score)
    told = {s.passage: s for reading in readings for s in told_sentences(reading)}
    keys = sorted(scores, key=lambda pair: (order[pair[0].report], pair[0], order[pair[1].report], pair[1]))
    keys = [(left, right) for left, right in keys if left in told and right in told]
    partners = defaultdict(list)
    for pair in keys:
        for one, other in (pair, pair[::-1]):
            partners[one, other.report].append(max(scores[pair]))
    return tuple(
        TellingPair(
            told[left],
            told[right],
            score=max(scores[left, right]),
            both_ways=len(scores[left, right]) > 1,
            left_alone=len(partners[left, right.report]) == 1,
            right_alone=len(partners[right, left.report]) == 1,
            best=max(scores[left, right]) >= max(partners[left, right.report] + partners[right, left.report]),
        )
        for left, right in keys
    )


def told_sentences(reading: Reading) -> Iterator[ToldSentence]:
    """The sentences of a reading, each with the statements that overlap it."""
    for sentence in reading.sentences:
        inside = (s for s in reading.statements if any(part.overlaps(sentence.passage) for part in s.content))
        yield ToldSentence(reading, sentence, tuple(inside))


@lru_cache(KEPT)
def is_lead(told: ToldSentence) -> bool:
    """Whether it stands at the top of a report that goes on, and so sums up what is told further down."""
    sentences = told.reading.sentences
    return len(sentences) > LONG and any(sentence is told.sentence for sentence in sentences[:LEAD])


def in_one_order(pair: TellingPair) -> TellingPair:
    """The pair as every kind sees it, whichever report comes first in the story: so the answer is mirrored, too."""
    return pair.mirrored() if pair.right.passage < pair.left.passage else pair
