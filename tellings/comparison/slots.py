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
    left, right = (_spoken(told) for told in (pair.left, pair.right))
    keys = [[key_of(word) for word in words] for words in (left, right)]
    steps = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    for number, (what, start, end, first, last) in enumerate(steps):
        if what == "replace":
            around = [step for step in steps[max(0, number - 1) : number + 2] if step[0] == "equal"]
            near = [word for step in around for word in _nearest(left[step[1] : step[2]], step[2] <= start)]
            yield from _slot(pair, left[start:end], right[first:last], _says(near), "between")


def _nearest(words: Sequence[Word], before: bool) -> Sequence[Word]:
    return words[-NEAR:] if before else words[:NEAR]


def _hanging(pair: TellingPair) -> Iterator[Slot]:
    """What hangs in one way on a common word."""
    others: dict[str, list[int]] = {}
    for index, word in enumerate(pair.right.sentence.words):
        others.setdefault(key_of(word), []).append(index)
    common = {word.lemma for word in pair.left.sentence.words} & {word.lemma for word in pair.right.sentence.words}
    hanging = [_children(told) for told in (pair.left, pair.right)]
    for index, word in enumerate(pair.left.sentence.words):
        for other in others.get(key_of(word), ()) if word.content else ():
            yield from _same_roles(pair, word, hanging[0].get(index, {}), hanging[1].get(other, {}), common)


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
    pair: TellingPair, head: Word, left: dict[str, list[int]], right: dict[str, list[int]], common: set[str]
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
    left, right = _without_common_ends(_trimmed(left), _trimmed(right))
    left, right = _trimmed(left), _trimmed(right)
    if not (0 < len(left) <= LONGEST and 0 < len(right) <= LONGEST):
        return
    lemmas = [[key_of(word) for word in words] for words in (left, right)]
    if lemmas[0] == lemmas[1] or not all(any(word.content for word in words) for words in (left, right)):
        return
    yield Slot(_passage(pair.left, left), _passage(pair.right, right), tuple(left), tuple(right), around, role)


def _without_common_ends(left: Sequence[Word], right: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Both without the words that both begin or end with, as long as something of each is left."""
    while len(left) > 1 and len(right) > 1 and key_of(left[0]) == key_of(right[0]):
        left, right = left[1:], right[1:]
    while len(left) > 1 and len(right) > 1 and key_of(left[-1]) == key_of(right[-1]):
        left, right = left[:-1], right[:-1]
    return left, right


def _trimmed(words: Sequence[Word]) -> Sequence[Word]:
    start, end = 0, len(words)
    while start < end and _loose(words[start]):
        start += 1
    while end > start and _loose(words[end - 1]):
        end -= 1
    return words[start:end]


def _loose(word: Word) -> bool:
    return word.part in ("PUNCT", "CCONJ", "SPACE") or not any(map(str.isalnum, word.text))


@lru_cache(KEPT)
def _spoken(told: ToldSentence) -> tuple[Word, ...]:
    return tuple(word for word in told.sentence.words if not _loose(word))


def _says(words: Sequence[Word]) -> float:
    return sum(rarity_of(word.lemma) for word in words if word.content)


def _passage(told: ToldSentence, words: Sequence[Word]) -> Passage:
    return told.reading.report.passage(words[0].start, words[-1].end)
