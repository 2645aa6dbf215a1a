"""Wording: one act or thing named in clearly different words. Nothing is said of which words are loaded.

What fills one slot of two sentences is often said in other words; a small logistic model, trained by
`training/differences/` on what people wrote down, says which of these an editor would want to see side by side.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tellings.attribution.statement import SpeechKind
from tellings.comparison.context import StoryContext
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.overlap import rarity_of
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence
from tellings.comparison.slots import Slot, find_slots
from tellings.errors import SetupError
from tellings.language.annotations import Word, key_of
from tellings.learned.encoder import WEIGHTS
from tellings.reports.report import BlockKind

WEIGHTS_FILE = WEIGHTS / "wording.json"
LONGEST = 4
"""Words of a passage that names one act or thing; more tell more than one."""
LEAST_COMMON = 2
"""Content lemmas that both sentences have, at least: with fewer there are no same surroundings."""
_NAMING = frozenset({"VERB", "NOUN", "ADJ"})
_APART = frozenset({"PROPN", "NUM"})
LONG_WORD = 8
"""Letters of a word that is the same word where one letter differs; of shorter ones too many are others."""
_FULL = 10.0
"""Surroundings that say this much or more are as sure as they can be."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model: what each trait adds, what is added to all, and the score from which a slot is shown."""

    traits: Mapping[str, float]
    bias: float
    least: float


def find_wording_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """The slot of the pair in which one act or thing is likeliest to be named in clearly different words, if any is."""
    weights = load_weights()
    found = [(likelihood(traits_of(slot, pair, context), weights), slot) for slot in naming_slots(pair)]
    score, slot = max(found, key=lambda item: (item[0], -item[1].left.start - item[1].right.start), default=(0.0, None))
    if slot is not None and score >= weights.least:
        yield _difference(slot, pair, score)


def naming_slots(pair: TellingPair) -> Iterator[Slot]:
    """Slots that are filled with other words for acts, things or qualities, not with names and numbers."""
    if len(_keys_of(pair.left) & _keys_of(pair.right)) < LEAST_COMMON:
        return
    for slot in find_slots(pair):
        sides = [[word for word in words if word.content] for words in (slot.left_words, slot.right_words)]
        parts = [{word.part for word in side} for side in sides]
        longest = max(len(slot.left_words), len(slot.right_words))
        if _main_keys(sides[0]) == _main_keys(sides[1]):
            continue  # One word in another tense is no other word.
        if _keys(sides[0]) <= _keys_of(pair.right) and _keys(sides[1]) <= _keys_of(pair.left):
            continue  # Both sentences have both words.
        named = longest <= LONGEST and not (parts[0] | parts[1]) & _APART and parts[0] & parts[1] & _NAMING
        if named and not _is_figure_or_spelling(slot):
            yield slot


