"""Read attributions off the parse: the verb that attributes, its subject, and the clause that it attributes.

It is what finds statements where the learned extractor is not used, and it adds to it where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.attribution.cues import cues
from tellings.attribution.found import Found, Span, cut_out
from tellings.parties.phrases import noun_span, sentence_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"ccomp"})
_SOUND = 0.7
_LIKELY = 0.5
_NARRATOR = frozenset({"i", "we", "you", "one"})
_HELD = frozenset(
    {
        "believe",
        "think",
        "expect",
        "fear",
        "consider",
        "regard",
        "see",
        "deem",
        "estimate",
        "predict",
        "describe",
        "label",
        "dub",
        "bill",
        "suspect",
        "assume",
        "view",
        "allege",
        "say",
        "forecast",
        "project",
        "accuse",
    }
)
_AGENTLESS = _HELD | frozenset(
    {"believe", "think", "say", "expect", "estimate", "report", "allege", "accuse", "understand"}
)


def find_in_clauses(doc: Doc) -> Iterator[Found]:
    """Attributions by verbs and by "according to", in text order of their cues."""
    for token in doc:
        if token.lower_ == "according":
            yield from _according(token)
        elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in cues().verbs:
            found = _by_verb(token)
            if found is not None:
                yield found


def subject_of(verb: Token) -> Token | None:
    """The head of who does it: the subject, or whom a participle, relative clause or joined verb takes it from."""
    if verb.tag_ == "VBN" and (agent := _agent(verb)) is not None:
        return agent
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if subjects and subjects[0].lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return _antecedent(subjects[0]) or verb.head
        if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            return _agent(verb)
        if subjects:
            # Two where the parser has cut one phrase ("research firm Acme says"): the one at the verb is the name.
            return subjects[-1]
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ in ("advcl", "conj", "xcomp", "pcomp", "prep") and verb.head is not verb:
            verb = verb.head
        else:
            return None
    return None


def _antecedent(pronoun: Token) -> Token | None:
    """The noun right before a relative pronoun, whatever the parser hangs the clause on."""
    before = pronoun.i - 1
    if before > 0 and pronoun.doc[before].text == ",":
        before -= 1
    noun = pronoun.doc[before] if before >= 0 else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") and pronoun.lower_ == "who" else None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _by_verb(verb: Token) -> Found | None:
    content, score = _content_of(verb)
    if content is None:
        return None
    subject = subject_of(verb)
    if subject is not None and (subject.lower_ in _NARRATOR or (subject.lower_ == "it" and not _said(verb))):
        return None
    if subject is None and not _passive(verb):
        return None
    source = (noun_span(subject),) if subject is not None else ()
    cue = _verb_span(verb)
    pieces = tuple(piece for piece in cut_out(content, [cue, *source]) if piece[1] - piece[0] > 1)
    if not pieces:
        return None
    return Found(source, (cue,), pieces, score, f"the verb “{verb.text}”")


def _said(verb: Token) -> bool:
    return verb.lemma_.lower() in (
        "say",
        "add",
        "claim",
        "deny",
        "announce",
        "state",
        "tell",
        "argue",
        "insist",
        "warn",
    )


def _passive(verb: Token) -> bool:
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or verb.dep_ == "acl"
    return passive and verb.lemma_.lower() in _AGENTLESS


def _verb_span(verb: Token) -> Span:
    first = verb
    for child in verb.lefts:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i >= verb.i - 3:
            first = min(first, child, key=lambda token: token.i)
    return first.idx, verb.idx + len(verb)


def _content_of(verb: Token) -> tuple[Span | None, float]:
    lemma = verb.lemma_.lower()
    if lemma in _HELD and any(child.dep_ == "auxpass" for child in verb.children):
        return _held_to_be(verb), _LIKELY
    for child in verb.children:
        if _parted(child, verb):
            continue
        if child.dep_ in _CLAUSES or (child.dep_ == "xcomp" and child.pos_ != "VERB" and lemma in cues().takes_object):
            return _subtree(child, verb), _SOUND
    objects = [child for child in verb.children if child.dep_ in ("dobj", "dative", "oprd")]
    misread = _clause_behind(verb, objects)
    if misread is not None:
        return _subtree(misread, verb), _LIKELY
    for child in verb.children:
        if child.dep_ == "xcomp" and lemma in cues().takes_infinitive:
            whole = _subtree(child, verb)
            start = min([whole[0], *(_subtree(noun, verb)[0] for noun in objects)])
            return (start, whole[1]), _LIKELY
    for child in verb.children:
        if child.dep_ == "prep" and f"{lemma} {child.lower_}" in cues().takes_preposition:
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    return _subtree(noun, verb), _LIKELY
    if objects and lemma in cues().takes_object:
        end = max(token.right_edge.idx + len(token.right_edge) for token in objects)
        return (objects[0].left_edge.idx, end), _LIKELY
    return None, 0.0


def _parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon stands between a clause and a verb behind it ("Police count nine; the mayor says that …")."""
    return clause.i < verb.i and any(token.text == ";" for token in verb.doc[clause.right_edge.i : verb.i])


