"""Find the quantities of a report: amounts from the characters, what they count from the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.language.quantities.amounts import Amount, find_amounts
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
from tellings.language.quantities.people import is_person
from tellings.language.quantities.quantity import Attackers, Bound, Event, Interval, Quantity, QuantityKind
from tellings.language.quantities.singles import find_singles
from tellings.language.quantities.sums import join_lists
from tellings.reports.stated import NOT_STATED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tellings.reports.report import Report

_MOST_AGE = 120
_NAME_LABELS = frozenset({"PRODUCT", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PERSON", "GPE", "LOC", "ORDINAL"})
_BEHIND_AGE = frozenset({",", ".", ";", ")", "and", "of", ""})
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
    heads = {head for _, head in found}
    singles = [(quantity, head) for quantity, head in find_singles(report, doc) if head not in heads]
    together = sorted([*found, *singles], key=lambda pair: pair[0].words)
    return tuple(sorted(join_lists(report, doc, together), key=lambda quantity: quantity.words))


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
        event = Event.CASUALTIES if governor_of(head).lemma_ == "shoot" else Event.NONE  # "two cars were hit"
    if amount.form == "fold":
        event = _of_fold(token)
    if counted is not None and event is Event.NONE:
        event = happened(token)
    if counted is None and event is Event.NONE and not _stands_for_something(token):
        return
    yield _made(report, doc, amount, counted, head, event), head.i


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
        return counted is None or _is_followed_by_of(token)
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
    return counted is None and token.ent_type_ in _DATE_LABELS


def _numbers_a_name(doc: Doc, amount: Amount, token: Token, counted: Counted | None) -> bool:
    """Whether a small number in digits belongs to the name before it ("Orbis 2 XL"), not to a plural noun behind it."""
    if amount.form != "digits" or amount.start != amount.number[0] or token.i == 0 or amount.interval.low >= 100:
        return False
    before = token.nbor(-1)
    plural = counted is not None and doc[counted.end].tag_ in ("NNS", "NNPS")
    return before.tag_ in ("NNP", "NNPS") and bool(before.ent_type_) and not token.is_sent_start and not plural


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
    name = _aged_person(doc, token)
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
