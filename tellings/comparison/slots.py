"""Slots: the places in two sentences that stand in the same surroundings and are filled with different words.

Found in three ways: stretches between words that both sentences have in the same order, what hangs in the same way on
a word that both have (the subject of one verb, the object, what follows one preposition), and what is done to one thing
(the verbs of which a word that both have is the object).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from tellings.comparison.overlap import rarity_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.language.annotations import Word, key_of
from tellings.passages import Passage

LONGEST = 9
"""Words of a slot; what is longer is no slot but another sentence."""
NEAR = 4
"""Words on each side of a slot that count as its surroundings."""
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "object",
    "dobj": "object",
    "agent": "subject",
    "prep": "preposition",
    "advmod": "manner",
    "amod": "quality",
    "compound": "quality",
    "appos": "apposition",
    "attr": "predicate",
    "acomp": "predicate",
    "xcomp": "clause",
    "ccomp": "clause",
    "advcl": "clause",
    "acl": "clause",
    "relcl": "clause",
    "npadvmod": "manner",
    "oprd": "predicate",
    "pobj": "object",
    "pcomp": "clause",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Two passages that fill one slot.

    Attributes:
        left: In the left sentence.
        right: In the right one.
        left_words: The words of the left passage, loose ends left out; never empty.
        right_words: The same of the right one.
        around: How much the words that both have around the slot say; the sum of their rarities.
        role: "between" for a stretch between common words, how the words hang on a common one ("subject", …), or "act"
            for verbs that have a common one as their object.
    """

    left: Passage
    right: Passage
    left_words: tuple[Word, ...]
    right_words: tuple[Word, ...]
    around: float
    role: str


def find_slots(pair: TellingPair) -> tuple[Slot, ...]:
    """The slots of a pair that are filled differently, each once."""
    found: dict[tuple[Passage, Passage], Slot] = {}
    for slot in (*_between(pair), *_hanging(pair), *_acts(pair)):
        known = found.get((slot.left, slot.right))
        if known is None or known.around < slot.around:
            found[slot.left, slot.right] = slot
    return tuple(found.values())


def _between(pair: TellingPair) -> Iterator[Slot]:
    """Stretches between common words."""
    left, right = _spoken(pair.left), _spoken(pair.right)
    matcher = _matcher(pair.right)
    matcher.set_seq1(_spoken_keys(pair.left))
    steps = matcher.get_opcodes()
    for number, (what, start, end, first, last) in enumerate(steps):
        if what == "replace":
            around = [step for step in steps[max(0, number - 1) : number + 2] if step[0] == "equal"]
            near = [word for step in around for word in _nearest(left[step[1] : step[2]], step[2] <= start)]
            yield from _slot(pair, left[start:end], right[first:last], _says(near), "between")


@lru_cache(KEPT)
def _matcher(told: ToldSentence) -> SequenceMatcher[str]:
    """What lays another sentence against this one; where each word stands in this one is worked out once."""
    return SequenceMatcher(None, (), _spoken_keys(told), autojunk=False)


def _nearest(words: Sequence[Word], before: bool) -> Sequence[Word]:
    return words[-NEAR:] if before else words[:NEAR]


def _hanging(pair: TellingPair) -> Iterator[Slot]:
    """What hangs in one way on a common word."""
    others = _places_of_heads(pair.right)
    hanging = [_children(told) for told in (pair.left, pair.right)]
    for index, key in _heads(pair.left):
        for other in others.get(key, ()):
            head = pair.left.sentence.words[index]
            yield from _same_roles(pair, head, hanging[0][index], hanging[1][other])


@lru_cache(KEPT)
def _heads(told: ToldSentence) -> tuple[tuple[int, str], ...]:
    """The content words on which something hangs: their indexes and keys."""
    words = told.sentence.words
    return tuple((index, key_of(words[index])) for index in sorted(_children(told)) if words[index].content)


@lru_cache(KEPT)
def _places_of_heads(told: ToldSentence) -> dict[str, list[int]]:
    """For each key the indexes of its words on which something hangs."""
    found: dict[str, list[int]] = {}
    for index in sorted(_children(told)):
        found.setdefault(key_of(told.sentence.words[index]), []).append(index)
    return found


