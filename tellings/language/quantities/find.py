"""Find the quantities of a report: amounts from the characters, what they count from the parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.language.quantities.amounts import Amount, find_amounts
from tellings.language.quantities.clause_sums import add_up_clauses
from tellings.language.quantities.counted import (
    Counted,
    attackers_beside,
    find_counted,
    governor_of,
    is_part,
    lemmas,
    lemmas_around,
)
from tellings.language.quantities.happenings import NOUNS, happened, is_possible_only
from tellings.language.quantities.number_of import noun_numbered, with_noun
from tellings.language.quantities.parts import among_those, without_what_was_added
from tellings.language.quantities.people import is_person
from tellings.language.quantities.quantity import Attackers, Bound, Event, Interval, Quantity, QuantityKind
from tellings.language.quantities.singles import find_singles
from tellings.language.quantities.sums import join_lists
from tellings.reports.stated import NOT_STATED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tellings.reports.report import Report

_MOST_AGE = 120
_LONGEST = 12
"""Members of a list of ages that are looked at."""
_NAME_LABELS = frozenset({"PRODUCT", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PERSON", "GPE", "LOC", "ORDINAL"})
_BEHIND_AGE = frozenset({",", ".", ";", ")", "and", "of", ""})
_TOLD_OF_ONE = frozenset({Event.KILLED, Event.INJURED})
"""Of what "one" without a noun is a number: "one dead, three wounded"."""
_HARMED = frozenset({Event.CASUALTIES, Event.INJURED})
_SHOT_ITSELF = frozenset({"round", "shot", "bullet", "time", "arrow", "dart", "video", "film", "photo", "scene"})
_STATE_BEHIND = {
    "critically": Event.INJURED, "seriously": Event.INJURED, "gravely": Event.INJURED, "fatally": Event.KILLED,
}  # fmt: skip
_WORSE = re.compile(
    r" (?:[a-z]+ ){0,4}?(?:critically|seriously|gravely|(?:in|with) (?:critical|serious|grave))\b", re.IGNORECASE
)
_AGED = frozenset({"ages", "aged", "age"})
_DATE_LABELS = frozenset({"DATE", "TIME"})


def find_quantities(report: Report, doc: Doc) -> tuple[Quantity, ...]:
    """The quantities of a report in text order; years, dates, ordinals, names and "one of" are none.

    Args:
        report: The report.
        doc: Its parse; `doc.text` is `report.text`, or empty where the report is not analysed.
    """
    text = report.text if len(doc) else ""  # the parse would put it together anew
    starts = [token.idx for token in doc]
    found = [q for amount in find_amounts(text) for q in _quantities(report, doc, starts, amount)]
    heads = {head for quantity, head in found if quantity.kind is QuantityKind.COUNT}
    singles = [(quantity, head) for quantity, head in find_singles(report, doc) if head not in heads]
    together = sorted([*found, *singles], key=lambda pair: pair[0].words)
    joined = sorted(join_lists(report, doc, together), key=lambda quantity: quantity.words)
    ends = [sentence.end_char for sentence in doc.sents] if len(doc) else []
    own = list(without_what_was_added(list(_with_parts(report.text, joined)), ends))
    return tuple(sorted([*own, *add_up_clauses(report, ends, own)], key=lambda quantity: quantity.words))


def _with_parts(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities with what is a part of those shot or hurt before in the same sentence.

    Those killed of them are no part of all who were killed ("five shot, two of whom died"); those worse hurt are one of
    all who were hurt ("six shot, one critically hurt").
    """
    whole: Quantity | None = None
    for quantity in found:
        if whole is not None and ". " not in text[whole.words.end : quantity.words.start]:
            if quantity.part and quantity.event is Event.KILLED:
                quantity = replace(quantity, part=False)
            elif quantity.event is Event.INJURED and _is_worse(text, quantity, whole):
                quantity = replace(quantity, part=True)
        yield quantity
        if quantity.kind is QuantityKind.COUNT and not quantity.part and quantity.event is not Event.NONE:
            whole = quantity if quantity.event in _HARMED else None


def _is_worse(text: str, quantity: Quantity, whole: Quantity) -> bool:
    return quantity.interval.named < whole.interval.named and bool(_WORSE.match(text, quantity.words.end))


def _quantities(report: Report, doc: Doc, starts: Sequence[int], amount: Amount) -> Iterator[tuple[Quantity, int]]:
    """The quantity of an amount, if it is one, with the index of the token that it hangs on."""
    if not any(block.start <= amount.start and amount.end <= block.end for block in report.blocks):
        return
    first = bisect_right(starts, amount.number[0]) - 1
    last = bisect_right(starts, amount.number[1] - 1) - 1
    if amount.kind is QuantityKind.COUNT:
        yield from _count(report, doc, amount, first, last)
    else:
        yield _measure(report, doc, amount, first, last)