def traits_of(slot: Slot, pair: TellingPair, context: StoryContext) -> dict[str, float]:
    """What the model weighs; all but lengths and rarities are from 0 to 1, and both sides may be exchanged."""
    left, right = _keys(slot.left_words), _keys(slot.right_words)
    apart = (not left & context.words[pair.right.passage.report]) + (
        not right & context.words[pair.left.passage.report]
    )
    said = _is_said(slot.left_words, pair.left) + _is_said(slot.right_words, pair.right)
    parts = {word.part for word in slot.left_words} & {word.part for word in slot.right_words}
    lengths = sorted((len(slot.left_words), len(slot.right_words)))
    lemmas = [_keys_of(told) for told in (pair.left, pair.right)]
    rarities = [max(rarity_of(word.lemma) for word in side) for side in (slot.left_words, slot.right_words)]
    relations = [{word.relation for word in side} for side in (slot.left_words, slot.right_words)]
    titles = [told.sentence.kind is BlockKind.TITLE for told in (pair.left, pair.right)]
    quoted = [any(s.kind is not SpeechKind.INDIRECT for s in told.statements) for told in (pair.left, pair.right)]
    return {
        "one report alone has the word": float(apart == 1),
        "each report alone has its word": float(apart == 2),
        "said by somebody in one": float(said == 1),
        "said by somebody in both": float(said == 2),
        "act": float("VERB" in parts),
        "thing": float("NOUN" in parts),
        "quality": float("ADJ" in parts),
        "surroundings": min(slot.around, _FULL) / _FULL,
        "between common words": float(slot.role == "between"),
        "done to one thing": float(slot.role == "act"),
        "both ways": float(pair.both_ways),
        "best": float(pair.best),
        "alone": float(pair.left_alone and pair.right_alone),
        "shared lemmas": len(lemmas[0] & lemmas[1]) / max(1, len(lemmas[0] | lemmas[1])),
        "shared words": len(left & right) / max(1, min(len(left), len(right))),
        "shorter": float(lengths[0]),
        "longer": float(lengths[1]),
        "one word each": float(lengths == [1, 1]),
        "rarity": sum(rarities) / 2,
        "rarity of the plainer": min(rarities),
        "rarities apart": abs(rarities[0] - rarities[1]),
        "with articles": float(sum("det" in side for side in relations)),
        "main verbs": float(sum("ROOT" in side for side in relations)),
        "one title": float(sum(titles) == 1),
        "two titles": float(sum(titles) == 2),
        "quoted in both": float(all(quoted)),
        "shorter sentence": math.log(min(len(told.sentence.words) for told in (pair.left, pair.right))),
        "longer sentence": math.log(max(len(told.sentence.words) for told in (pair.left, pair.right))),
    }


def likelihood(traits: Mapping[str, float], weights: Weights) -> float:
    """How likely an editor would note the slot, 0 to 1."""
    return 1 / (1 + math.exp(-weights.bias - sum(weights.traits[name] * value for name, value in traits.items())))


def _is_figure_or_spelling(slot: Slot) -> bool:
    """Whether there is a figure, or both sides are one word as two hands write it ("analysing", "analyzing")."""
    from rapidfuzz.distance import Levenshtein

    left, right = ("".join(filter(str.isalnum, side.text.casefold())) for side in (slot.left, slot.right))
    if any(map(str.isdigit, left + right)):
        return True
    apart = Levenshtein.distance(left, right)
    return apart == 0 or (apart == 1 and min(len(left), len(right)) >= LONG_WORD and left[0] == right[0])


def _keys(words: tuple[Word, ...] | list[Word]) -> frozenset[str]:
    return frozenset(key_of(word) for word in words if word.content)


def _main_keys(words: list[Word]) -> frozenset[str]:
    return _keys([word for word in words if word.part != "AUX"])


@lru_cache(KEPT)
def _keys_of(told: ToldSentence) -> frozenset[str]:
    return _keys(told.sentence.words)


def _is_said(words: tuple[Word, ...], told: ToldSentence) -> bool:
    return any(start <= word.start < end for word in words for start, end in _said_in(told))


@lru_cache(KEPT)
def _said_in(told: ToldSentence) -> tuple[tuple[int, int], ...]:
    """Where what is said in the sentence begins and ends."""
    return tuple((part.start, part.end) for statement in told.statements for part in statement.content)


def _difference(slot: Slot, pair: TellingPair, score: float) -> Difference:
    return Difference(
        DifferenceKind.WORDING,
        Relation.BOTH_CAN_STAND,
        Side(slot.left, pair.left.passage, " ".join(slot.left.text.split())),
        Side(slot.right, pair.right.passage, " ".join(slot.right.text.split())),
        "In the same surroundings one report has these words and the other those.",
        round(score, 3),
    )


@cache
def load_weights() -> Weights:
    """The shipped model.

    Raises:
        SetupError: The file is missing.
    """
    if not WEIGHTS_FILE.exists():
        raise SetupError(f"the weights {WEIGHTS_FILE.name} are not at {WEIGHTS_FILE.parent}; install the package again")
    data = json.loads(WEIGHTS_FILE.read_text(encoding="utf8"))
    return Weights(data["traits"], data["bias"], data["least"])
