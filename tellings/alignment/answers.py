"""How other reports stand to the units of points: what the sentence and its clauses each were answered, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tellings.alignment.apart import Unit
from tellings.alignment.scorer import Thresholds
from tellings.alignment.told import Told
from tellings.passages import Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.alignment.columns import Tellings
    from tellings.alignment.scores import Scores

    Indexes = NDArray[np.integer[Any]]

CARRIED = (Told.TOLD, Told.PARTLY)


class Answer(NamedTuple):
    """How a report tells a unit."""

    how: Told
    passages: tuple[Passage, ...]


class _Part(NamedTuple):
    """What was answered for a sentence or a clause, the best passage, and the best of those that count."""

    how: Told
    score: float
    shown: Passage | None
    counted: Passage | None


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers of an alignment, with those of the shown passages that do not count.

    Attributes:
        tellings: The answers.
        counted: `(shown + 1,)`, for each passage shown the place of the next one from there on that counts.
    """

    tellings: Tellings
    counted: Indexes

    def part(self, passage: Passage, report: str) -> _Part | None:
        """The answer for a passage; None where it was not asked."""
        answer = self.tellings.answer(passage, report)
        if answer is None:
            return None
        how, score, (start, end) = answer
        if start == end:
            return _Part(how, score, None, None)
        passages, best = self.tellings.passages, int(self.counted[start])
        shown = passages[int(self.tellings.shown[start])]
        if best == start:
            return _Part(how, score, shown, shown)
        return _Part(how, score, shown, passages[int(self.tellings.shown[best])] if best < end else None)


def answers_of(tellings: Tellings, refused: Scores) -> Answers:
    """The answers; passages that are linked in `refused` do not count."""
    cells = np.repeat(np.arange(len(tellings.first) - 1), np.diff(tellings.first))
    numbers = np.array([refused.number.get(passage, -1) for passage in tellings.passages], dtype=np.intp)
    asked, shown = numbers[cells // max(len(tellings.reports), 1)], numbers[tellings.shown]
    counts = refused.of_pairs(asked, shown) == 0
    place = np.append(np.where(counts, np.arange(len(counts)), len(counts)), len(counts))
    return Answers(tellings, np.minimum.accumulate(place[::-1])[::-1].astype(np.int32))


def answer_of(unit: Unit, report: str, coarse: Answers, fine: Answers, limits: Thresholds) -> Answer:
    """How a report tells a unit.

    A part of a sentence is told if one of its clauses is. A whole sentence was read twice, at once and clause by
    clause: the two are weighed alike, so that one loose fit is not enough. Passages that do not count, as they share
    only a name or tell of another time, count for nothing.
    """
    parts = [part for clause in unit.clauses if (part := fine.part(clause, report)) is not None]
    whole = coarse.part(unit.sentence, report) if unit.whole else None
    kept = [part for part in parts if part.how is Told.NOT_TOLD or part.counted is not None]
    best = max((part.score for part in kept), default=0.0)
    score = best if whole is None else (whole.score + best) / 2
    how = _how(score, whole, kept, limits)
    passages = _found(kept, whole) if how is not Told.NOT_TOLD else ()
    return Answer(how, passages) if passages else _refused(parts, whole, limits)


def _refused(parts: Sequence[_Part], whole: _Part | None, limits: Thresholds) -> Answer:
    """The answer where no passage counts: not told if little speaks for it, too; else it is unsure."""
    found = [answer for answer in (whole, *parts) if answer is not None]
    score = sum(answer.score for answer in found) / len(found) if found else 0.0
    surely = [answer for answer in found if answer.how in CARRIED and answer.shown is not None]
    if surely and surely[0].shown and (whole in surely or score >= (limits.told + limits.unsure) / 2):
        return Answer(Told.UNSURE, (surely[0].shown,))
    return Answer(Told.NOT_TOLD, ())


def _how(score: float, whole: _Part | None, parts: Sequence[_Part], limits: Thresholds) -> Told:
    if score < limits.told or not any(part.how in CARRIED for part in (whole, *parts) if part):
        doubted = any(part.how is Told.UNSURE and part.score < limits.unsure for part in (whole, *parts) if part)
        unsure = score >= limits.unsure or doubted or (whole is not None and whole.how in CARRIED)
        return Told.UNSURE if unsure else Told.NOT_TOLD
    full = all(part.how is Told.TOLD for part in parts) if whole is None else whole.how is Told.TOLD
    return Told.TOLD if full else Told.PARTLY


def _found(parts: Sequence[_Part], whole: _Part | None) -> tuple[Passage, ...]:
    """The best passage for each clause that has one, surest first; the sentence's own where no clause has."""
    told = sorted((part for part in parts if part.how in CARRIED), key=lambda part: -part.score)
    unsure = sorted((part for part in parts if part.how is Told.UNSURE), key=lambda part: -part.score)[:1]
    for found in (told, unsure, [whole] if whole is not None else []):
        passages = dict.fromkeys(part.counted for part in found if part.counted is not None)
        if passages:
            return tuple(passages)
    return ()