def _count(report: Report, doc: Doc, amount: Amount, first: int, last: int) -> Iterator[tuple[Quantity, int]]:
    token = doc[last]
    if age := _age_beside_name(report, doc, amount, token):
        yield age
        return
    counted = find_counted(doc, first, last)
    if _counts_nothing(doc, amount, token, counted):
        return
    head = doc[counted.end] if counted else token
    if counted is not None and head.lower_ == "times":
        amount = replace(amount, kind=QuantityKind.OTHER, unit="times")
    event = happened(head)
    if event is Event.CASUALTIES and counted is not None and not is_person(head.lemma_.lower()):
        shot = governor_of(head).lemma_ == "shoot" and head.lemma_.lower() not in _SHOT_ITSELF
        event = Event.CASUALTIES if shot else Event.NONE  # "two cars were hit", "15 rounds were shot"
    if amount.form == "fold":
        event = _of_fold(token)
    if counted is not None and event is Event.NONE:
        event = happened(token)
    state = _state_behind(token) if counted is None else Event.NONE
    event = event if state is Event.NONE else state
    numbered = noun_numbered(token) if counted is None else None
    if counted is None and event is Event.NONE and numbered is None and not _stands_for_something(token):
        return
    made = _made(report, doc, amount, counted, head, event)
    made = with_noun(report, made, numbered) if numbered is not None else among_those(report, made, head)
    yield replace(made, part=made.part or state is Event.INJURED), head.i


def _state_behind(token: Token) -> Event:
    """What is told of some of those counted before: "four injured, two critically", "nine shot, one fatally"."""
    if token.i + 1 >= len(token.doc):
        return Event.NONE
    ends = token.i + 2 >= len(token.doc) or token.nbor(2).pos_ in ("PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ")
    return _STATE_BEHIND.get(token.nbor().lower_, Event.NONE) if ends else Event.NONE


def _of_fold(token: Token) -> Event:
    """What "double", "triple" … is said of: "double murder", "triple shooting"."""
    behind = token.doc[token.i + 1 : token.i + 4]
    killed = any(NOUNS.get(word.lemma_.lower()) is Event.KILLED or word.lower_ == "fatal" for word in behind)
    return Event.KILLED if killed else Event.CASUALTIES


def _measure(report: Report, doc: Doc, amount: Amount, first: int, last: int) -> tuple[Quantity, int]:
    counted = find_counted(doc, first, last)
    if counted is None and last + 1 < len(doc) and doc[last + 1].lower_ in ("of", "in", "for"):
        counted = find_counted(doc, first, last + 1)
    head = doc[counted.end] if counted else doc[last]
    event = happened(head) if amount.kind in (QuantityKind.SHARE, QuantityKind.AGE) else Event.NONE
    return _made(report, doc, amount, counted, head, event), head.i


def _counts_nothing(doc: Doc, amount: Amount, token: Token, counted: Counted | None) -> bool:
    """Whether a number is a pronoun, a part of a name, or a part of a date."""
    if token.lower_ == "one" and amount.form == "words" and amount.interval.bound is Bound.EXACT:
        if _is_followed_by_of(token) or counted is None:
            named = any(child.dep_ in ("det", "poss", "amod") and child.i < token.i for child in token.children)
            if named:
                return True  # "their loved one"
            told = happened(token) in _TOLD_OF_ONE or _state_behind(token) is not Event.NONE
            return not told or _is_of_others(token)
        return False
    if token.dep_ == "preconj":
        return True  # "both Veld and Ulmond"
    if amount.form in ("vague", "none", "fold"):
        return False
    if _numbers_a_name(doc, amount, token, counted):
        return True
    if token.ent_type_ in _NAME_LABELS and (
        counted is None or token.ent_iob_ == "I" or doc[counted.end].ent_type_ == token.ent_type_
    ):
        return True
    if token.dep_ == "nummod" and token.head.i < token.i and token.head.pos_ == "PROPN":
        return True
    return counted is None and token.ent_type_ in _DATE_LABELS and noun_numbered(token) is None


