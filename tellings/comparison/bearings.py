"""Bearings: where a thing lies by the compass ("southern", "southwestern"), or by a landmark ("at", "outside")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tellings.comparison.addresses import STREETS
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import Word, key_of
from tellings.passages import Passage

_COMPASS = re.compile(r"(north|south)?(?:ern)?-?(east|west)?(?:ern)?(?:most)?")
_LONGEST_NAME = 40
"""Characters behind a bearing in which the name of the place that it is said of begins."""
_INSIDE, _AT, _OUTSIDE, _NEAR, _BEHIND, _OPPOSITE = "in", "at", "outside", "near", "behind", "opposite"
_ENTRANCE = "at the entrance"
_RELATIONS = {
    "in": _INSIDE, "inside": _INSIDE, "within": _INSIDE, "into": _INSIDE, "at": _AT, "on": _AT, "outside": _OUTSIDE,
    "near": _NEAR, "beside": _NEAR, "behind": _BEHIND, "opposite": _OPPOSITE,
}  # fmt: skip
_PARTS = {"entrance": _ENTRANCE, "gate": _ENTRANCE, "front": _OUTSIDE, "back": _BEHIND, "rear": _BEHIND}
"""Nouns that say how something lies to what follows them ("at the entrance to the house")."""
_APART = frozenset(
    frozenset(pair)
    for pair in (
        (_OUTSIDE, _INSIDE), (_OUTSIDE, _AT), (_OUTSIDE, _NEAR), (_OUTSIDE, _BEHIND), (_OUTSIDE, _ENTRANCE),
        (_NEAR, _AT), (_NEAR, _BEHIND), (_NEAR, _ENTRANCE), (_OPPOSITE, _AT), (_OPPOSITE, _INSIDE),
    )
)  # fmt: skip
"""Relations of which not both are meant; what is at the entrance is at the house, too."""
LEAST = 0.8
"""The sentences surely tell one thing: their score is at least this."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """How something lies.

    Attributes:
        of: What it is said of: the place or landmark.
        lies: The direction ("southwest") or the relation ("outside").
        words: Where it is written.
    """

    of: str
    lies: str
    words: Passage


def find_bearings_apart(pair: TellingPair) -> Iterator[tuple[Passage, Passage]]:
    """The words that put one thing at two points of the compass, or to two sides of one landmark; each once."""
    if pair.score < LEAST:
        return
    yield from _apart(directions(pair.left), directions(pair.right), _are_two_points)
    yield from _apart(landmarks(pair.left), landmarks(pair.right), _are_two_sides)


def _apart(
    lefts: tuple[Bearing, ...], rights: tuple[Bearing, ...], differ: Callable[[str, str], bool]
) -> Iterator[tuple[Passage, Passage]]:
    """The first bearings of each thing, where all that the one says of it differs from all that the other says."""
    for thing in dict.fromkeys(one.of for one in lefts):
        mine, its = ([b for b in found if b.of == thing] for found in (lefts, rights))
        if its and all(differ(one.lies, other.lies) for one in mine for other in its):
            yield mine[0].words, its[0].words


def _are_two_points(left: str, right: str) -> bool:
    return left != right


def _are_two_sides(left: str, right: str) -> bool:
    return frozenset((left, right)) in _APART


@lru_cache(KEPT)
def directions(told: ToldSentence) -> tuple[Bearing, ...]:
    """What a sentence says of where places lie: "southwest Lindow", "the northern city of Lindow", "the east side".

    What is a part of a name ("North Korea", "the West Bank") is none.
    """
    return tuple(_directions(told))


def _directions(told: ToldSentence) -> Iterator[Bearing]:
    words = told.sentence.words
    for index, word in enumerate(words):
        last = _last_part(words, index)
        lies = point_of_compass("".join(each.text for each in words[index : last + 1]))
        head = words[words[last].head]
        if not lies or index != _first_part(words, index) or _in_name(told, word) or head.part not in ("NOUN", "PROPN"):
            continue
        for of in (key_of(head), *_names_behind(told, word)):
            start, end = min(word.start, head.start), max(words[last].end, head.end)
            yield Bearing(of, lies, told.reading.report.passage(start, end))


def _last_part(words: tuple[Word, ...], at: int) -> int:
    """Index of the last part of a word with a hyphen ("north-western"), which parsers cut up."""
    return at + 2 if [word.text for word in words[at + 1 : at + 2]] == ["-"] and at + 2 < len(words) else at


def _first_part(words: tuple[Word, ...], at: int) -> int:
    return at - 2 if at > 1 and words[at - 1].text == "-" else at


def point_of_compass(word: str) -> str:
    """The point that a word stands for: "southwest" for "South-Western"; "" for other words."""
    match = _COMPASS.fullmatch(word.casefold())
    return "".join(part or "" for part in match.groups()) if match else ""


def _in_name(told: ToldSentence, word: Word) -> bool:
    """Whether a word is written as a part of a place's name ("North Korea")."""
    inside = (n for n in told.reading.names if n.passage.start <= word.start < n.passage.end)
    return word.text[0].isupper() and any(inside)


def _names_behind(told: ToldSentence, word: Word) -> Iterator[str]:
    """The name of the place that the bearing is said of, close behind it: "the southern city of Lindow"."""
    for name in told.reading.names:
        if (
            name.kind == "place"
            and 0 < name.passage.start - word.end <= _LONGEST_NAME
            and told.passage.contains(name.passage)
        ):
            between = told.passage.text[word.end - told.passage.start : name.passage.start - told.passage.start]
            if not any(mark in between for mark in ",;:.()"):
                yield name.passage.text.casefold()
                return


@lru_cache(KEPT)
def landmarks(told: ToldSentence) -> tuple[Bearing, ...]:
    """How things lie to what a sentence names with a noun: "outside the bar", "at the entrance to her home"."""
    return tuple(_landmarks(told))


def _landmarks(told: ToldSentence) -> Iterator[Bearing]:
    words = told.sentence.words
    for index, word in enumerate(words):
        lies = _RELATIONS.get(word.text.lower())
        if lies is None or word.relation != "prep":
            continue
        at = _object(words, index)
        part = _PARTS.get(words[at].lemma) if at is not None else None
        if at is not None and part:
            lies, at = part, _object_of(words, at)
        if at is not None and _is_landmark(words[at], lies):
            yield Bearing(key_of(words[at]), lies, told.reading.report.passage(word.start, words[at].end))


def _is_landmark(word: Word, lies: str) -> bool:
    """Whether a word can stand for one thing by itself; of a street it is the name that counts, not "street"."""
    if not word.content or word.lemma.rstrip(".") in STREETS:
        return False
    return word.part == "NOUN" or (word.part == "PROPN" and lies != _INSIDE)


def _object(words: tuple[Word, ...], at: int) -> int | None:
    return next((i for i, word in enumerate(words) if word.head == at and word.relation == "pobj"), None)


def _object_of(words: tuple[Word, ...], at: int) -> int | None:
    """What follows "of" or "to" behind a noun."""
    preps = (i for i, word in enumerate(words) if word.head == at and word.lemma in ("of", "to"))
    return next((found for i in preps if (found := _object(words, i)) is not None), None)
