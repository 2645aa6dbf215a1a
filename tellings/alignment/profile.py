"""What the alignment knows of a report by itself: its telling sentences, and their clauses, as vectors and words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.alignment.cues import Cues, cues_of, plain
from tellings.alignment.facts import facts_in
from tellings.alignment.interaction import Pieces, load_head, offer, running_sums
from tellings.alignment.marks import Marks, mark
from tellings.alignment.parts import clauses_of, parts_of
from tellings.learned.encoder import ALIGNMENT, WIDTH, Encoded, encode, rarity
from tellings.reading import Reading
from tellings.reports.report import TELLING_KINDS, BlockKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.language.annotations import Sentence
    from tellings.passages import Passage

    Floats = NDArray[np.floating[Any]]
    Indexes = NDArray[np.integer[Any]]

PIECES = 96
"""Word pieces of a sentence that are laid against those of other sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Some passages of a report as arrays: its sentences, or their clauses; `n` of them, in text order.

    Attributes:
        passages: Where they stand.
        pieces: Their word pieces; those of a sentence's clauses are the sentence's own.
        stretches: `(c, 384)`, mean states of the stretches between commas and conjunctions, of length 1.
        stretch_first: `(n,)`, where those of each passage begin; each has one at least.
        word: `(pieces + 1,)`, which of the words in `named` each piece is of; 0 where it is of no content word.
        word_weight: `(pieces + 1,)`, how rare that word is in English, parted among its pieces; 0 where there is none.
        lemmas: Of content words, weighed by how rare they are in English.
        names: Last words of names.
        named: The words of names, and all other words: what a name may be found in.
        numbers: Numbers and vague numbers.
        quoted: Content words within quotation marks.
        parties: Who is mentioned (see `tellings.alignment.facts`, as for the next four).
        speakers: Who says something.
        times: When things were.
        amounts: How many or how much of what.
        counted: Of what.
        length: `(n,)`, words of each.
        place: `(n,)`, where each stands, 0 first to 1 last.
        title: `(n,)`, 1 for a title, 0 for others.
    """

    passages: tuple[Passage, ...]
    pieces: Pieces
    stretches: Floats
    stretch_first: Indexes
    word: Indexes
    word_weight: Floats
    lemmas: Marks
    names: Marks
    named: Marks
    numbers: Marks
    quoted: Marks
    parties: Marks
    speakers: Marks
    times: Marks
    amounts: Marks
    counted: Marks
    length: Floats
    place: Floats
    title: Floats

    def __len__(self) -> int:
        return len(self.passages)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What two reports are laid side by side by; it depends on the reading and on the weights alone.

    Attributes:
        report: The report's id.
        sentences: Those that tell something (no captions, credits, furniture).
        clauses: Of these sentences; one that has no parts is its only clause.
        home: `(clauses,)`, the sentence that each is of, rising.
    """

    report: str
    sentences: Units
    clauses: Units
    home: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """The telling sentences of a report as the encoder reads them: what costs most of a profile.

    Attributes:
        report: The report's id.
        states: `(pieces, 384)`, of its word pieces.
        rarities: `(pieces,)`, how rare each is in English.
        spans: `(pieces, 2)`, the characters of its sentence that it stands for.
        sizes: `(n,)`, pieces of each sentence.
    """

    report: str
    states: NDArray[np.float16]
    rarities: NDArray[np.float16]
    spans: NDArray[np.int32]
    sizes: NDArray[np.int32]


def encode_reports(readings: Sequence[Reading]) -> Iterator[Encoding]:
    """Encode the telling sentences of reports, in their order; the costly step of a profile.

    Raises:
        SetupError: The weights are missing.
    """
    texts = [[_text(s) for s in telling_sentences(reading)] for reading in readings]
    asked = Counter(text for own in texts for text in own)
    found: dict[str, Encoded] = {}
    for reading, own in zip(readings, texts, strict=True):
        new = [text for text in dict.fromkeys(own) if text not in found]
        read = encode(new, pieces_of_each=PIECES, weights=ALIGNMENT, alone=True)
        found |= dict(zip(new, read, strict=True))
        yield _joined(reading.report.id, [found[text] for text in own])
        asked.subtract(own)
        for text in own:
            if not asked[text]:
                found.pop(text, None)


Encoder = Callable[[Sequence[Reading]], Iterator[Encoding]]
"""Gives the encodings of reports, in their order."""


def profile_reports(readings: Sequence[Reading], encode: Encoder = encode_reports) -> Iterator[Profile]:
    """Profile reports, in their order; a sentence that several of them have word for word is read once.

    Raises:
        SetupError: The weights are missing.
    """
    for reading, encoding in zip(readings, encode(readings), strict=True):
        yield profile(reading, encoding)


