"""What is told to have happened to those counted: killed, injured, arrested, …; read from the parse, then the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.language.quantities.quantity import Event

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
_DEADLY = frozenset({"shoot", "stab", "beat", "burn", "crush", "strangle", "hit", "strike", "gun", "hack", "trample"})
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
_WOUNDS = frozenset({"injury", "wound", "burn"})
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
        if (
            child.dep_ in ("amod", "acl", "oprd", "acomp")
            and (event := BEING.get(child.lower_))
            and not _has_own(child)
        ):
            return _deadlier(child, event)
        if child.dep_ == "acl" and child.tag_ == "VBN" and (event := TO_SOMEONE.get(child.lemma_)):
            return _deadlier(child, event)
        if child.dep_ == "relcl" and (event := _in_relative(child)):
            return event
    if _in_condition(head):
        return Event.INJURED
    above, dep = head.head, head.dep_
    if dep in ("nsubjpass", "nsubj"):
        return _as_subject(above, dep)
    if dep in ("dobj", "nsubj:pass") or (dep == "attr" and above.lemma_ == "be"):
        return _as_object(head, above)
    if dep == "pobj" and (event := _behind_preposition(above)) is not Event.NONE:
        return event
    return Event.INJURED if _has_wounds(head) else Event.NONE


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
    if _suffers(verb):
        return Event.INJURED
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    event = TO_SOMEONE.get(verb.lemma_)
    return _deadlier(verb, event) if passive and event else None


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
        return _deadlier(verb, event)
    if _suffers(verb) or _in_condition(verb) or _has_wounds(verb):
        return Event.INJURED
    joined = [c for c in verb.children if c.dep_ == "conj" and not any(d.dep_.startswith("nsubj") for d in c.children)]
    return next((e for c in joined if (e := _as_subject(c, dep)) is not Event.NONE), Event.NONE)


def _suffers(verb: Token) -> bool:
    if verb.lemma_ not in ("suffer", "sustain", "receive"):
        return False
    return any(child.lemma_ in _WOUNDS for child in verb.children) or _has_wounds(verb)


def _has_wounds(token: Token) -> bool:
    """Whether somebody is told of with injuries, or is treated for them."""
    behind = (child for child in token.children if child.dep_ == "prep" and child.lower_ in ("with", "for", "from"))
    treated = token.lemma_ in ("treat", "hospitalize", "suffer")
    return any(
        noun.lemma_ in _WOUNDS and (child.lower_ == "with" or treated) for child in behind for noun in child.children
    )


def _in_condition(verb: Token) -> bool:
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
        return _deadlier(verb, event)
    if verb.lemma_ in ("leave", "find", "see", "be", "kill"):
        for child in verb.children:
            if any(inner.dep_ == "dobj" for inner in child.children):
                continue  # "it was his uncle who shot him"
            behind = child.i > head.i and child.dep_ in ("oprd", "acomp", "amod", "ccomp", "advcl", "acl")
            if behind and (event := BEING.get(child.lower_)):
                return _deadlier(child, event)
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
        if any(_is_deadly(child) for child in above.children):
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


def _is_deadly(token: Token) -> bool:
    negated = token.i > 0 and token.nbor(-1).lower_ in ("-", "non")
    return token.lower_ in ("fatal", "deadly", "mortal") and not negated


def _of_toll(noun: Token) -> Event | None:
    for child in noun.children:
        if event := NOUNS.get(child.lemma_.lower(), BEING.get(child.lower_)):
            return event
        if child.lower_ == "of":
            for inner in child.children:
                if event := NOUNS.get(inner.lemma_.lower(), BEING.get(inner.lower_)):
                    return event
    return Event.KILLED if noun.lemma_ == "toll" else None


def _deadlier(verb: Token, event: Event) -> Event:
    """KILLED for harm that is told as deadly: "shot dead", "fatally stabbed", "beaten to death", "shot and killed"."""
    if event is Event.KILLED or (event not in (Event.CASUALTIES, Event.INJURED) and verb.lemma_ not in _DEADLY):
        return event
    for child in verb.children:
        own = _has_own(child)
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


def _has_own(token: Token) -> bool:
    """Whether a verb or a state is told of a noun or a number of its own ("two teens, one dead")."""
    return any(
        child.dep_.startswith(("nsubj", "dobj", "nummod")) or (child.pos_ == "NUM" and child.i < token.i)
        for child in token.children
    )


def _is_between(verb: Token, other: Token) -> bool:
    """Whether another part of the list stands between two verbs ("2 shot, suspect and bystander killed")."""
    return any(child.dep_ == "conj" and verb.i < child.i < other.i for child in verb.children)


def _by_words(head: Token) -> Event:
    """The words right behind, where the parse told nothing: "3 wounded", "two others reported missing"."""
    doc, found = head.doc, Event.NONE
    for i in range(head.i + 1, min(head.i + _REACH, len(doc))):
        token = doc[i]
        if token.is_sent_start:
            return found
        if token.lower_ in BEING and token.tag_ in ("VBN", "VBD", "JJ", "NN", "NNS", "NNP"):
            acts = token.tag_ == "VBD" and i + 1 < len(doc) and _may_be_object(doc[i + 1])
            return found if acts else _worst(BEING[token.lower_], doc, head.i, i)
        if token.lower_ not in _LINKS:
            return found
    return found


def _worst(event: Event, doc: Doc, first: int, at: int) -> Event:
    """KILLED for a state told as deadly: "found fatally shot", "shot dead", "shot to death", "shot and killed"."""
    before = {token.lower_ for token in doc[first:at]}
    behind = [token.lower_ for token in doc[at + 1 : at + 3]]
    deadly = behind[:1] == ["dead"] or behind in (["to", "death"], ["and", "killed"])
    harmed = event in (Event.CASUALTIES, Event.INJURED)
    return Event.KILLED if harmed and (deadly or before & {"fatally", "mortally"}) else event
