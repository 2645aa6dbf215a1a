"""Judge whether what was found is a statement: traits weighed with weights that were learned from annotated stories."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tellings.attribution.draft import Draft
from tellings.attribution.traits import cue_tokens, traits_of
from tellings.parties.cast import Cast

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Judge:
    """Logistic weights by trait, and the probability from which something counts as a statement."""

    weights: Mapping[str, float]
    threshold: float

    def weigh(self, traits: Mapping[str, float]) -> float:
        """How likely it is that something with these traits is a statement, 0 to 1."""
        total = sum(self.weights.get(name, 0.0) * amount for name, amount in traits.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def judge() -> Judge:
    """The judge that comes with Tellings; `training/statements` says how its weights were made."""
    data = json.loads(resources.files("tellings.attribution").joinpath("judge.json").read_text("utf-8"))
    return Judge(data["weights"], data["threshold"])


def weigh_drafts(doc: Doc, cast: Cast, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with how likely it is that it is a statement."""
    return [
        replace(draft, score=judge().weigh(traits_of(doc, cast, draft, cue_tokens(doc, draft)))) for draft in drafts
    ]


def likely(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are likely enough to be statements."""
    return [draft for draft in drafts if draft.score >= judge().threshold]
