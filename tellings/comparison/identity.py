"""Identity: who somebody is, or how a name is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.groups import find_groups_called_differently
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import Name, Word, key_of
from tellings.parties.mentions import name_words
from tellings.parties.spelling import without_accents
from tellings.passages import Passage

SPELT_ALIKE = 75.0
"""From here on two words that differ are spellings of one, in per cent of letters as rapidfuzz counts them."""
_WHO = ("person", "organisation")
_SPELT = (*_WHO, "place")
_HYPHENATED = re.compile(r"\b[A-Z]\w+(?:-\w+)*-[A-Z]\w+")
_SHORTEST = 4
_BORN = frozenset({"jr", "sr"})
"""What sets a son apart from his father: no middle name."""
_WHOLE = 2
"""Words of a name that has a first name."""
_LOOSE = frozenset({"acl", "advcl", "appos", "cc", "conj", "punct", "relcl"})
_TELLING = 2
"""Content words of a description; a single one ("Mr", "Governor") is a title, no description."""


def find_identity_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Names that the two spell differently, and people whom both name or count and describe differently."""
    for one in _names(pair.left):
        for other in _names(pair.right):
            who = one.kind in _WHO and other.kind in _WHO
            if _spelt_differently(one, other):
                yield _spelling(one, other, pair)
            elif _are_people(one, other) and _has_middle_name(one, other, pair):
                yield _whole_name(one.passage, other.passage, pair)
            elif _are_people(one, other) and _called_differently(one, other, pair):
                yield _calling(one.passage, other.passage, pair)
            elif who and _last(one.passage) == _last(other.passage) and _spells_one_person(one.passage, other.passage):
                yield from _described(one.passage, other.passage, pair)
    yield from find_groups_called_differently(pair)


@lru_cache(KEPT)
def _names(told: ToldSentence) -> tuple[Name, ...]:
    """The names in a sentence, and what is written like one with hyphens ("Ulm-am-See"), which parsers cut up."""
    found = [n for n in told.reading.names if n.kind in _SPELT and told.passage.contains(n.passage)]
    start = told.passage.start
    spans = [(start + m.start(), start + m.end()) for m in _HYPHENATED.finditer(told.passage.text)]
    joined = [told.reading.report.passage(*span) for span in spans]
    kept = [n for n in found if not any(n.passage.overlaps(j) for j in joined)]
    return (*kept, *(Name(j, "other") for j in joined))


def _spelt_differently(one: Name, other: Name) -> bool:
    """Whether the names differ in the letters of one word only, and no more than two spellings of it may.

    Of what is no person the first letter is the same, too: East Ham is not West Ham, nor is Road 1012 Road 1013; and
    accents that one report leaves out make no other place of it.
    """
    words = [_joined(name.passage.text) for name in (one, other)]
    if len(words[0]) != len(words[1]) or words[0] == words[1]:
        return False
    apart = [(a, b) for a, b in zip(*words, strict=True) if a != b]
    if len(apart) != 1 or not all(word.isalpha() for word in apart[0]):
        return False
    if (len(words[0]) == 1 or not _are_people(one, other)) and apart[0][0][0] != apart[0][1][0]:
        return False
    if not _are_people(one, other) and without_accents(apart[0][0]) == without_accents(apart[0][1]):
        return False
    from rapidfuzz.fuzz import ratio

    short, long = sorted(apart[0], key=len)
    if long.startswith(short):  # "Syria", "Syrian"; but "Porto Lent" and "Porto Lente" are one place
        return len(words[0]) > 1 and len(long) == len(short) + 1 and long[-1] not in "ns" and len(short) >= _SHORTEST
    return len(short) >= _SHORTEST and ratio(short, long) >= SPELT_ALIKE


def _are_people(one: Name, other: Name) -> bool:
    return one.kind == other.kind == "person"


def _has_middle_name(one: Name, other: Name, pair: TellingPair) -> bool:
    """Whether the one name is the other with a middle name, which the other report does not give; initials are none."""
    words = [_plain(name.passage.text) for name in (one, other)]
    (short, shorter_in), (long, _) = sorted(zip(words, (pair.left, pair.right), strict=True), key=lambda w: len(w[0]))
    if len(short) < _WHOLE or len(long) == len(short) or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    more = [word for word in long if word not in short]
    whole = "".join(long)
    given = any("".join(_plain(name.passage.text)) == whole for name in shorter_in.reading.names)
    return set(short) <= set(long) and not any(len(word) == 1 or word in _BORN for word in more) and not given


def _whole_name(one: Passage, other: Passage, pair: TellingPair) -> Difference:
    return Difference(
        DifferenceKind.IDENTITY,
        Relation.PRECISION,
        Side(one, pair.left.passage, " ".join(one.text.split())),
        Side(other, pair.right.passage, " ".join(other.text.split())),
        "One gives a middle name that the other report does not.",
        round(0.6 * pair.score, 3),
    )


