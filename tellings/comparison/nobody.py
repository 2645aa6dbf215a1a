"""Nobody against somebody: no one hurt in one report and two in the other, nobody held and somebody arrested.

Such sentences seldom tell one another, so they are looked for in two whole reports, not in aligned pairs alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice

from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.numbers import quantities_in
from tellings.comparison.order import order_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence, told_sentences
from tellings.comparison.tolls import LEAD, is_own
from tellings.language.quantities.quantity import Bound, Event, Quantity
from tellings.passages import Passage
from tellings.reading import Reading

SCORE = 0.6
"""How sure such a difference is: the reports may tell of other people, or of another time."""
_EVENTS = frozenset({Event.KILLED, Event.INJURED})
_NONE_HELD = re.compile(
    r"\b(?:no (?:immediate )?arrests? (?:ha[sd]|have|were|was)\b|(?:made|been) no arrests?\b"
    r"|not (?:yet )?made any arrests?"
    r"|no ?(?:one|body) (?:is|was|has been|had been) (?:in custody|arrested|charged|detained)"
    r"|no suspects? (?:\w+ ){0,2}(?:in custody|arrested|detained)|not in (?:police )?custody|at large|on the run"
    r"|still (?:searching|looking|hunting) for (?:\w+ ){0,3}(?:suspects?|shooters?|gunm[ae]n|attackers?|killers?))",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:(?:was|were|been|are|is|police|officers|deputies|authorities) (?:\w+ )?(?:arrested|detained)"
    r"|arrested (?:in|for|on|after|over)\b|(?:made?|making) (?:an )?arrests?"
    r"|(?:in|into) (?:police )?custody|turn(?:ed|s) (?:him|her|them)sel(?:f|ves) in|surrendered to"
    r"|charged (?:in|with)\b)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\b(?:no|not|never|neither|none|nor|if|until|could|may|might)\b|n['’]t\b", re.IGNORECASE)
"""What makes it doubtful that a sentence tells of somebody held."""
_SUPPOSED = re.compile(r"\b(?:thought|believed|feared|if|until)\b", re.IGNORECASE)
"""The same of one that tells of nobody."""


def find_nobody_pairs(readings: Sequence[Reading]) -> Iterator[TellingPair]:
    """Pairs of sentences of two reports of which one tells of nobody, and the other of somebody.

    Of those held the first sentence of each report, and only where it does not tell both.

    Args:
        readings: In the story's order.
    """
    told = [tuple(told_sentences(reading)) for reading in readings]
    none, some = [list(filter(_nobody_hurt, each)) for each in told], [list(filter(_hurt, each)) for each in told]
    held = [_held_or_not(each) for each in told]
    for number, other in combinations(range(len(readings)), 2):
        candidates = [(a, b) for a in none[number] for b in some[other] if _nobody_hurt(a).keys() & _hurt(b).keys()]
        candidates += [(a, b) for a in some[number] for b in none[other] if _hurt(a).keys() & _nobody_hurt(b).keys()]
        left, right = held[number], held[other]
        if left and right and left[1] is not right[1]:
            candidates.append((left[0], right[0]))
        yield from (TellingPair(a, b, 0.0, both_ways=False) for a, b in dict.fromkeys(candidates))


def find_nobody_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """That one of the sentences tells of nobody to whom something happened, and the other of somebody."""
    for words in _against(pair.left, pair.right):
        order = order_of(report_time(context, pair.left), report_time(context, pair.right))
        relation, why = Relation.CONFLICT, "Both cannot be of one time."
        if order != "not known":
            relation, why = Relation.UPDATE, "The later report may tell of a later state."
        elif any(told.statements for told in (pair.left, pair.right)):
            relation, why = Relation.BOTH_CAN_STAND, "At least one of them has it from somebody."
        yield Difference(
            DifferenceKind.POLARITY,
            relation,
            Side(words[0], pair.left.passage, " ".join(words[0].text.split())),
            Side(words[1], pair.right.passage, " ".join(words[1].text.split())),
            f"One report tells of nobody, the other of somebody. {why}",
            SCORE,
        )


def _against(left: ToldSentence, right: ToldSentence) -> Iterator[tuple[Passage, Passage]]:
    """The words of the two that tell of nobody and of somebody, if they do; at most once for hurt and for held."""
    for mine, its in ((_nobody_hurt(left), _hurt(right)), (_hurt(left), _nobody_hurt(right))):
        yield from [(mine[event], its[event]) for event in mine if event in its][:1]
    for first, second in ((_NONE_HELD, _HELD), (_HELD, _NONE_HELD)):
        words = _matched(left, first), _matched(right, second)
        if words[0] and words[1]:
            yield words[0], words[1]


def _held_or_not(told: Sequence[ToldSentence]) -> tuple[ToldSentence, re.Pattern[str]] | None:
    """The first sentence of a report that tells of somebody held, or of nobody; None where it tells both or neither."""
    found = [(next((t for t in told if _matched(t, what)), None), what) for what in (_NONE_HELD, _HELD)]
    kept = [(sentence, what) for sentence, what in found if sentence is not None]
    return kept[0] if len(kept) == 1 else None


def _matched(told: ToldSentence, what: re.Pattern[str]) -> Passage | None:
    """The words that match, unless the sentence leaves it open."""
    text, start = told.passage.text, told.passage.start
    match = what.search(text)
    doubtful = _SUPPOSED if what is _NONE_HELD else _OTHERWISE
    if match is None or doubtful.search(text):
        return None
    return told.reading.report.passage(start + match.start(), start + match.end())


@lru_cache(KEPT)
def _nobody_hurt(told: ToldSentence) -> dict[Event, Passage]:
    """What is told to have happened to nobody, in the whole ("none of them" is not), with its words."""
    zero = (q for q in quantities_in(told) if q.interval.high == 0 and q.event in _EVENTS and not q.part)
    return {q.event: _with_verb(q, told) for q in zero if _is_of_everybody(q, told)}


def _is_of_everybody(quantity: Quantity, told: ToldSentence) -> bool:
    text = told.passage.text[quantity.words.end - told.passage.start :].lstrip().casefold()
    return not text.startswith(("of ", "else", "other", "was seriously", "is seriously"))


@lru_cache(KEPT)
def _hurt(told: ToldSentence) -> dict[Event, Passage]:
    """What is told to have happened to somebody in the event that the report tells, near its top, with its words."""
    if told.passage not in {each.passage for each in islice(told.reading.sentences, LEAD)}:
        return {}
    some = [q for q in quantities_in(told) if q.interval.low > 0 and q.event in _EVENTS and not q.single]
    exact = (q for q in some if q.interval.bound is not Bound.VAGUE and is_own(q, told.sentence))
    return {q.event: _with_verb(q, told) for q in exact}


def _with_verb(quantity: Quantity, told: ToldSentence) -> Passage:
    """The number with the verb that says what happened, if that stands close behind it."""
    words = [word for word in told.sentence.words if quantity.words.end <= word.start <= quantity.words.end + 40]
    end = next((word.end for word in words if word.lemma == quantity.governor), quantity.words.end)
    return told.reading.report.passage(quantity.words.start, end)
