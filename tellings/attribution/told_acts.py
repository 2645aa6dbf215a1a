"""The act that the words tell where the cue is neutral: "Corvane lied to us" accuses, however plainly it was "said".

What counts is the first clause that asserts something: whom it is about, whether it is denied or only possible, and
whether its verb or predicate is one of the words of `act_words.toml`. What stands further down or deeper is what the
speaker tells of, not what they do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tellings.attribution.cues import cues
from tellings.attribution.statement import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "ca"})
_DUTY = frozenset({"must", "should", "ought"})
_FIRST = frozenset({"i", "we"})
_HIMSELF = frozenset({"he", "she", "they"})
_EMPTY = frozenset({"it", "this", "that", "there", "which", "what", "who"})
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_PARTS = _PREDICATES | {"dobj", "xcomp"}
_LINKS = frozenset({"be", "seem", "sound"})
_OWN = frozenset({Act.PROMISE, Act.DEMAND, Act.CONDEMN, Act.PRAISE, Act.DENY, Act.CONFIRM, Act.ORDER})
_OF_BODIES = frozenset({Act.PROMISE, Act.DEMAND})
_HOLDS = frozenset({"think", "believe", "hope", "doubt", "fear", "suspect"})
_CHANCE = re.compile(
    r"\b(?<!our )(?<!my )(?<!the )(?<!slightest )chances? (?:of|that|we|to|they|he|she)\b"
    r"|\b\w+[ -]+in[ -]+\w+ chance\b"
    r"|\b(?:is|are|be|was|were|seems?|will|will most) (?:un)?likely\b"
    r"|\bthere will (?:never|always) be\b",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(r"\bif (?:\w+ )?elected\b|\bas (?:president|governor|mayor|prime minister|chancellor)\b", re.I)
_TIME = re.compile(r"\b(?:it is|it ?'s|it ?’s|now is) (?:the |high |about )?time (?:for|to|that|we)\b", re.IGNORECASE)
_THANKS = re.compile(
    r"^.{0,20}\b(?:congrat\w*|well done|hats off|(?:i am|i'm|i’m|we are|we're|we’re) (?:so )?proud)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as far as an act can be told from it.

    Attributes:
        verb: Its verb.
        subject: The head of whom or what it is about.
        modals: The auxiliaries of its verb, in small letters.
        denied: Whether it is negated.
        direct: Whether these are the speaker's own words, so that "he" is somebody else.
        parts: The verb, its predicate and objects, and what stands beside these.
    """

    verb: Token
    subject: Token
    modals: frozenset[str]
    denied: bool
    direct: bool
    parts: tuple[Token, ...]

    @property
    def passive(self) -> bool:
        """Whether something is done to the subject."""
        return self.subject.dep_ == "nsubjpass"

    @property
    def about(self) -> str:
        """Whom it is about: the "speaker", somebody "named", somebody "described" or "nobody"."""
        word = self.subject.lower_
        if word in _FIRST:
            return "speaker"
        if word in _HIMSELF:
            return "named" if self.direct else "speaker"
        if word in _EMPTY:
            return "nobody"
        return "named" if self.subject.ent_type_ in _NAMES or self.subject.pos_ == "PROPN" else "described"

    def has(self, kind: str) -> bool:
        """Whether one of its parts is among the words of an act."""
        words = act_words()[kind]
        return any(token.lemma_.lower() in words or token.lower_ in words for token in self.parts)


@cache
def act_words() -> Mapping[str, frozenset[str]]:
    """Act → words in what is said that go with it (see `act_words.toml`)."""
    data = tomllib.loads(resources.files("tellings.attribution").joinpath("act_words.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def act_by_words(content: Sequence[Token], *, direct: bool) -> Act | None:
    """The act that the words of a statement tell; None where they tell none plainly.

    Args:
        content: The first tokens of what is attributed.
        direct: Whether all of it stands between quotation marks.
    """
    text = " ".join(token.text for token in content)
    clause = next(_clauses(content, direct=direct), None)
    if clause is None:
        return Act.PREDICT if _CHANCE.search(text) else Act.PRAISE if _THANKS.search(text) else None
    for told in (_performs, _rejects, _admits, _accuses, _obliges, _holds, _promises, _judges):
        act = told(clause, text)
        if act is not None:
            return act
    if _TIME.search(text):
        return Act.DEMAND
    foreseen = clause.verb.lemma_ == "expect" and any(
        child.dep_ in ("ccomp", "xcomp", "dobj") for child in clause.verb.children
    )
    if _CHANCE.search(text) or (foreseen and not (direct and clause.about == "speaker")):
        return Act.PREDICT
    return Act.PRAISE if _THANKS.search(text) else None


def _clauses(content: Sequence[Token], *, direct: bool) -> Iterator[Clause]:
    """The clauses that stand for themselves, in text order; where there are none, any that have a subject."""
    inside = {token.i for token in content}
    deeper = []
    for token in content:
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.i in inside), None)
        if subject is None or token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            continue
        if token.dep_ in ("ROOT", "ccomp", "conj", "parataxis") or token.head.i not in inside:
            yield _clause(token, subject, inside, direct=direct)
        else:
            deeper.append((token, subject))
    for token, subject in deeper:
        yield _clause(token, subject, inside, direct=direct)


