"""What the alignment knows of each report: its telling sentences as vectors, words, names, numbers and quotations."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tellings.alignment.candidates import find_candidates
from tellings.alignment.cues import Cues, cues_of
from tellings.alignment.interaction import load_head, piece_table
from tellings.alignment.judging import Judgements, StoryPieces, judge_story
from tellings.learned.encoder import ALIGNMENT, WIDTH, Encoded, encode, rarity
from tellings.reading import Reading
from tellings.reports.report import TELLING_KINDS, BlockKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.language.annotations import Sentence

    Floats = NDArray[np.float32]
    Owners = NDArray[np.intp]

LEAST_WEIGHT = 0.05
PIECES = 96
"""Word pieces of a sentence that are laid against those of other sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One report's sentences as arrays; a row is a sentence, `n` of them, unless said otherwise.

    Attributes:
        report: The report's id.
        number: Which of the story's reports it is.
        sentences: The sentences that tell something (no captions, credits, furniture).
        vectors: `(n, 384)`, of length 1.
        clauses: `(c, 384)`; `clause_owner` says whose.
        words: `(w, 384)`, content words as they stand in their sentence; `word_owner` says whose.
        word_weight: `(w,)`, how much each word says, above 0.
        lemmas: `(n, vocabulary)`, 1 where the sentence has the lemma; columns are the same for all reports of a story.
        names: `(n, names)`, 1 where the sentence has a name with that last word.
        name_words: `(n, names)`, 1 where that word stands in the sentence, as a name or not.
        numbers: `(n, numbers)`, 1 where the sentence has the number.
        quoted: `(n, vocabulary)`, 1 where the word stands within quotation marks.
        length: Words of each sentence.
        place: Where it stands, 0 first to 1 last.
        title: 1 for the title, 0 for others.
        means: `(n, 384)`, the mean states of the sentences' word pieces, of length 1.
    """

    report: str
    number: int
    sentences: tuple[Sentence, ...]
    vectors: Floats
    clauses: Floats
    clause_owner: Owners
    words: Floats
    word_owner: Owners
    word_weight: Floats
    lemmas: Floats
    names: Floats
    name_words: Floats
    numbers: Floats
    quoted: Floats
    length: Floats
    place: Floats
    title: Floats
    means: Floats


@dataclass(frozen=True, slots=True, eq=False)
class StoryProfile:
    """The profiles of a story's reports, how much each lemma says, and what word pieces say of candidates.

    Attributes:
        reports: In the order of the readings.
        rare: `(vocabulary,)`, weight of a lemma by how rare it is in English, above 0.
        telling: `(vocabulary,)`, the same by how few of this story's sentences have it.
        judged: What the interaction of word pieces says of the pairs that are worth it.
    """

    reports: tuple[Profile, ...]
    rare: Floats
    telling: Floats
    judged: Judgements


def profile_story(readings: Sequence[Reading]) -> StoryProfile:
    """Profile the reports of a story; all sentences are encoded in one go."""
    sentences = [telling_sentences(reading) for reading in readings]
    cues = [cues_of(reading, own) for reading, own in zip(readings, sentences, strict=True)]
    columns = _columns([c for own in cues for c in own])
    encoded = _encoded(cues)
    tables = [piece_table([e.pieces for e in own], [e.rarities for e in own], load_head()) for own in encoded]
    rows = enumerate(zip(readings, sentences, cues, encoded, tables, strict=True))
    reports = tuple(_profile(r.report.id, number, own, c, e, t.means, columns) for number, (r, own, c, e, t) in rows)
    pieces = StoryPieces(tables)
    del encoded, tables, rows  # the states of all word pieces, twice: most of the memory of a long story
    candidates = find_candidates(
        [report.means for report in reports], [report.lemmas for report in reports], columns.telling
    )
    judged = judge_story(pieces, candidates, load_head())
    return StoryProfile(reports, columns.rare, columns.telling, judged)


def _encoded(cues: Sequence[Sequence[Cues]]) -> list[list[Encoded]]:
    """The sentences of each report as vectors; one that several reports have word for word is read once."""
    asked = [[(c.text, (*c.clauses, *c.words)) for c in own] for own in cues]
    distinct = list(dict.fromkeys(one for own in asked for one in own))
    texts, stretches = [text for text, _ in distinct], [spans for _, spans in distinct]
    found = dict(zip(distinct, encode(texts, stretches, pieces_of_each=PIECES, weights=ALIGNMENT), strict=True))
    return [[found[one] for one in own] for own in asked]


def telling_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that tell something: no captions, credits, furniture."""
    return tuple(s for s in reading.sentences if s.kind in TELLING_KINDS)


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Which column stands for which lemma, name or number, and how much each lemma and each word says."""

    lemma: dict[str, int]
    name: dict[str, int]
    number: dict[str, int]
    rare: Floats
    telling: Floats
    weigh: Callable[[str], float]


def _columns(cues: Sequence[Cues]) -> _Columns:
    spread = Counter(word for c in cues for word in c.lemmas | c.quoted | c.spoken)

    def says(word: str) -> float:
        return max(math.log((len(cues) + 1) / (spread[word] + 0.5)), LEAST_WEIGHT)

    lemma = _numbered(word for c in cues for word in c.lemmas | c.quoted)
    return _Columns(
        lemma,
        _numbered(name for c in cues for name in c.names),
        _numbered(number for c in cues for number in c.numbers),
        np.array([rarity(word) for word in lemma], dtype=np.float32),
        np.array([says(word) for word in lemma], dtype=np.float32),
        lambda word: says(word) * rarity(word),
    )


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: i for i, word in enumerate(sorted(set(words)))}


def _profile(
    report: str,
    number: int,
    sentences: tuple[Sentence, ...],
    cues: Sequence[Cues],
    encoded: Sequence[Encoded],
    means: Floats,
    columns: _Columns,
) -> Profile:
    clauses = [e.stretches[: len(c.clauses)] for e, c in zip(encoded, cues, strict=True)]
    words = [e.stretches[len(c.clauses) :] for e, c in zip(encoded, cues, strict=True)]
    weights = [columns.weigh(c.text[a:b].lower()) for c in cues for a, b in c.words]
    return Profile(
        report=report,
        number=number,
        sentences=sentences,
        vectors=_stack([e.vector[None] for e in encoded]),
        clauses=_stack(clauses),
        clause_owner=_owners(clauses),
        words=_stack(words),
        word_owner=_owners(words),
        word_weight=np.array(weights, dtype=np.float32),
        lemmas=_marks([c.lemmas for c in cues], columns.lemma),
        names=_marks([c.names for c in cues], columns.name),
        name_words=_marks([c.names | c.spoken for c in cues], columns.name),
        numbers=_marks([c.numbers for c in cues], columns.number),
        quoted=_marks([c.quoted for c in cues], columns.lemma),
        length=np.array([c.length for c in cues], dtype=np.float32),
        place=np.linspace(0, 1, len(cues), dtype=np.float32),
        title=np.array([s.kind is BlockKind.TITLE for s in sentences], dtype=np.float32),
        means=means,
    )


def _stack(parts: Sequence[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.zeros((0, WIDTH), dtype=np.float32)


def _owners(parts: Sequence[Floats]) -> Owners:
    return np.repeat(np.arange(len(parts)), [len(part) for part in parts])


def _marks(sets: Sequence[frozenset[str]], columns: dict[str, int]) -> Floats:
    marks = np.zeros((len(sets), len(columns)), dtype=np.float32)
    for row, words in enumerate(sets):
        marks[row, [columns[w] for w in words if w in columns]] = 1
    return marks
