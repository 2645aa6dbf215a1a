"""Polarity: one act told as done in one report, and as not done or denied in the other."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.attribution.statement import Act
from tellings.comparison.acts import SharedAct, find_shared_acts, passage_of, verb_group
from tellings.comparison.context import StoryContext, report_time
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.order import order_of
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.language.annotations import key_of

DONE, NOT_DONE, DENIED = "told as so", "told as not so", "denied"
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})
NOBODY = frozenset({"no", "neither", "none", "nobody"})
"""What makes an act not done where it stands at its subject or object ("found no weapon")."""
REFUSALS = frozenset({"fail", "refuse", "decline", "deny", "dispute", "reject", "refute"})
"""Verbs that turn what hangs on them round."""
SAYING = frozenset(
    {"say", "tell", "ask", "add", "speak", "talk", "claim", "call", "know", "think", "believe", "have", "do"}
)
"""Verbs of which one report tells many acts, of one subject and with one object."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj", "attr"})
_TURNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj"})
_UNTOLD = frozenset({"advcl", "acl", "csubj"})
"""How a verb hangs that asserts no act ("to win")."""
_OPEN = frozenset({"if", "unless", "whether"})
_WISHES = frozenset({"should", "could", "would", "might", "can", "must", "may"})


def find_polarity_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Acts that one of the sentences tells as done, and the other as not done."""
    for act in find_shared_acts(pair):
        reads = polarity_of(pair.left, act.left), polarity_of(pair.right, act.right)
        if (reads[0] == DONE) != (reads[1] == DONE) and _is_one_act(act, pair):
            yield _difference(act, reads, pair, context)


def polarity_of(told: ToldSentence, at: int) -> str:
    """Whether the act of a verb is told as so, as not so, or is denied by somebody.

    Args:
        told: The sentence.
        at: Index of the verb among its words.
    """
    words = told.sentence.words
    hanging = [(index, word) for index, word in enumerate(words) if word.head == at and index != at]
    negated = any(word.relation == "neg" or word.text.lower() in NEGATIONS for _, word in hanging)
    negated = negated or any(word.relation in _OBJECTS and _is_nobody(told, index) for index, word in hanging)
    head = words[words[at].head]
    refused = head is not words[at] and head.lemma in REFUSALS and words[at].relation in _TURNED
    denied = any(
        s.act is Act.DENY and any(part.start <= words[at].start < part.end for part in s.content)
        for s in told.statements
    ) and (words[at].head == at or head.lemma in REFUSALS or head.part not in ("VERB", "AUX"))
    if denied or (head.lemma == "deny" and refused):
        return DENIED if not negated else DONE
    return NOT_DONE if negated != refused else DONE


def _is_nobody(told: ToldSentence, at: int) -> bool:
    words = told.sentence.words
    below = (word for word in words if words[word.head] is words[at])
    return any(word.text.lower() in NOBODY for word in (words[at], *below))


def _is_one_act(act: SharedAct, pair: TellingPair) -> bool:
    """Whether both have one subject, assert it or deny it, and neither tells of the act a second time."""
    sides = ((pair.left, act.left), (pair.right, act.right))
    if any(_is_open(told, at) or told.sentence.words[at].lemma in SAYING for told, at in sides):
        return False
    if any(told.sentence.words[at].relation in _UNTOLD for told, at in sides):
        return False
    subjects = [_subject(told, at) for told, at in sides]
    if all(subjects) and not subjects[0] & subjects[1]:
        return False
    lemma = pair.left.sentence.words[act.left].lemma
    return all(sum(word.lemma == lemma for word in told.sentence.words) == 1 for told, _ in sides)


def _subject(told: ToldSentence, at: int) -> frozenset[str]:
    """The content words of the subject of a verb; none where it is a pronoun or left out."""
    words = told.sentence.words
    heads = {index for index, word in enumerate(words) if word.head == at and word.relation in _SUBJECTS}
    near = [word for index, word in enumerate(words) if index in heads or word.head in heads]
    return frozenset(key_of(word) for word in near if word.content)


def _is_open(told: ToldSentence, at: int) -> bool:
    """Whether the verb stands in a condition, a question or a wish, so that nothing is said of what happened."""
    words = told.sentence.words
    return any(word.head == at and word.lemma in (_OPEN | _WISHES) for word in words)


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