def profile(reading: Reading, encoding: Encoding) -> Profile:
    """Profile a report whose sentences are encoded."""
    sentences = telling_sentences(reading)
    clauses = clauses_of([reading])
    parts = [parts_of(sentence, clauses[sentence.passage]) for sentence in sentences]
    home = np.repeat(np.arange(len(sentences)), [len(own) for own in parts])
    states, rarities = encoding.states.astype(np.float32), encoding.rarities.astype(np.float32)
    ends = np.cumsum(encoding.sizes, dtype=np.intp)
    whole = np.stack([ends - encoding.sizes, ends], axis=1)
    read = _Read(running_sums(states), _Spans(*encoding.spans.T.tolist()), offer(states, rarities, whole, load_head()))
    places = [
        _Place(sentence.passage.start, *bounds) for sentence, bounds in zip(sentences, whole.tolist(), strict=True)
    ]
    return Profile(
        reading.report.id,
        _units(reading, sentences, places, read),
        _units(reading, [part for own in parts for part in own], [places[i] for i in home], read),
        home,
    )


def telling_sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that tell something: no captions, credits, furniture."""
    return tuple(s for s in reading.sentences if s.kind in TELLING_KINDS)


def _text(sentence: Sentence) -> str:
    return sentence.passage.text.replace("\n", " ")


def _joined(report: str, encoded: Sequence[Encoded]) -> Encoding:
    return Encoding(
        report,
        np.concatenate([np.zeros((0, WIDTH)), *(e.pieces for e in encoded)]).astype(np.float16),
        np.concatenate([np.zeros(0), *(e.rarities for e in encoded)]).astype(np.float16),
        np.concatenate([np.zeros((0, 2)), *(e.spans for e in encoded)]).astype(np.int32),
        np.array([len(e.pieces) for e in encoded], dtype=np.int32),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A report's word pieces: running sums of their states, the characters that they stand for, what they offer."""

    sums: Floats
    spans: _Spans
    offered: Pieces


@dataclass(frozen=True, slots=True)
class _Spans:
    """The characters of its sentence that each piece of a report stands for; both rise within a sentence."""

    starts: list[int]
    ends: list[int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence: where it begins in the report, and from which to which word piece it reaches."""

    start: int
    first: int
    end: int

    def pieces(self, spans: _Spans, start: int, end: int) -> tuple[int, int]:
        """From which to which piece some characters of the report reach; none where they were not read."""
        first = bisect_right(spans.ends, start - self.start, self.first, self.end)
        last = bisect_left(spans.starts, end - self.start, self.first, self.end)
        return (first, last) if first < last else (0, 0)


def _units(reading: Reading, units: Sequence[Sentence], places: Sequence[_Place], read: _Read) -> Units:
    cues = cues_of(reading, units)
    facts = facts_in(reading, [unit.passage for unit in units])
    starts = [unit.passage.start for unit in units]
    bounds = [p.pieces(read.spans, u.passage.start, u.passage.end) for u, p in zip(units, places, strict=True)]
    stretches = [
        place.pieces(read.spans, start + first, start + last)
        for cue, start, place in zip(cues, starts, places, strict=True)
        for first, last in cue.clauses
    ]
    named = mark([c.names | c.spoken for c in cues])
    word, weight = _words(cues, starts, places, read, named)
    counts = np.array([len(c.clauses) for c in cues], dtype=np.intp)
    return Units(
        passages=tuple(unit.passage for unit in units),
        pieces=read.offered.of(read.sums, _pairs(bounds)),
        stretches=read.offered.of(read.sums, _pairs(stretches)).means,
        stretch_first=np.cumsum(counts) - counts,
        word=word,
        word_weight=weight,
        lemmas=mark([c.lemmas for c in cues], _rarity),
        names=mark([c.names for c in cues]),
        named=named,
        numbers=mark([c.numbers for c in cues]),
        quoted=mark([c.quoted for c in cues], _rarity),
        parties=mark([f.parties | c.names for f, c in zip(facts, cues, strict=True)]),
        speakers=mark([f.speakers for f in facts]),
        times=mark([f.times for f in facts]),
        amounts=mark([f.amounts for f in facts]),
        counted=mark([f.counted for f in facts]),
        length=np.array([c.length for c in cues], dtype=np.float32),
        place=np.linspace(0, 1, len(cues), dtype=np.float32),
        title=np.array([unit.kind is BlockKind.TITLE for unit in units], dtype=np.float32),
    )


def _words(
    cues: Sequence[Cues], starts: Sequence[int], places: Sequence[_Place], read: _Read, named: Marks
) -> tuple[Indexes, Floats]:
    """For each piece the content word that it is of, and how much it says of that word's rarity."""
    word = np.zeros(len(read.sums), dtype=np.intp)
    weight = np.zeros(len(read.sums), dtype=np.float32)
    for cue, start, place in zip(cues, starts, places, strict=True):
        for first, last in cue.words:
            a, b = place.pieces(read.spans, start + first, start + last)
            written = cue.text[first:last]
            word[a:b], weight[a:b] = named.index(plain(written)), _rarity(written.lower()) / max(b - a, 1)
    return word, weight


def _pairs(bounds: Sequence[tuple[int, int]]) -> Indexes:
    return np.array(bounds, dtype=np.intp).reshape(-1, 2)


@lru_cache(maxsize=65_536)
def _rarity(word: str) -> float:
    return rarity(word)
