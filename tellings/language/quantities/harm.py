"""How badly somebody was harmed: wounds, a condition, a hospital, and harm that is told as deadly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.language.quantities.quantity import Event

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEADLY = frozenset({"shoot", "stab", "beat", "burn", "crush", "strangle", "hit", "strike", "gun", "hack", "trample"})
_WOUNDS = frozenset({"injury", "wound", "burn"})


def suffers(verb: Token) -> bool:
    """Whether a verb tells that its subject has wounds ("suffered a gunshot wound")."""
    if verb.lemma_ not in ("suffer", "sustain", "receive"):
        return False
    return any(child.lemma_ in _WOUNDS for child in verb.children) or has_wounds(verb)


def has_wounds(token: Token) -> bool:
    """Whether somebody is told of with injuries, or is treated for them."""
    behind = (child for child in token.children if child.dep_ == "prep" and child.lower_ in ("with", "for", "from"))
    treated = token.lemma_ in ("treat", "hospitalize", "suffer")
    return any(
        noun.lemma_ in _WOUNDS and (child.lower_ == "with" or treated) for child in behind for noun in child.children
    )


def is_in_condition(verb: Token) -> bool:
    """Whether it tells that somebody is in critical condition, or was taken to a hospital."""
    for preposition in verb.children:
        if preposition.dep_ != "prep":
            continue
        for noun in preposition.children:
            words = {child.lower_ for child in noun.children}
            if noun.lemma_ == "condition" and words & {"critical", "serious", "stable", "fair", "good", "grave"}:
                return True
            if _is_hospital(noun) and verb.lemma_ in ("take", "rush", "airlift", "fly", "send", "transport"):
                return True
    return False


def _is_hospital(noun: Token) -> bool:
    words = {child.lower_ for child in noun.children}
    return noun.lower_ in ("hospital", "hospitals") or (noun.lower_ == "center" and bool(words & {"medical", "trauma"}))


def deadlier(verb: Token, event: Event) -> Event:
    """KILLED for harm that is told as deadly: "shot dead", "fatally stabbed", "beaten to death", "shot and killed"."""
    if event is Event.KILLED or (event not in (Event.CASUALTIES, Event.INJURED) and verb.lemma_ not in _DEADLY):
        return event
    for child in verb.children:
        own = has_own(child)
        joined = child.dep_ == "conj" and not own and not _is_between(verb, child)
        if (child.lower_ in ("dead", "fatally", "mortally") and not own) or (
            joined and child.lemma_ in ("kill", "die")
        ):
            return Event.KILLED
        if child.lower_ == "to" and any(inner.lower_ == "death" for inner in child.children):
            return Event.KILLED
        if event is Event.CASUALTIES and joined and child.lemma_ in ("injure", "wound"):
            return Event.INJURED
    return event


def has_own(token: Token) -> bool:
    """Whether a verb or a state is told of a noun or a number of its own ("two teens, one dead")."""
    return any(
        child.dep_.startswith(("nsubj", "dobj", "nummod")) or (child.pos_ == "NUM" and child.i < token.i)
        for child in token.children
    )


def _is_between(verb: Token, other: Token) -> bool:
    """Whether another part of the list stands between two verbs ("2 shot, suspect and bystander killed")."""
    return any(child.dep_ == "conj" and verb.i < child.i < other.i for child in verb.children)


def worst(event: Event, doc: Doc, first: int, at: int) -> Event:
    """KILLED for a state told as deadly: "found fatally shot", "shot dead", "shot to death", "shot and killed"."""
    before = {token.lower_ for token in doc[first:at]}
    behind = [token.lower_ for token in doc[at + 1 : at + 3]]
    deadly = behind[:1] == ["dead"] or behind in (["to", "death"], ["and", "killed"])
    harmed = event in (Event.CASUALTIES, Event.INJURED)
    return Event.KILLED if harmed and (deadly or before & {"fatally", "mortally"}) else event


def is_deadly(token: Token) -> bool:
    """Whether an adjective says that somebody died of it ("a fatal shooting")."""
    negated = token.i > 0 and token.nbor(-1).lower_ in ("-", "non")
    return token.lower_ in ("fatal", "deadly", "mortal") and not negated
