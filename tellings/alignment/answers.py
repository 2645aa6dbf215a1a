"""How other reports stand to the units of points: what the sentence and its clauses each were answered, weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.alignment.align import Link
from tellings.alignment.apart import Unit
from tellings.alignment.scorer import Thresholds
from tellings.alignment.told import Telling, Told
from tellings.passages import Passage

Answers = Mapping[tuple[Passage, str], Telling]
Pairs = frozenset[tuple[Passage, Passage]]

CARRIED = (Told.TOLD, Told.PARTLY)


def by_place(tellings: Iterable[Telling]) -> dict[tuple[Passage, str], Telling]:
    """The answers by what was looked for and where."""
    return {(telling.sentence, telling.report): telling for telling in tellings}


def both_ways(links: Iterable[Link]) -> Pairs:
    """The pairs that are linked, both ways round."""
    return frozenset(pair for link in links for pair in ((link.left, link.right), (link.right, link.left)))


def answer_of(unit: Unit, report: str, coarse: Answers, fine: Answers, refused: Pairs, limits: Thresholds) -> Telling:
    """How a report tells a unit.

    A part of a sentence is told if one of its clauses is. A whole sentence was read twice, at once and clause by
    clause: the two are weighed alike, so that one loose fit is not enough. Passages that are `refused`, as they
    share only a name or tell of another time, count for nothing.
    """
    parts = [fine[clause, report] for clause in unit.clauses if (clause, report) in fine]
    whole = coarse.get((unit.sentence, report)) if unit.whole else None
    kept = [part for part in parts if part.how is Told.NOT_TOLD or _passages(part, refused)]
    best = max((part.score for part in kept), default=0.0)
    score = best if whole is None else (whole.score + best) / 2
    how = _how(score, whole, kept, limits)
    passages = _found(kept, whole, refused) if how is not Told.NOT_TOLD else ()
    if not passages:
        return _refused(unit, report, parts, whole, limits)
    return Telling(unit.passage, report, how, passages, score, "")


def _refused(unit: Unit, report: str, parts: Sequence[Telling], whole: Telling | None, limits: Thresholds) -> Telling:
    """The answer where no passage counts: not told if little speaks for it, too; else it is unsure."""
    found = [answer for answer in (whole, *parts) if answer is not None]
    score = sum(answer.score for answer in found) / len(found) if found else 0.0
    surely = [answer for answer in found if answer.how in CARRIED and answer.passages]
    if surely and (whole in surely or score >= (limits.told + limits.unsure) / 2):
        return Telling(unit.passage, report, Told.UNSURE, surely[0].passages[:1], score, "")
    return Telling(unit.passage, report, Told.NOT_TOLD, (), score, "")


def _how(score: float, whole: Telling | None, parts: Sequence[Telling], limits: Thresholds) -> Told:
    if score < limits.told:
        unsure = score >= limits.unsure or (whole is not None and whole.how in CARRIED)
        return Told.UNSURE if unsure else Told.NOT_TOLD
    full = all(part.how is Told.TOLD for part in parts) if whole is None else whole.how is Told.TOLD
    return Told.TOLD if full else Told.PARTLY


def _found(parts: Sequence[Telling], whole: Telling | None, refused: Pairs) -> tuple[Passage, ...]:
    """The best passage for each clause that has one, surest first; the sentence's own where no clause has."""
    told = sorted((part for part in parts if part.how in CARRIED), key=lambda part: -part.score)
    unsure = sorted((part for part in parts if part.how is Told.UNSURE), key=lambda part: -part.score)[:1]
    for found in (told, unsure, [whole] if whole is not None else []):
        passages = dict.fromkeys(p for part in found for p in _passages(part, refused)[:1])
        if passages:
            return tuple(passages)
    return ()


def _passages(telling: Telling, refused: Pairs) -> list[Passage]:
    return [passage for passage in telling.passages if (telling.sentence, passage) not in refused]