def _clause_behind(verb: Token, objects: list[Token]) -> Token | None:
    """What was told, where the parser hangs it on whom it was told ("told envoys that it was over")."""
    for noun in objects:
        for child in noun.children:
            if child.dep_ in ("relcl", "acl") and any(
                mark.lower_ == "that" and mark.pos_ == "SCONJ" for mark in child.lefts
            ):
                return child
    for child in verb.children:
        direct = child.dep_ == "advcl" and child.left_edge.i == verb.i + 1
        if direct and any(word.dep_ in _SUBJECTS for word in child.lefts):
            return child
    return None


def _held_to_be(verb: Token) -> Span | None:
    """All of "the ship is believed to have sunk", from the subject to the end of what is believed."""
    rest = [child for child in verb.children if child.dep_ in ("xcomp", "oprd", "ccomp") and child.i > verb.i]
    rest += [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as"]
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if not rest or any(subject.tag_ in ("WDT", "WP") for subject in subjects):
        return _subtree(rest[0], verb) if rest else None
    start = min([rest[0].left_edge.idx, *(subject.left_edge.idx for subject in subjects)])
    return start, _subtree(rest[0], verb)[1]


def _subtree(head: Token, verb: Token) -> Span:
    left, right = head.left_edge, head.right_edge
    while right.i > left.i and (right.is_space or right.text in (",", ".", ";", "—", "–")):
        right = head.doc[right.i - 1]
    while left.i < right.i and (left.is_space or left.text in (",", ":", "that")):
        left = head.doc[left.i + 1]
    return left.idx, right.idx + len(right)


def _according(token: Token) -> Iterator[Found]:
    following = token.doc[token.i + 1 : token.i + 2].text.lower()
    if following != "to":
        return
    to = token.doc[token.i + 1]
    noun = next((child for child in (*to.children, *token.children) if child.dep_ == "pobj"), None)
    if noun is None:
        return
    source = noun_span(noun)
    cue = (token.idx, to.idx + len(to))
    pieces = [
        trimmed
        for piece in cut_out(_sentence(token), [(cue[0], source[1])])
        if (trimmed := _trim(text_of(token.doc), piece)) and trimmed[1] - trimmed[0] > 3
    ]
    if not pieces:
        return
    before = [piece for piece in pieces if piece[1] <= cue[0]]
    joined = token.i > 0 and token.nbor(-1).dep_ == "cc"
    chosen = pieces[-1:] if joined or not before else before
    yield Found((source,), (cue,), tuple(chosen), _SOUND, "“according to”")


def _sentence(token: Token) -> Span:
    first = next((word for word in sentence_of(token) if not word.is_space), token)
    return first.idx, sentence_of(token).end_char


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:.—–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.—–"):
        end -= 1
    return (start, end) if start < end else None