@lru_cache(KEPT)
def _plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, its marks taken for blanks."""
    return tuple("".join(c if c.isalnum() else " " for c in name.casefold()).split())


@lru_cache(KEPT)
def _joined(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without marks: what a hyphen joins is one word."""
    return tuple("".join(c for c in name.casefold() if c.isalnum() or c.isspace()).split())


def _last(name: Passage) -> str:
    return "".join(_plain(name.text)[-1:])


def _spells_one_person(one: Passage, other: Passage) -> bool:
    short, long = sorted((_plain(one.text), _plain(other.text)), key=len)
    return len(long) > 1 and set(short) <= set(long)


def _called_differently(one: Name, other: Name, pair: TellingPair) -> bool:
    """Whether the first names of one surname differ, and each report knows but one person of that surname."""
    words = [_name_words(name.passage.text) for name in (one, other)]
    if min(map(len, words)) < _WHOLE or words[0][-1] != words[1][-1] or words[0][0] == words[1][0]:
        return False
    firsts = [_first_names(words[0][-1], told) for told in (pair.left, pair.right)]
    return all(len(first) == 1 for first in firsts) and not firsts[0] & firsts[1]


@lru_cache(KEPT)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(name_words(name))


@lru_cache(KEPT)
def _first_names(surname: str, told: ToldSentence) -> set[str]:
    """The first names that a report gives with a surname."""
    names = (name_words(n.passage.text) for n in told.reading.names if n.kind == "person")
    return {name[0] for name in names if len(name) >= _WHOLE and name[-1] == surname}


def _calling(one: Passage, other: Passage, pair: TellingPair) -> Difference:
    return Difference(
        DifferenceKind.IDENTITY,
        Relation.BOTH_CAN_STAND,
        Side(one, pair.left.passage, one.text),
        Side(other, pair.right.passage, other.text),
        "They give one person different first names, or name two people.",
        round(0.7 * pair.score, 3),
    )


def _described(one: Passage, other: Passage, pair: TellingPair) -> Iterator[Difference]:
    """What stands beside the name of one person in both sentences, where it is not the same."""
    left, right = description_beside(pair.left, one), description_beside(pair.right, other)
    if left is None or right is None:
        return
    words = _lemmas(pair.left, left), _lemmas(pair.right, right)
    if min(map(len, words)) < _TELLING or words[0] <= words[1] or words[1] <= words[0]:
        return  # One that only says more ("director", "acting director of …") is no other description.
    yield Difference(
        DifferenceKind.IDENTITY,
        Relation.BOTH_CAN_STAND,
        Side(left, pair.left.passage, left.text),
        Side(right, pair.right.passage, right.text),
        f"{_longer(one, other)} is described differently.",
        round(0.6 * pair.score, 3),
    )


def _longer(one: Passage, other: Passage) -> str:
    return " ".join(max(one.text, other.text, key=lambda text: (len(text), text)).split())


def description_beside(told: ToldSentence, name: Passage) -> Passage | None:
    """The words in apposition to a name or before it in its phrase ("study author", "an astrophysicist at …")."""
    words = told.sentence.words
    inside = [i for i, w in enumerate(words) if name.start <= w.start < name.end]
    heads = [i for i in inside if words[i].head not in inside or words[i].head == i]
    if not heads:
        return None
    behind = [i for i, w in enumerate(words) if w.relation == "appos" and w.head == heads[-1] and i not in inside]
    if behind:
        return _phrase(told, behind[0], inside)
    if words[heads[-1]].relation == "appos" and words[heads[-1]].head < heads[-1]:
        return _phrase(told, words[heads[-1]].head, inside)
    before = [
        i
        for i, w in enumerate(words)
        if w.head == heads[-1] and w.relation in ("compound", "amod", "nmod") and i < inside[0]
    ]
    return told.reading.report.passage(words[before[0]].start, words[before[-1]].end) if before else None


def _phrase(told: ToldSentence, head: int, without: list[int]) -> Passage:
    """The phrase of a noun, from the first to the last word that hangs on it directly, at most ten words."""
    words = told.sentence.words
    inside = {head}
    for _ in range(4):
        inside |= {i for i, w in enumerate(words) if w.head in inside and w.relation not in _LOOSE}
    kept = sorted(inside - set(without))[:10]
    first = next((i for i in range(len(kept)) if kept[i] >= head - 5), 0)
    return told.reading.report.passage(words[kept[first]].start, words[kept[-1]].end)


def _lemmas(told: ToldSentence, words: Passage) -> frozenset[str]:
    inside: list[Word] = [w for w in told.sentence.words if words.start <= w.start < words.end]
    return frozenset(key_of(w) for w in inside if w.content)


def _spelling(one: Name, other: Name, pair: TellingPair) -> Difference:
    """Of a person one spelling is wrong; places and bodies often have several, all of them good."""
    people = _are_people(one, other)
    return Difference(
        DifferenceKind.IDENTITY,
        Relation.CONFLICT if people else Relation.BOTH_CAN_STAND,
        Side(one.passage, pair.left.passage, one.passage.text),
        Side(other.passage, pair.right.passage, other.passage.text),
        f"They spell one name differently, or name two {'people' if people else 'things'}.",
        round(0.8 * pair.score, 3),
    )
