"""Whether a report says that something was said, asks it, supposes it, or says that it was not said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.attribution.found import Span
from tellings.attribution.statement import Mood
from tellings.parties.phrases import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT = frozenset({"neg"})
_NEVER = frozenset({"never", "not", "n't", "n’t", "nor", "neither"})
_NOT_SAYING = frozenset({"refuse", "decline", "fail", "stop"})
_COULD_BE_SAID = frozenset(
    {"comment", "say", "answer", "discuss", "identify", "name", "speak", "respond", "give", "provide", "confirm"}
    | {"elaborate", "disclose", "reveal", "specify", "explain", "talk", "release", "tell", "detail"}
)
_SUPPOSES = frozenset({"would", "could", "might", "may", "can", "should"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_SAYING = frozenset({"say", "tell", "state", "claim", "ask", "suggest", "write", "add", "call", "mention"})


def mood_of(cue: Sequence[Token], content: tuple[Span, ...]) -> Mood:
    """The mood of a statement, by what stands around its cue and outside of its content.

    "did not deny" is no denial that something was said; only verbs of saying can be said not to have happened.
    """
    verb = _verb(cue)
    if verb is None:
        return Mood.ASSERTED
    if verb.lemma_.lower() in _SAYING and negated(verb):
        return Mood.NOT_SAID
    if any(token.lemma_.lower() in _NOT_SAYING and _of_saying(token) for token in cue):
        return Mood.NOT_SAID
    if _supposed(verb):
        return Mood.HYPOTHETICAL
    if _asked(verb, content):
        return Mood.QUESTION
    return Mood.ASSERTED


def _verb(cue: Sequence[Token]) -> Token | None:
    return next((token for token in reversed(cue) if token.pos_ == "VERB"), None)


def negated(verb: Token) -> bool:
    """Whether what a verb says is said not to be done: "did not confirm", "neither confirmed", "declined to tell"."""
    if any(child.dep_ in _NOT or child.lower_ in _NEVER for child in verb.children):
        return True
    governed = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _NOT_SAYING
    return governed or (verb.dep_ == "xcomp" and any(child.dep_ == "neg" for child in verb.head.children))


def _of_saying(verb: Token) -> bool:
    """Whether "declined" or "refused" is followed by an infinitive of saying ("to comment", "to name them")."""
    return any(c.dep_ == "xcomp" and c.lemma_.lower() in _COULD_BE_SAID for c in verb.children)


def _supposed(verb: Token) -> bool:
    if verb.lemma_.lower() in _SAYING and any(c.dep_ == "aux" and c.lower_ in _SUPPOSES for c in verb.children):
        return True
    return any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.children)


def _asked(verb: Token, content: tuple[Span, ...]) -> bool:
    sentence = sentence_of(verb)
    last = next((token for token in reversed(sentence) if not token.is_space and not token.is_quote), None)
    if last is None or last.text != "?" or content[0][0] <= last.idx < content[-1][1]:
        return False
    return any(child.dep_ == "aux" and child.i < verb.i for child in verb.children) or sentence[0].tag_.startswith("W")
