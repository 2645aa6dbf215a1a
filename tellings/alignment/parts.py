"""The clauses of a reading's sentences, and a clause as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.alignment.clauses import find_clauses
from tellings.language.annotations import Sentence
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import TELLING_KINDS, BlockKind

_SHORT = frozenset({BlockKind.TITLE, BlockKind.SUBHEAD})


def clauses_of(readings: Sequence[Reading]) -> dict[Passage, tuple[Passage, ...]]:
    """For each telling sentence of the readings, its clauses; titles and subheads are too short to have any."""
    telling = (s for r in readings for s in r.sentences if s.kind in TELLING_KINDS)
    return {s.passage: (s.passage,) if s.kind in _SHORT else find_clauses(s) for s in telling}


def parts_of(sentence: Sentence, clauses: Sequence[Passage]) -> list[Sentence]:
    """Its clauses as sentences; the sentence itself where it has one only."""
    return [sentence] if len(clauses) == 1 else [_part(sentence, clause) for clause in clauses]


def _part(sentence: Sentence, clause: Passage) -> Sentence:
    # The parse is left out: its heads count from the sentence's first word, and the alignment does not need it.
    own = (word for word in sentence.words if clause.start <= word.start < clause.end)
    return replace(sentence, passage=clause, lemmas=tuple(word.lemma for word in own if word.content), words=())
