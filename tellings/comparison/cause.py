"""Cause: different reasons, occasions or purposes for one act ("because of", "due to", "over", "in order to")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.comparison.acts import find_shared_acts
from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.language.annotations import Word, key_of
from tellings.passages import Passage

REASON, PURPOSE, GROUNDS = "reason", "purpose", "grounds"
"""What a cause is: why it came about, what it was done for ("jumped to escape the fire"), what somebody was blamed or
praised for ("for leaving the harbour")."""
_SIGNS = {
    REASON: frozenset({"because", "due", "over", "amid", "despite", "after", "following"}),
    GROUNDS: frozenset({"for"}),
}
_CONJUNCTIONS = frozenset({"because", "since", "after", "as"})
LEAST = {REASON: 2, PURPOSE: 1, GROUNDS: 2}
"""Lemmas that hang on the verbs of both sentences, at least; a purpose says more of an act than an occasion."""
LONGEST = 14
"""Words of a cause that are shown."""
_CLAUSES = frozenset({"prep", "advcl", "npadvmod", "advmod", "prt"})
_OBJECTS = frozenset({"pobj", "pcomp"})


@dataclass(frozen=True, slots=True)
class Cause:
    """What a sentence gives as the cause of an act.

    Attributes:
        kind: "reason", "purpose" or "grounds"; only causes of one kind are compared.
        head: The verb or noun of the cause.
        words: All of it, its sign ("because of") included.
    """

    kind: str
    head: Word
    words: tuple[Word, ...]


def find_cause_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Acts for which both sentences give a cause, and not the same: no more than a word is in both."""
    for act in find_shared_acts(pair, least=min(LEAST.values())):
        left, right = cause_of(pair.left, act.left), cause_of(pair.right, act.right)
        if left is None or right is None or left.kind != right.kind or act.arguments < LEAST[left.kind]:
            continue
        if _differ(left, right):
            yield Difference(
                DifferenceKind.CAUSE,
                Relation.BOTH_CAN_STAND,
                _side(pair.left, left.words),
                _side(pair.right, right.words),
                "They give different causes for one act; it may have both.",
                round(0.6 * pair.score, 3),
            )


def _differ(left: Cause, right: Cause) -> bool:
    words = _content(left.words), _content(right.words)
    if not all(words) or key_of(left.head) == key_of(right.head):
        return False
    if left.kind == GROUNDS and "VERB" not in (left.head.part, right.head.part):
        return False  # "For the wall" is what was paid for.
    return len(words[0] & words[1]) * 2 < min(map(len, words))


def cause_of(told: ToldSentence, at: int) -> Cause | None:
    """What the sentence gives as the cause of the act of a verb; none where it gives none.

    A date behind "after" or a sum behind "for" is no cause.
    """
    words = told.sentence.words
    for index, word in enumerate(words):
        kind = _kind(told, index) if word.head == at and word.relation in _CLAUSES else ""
        if kind:
            inside = _below(words, index)
            found = words[min(inside) : max(inside) + 1][:LONGEST]
            if not any(any(map(str.isdigit, each.text)) for each in found):
                return Cause(kind, _head(words, index), found)
    return None


def _kind(told: ToldSentence, at: int) -> str:
    """What sort of cause a word introduces; "" for none."""
    words = told.sentence.words
    word = words[at]
    if word.relation != "advcl":
        return next((kind for kind, signs in _SIGNS.items() if word.lemma in signs), "")
    beside = [w for w in words if w.head == at and w.relation in ("mark", "aux")]
    if any(w.lemma in _CONJUNCTIONS and w.relation == "mark" for w in beside):
        return REASON
    return PURPOSE if any(w.text.lower() == "to" for w in beside) else ""


def _head(words: tuple[Word, ...], at: int) -> Word:
    """The verb or noun of a cause: of "due to heavy fog" it is "fog"."""
    while (below := next((i for i, w in enumerate(words) if w.head == at and _leads_on(w)), None)) is not None:
        at = below
    return words[at]


def _leads_on(word: Word) -> bool:
    return word.relation in _OBJECTS or (word.relation == "prep" and word.lemma in ("of", "to"))


def _below(words: tuple[Word, ...], at: int) -> set[int]:
    inside = {at}
    for _ in range(LONGEST):
        inside |= {index for index, word in enumerate(words) if word.head in inside and not _loose(word)}
    return inside


def _loose(word: Word) -> bool:
    """Whether a word begins something else: "to get ashore and were treated" is no purpose as a whole."""
    return word.relation in ("punct", "cc") or (word.relation == "conj" and word.part in ("VERB", "AUX"))


def _content(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(key_of(word) for word in words if word.content)


def _side(told: ToldSentence, words: tuple[Word, ...]) -> Side:
    passage: Passage = told.reading.report.passage(words[0].start, words[-1].end)
    return Side(passage, told.passage, " ".join(passage.text.split()))
