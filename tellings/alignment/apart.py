"""Take sentences apart where only a part of them is told by others: the units that points are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.alignment.links import Links
from tellings.language.annotations import Sentence
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import BlockKind

TOLD = 0.50
"""Score of two clauses from which the one tells part of the other."""
LIKE = 0.35
"""Score under which the one surely does not: a sentence is taken apart only between these two."""
SMALL = 4
"""A clause of fewer words that nobody else tells is read with the clause beside it."""

HEADS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUBHEAD})
"""The kinds of block that tell shortly what the body tells."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a point is made of: a sentence, or the part of one that is told by others than the rest of it.

    Attributes:
        passage: Where it stands.
        sentence: The sentence that it is of; the same as `passage` where that was not taken apart.
        clauses: The clauses within it, in text order.
        head: Whether it is of a title, standfirst or subhead.
    """

    passage: Passage
    sentence: Passage
    clauses: tuple[Passage, ...]
    head: bool

    @property
    def whole(self) -> bool:
        """Whether it is a sentence that was not taken apart."""
        return self.passage == self.sentence


def take_apart(readings: Sequence[Reading], clauses: Mapping[Passage, Sequence[Passage]], links: Links) -> list[Unit]:
    """The units of all telling sentences, in the story's order; `links` are between clauses of different reports."""
    home = {clause: sentence for sentence, parts in clauses.items() for clause in parts}
    parts = {clause for own in clauses.values() if len(own) > 1 for clause in own}
    is_part = np.array([passage in parts for passage in links.passages], dtype=np.bool_)
    likes: dict[Passage, dict[Passage, float]] = defaultdict(dict)
    for link in links.kept(is_part[links.left] | is_part[links.right]):
        for one, other in ((link.left, link.right), (link.right, link.left)):
            if one in parts:
                sentence = home[other]
                likes[one][sentence] = max(link.score, likes[one].get(sentence, 0.0))
    sentences = (s for r in readings for s in r.sentences if s.passage in clauses)
    return [unit for s in sentences for unit in _units(s, clauses[s.passage], likes)]


def _units(
    sentence: Sentence, clauses: Sequence[Passage], likes: Mapping[Passage, Mapping[Passage, float]]
) -> list[Unit]:
    bundles: list[list[Passage]] = []
    for clause in clauses:
        # A clause of the beginning that nobody else tells, however small, is the sentence's own.
        if bundles and (_is_aside(clause, likes) or _told_alike(bundles[-1], clause, likes)):
            bundles[-1].append(clause)
        else:
            bundles.append([clause])
    head = sentence.kind in HEADS
    if len(bundles) == 1:
        return [Unit(sentence.passage, sentence.passage, tuple(clauses), head)]
    return [Unit(_around(sentence.passage, bundle), sentence.passage, tuple(bundle), head) for bundle in bundles]


def _is_aside(clause: Passage, likes: Mapping[Passage, Mapping[Passage, float]]) -> bool:
    return len(clause.text.split()) <= SMALL and not _tellers(clause, likes, TOLD)


def _told_alike(bundle: Sequence[Passage], clause: Passage, likes: Mapping[Passage, Mapping[Passage, float]]) -> bool:
    """Whether what the bundle and the clause tell is told by the same reports, in one sentence of each at least."""
    surely = frozenset[str]().union(*(_tellers(one, likes, TOLD) for one in bundle))
    maybe = frozenset[str]().union(*(_tellers(one, likes, LIKE) for one in bundle))
    own = _tellers(clause, likes, TOLD)
    if not (surely <= _tellers(clause, likes, LIKE) and own <= maybe):
        return False
    near = {s for one in bundle for s, score in likes.get(one, {}).items() if score >= LIKE}
    return not own or any(s in near for s, score in likes.get(clause, {}).items() if score >= LIKE)


def _tellers(clause: Passage, likes: Mapping[Passage, Mapping[Passage, float]], least: float) -> frozenset[str]:
    return frozenset(s.report for s, score in likes.get(clause, {}).items() if score >= least)


def _around(sentence: Passage, bundle: Sequence[Passage]) -> Passage:
    start, end = min(c.start for c in bundle), max(c.end for c in bundle)
    return Passage(sentence.report, start, end, sentence.text[start - sentence.start : end - sentence.start])
