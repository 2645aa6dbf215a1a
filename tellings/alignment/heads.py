"""Titles, standfirsts and subheads join the points that the body tells; what only they tell is a point of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.alignment.apart import Unit
from tellings.alignment.grouping import Group, group_sentences
from tellings.alignment.scores import Scores
from tellings.alignment.shared import Facts
from tellings.passages import Passage

JOINS = 0.35
"""How well a head must fit a group to join it, 0 to 1."""
OWN = 0.25
"""What is added where the group has a passage of the head's own body: that is what it stands above."""
TWO = 2


def group_units(units: Sequence[Unit], scores: Scores, facts: Mapping[Passage, Facts]) -> list[Group]:
    """Groups of units that tell one thing: those of the bodies first, then each head with the group that it fits best.

    Heads that fit none are grouped among themselves, so that no head is lost.
    """
    heads = {unit.passage for unit in units if unit.head}
    groups = group_sentences([unit.passage for unit in units if not unit.head], scores)
    joined: list[list[Passage]] = [list(group) for group in groups]
    left: list[Passage] = []
    home = {passage: number for number, group in enumerate(groups) for passage in group}
    own: dict[str, list[Passage]] = {}
    for passage in home:
        own.setdefault(passage.report, []).append(passage)
    for head in (unit.passage for unit in units if unit.passage in heads):
        fits = _fits(head, groups, home, own.get(head.report, ()), scores, facts)
        worth, number = max(((fit, -number) for number, fit in fits.items()), default=(0.0, 0))
        if worth >= JOINS:
            joined[-number].append(head)
        else:
            left.append(head)
    return [tuple(sorted(group)) for group in joined] + group_sentences(left, scores)


def _fits(
    head: Passage,
    groups: Sequence[Group],
    home: Mapping[Passage, int],
    own: Sequence[Passage],
    scores: Scores,
    facts: Mapping[Passage, Facts],
) -> dict[int, float]:
    """How well a head fits each group that tells anything of it: by the other reports, or by its own body."""
    fits: dict[int, float] = {}
    passages, (near, found) = list(scores.number), scores.row(head)
    like = {passages[number]: score for number, score in zip(near.tolist(), found.tolist(), strict=True)}
    for number in {home[other] for other in like if other in home}:
        best: dict[str, float] = {}
        for passage in groups[number]:
            if passage.report != head.report:
                best[passage.report] = max(like.get(passage, 0.0), best.get(passage.report, 0.0))
        if best:
            own_too = any(passage.report == head.report for passage in groups[number])
            fit = sum(best.values()) / len(best)
            fits[number] = fit + OWN * (own_too and fit >= JOINS)
    for passage in own:
        fit = max(_covered(facts[head], facts[passage]), like.get(passage, 0.0))
        fits[home[passage]] = max(fit, fits.get(home[passage], 0.0))
    return fits


def _covered(head: Facts, body: Facts) -> float:
    """Which share of the head's words the passage has; 0 where it has one or names only."""
    wanted, found = head.lemmas | head.names, body.lemmas | body.names
    both = wanted & found
    return len(both) / len(wanted) if len(both) >= TWO and both & head.lemmas else 0.0
