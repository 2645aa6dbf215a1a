"""Polarity: one act told as done in one report, and as not done or denied in the other."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.attribution.statement import Act
from tellings.comparison.acts import SharedAct, find_shared_acts, passage_of, verb_group
from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of
from tellings.comparison.pairs import TellingPair, ToldSentence

DONE, NOT_DONE, DENIED = "told as so", "told as not so", "denied"
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})
REFUSALS = frozenset({"fail", "refuse", "decline", "deny", "dispute", "reject", "refute"})
"""Verbs that turn what hangs on them round."""


def find_polarity_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Acts that one of the sentences tells as done, and the other as not done."""
    for act in find_shared_acts(pair):
        reads = polarity_of(pair.left, act.left), polarity_of(pair.right, act.right)
        if (reads[0] == DONE) != (reads[1] == DONE):
            yield _difference(act, reads, pair, context)


def polarity_of(told: ToldSentence, at: int) -> str:
    """Whether the act of a verb is told as so, as not so, or is denied by somebody.

    Args:
        told: The sentence.
        at: Index of the verb among its words.
    """
    words = told.sentence.words
    negated = any(
        w.relation == "neg" or w.text.lower() in NEGATIONS for w in words if w.head == at and w is not words[at]
    )
    head = words[words[at].head]
    refused = head is not words[at] and head.lemma in REFUSALS
    denied = any(
        s.act is Act.DENY and any(part.start <= words[at].start < part.end for part in s.content)
        for s in told.statements
    )
    if denied or (head.lemma == "deny" and refused):
        return DENIED if not negated else DONE
    return NOT_DONE if negated != refused else DONE


def _difference(act: SharedAct, reads: tuple[str, str], pair: TellingPair, context: StoryContext) -> Difference:
    left, right = verb_group(pair.left, act.left), verb_group(pair.right, act.right)
    order = order_of(report_time(context, pair.left), report_time(context, pair.right))
    said = any(told.statements for told in (pair.left, pair.right))
    relation, why = Relation.CONFLICT, "both cannot be"
    if said:
        relation, why = Relation.BOTH_CAN_STAND, "at least one of them has it from somebody"
    elif order != "not known":
        relation, why = Relation.UPDATE, "the later report may tell of a later state"
    return Difference(
        DifferenceKind.POLARITY,
        relation,
        Side(passage_of(pair.left, left), pair.left.passage, reads[0]),
        Side(passage_of(pair.right, right), pair.right.passage, reads[1]),
        f"It is {reads[0]} in one report and {reads[1]} in the other: {why}.",
        round(pair.score * min(1.0, 0.4 + 0.2 * act.arguments), 3),
    )
