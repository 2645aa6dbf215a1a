"""What can be seen of an attribution, as named traits for the judges of statements and of acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tellings.attribution.cues import base_form, cues
from tellings.attribution.draft import Draft
from tellings.attribution.found import length
from tellings.parties.cast import Cast
from tellings.parties.phrases import one_sentence, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING_WORDS = 24
_MODALS = frozenset(
    ["will", "would", "could", "may", "might", "must", "should", "can", "shall", "need", "'ll", "’ll", "wo"]
)
_FIRST_PERSON = frozenset(["i", "we", "my", "our", "us", "me"])
_HEDGES = frozenset(
    ["likely", "expected", "probably", "possible", "possibly", "soon", "never", "not", "n't", "n’t", "no"]
)


def cue_tokens(doc: Doc, draft: Draft) -> list[Token]:
    """The tokens of a draft's cue."""
    return [token for span in draft.found.cue for token in tokens_of(doc, *span) or ()]


def traits_of(doc: Doc, cast: Cast, draft: Draft, cue: Sequence[Token]) -> dict[str, float]:
    """The traits by which it is judged whether a draft is a statement; 1 where a trait is there, or its amount."""
    traits = dict.fromkeys(_of_cue(cue), 1.0)
    traits |= dict.fromkeys(_of_speaker(doc, cast, draft, cue), 1.0)
    traits |= dict.fromkeys(_of_content(doc, draft, cue), 1.0)
    found = draft.found
    traits["bias"] = 1.0
    traits[f"by {found.by.split('“')[0].strip()}"] = 1.0
    if found.by.startswith("the learned"):
        traits["learned score"] = found.score
    if found.twice:
        traits["found twice"] = 1.0
    traits[f"kind {draft.kind}"] = 1.0
    traits[f"mood {draft.mood}"] = 1.0
    traits["words"] = min(3.0, length(found.content) / 80)
    return traits


def _of_cue(cue: Sequence[Token]) -> Iterator[str]:
    if not cue:
        yield "no cue"
    for token in cue:
        base = base_form(token)
        if token.pos_ in ("VERB", "NOUN", "ADP", "PUNCT", "PROPN", "ADJ"):
            yield f"cue {base}"
        if base in cues().verbs and token.pos_ in ("VERB", "NOUN", "PROPN", "X"):
            yield "known verb"
        elif token.pos_ == "NOUN" and token.lemma_.lower() in cues().nouns:
            yield "known noun"
        if any(child.dep_ == "aux" and child.lower_ in _MODALS for child in token.children):
            yield "modal cue"
        if any(child.dep_ == "neg" for child in token.children):
            yield "negated cue"
        if any(child.dep_ == "ccomp" for child in token.children):
            yield "clause"
        if any(child.dep_ == "dobj" for child in token.children):
            yield "object"
        if any(child.dep_ == "xcomp" for child in token.children):
            yield "infinitive"
        if any(child.dep_ == "auxpass" for child in token.children):
            yield "passive"
    if len(cue) > 3:
        yield "long cue"


def _of_speaker(doc: Doc, cast: Cast, draft: Draft, cue: Sequence[Token]) -> Iterator[str]:
    if draft.words is None:
        yield "no words for the speaker"
        return
    tokens = tokens_of(doc, *draft.words)
    if tokens is not None:
        yield f"speaker {tokens.root.pos_}"
        if tokens.root.lower_ in _FIRST_PERSON | {"you", "who", "which", "that", "it", "they", "he", "she"}:
            yield f"speaker {tokens.root.lower_}"
        if cue and not one_sentence(tokens[0], cue[0]):
            yield "speaker elsewhere"
    if draft.speaker >= 0:
        figure = cast.figures[draft.speaker]
        yield f"speaker is {figure.kind}"
        yield "named" if figure.named else "described"
    else:
        yield "unsure speaker"


def _of_content(doc: Doc, draft: Draft, cue: Sequence[Token]) -> Iterator[str]:
    first = tokens_of(doc, *draft.found.content[0])
    if first is None:
        return
    yield f"begins {first[0].pos_}"
    if first[0].lower_ in ("that", "to", "of", "whether", "what", "how", "why", "if", "as", "for", "about", "it"):
        yield f"begins {first[0].lower_}"
    if not any(token.pos_ in ("VERB", "AUX") for token in first):
        yield "no verb"
    if cue:
        yield "after the cue" if first[0].i > cue[-1].i else "before the cue"
    if len(draft.found.content) > 1:
        yield "pieces"
