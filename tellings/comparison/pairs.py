"""Pairs of sentences that tell one thing: what every kind of difference is looked for in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.alignment.told import Telling, Told
from tellings.attribution.statement import Statement
from tellings.comparison.own_voice import from_others
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
        statements: The statements of others than the report itself whose content overlaps it, in text order.
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


def find_pairs(readings: Sequence[Reading], tellings: Iterable[Telling]) -> tuple[TellingPair, ...]:
    """The pairs of sentences that the tellings name, each once, in the story's order."""
    told = [s for reading in readings for s in sorted(told_sentences(reading), key=lambda s: s.passage)]
    number = {s.passage: i for i, s in enumerate(told)}
    order = {reading.report.id: i for i, reading in enumerate(readings)}
    between: dict[int, dict[int, list[Telling]]] = {i: defaultdict(list) for i in order.values()}
    for telling in tellings:
        if telling.how in (Told.TOLD, Told.PARTLY) and telling.sentence in number:
            first, second = sorted((order[telling.sentence.report], order[telling.report]))
            between[first][second].append(telling)
    pairs: list[TellingPair] = []
    for first, named in between.items():
        found = [pair for second in list(named) for pair in _of_two_reports(named.pop(second), first, order, number)]
        pairs += [TellingPair(told[left], told[right], score, *flags) for left, right, score, *flags in sorted(found)]
    return tuple(pairs)


def _of_two_reports(
    tellings: Iterable[Telling], first: int, order: Mapping[str, int], number: Mapping[Passage, int]
) -> Iterator[tuple[int, int, float, bool, bool, bool, bool]]:
    """The pairs of two reports: the numbers of both sentences, and what a pair has beside them.

    Args:
        tellings: How each of the two reports tells sentences of the other.
        first: Which of them comes first in the story.
        order: The reports' places in the story.
        number: The sentences' numbers.
    """
    scores: dict[tuple[int, int], list[float]] = {}
    for telling in tellings:
        sentence, ahead = number[telling.sentence], order[telling.sentence.report] == first
        for passage in telling.passages:
            if (other := number.get(passage)) is not None:
                pair = (sentence, other) if ahead else (other, sentence)
                scores.setdefault(pair, []).append(telling.score)
    partners: dict[int, list[float]] = {}
    for pair, found in scores.items():
        for sentence in pair:
            partners.setdefault(sentence, []).append(max(found))
    for (left, right), found in scores.items():
        score, lefts, rights = max(found), partners[left], partners[right]
        yield (
            *(left, right, score, len(found) > 1),
            *(len(lefts) == 1, len(rights) == 1, score >= max(lefts) and score >= max(rights)),
        )


def told_sentences(reading: Reading) -> Iterator[ToldSentence]:
    """The sentences of a reading, each with the statements that overlap it."""
    statements = tuple(from_others(reading))
    for sentence in reading.sentences:
        inside = (s for s in statements if any(part.overlaps(sentence.passage) for part in s.content))
        yield ToldSentence(reading, sentence, tuple(inside))


@lru_cache(KEPT)
def is_lead(told: ToldSentence) -> bool:
    """Whether it stands at the top of a report that goes on, and so sums up what is told further down."""
    sentences = told.reading.sentences
    return len(sentences) > LONG and any(sentence is told.sentence for sentence in sentences[:LEAD])


def in_one_order(pair: TellingPair) -> TellingPair:
    """The pair as every kind sees it, whichever report comes first in the story: so the answer is mirrored, too."""
    return pair.mirrored() if pair.right.passage < pair.left.passage else pair