def _acts(pair: TellingPair) -> Iterator[Slot]:
    """Verbs that are done to one thing."""
    left, right = _done_to(pair.left), _done_to(pair.right)
    for thing, verb in left.items():
        if thing in right:
            yield from _slot(pair, [verb], [right[thing]], rarity_of(thing), "act")


@lru_cache(KEPT)
def _done_to(told: ToldSentence) -> dict[str, Word]:
    """The first verb of which each thing is the object, by the thing's key."""
    words = told.sentence.words
    found: dict[str, Word] = {}
    for word in words:
        if word.relation in _OBJECTS and word.content and words[word.head].part == "VERB":
            found.setdefault(key_of(word), words[word.head])
    return found


def _same_roles(
    pair: TellingPair, head: Word, left: dict[str, list[int]], right: dict[str, list[int]]
) -> Iterator[Slot]:
    shared = [role for role in left if role in right]
    for role in shared:
        for one in left[role][:2]:
            for other in right[role][:2]:
                sides = [_subtree(t, at) for t, at in ((pair.left, one), (pair.right, other))]
                around = rarity_of(head.lemma) + 0.5 * (len(shared) - 1)
                yield from _slot(pair, sides[0], sides[1], around, role.split(" ")[0])


@lru_cache(KEPT)
def _children(told: ToldSentence) -> dict[int, dict[str, list[int]]]:
    words = told.sentence.words
    found: dict[int, dict[str, list[int]]] = {}
    for index, word in enumerate(words):
        if word.head != index and word.relation in _ROLES:
            role = _ROLES[word.relation]
            role = f"{role} {word.lemma}" if word.relation == "prep" else role
            found.setdefault(word.head, {}).setdefault(role, []).append(index)
    return found


@lru_cache(16 * KEPT)
def _subtree(told: ToldSentence, at: int) -> list[Word]:
    """The words that hang on one, itself included."""
    words = told.sentence.words
    inside = {at}
    for _ in range(LONGEST):
        more = {i for i, word in enumerate(words) if word.head in inside} - inside
        if not more or len(inside) > 2 * LONGEST:
            break
        inside |= more
    return [words[index] for index in sorted(inside) if not _loose(words[index])]


def _slot(pair: TellingPair, left: Sequence[Word], right: Sequence[Word], around: float, role: str) -> Iterator[Slot]:
    """What two stretches without loose words are filled with, if it is not the same."""
    left, right = _without_common_ends(left, right)
    if not (0 < len(left) <= LONGEST and 0 < len(right) <= LONGEST):
        return
    if not all(any(word.content for word in words) for words in (left, right)):
        return
    if len(left) != len(right) or any(key_of(one) != key_of(other) for one, other in zip(left, right, strict=True)):
        yield Slot(_passage(pair.left, left), _passage(pair.right, right), tuple(left), tuple(right), around, role)


def _without_common_ends(left: Sequence[Word], right: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Both without the words that both begin or end with, as long as something of each is left."""
    most = min(len(left), len(right)) - 1
    start = end = 0
    while start < most and key_of(left[start]) == key_of(right[start]):
        start += 1
    while end < most - start and key_of(left[-1 - end]) == key_of(right[-1 - end]):
        end += 1
    return left[start : len(left) - end], right[start : len(right) - end]


def _loose(word: Word) -> bool:
    return word.part in ("PUNCT", "CCONJ", "SPACE") or not any(map(str.isalnum, word.text))


@lru_cache(KEPT)
def _spoken(told: ToldSentence) -> tuple[Word, ...]:
    return tuple(word for word in told.sentence.words if not _loose(word))


@lru_cache(KEPT)
def _spoken_keys(told: ToldSentence) -> tuple[str, ...]:
    return tuple(key_of(word) for word in _spoken(told))


def _says(words: Sequence[Word]) -> float:
    return sum(rarity_of(word.lemma) for word in words if word.content)


def _passage(told: ToldSentence, words: Sequence[Word]) -> Passage:
    return told.reading.report.passage(words[0].start, words[-1].end)
