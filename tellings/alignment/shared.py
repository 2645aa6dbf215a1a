"""What two passages of different reports share beside their score: words, names, times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median_low

import numpy as np

from tellings.alignment.links import Links
from tellings.language.annotations import Sentence, key_of
from tellings.language.times.expression import Interval, TimeExpression
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.stated import StatedTime

ALONE = 0.65
"""A score under this is not believed where two passages share names and common words only: of one place, or of a fire,
many things are told."""
APART = timedelta(days=31)
"""Two passages that tell of times further apart tell of two things; nearer ones may be one thing that is corrected."""

COMMON = 1 / 12
"""A word in a larger share of a story's sentences is what the story is about: it does not make two of them alike."""
FEW = 4
"""A word in no more sentences than these is never common."""

_AT_ONCE = 10_000

_PLACING = frozenset({"at", "before", "after"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a passage has to be told by.

    Attributes:
        lemmas: Of its nouns, verbs, adjectives and numbers; names and the story's common words left out.
        names: The words of its names, and those that are common in the story.
        when: When the things were that it tells of, as far as that is dated.
        since: Years from which on something has been so, or has not been: "since 2005", and "in 17 years" in 2022.
    """

    lemmas: frozenset[str]
    names: frozenset[str]
    when: tuple[Interval, ...]
    since: frozenset[int]


def facts_of(readings: Sequence[Reading], clauses: Mapping[Passage, Sequence[Passage]]) -> dict[Passage, Facts]:
    """The facts of sentences and of their clauses."""
    stated = [year for reading in readings if (year := _year(reading)) is not None]
    usual = median_low(stated) if stated else None
    found = {}
    common = _common(readings)
    for reading in readings:
        for sentence in reading.sentences:
            for passage in {sentence.passage, *clauses.get(sentence.passage, ())}:
                found[passage] = _facts(reading, sentence, passage, _year(reading) or usual, common)
    return found


def _common(readings: Sequence[Reading]) -> frozenset[str]:
    sentences = [{key_of(word) for word in s.words} for reading in readings for s in reading.sentences if s.words]
    spread = Counter(lemma for words in sentences for lemma in words)
    return frozenset(lemma for lemma, count in spread.items() if count > max(FEW, COMMON * len(sentences)))


def _year(reading: Reading) -> int | None:
    published = reading.report.published
    return int(published.iso[:4]) if isinstance(published, StatedTime) else None


def _facts(reading: Reading, sentence: Sentence, passage: Passage, year: int | None, common: frozenset[str]) -> Facts:
    names = [name.passage for name in reading.names if name.passage.overlaps(passage)]
    own = [w for w in sentence.words if passage.start <= w.start < passage.end]
    named = {key_of(w) for w in own if any(n.start <= w.start < n.end for n in names)}
    lemmas = {key_of(w) for w in own if w.part in _TELLING} - named - {""}
    times = [time for time in reading.times if passage.contains(time.passage)]
    return Facts(
        frozenset(lemmas - common),
        frozenset((named | (lemmas & common)) - {""}),
        tuple(
            t.interval
            for t in times
            if t.bearing == "event" and t.link in _PLACING and isinstance(t.interval, Interval)
        ),
        frozenset(_since(times, year)),
    )


def _since(times: Iterable[TimeExpression], year: int | None) -> Iterator[int]:
    for time in times:
        if time.precision != "year":
            continue
        if time.link == "since" and isinstance(time.interval, Interval):
            yield time.interval.first.year
        years = time.value[1:-1]
        if time.type == "DURATION" and year is not None and years.isdecimal():
            yield year - int(years)


def weigh(links: Links, facts: Mapping[Passage, Facts]) -> tuple[Links, Links]:
    """The links that count, with what a shared year adds, and those that do not, whatever their score.

    A link counts if it does not rest on names alone, and its times are not far apart.
    """
    each = [facts[passage] for passage in links.passages]
    dated = np.array([bool(one.when) for one in each], dtype=np.bool_)
    lasting = np.array([bool(one.since) for one in each], dtype=np.bool_)
    left, right, score = links.left, links.right, links.score.copy()
    refused = np.zeros(len(links), dtype=np.bool_)
    for k in np.nonzero(dated[left] & dated[right])[0].tolist():
        refused[k] = _apart(each[left[k]], each[right[k]])
    doubtful = np.nonzero(score < ALONE)[0]
    for some in (doubtful[start : start + _AT_ONCE] for start in range(0, len(doubtful), _AT_ONCE)):
        pairs = zip(left[some].tolist(), right[some].tolist(), strict=True)
        refused[some] |= [_names_only(each[i], each[j]) for i, j in pairs]
    for k in np.nonzero(lasting[left] & lasting[right] & ~refused)[0].tolist():
        one, other = each[left[k]], each[right[k]]
        if not one.since.isdisjoint(other.since) and not one.lemmas.isdisjoint(other.lemmas):
            score[k] = (score[k] + 1) / 2
    return links.scored(score).kept(~refused), links.kept(refused)


def _names_only(left: Facts, right: Facts) -> bool:
    return left.lemmas.isdisjoint(right.lemmas) and not left.names.isdisjoint(right.names)


def _apart(left: Facts, right: Facts) -> bool:
    pairs = [(one, other) for one in left.when for other in right.when]
    return bool(pairs) and all(_gap(one, other) > APART for one, other in pairs)


def _gap(one: Interval, other: Interval) -> timedelta:
    return max(one.first - other.last, other.first - one.last)
