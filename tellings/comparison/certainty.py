"""Certainty: one act told as a fact in one report, as alleged, possible or not known in the other."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.comparison.acts import SharedAct, find_shared_acts, passage_of, verb_group
from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.passages import Passage

FACT, ALLEGED, POSSIBLE, UNKNOWN = "told as a fact", "alleged", "possible", "not known"

HEDGES = {
    UNKNOWN: "unclear unknown unconfirmed",
    ALLEGED: "accuse allege alleged allegedly purported purportedly reportedly rumour suspect suspected supposedly "
    "apparently",
    POSSIBLE: "appear could likely may maybe might perhaps possible possibly potentially probably seem seemingly",
}
"""What a word makes of the act that it stands over; the first kind that has a word there is taken.

"Will" and "would" are left out: they tell of time and of speech as often as of doubt.
"""
_READS = {word: reading for reading, words in HEDGES.items() for word in words.split()}
_OVER = frozenset({"aux", "auxpass", "advmod", "amod", "mark"})


def find_certainty_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Acts that one of the sentences tells as a fact, and the other as less sure."""
    for act in find_shared_acts(pair):
        reads = certainty_of(pair.left, act.left), certainty_of(pair.right, act.right)
        told = _tells(pair.left, act.left), _tells(pair.right, act.right)
        if (reads[0] == FACT) != (reads[1] == FACT) and all(told):
            yield _difference(act, reads, pair, context)


def _tells(told: ToldSentence, at: int) -> bool:
    """Whether the verb asserts an act: it is finite, or hangs on a hedge; "to help" and "helping" assert nothing."""
    words = told.sentence.words
    word = words[at]
    return word.relation not in ("xcomp", "advcl", "acl", "pcomp", "csubj", "amod") or words[word.head].lemma in _READS


def certainty_of(told: ToldSentence, at: int) -> str:
    """How sure the sentence is of an act, by the hedges over its verb.

    Args:
        told: The sentence.
        at: Index of the verb among its words.

    Returns:
        "told as a fact", "alleged", "possible" or "not known".
    """
    words = told.sentence.words
    over = [word for word in words if word.head == at and word.relation in _OVER and word is not words[at]]
    head = words[words[at].head]
    if words[at].relation in ("xcomp", "ccomp", "acl") and head is not words[at]:
        over.append(head)
    found = {_READS[key] for word in over for key in (word.lemma, word.text.lower()) if key in _READS}
    return next((reading for reading in HEDGES if reading in found), FACT)


def _difference(act: SharedAct, reads: tuple[str, str], pair: TellingPair, context: StoryContext) -> Difference:
    left, right = _with_hedge(pair.left, act.left), _with_hedge(pair.right, act.right)
    order = order_of(report_time(context, pair.left), report_time(context, pair.right))
    surer_later = order == ("after" if reads[0] == FACT else "before")
    return Difference(
        DifferenceKind.CERTAINTY,
        Relation.UPDATE if surer_later else Relation.BOTH_CAN_STAND,
        Side(left, pair.left.passage, reads[0]),
        Side(right, pair.right.passage, reads[1]),
        "The later report tells it as a fact." if surer_later else "One report is surer of it than the other.",
        round(pair.score * min(1.0, 0.4 + 0.2 * act.arguments), 3),
    )


def _with_hedge(told: ToldSentence, at: int) -> Passage:
    """The verb with its helpers, and the hedge that it hangs on if that stands close before it."""
    words = told.sentence.words
    group = verb_group(told, at)
    head = words[at].head
    if words[at].relation in ("xcomp", "ccomp") and head < at and words[head].lemma in _READS and at - head <= 4:
        group = words[head : at + 1]
    return passage_of(told, group)
