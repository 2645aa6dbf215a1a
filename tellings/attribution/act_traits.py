"""What can be seen of an attribution, as named traits for the judge of acts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tellings.attribution.cues import base_form, cues
from tellings.attribution.draft import Draft
from tellings.attribution.statement import Act
from tellings.parties.cast import Cast
from tellings.parties.phrases import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_READ = 60
_OPENING = 14
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_MAYBE = frozenset({"could", "may", "might"})
_MUST = frozenset({"must", "should", "ought"})
_SELF = frozenset({"i", "we", "he", "she", "it", "they"})
_NO = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_NAMING = frozenset(
    {"call", "describe", "label", "dub", "brand", "term", "characterise", "characterize", "portray", "depict"}
)
_LEAST = 2


@cache
def act_words() -> Mapping[str, frozenset[str]]:
    """Trait → the words that carry it (see `act_words.toml`)."""
    data = tomllib.loads(resources.files("tellings.attribution").joinpath("act_words.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def act_traits_of(doc: Doc, cast: Cast, draft: Draft, cue: Sequence[Token], act: Act) -> dict[str, float]:
    """The traits by which the act of a statement is judged.

    Args:
        doc: The report's parse.
        cast: Who is in the report.
        draft: The statement.
        cue: The tokens of its cue.
        act: What the cue alone tells.
    """
    traits = {f"cue act {act}": 1.0, "bias": 1.0, f"kind {draft.kind}": 1.0}
    for name in (*_of_cue(cue), *_of_speaker(cast, draft)):
        traits[name] = 1.0
    tokens = _content(doc, draft)
    for name, amount in _counts(tokens):
        traits[name] = min(2.0, traits.get(name, 0.0) + amount)
    for name in _of_clause(tokens, draft, doc):
        traits[name] = 1.0
    if act is Act.SAY:
        traits |= {f"say and {name}": amount for name, amount in traits.items() if name.startswith(("has ", "clause "))}
    return traits


def _of_cue(cue: Sequence[Token]) -> Iterator[str]:
    for token in cue:
        base = base_form(token)
        if base in _NAMING:
            yield "cue names"
        if token.pos_ in ("VERB", "NOUN", "ADJ", "ADP", "PROPN"):
            yield f"cue {base}"
        if any(child.dep_ == "neg" for child in token.children):
            yield "negated cue"


def _of_speaker(cast: Cast, draft: Draft) -> Iterator[str]:
    if draft.words is None:
        yield "no speaker"
    elif draft.speaker >= 0:
        yield f"speaker is {cast.figures[draft.speaker].kind}"


def _content(doc: Doc, draft: Draft) -> list[Token]:
    tokens: list[Token] = []
    for span in draft.found.content:
        tokens += tokens_of(doc, *span) or ()
        if len(tokens) > _READ:
            break
    return tokens[:_READ]


def _counts(tokens: Sequence[Token]) -> Iterator[tuple[str, float]]:
    lists = act_words()
    for token in tokens:
        if token.text == "?":
            yield "has question", 1.0
        lemma = token.lemma_.lower()
        for name, words in lists.items():
            if lemma in words or token.lower_ in words:
                yield f"has {name}", 1.0


def _of_clause(tokens: Sequence[Token], draft: Draft, doc: Doc) -> Iterator[str]:
    if tokens and tokens[-1].i + 1 < len(doc) and any(t.text == "?" for t in doc[tokens[-1].i : tokens[-1].i + 2]):
        yield "ends asking"
    verbs = [
        token for token in tokens[:_OPENING] if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")
    ]
    if not verbs:
        yield "clause none"
        return
    verb = next((token for token in verbs if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts)), verbs[0])
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    own = bool(subjects) and subjects[0].lower_ in _SELF
    who = ("self" if own else "other") if subjects else "nobody"
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    yield f"clause {who}"
    for name, words in (("future", _FUTURE), ("maybe", _MAYBE), ("must", _MUST)):
        if helpers & words:
            yield f"clause {who} {name}"
    lemma = verb.lemma_.lower()
    if lemma in ("need", "have") and any(c.dep_ == "xcomp" for c in verb.children):
        yield f"clause {who} must"
    if any(child.lower_ in _NO for child in verb.children):
        yield f"clause {who} negated"
    if (act := cues().verbs.get(lemma)) and act is not Act.SAY:
        yield f"clause {who} {act}"
    if verb.tag_ == "VB" and not subjects and draft.kind == "direct":
        yield "clause orders"
    if any(child.dep_ == "auxpass" for child in verb.children):
        yield "clause passive"
