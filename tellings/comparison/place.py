"""Place: one act put at different places, or at a more exact one; one thing put to two sides of another."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.comparison.acts import find_shared_acts
from tellings.comparison.addresses import find_addresses_apart
from tellings.comparison.bearings import find_bearings_apart
from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.passages import Passage

PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "outside",
        "inside",
        "off",
        "beside",
        "opposite",
        "into",
        "around",
        "above",
        "below",
        "along",
    }
)


def find_place_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Addresses of one street, bearings of one thing, and acts of which both sentences say where, in other words.

    Two places are never called a conflict: whether one lies in the other is a matter of maps, which are not read.
    """
    addresses = find_addresses_apart(pair)
    if addresses is not None:
        words = addresses[0].words, addresses[1].words
        yield _difference(words, Relation.BOTH_CAN_STAND, "They give different addresses on one street.", pair)
    for words in find_bearings_apart(pair):
        yield _difference(words, Relation.BOTH_CAN_STAND, "They put it at different sides of one place.", pair)
    yield from _of_acts(pair)


def _of_acts(pair: TellingPair) -> Iterator[Difference]:
    for act in find_shared_acts(pair):
        left, right = place_of(pair.left, act.left), place_of(pair.right, act.right)
        if left is None or right is None:
            continue
        names = _places(pair.left, left), _places(pair.right, right)
        if names[0] == names[1] or not any(names):
            continue
        if all(_has(pair.right, name) for name in names[0]) and all(_has(pair.left, name) for name in names[1]):
            continue
        closer = not all(names) or names[0] < names[1] or names[1] < names[0]
        relation = Relation.PRECISION if closer else Relation.BOTH_CAN_STAND
        reason = (
            "One names the place more exactly." if closer else "They name different places; one may lie in the other."
        )
        yield _difference((left, right), relation, reason, pair)


def _difference(words: tuple[Passage, Passage], relation: Relation, reason: str, pair: TellingPair) -> Difference:
    left, right = words
    return Difference(
        DifferenceKind.PLACE,
        relation,
        Side(left, pair.left.passage, " ".join(left.text.split())),
        Side(right, pair.right.passage, " ".join(right.text.split())),
        reason,
        round(0.6 * pair.score, 3),
    )


def place_of(told: ToldSentence, at: int) -> Passage | None:
    """What says where the act of a verb was: the first phrase of place that hangs on it."""
    words = told.sentence.words
    places = [(n.passage.start, n.passage.end) for n in told.reading.names if n.kind == "place"]
    for index, word in enumerate(words):
        if word.relation == "prep" and word.head == at and word.lemma in PREPOSITIONS:
            inside = _below(told, index)
            if any(a <= words[i].start < b for i in inside for a, b in places):
                return told.reading.report.passage(words[min(inside)].start, words[max(inside)].end)
    return None


def _below(told: ToldSentence, at: int) -> set[int]:
    words = told.sentence.words
    inside = {at}
    for _ in range(5):
        inside |= {
            i for i, w in enumerate(words) if w.head in inside and w.relation not in ("relcl", "punct", "advcl", "acl")
        }
    return inside


def _has(told: ToldSentence, name: str) -> bool:
    """Whether a name stands somewhere else in the report, so that it is told there, too."""
    return name in told.reading.report.text.casefold()


def _places(told: ToldSentence, words: Passage) -> frozenset[str]:
    names = (name for name in told.reading.names if name.kind == "place" and words.overlaps(name.passage))
    return frozenset(name.passage.text.casefold() for name in names)