def _clause(verb: Token, subject: Token, inside: set[int], *, direct: bool) -> Clause:
    heads = [verb, *(child for child in verb.children if child.dep_ in _PARTS and child.i in inside)]
    heads += [other for other in _joined(verb) if other.i in inside]
    beside = [
        token
        for head in heads[1:]
        for token in head.children
        if token.dep_ in ("amod", "compound", "dobj", "acomp") and token.i in inside
    ]
    modals = frozenset(child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass"))
    denied = any(child.dep_ == "neg" for child in verb.children)
    return Clause(verb, subject, modals, denied, direct, (*heads, *beside))


def _joined(verb: Token) -> Iterator[Token]:
    """Verbs that go on with the same subject ("jumped out and disrupted the visit")."""
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        ):
            yield child


def _performs(clause: Clause, _text: str) -> Act | None:
    """Words that say themselves what they do: "We condemn the attack", "The committee calls upon members"."""
    verb = clause.verb
    if clause.denied or clause.passive or clause.modals or verb.tag_ not in ("VBP", "VBZ", "VB"):
        return None
    behind = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    act = cues().verbs.get(f"{verb.lemma_.lower()} {behind}") or cues().verbs.get(verb.lemma_.lower())
    own = clause.about == "speaker" and act in _OWN
    return act if own or (clause.about in ("named", "described") and act in _OF_BODIES and clause.direct) else None


def _rejects(clause: Clause, _text: str) -> Act | None:
    """A charge is called false, or its deed denied: "The charges are false", "he did not lie"."""
    if clause.modals & (_FUTURE | _WOULD | _POSSIBLE | _DUTY):
        return None
    wrong = clause.has("accuse") and clause.about in ("speaker", "named")
    claim = clause.subject.lemma_.lower() in act_words()["claim"]
    return Act.DENY if (clause.denied and (wrong or claim)) or (claim and clause.has("false")) else None


def _admits(clause: Clause, _text: str) -> Act | None:
    """The speaker did wrong: "I regret it", "he felt guilty"."""
    if clause.denied or clause.about != "speaker" or clause.modals & (_FUTURE | _WOULD | _DUTY):
        return None
    return Act.ADMIT if clause.has("regret") else None


def _accuses(clause: Clause, _text: str) -> Act | None:
    """Somebody else did or is doing wrong ("Corvane lied"); what may come or be done to them is no charge."""
    if clause.denied or clause.passive or clause.modals & (_FUTURE | _WOULD | _POSSIBLE | _DUTY):
        return None
    does = clause.verb.lemma_.lower() in act_words()["accuse"]
    other = clause.about in ("named", "described") and (does or _can_act(clause.subject))
    return Act.ACCUSE if other and clause.has("accuse") else None


def _can_act(subject: Token) -> bool:
    """Whether the subject is somebody: named, several, or a noun for people or a body of them."""
    from tellings.parties.vocabulary import vocabulary

    known = vocabulary()
    noun = subject.lemma_.lower()
    people = noun in known.roles or noun in known.bodies or subject.lower_ in known.many
    return people or subject.ent_type_ in _NAMES or subject.pos_ == "PROPN" or subject.lower_ in _HIMSELF


def _obliges(clause: Clause, _text: str) -> Act | None:
    """A duty of somebody else's: "The council must act"."""
    needs = (
        clause.verb.lemma_ == "need"
        and clause.verb.tag_ != "VBD"
        and any(child.dep_ == "xcomp" for child in clause.verb.children)
    )
    bound = bool(clause.modals & _DUTY) or needs
    return Act.DEMAND if bound and clause.about in ("named", "described") and not clause.denied else None


def _holds(clause: Clause, _text: str) -> Act | None:
    """A belief of the speaker's own: "that he believes the bridge is safe"."""
    himself = clause.about == "speaker" and clause.subject.lower_ in _HIMSELF
    return Act.BELIEVE if himself and not clause.denied and clause.verb.lemma_ in _HOLDS else None


def _promises(clause: Clause, text: str) -> Act | None:
    """The speaker's own doing to come: "If elected, he would build it", "we will restore the town"."""
    own = clause.about == "speaker" or clause.subject.lower_ == "it"
    if not own or not clause.modals & (_FUTURE | _WOULD) or clause.denied:
        return None
    return Act.PROMISE if _IN_OFFICE.search(text) or clause.has("promise") else None


def _judges(clause: Clause, _text: str) -> Act | None:
    """Something is called bad, or felt so: "The plan is shameful", "she was appalled"."""
    if clause.denied or clause.modals & (_FUTURE | _WOULD | _POSSIBLE | _DUTY):
        return None
    if clause.about == "speaker":
        return Act.CONDEMN if clause.has("appalled") else None
    return Act.CONDEMN if clause.verb.lemma_ in _LINKS and clause.has("condemn") else None
