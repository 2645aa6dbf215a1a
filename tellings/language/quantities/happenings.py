"""What is told to have happened to those counted: killed, injured, arrested, …; read from the parse, then the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.language.quantities.harm import deadlier, has_own, has_wounds, is_deadly, is_in_condition, suffers, worst
from tellings.language.quantities.quantity import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_SOMEONE = {
    Event.KILLED: "kill murder slay assassinate massacre slaughter behead execute electrocute drown",
    Event.INJURED: "injure wound hurt maim hospitalize hospitalise",
    Event.CASUALTIES: "shoot stab hit strike",
    Event.ARRESTED: "arrest detain apprehend jail",
    Event.DISPLACED: "displace evacuate uproot",
    Event.ABDUCTED: "kidnap abduct",
    Event.RESCUED: "rescue save",
    Event.TRAPPED: "trap",
    Event.INFECTED: "infect sicken",
}
_OF_ITSELF = {Event.KILLED: "die perish drown succumb"}
_BEING = {
    Event.KILLED: "dead killed slain murdered deceased",
    Event.INJURED: "wounded injured hurt hospitalized hospitalised",
    Event.MISSING: "missing unaccounted",
    Event.ARRESTED: "arrested detained",
    Event.DISPLACED: "homeless displaced evacuated stranded",
    Event.TRAPPED: "trapped",
    Event.INFECTED: "infected",
    Event.ABDUCTED: "kidnapped abducted",
    Event.RESCUED: "rescued",
    Event.CASUALTIES: "shot stabbed",
}
_NOUNS = {
    Event.KILLED: "death fatality dead killing murder homicide slaying suicide murder-suicide",
    Event.INJURED: "injury injured wounded",
    Event.CASUALTIES: "casualty",
    Event.ARRESTED: "arrest",
    Event.ABDUCTED: "hostage",
    Event.DISPLACED: "evacuee refugee",
}


def _by_word(lists: dict[Event, str]) -> dict[str, Event]:
    return {word: event for event, words in lists.items() for word in words.split()}


TO_SOMEONE, OF_ITSELF, BEING, NOUNS = (_by_word(lists) for lists in (_TO_SOMEONE, _OF_ITSELF, _BEING, _NOUNS))
_POSSIBLE = frozenset({"could", "would", "might", "may", "can", "should", "if"})
_LINKING = (
    "is are was were be been being has have had also reportedly reported confirmed left feared fatally critically "
    "seriously badly found believed slightly severely and others more people were pronounced listed"
)
_LINKS = frozenset(_LINKING.split())
_PLANS = frozenset(
    {"miss", "avoid", "want", "plan", "threaten", "try", "attempt", "hope", "vow", "conspire", "intend", "plot"}
)
_WHEN_WHERE = frozenset({"DATE", "TIME", "GPE", "FAC", "LOC"})
_PARENTS = frozenset({"father", "mother", "dad", "mom", "mum", "parent", "grandfather", "grandmother", "widow"})
_UNHARMED = frozenset({"uninjured", "unharmed", "unhurt", "uninvolved"})
_REACH = 4


def happened(head: Token) -> Event:
    """What happened to those that a noun, or a number without one, stands for; NONE where nothing is told."""
    if _is_child_count(head) or is_unharmed(head):
        return Event.NONE
    for look in (_of_noun, _by_parse, _by_words, _by_list):
        event = look(head)
        if event is not Event.NONE:
            return event
    return Event.NONE


def is_unharmed(head: Token) -> bool:
    """Whether those counted are said to be unharmed ("two uninjured residents")."""
    return any(child.lower_ in _UNHARMED for child in head.lefts)


def _is_child_count(head: Token) -> bool:
    """Whether a number tells how many children somebody has ("a father of five was killed")."""
    return head.dep_ == "pobj" and head.pos_ == "NUM" and head.head.lower_ == "of" and is_parent(head.head.head)


def is_parent(token: Token) -> bool:
    """Whether a noun is one for a parent: "of five" behind it is of the children."""
    return token.lower_ in _PARENTS


def is_possible_only(head: Token) -> bool:
    """Whether the verb above says that it could be, or would be, so."""
    token = head
    for _ in range(_REACH):
        token = token.head
        if token.dep_ in ("xcomp", "ccomp") and token.head.lemma_ in _PLANS:
            return True
        if any(child.lower_ in _POSSIBLE and child.dep_ in ("aux", "mark") for child in token.children):
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def _of_noun(head: Token) -> Event:
    event = NOUNS.get(head.lemma_.lower(), NOUNS.get(head.lower_, Event.NONE))
    if head.lower_ in BEING and event is Event.NONE:
        return BEING[head.lower_]
    if event is Event.NONE and head.lemma_.lower() == "life" and head.head.lemma_ in ("claim", "take", "cost", "lose"):
        return Event.KILLED
    return event


def _by_parse(head: Token) -> Event:
    for child in head.children:
        if child.dep_ in ("amod", "acl", "oprd", "acomp") and (event := BEING.get(child.lower_)) and not has_own(child):
            return deadlier(child, event)
        if child.dep_ == "acl" and child.tag_ == "VBN" and (event := TO_SOMEONE.get(child.lemma_)):
            return deadlier(child, event)
        if child.dep_ == "relcl" and (event := _in_relative(child)):
            return event
    if is_in_condition(head):
        return Event.INJURED
    above, dep = head.head, head.dep_
    if dep in ("nsubjpass", "nsubj"):
        return _as_subject(above, dep)
    if dep in ("dobj", "nsubj:pass") or (dep == "attr" and above.lemma_ == "be"):
        return _as_object(head, above)
    if dep == "pobj" and (event := _behind_preposition(above)) is not Event.NONE:
        return event
    return Event.INJURED if has_wounds(head) else Event.NONE


def _by_list(head: Token) -> Event:
    """What is told of the noun that this one is joined to, or in apposition with; a clause of its own goes before."""
    if any(child.dep_ == "relcl" for child in head.children):
        return Event.NONE
    for _ in range(_REACH):
        if head.dep_ not in ("conj", "appos") or head.head.pos_ not in ("NOUN", "PROPN", "NUM"):
            return Event.NONE
        head = head.head
        if any(child.lower_ in BEING for child in head.lefts):
            return Event.NONE  # "three dead suspects and two residents": said of the first ones only
        if (event := _by_parse(head)) is not Event.NONE:
            return event
    return Event.NONE


def _in_relative(verb: Token) -> Event | None:
    """What a relative clause tells of its noun: "who died", "who were killed"; not "who killed six"."""
    if any(child.dep_.startswith("nsubj") and child.pos_ in ("NUM", "DET") for child in verb.children):
        return None  # "two people, one of whom died"
    if verb.lemma_ in OF_ITSELF:
        return OF_ITSELF[verb.lemma_]
    if suffers(verb):
        return Event.INJURED
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    event = TO_SOMEONE.get(verb.lemma_)
    return deadlier(verb, event) if passive and event else None


def _as_subject(verb: Token, dep: str) -> Event:
    if verb.dep_ in ("aux", "auxpass"):
        verb = verb.head  # "men remained hospitalized"
    if verb.lemma_ in OF_ITSELF and dep == "nsubj":
        return OF_ITSELF[verb.lemma_]
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr", "advmod") and (event := BEING.get(child.lower_)):
            return event
    if verb.lower_ == "missing" or (verb.lower_ in BEING and verb.pos_ == "ADJ"):
        return BEING[verb.lower_]
    event = TO_SOMEONE.get(verb.lemma_) or (BEING.get(verb.lower_) if verb.tag_ == "VBN" else None)
    acts = any(child.dep_ == "dobj" for child in verb.children)
    if event is not None and (
        dep == "nsubjpass" or (verb.tag_ in ("VBN", "VBD", "VBP") and not acts and _is_title_like(verb))
    ):
        return deadlier(verb, event)
    if suffers(verb) or is_in_condition(verb) or has_wounds(verb):
        return Event.INJURED
    joined = [c for c in verb.children if c.dep_ == "conj" and not any(d.dep_.startswith("nsubj") for d in c.children)]
    return next((e for c in joined if (e := _as_subject(c, dep)) is not Event.NONE), Event.NONE)


def _is_title_like(verb: Token) -> bool:
    """Whether a participle may stand without its auxiliary: "Two killed in …", "killed six, 12 wounded"."""
    return verb.tag_ == "VBN" or (verb.i + 1 < len(verb.doc) and not _may_be_object(verb.nbor()))


def _may_be_object(token: Token) -> bool:
    """Whether a word right behind a verb in the past may begin its object, and is no time or place."""
    return token.pos_ in ("DET", "PRON", "NUM", "PROPN", "NOUN", "ADJ") and token.ent_type_ not in _WHEN_WHERE


def _as_object(head: Token, verb: Token) -> Event:
    event = TO_SOMEONE.get(verb.lemma_)
    if any(child.dep_ == "dobj" and child.pos_ == "PRON" and child.i < head.i for child in verb.children):
        return Event.NONE  # "shot him with a gun the two found": it happened to him
    if event is not None:
        return deadlier(verb, event)
    if verb.lemma_ in ("leave", "find", "see", "be", "kill"):
        for child in verb.children:
            if any(inner.dep_ == "dobj" for inner in child.children):
                continue  # "it was his uncle who shot him"
            behind = child.i > head.i and child.dep_ in ("oprd", "acomp", "amod", "ccomp", "advcl", "acl")
            if behind and (event := BEING.get(child.lower_)):
                return deadlier(child, event)
    return Event.NONE


def _behind_preposition(preposition: Token) -> Event:
    """What is told by "the deaths of six people", "the death toll rose to six", "a toll of six"."""
    above = preposition.head
    if preposition.lower_ == "of":
        if above.lemma_ == "toll" and (event := _of_toll(above)):
            return event
        event = NOUNS.get(above.lemma_.lower())
        if any(child.lower_ in ("attempted", "alleged") for child in above.children):
            return Event.NONE
        if event and above.tag_ in ("NN", "NNS", "NNP"):
            return event
        if any(is_deadly(child) for child in above.children):
            return Event.KILLED
        if above.lower_ in ("lives", "life"):
            return Event.KILLED
        return {"shooting": Event.CASUALTIES, "stabbing": Event.CASUALTIES, "kidnapping": Event.ABDUCTED}.get(
            above.lemma_.lower(), Event.NONE
        )
    if preposition.lower_ in ("to", "at"):
        for child in above.children:
            if child.dep_.startswith("nsubj") and child.lemma_ in ("toll", "number") and (event := _of_toll(child)):
                return event
            if child.dep_ == "dobj" and child.lemma_ == "toll" and (event := _of_toll(child)):
                return event
    return Event.NONE


def _of_toll(noun: Token) -> Event | None:
    for child in noun.children:
        if event := NOUNS.get(child.lemma_.lower(), BEING.get(child.lower_)):
            return event
        if child.lower_ == "of":
            for inner in child.children:
                if event := NOUNS.get(inner.lemma_.lower(), BEING.get(inner.lower_)):
                    return event
    return Event.KILLED if noun.lemma_ == "toll" else None


def _by_words(head: Token) -> Event:
    """The words right behind, where the parse told nothing: "3 wounded", "two others reported missing"."""
    doc, found = head.doc, Event.NONE
    for i in range(head.i + 1, min(head.i + _REACH, len(doc))):
        token = doc[i]
        if token.is_sent_start:
            return found
        if token.lower_ in BEING and token.tag_ in ("VBN", "VBD", "JJ", "NN", "NNS", "NNP"):
            acts = token.tag_ == "VBD" and i + 1 < len(doc) and _may_be_object(doc[i + 1])
            return found if acts else worst(BEING[token.lower_], doc, head.i, i)
        if token.lower_ not in _LINKS:
            return found
    return found