def _numbers_a_name(doc: Doc, amount: Amount, token: Token, counted: Counted | None) -> bool:
    """Whether a small number in digits belongs to the name before it ("Orbis 2 XL"), not to a plural noun behind it."""
    if amount.form != "digits" or amount.start != amount.number[0] or token.i == 0 or amount.interval.low >= 100:
        return False
    before = token.nbor(-1)
    plural = counted is not None and doc[counted.end].tag_ in ("NNS", "NNPS")
    return before.tag_ in ("NNP", "NNPS") and bool(before.ent_type_) and not token.is_sent_start and not plural


def _is_of_others(token: Token) -> bool:
    """Whether "one" stands before "of" those who are named, and is no number of its own, as "one of whom died" is."""
    return _is_followed_by_of(token) and token.doc[token.i + 2 : token.i + 3].text.lower() not in ("whom", "them")


def _is_followed_by_of(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == "of"


def _stands_for_something(token: Token) -> bool:
    """Whether a number without a noun is a part of the sentence: an object, a subject, the end of a rise or a fall."""
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "oprd"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("to", "at", "from", "of", "by", "for", "than")


def _made(report: Report, doc: Doc, amount: Amount, counted: Counted | None, head: Token, event: Event) -> Quantity:
    casualty = event is not Event.NONE
    noun = doc[counted.start : counted.end + 1] if counted else None
    zero = amount.form == "none"
    return Quantity(
        words=report.passage(amount.start, amount.end),
        interval=Interval(0, 0) if zero else amount.interval,
        kind=amount.kind,
        unit=amount.unit,
        counted=report.passage(noun.start_char, noun.end_char) if noun is not None else NOT_STATED,
        head=head.lemma_.lower() if counted else "",
        modifiers=lemmas(doc, counted.start, counted.end) if counted else (),
        governor=governor_of(head).lemma_.lower(),
        event=event,
        attackers=attackers_beside(head) if casualty else Attackers.NOT_SAID,
        around=lemmas_around(head),
        supposed=casualty and is_possible_only(head),
        per=amount.per,
        part=is_part(report.text, amount.start, amount.end),
        reason=_reason(amount),
    )


def _reason(amount: Amount) -> str:
    how = {
        "digits": "in digits",
        "words": "in words",
        "vague": "by a word for no exact number",
        "fraction": "as a part",
        "fold": "by how many there were",
    }
    written = how.get(amount.form, "by a word for nobody")
    tolerance = amount.interval.tolerance
    allowed = f", taken as within {tolerance:.0%}" if tolerance else ""
    return f"Written {written}; {amount.interval.bound}{allowed}."


def _age_beside_name(report: Report, doc: Doc, amount: Amount, token: Token) -> tuple[Quantity, int] | None:
    """In "Ann Lee, 34, said" and "a girl, 9, was" the age of the person before the comma."""
    low = amount.interval.low
    if amount.form != "digits" or amount.start != amount.number[0] or low != int(low) or low > _MOST_AGE:
        return None
    name = _aged_person(doc, token) or _in_ages(token)
    if name is None:
        return None
    quantity = Quantity(
        words=report.passage(amount.start, amount.end),
        interval=amount.interval,
        kind=QuantityKind.AGE,
        unit="year",
        counted=report.passage(name.idx, name.idx + len(name)),
        head=name.lower_,
        governor=governor_of(name).lemma_.lower(),
        around=lemmas_around(name),
        reason="A number between commas behind a person.",
    )
    return quantity, token.i


def _in_ages(token: Token) -> Token | None:
    """The noun before a list of ages, or the name that an age of both goes with ("ages 22, 26 and 37", "both 22")."""
    before = token.doc[token.i - 1] if token.i else token
    if before.lower_ in ("both", "all") and token.dep_ == "appos" and _may_have_age(token.head):
        return token.head
    above = token
    for _ in range(_LONGEST):
        if above.dep_ not in ("conj", "appos", "nummod") or above.head.i >= above.i:
            return None
        above = above.head
        if above.lower_ in _AGED:
            return above
    return None


def _aged_person(doc: Doc, token: Token) -> Token | None:
    """Whose age a number is that stands between commas, or in apposition."""
    behind = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
    before = doc[token.i - 2] if token.i >= 2 and doc[token.i - 1].text == "," else None
    if before is not None and behind in _BEHIND_AGE and _may_have_age(before):
        return before
    if before is not None and before.ent_type_ == "PERSON":
        return before
    apposed = behind in _BEHIND_AGE and token.dep_ == "appos" and token.head.i < token.i and _may_have_age(token.head)
    return token.head if apposed else None


def _may_have_age(token: Token) -> bool:
    named = token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "DATE", "LOC", "FAC", "ORG")
    return named or (token.tag_ in ("NN", "NNP") and is_person(token.lower_))
