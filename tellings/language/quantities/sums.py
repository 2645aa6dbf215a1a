"""Sums: people who are counted one group after the other, and to whom the same happened."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tellings.language.quantities.happenings import BEING, NOUNS, TO_SOMEONE, is_unharmed
from tellings.language.quantities.people import is_person
from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.reports.stated import NotStated

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tellings.reports.report import Report


_LONGEST = 12
"""Members of a list that are looked at."""
_PARTING = frozenset({",", "-", "--", "–", "—", ":", "("})
_APPOSED = re.compile(r"\s*[,–—-]+\s+(?:\w+ly |perhaps |maybe )?")
_BETWEEN = frozenset({",", "and", "&", "aged", "ages", "age", "both", "then", "plus"})


def join_lists(report: Report, doc: Doc, found: Sequence[tuple[Quantity, int]]) -> Iterator[Quantity]:
    """The quantities, and one more for each list of people to whom one thing happened ("a mother and her two sons").

    The parse often hangs only one member of a list on the verb; what happened to it happened to all. Single persons
    to whom nothing happened are left out.
    """
    listed = [pair for pair in found if _is_listed(pair[0]) and not is_unharmed(doc[pair[1]])]
    members_of = {id(quantity) for quantity, _ in listed}
    yield from (quantity for quantity, _ in found if id(quantity) not in members_of)
    lists: list[list[tuple[Quantity, int]]] = []
    for quantity, head in sorted(listed, key=lambda pair: pair[1]):
        if lists and _goes_on(doc, lists[-1][-1][1], head):
            lists[-1].append((quantity, head))
        else:
            lists.append([(quantity, head)])
    heads = {head for members in lists for _, head in members}
    for members in chain.from_iterable(_without_descriptions(report, parts) for parts in lists):
        others = _uncounted(doc, [head for _, head in members], heads)
        whole = _whole(doc, members, others, found)
        if whole is not None:
            yield from (_in_whole(member, whole) for member, _ in members)
        else:
            yield from _with_sum(report, [quantity for quantity, _ in members], others)


def _without_descriptions(report: Report, members: list[tuple[Quantity, int]]) -> Iterator[list[tuple[Quantity, int]]]:
    """A list, or two persons apart where only a comma stands before the article of the second: "One victim, a boy"."""
    if len(members) == 2 and members[1][0].single:
        (first, _), (second, _) = members
        between = report.text[_end(first) : second.words.start]
        if _APPOSED.fullmatch(between) and second.words.text[:2].lower() in ("a ", "an"):
            yield members[:1]
            yield members[1:]
            return
    yield members


def _goes_on(doc: Doc, last: int, head: int) -> bool:
    """Whether nothing but commas, "and" and ages stands between a noun and the words that belong to the next one."""
    first = min(doc[head].left_edge.i, head)
    between = doc[last + 1 : first]
    if any(_parts_clauses(token) for token in doc[first:head]):
        return False  # "killed a woman, injured 2 officers", "a man, whose sister and nephew died"
    return len(between) > 0 and all(token.lower_ in _BETWEEN or token.pos_ == "NUM" for token in between)


def _parts_clauses(token: Token) -> bool:
    """Whether a word before a noun makes another clause of it than of the noun before."""
    return token.lower_ in BEING or token.lower_ == "whose" or token.lemma_.lower() in TO_SOMEONE


def _whole(
    doc: Doc, members: Sequence[tuple[Quantity, int]], others: Sequence[Token], found: Sequence[tuple[Quantity, int]]
) -> Quantity | None:
    """The number that the members of a list only go into: "two officers, Ann Reed and Bo Lark", "both A and B"."""
    for quantity, head in members:
        if quantity.words.text.lower() == "both":
            return quantity
        named = len(members) == 1 and len(others) == quantity.interval.named > 1
        if named and _is_parted(doc, head) and all(o.ent_type_ == "PERSON" for o in others):
            return quantity
    values = [quantity.interval.named for quantity, _ in members]
    parted = len(members) > 1 and _is_parted(doc, members[0][1])
    if parted and values[0] > 1 and values[0] == sum(values[1:]) + len(others):
        return members[0][0]
    above = {doc[head].head.i for _, head in members if doc[head].dep_ == "appos"} - {head for _, head in members}
    most = max(values)
    counts = (pair for pair in found if pair[0].kind is QuantityKind.COUNT)
    return next(
        (quantity for quantity, head in counts if head in above and quantity.interval.named >= max(2, most)), None
    )


def _is_parted(doc: Doc, head: int) -> bool:
    """Whether a comma, a dash or the like stands right behind a noun."""
    return head + 1 < len(doc) and doc[head + 1].text in _PARTING


def _in_whole(member: Quantity, whole: Quantity) -> Quantity:
    """A member as a part of the whole; not one to whom something else happened ("five shot, one dead")."""
    if member is whole or member.event not in (whole.event, Event.NONE):
        return member
    return replace(member, part=True, event=whole.event)


def _uncounted(doc: Doc, members: Sequence[int], heads: set[int]) -> list[Token]:
    """The persons whom a list names without a number: "he and his two children", "two guards and the gunman"."""
    first = doc[members[0]]
    for _ in range(_LONGEST):
        if first.dep_ != "conj" or first.head.i >= first.i:
            break
        first = first.head
    chain: list[Token] = []
    waiting = [first]
    while waiting and len(chain) < _LONGEST:
        token = waiting.pop()
        chain.append(token)
        waiting.extend(child for child in token.children if child.dep_ == "conj")
    return [token for token in chain if token.i not in heads and _is_one_person(token)]


def _is_one_person(token: Token) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "him", "her")
    return token.tag_ in ("NN", "NNP") and (token.ent_type_ == "PERSON" or is_person(token.lower_))


def _with_sum(report: Report, members: Sequence[Quantity], others: Sequence[Token]) -> Iterator[Quantity]:
    events = {member.event for member in members} - {Event.NONE}
    listed = len(members) > 1 or (bool(others) and not members[0].single)
    if listed and len(events) == 1:
        groups = [replace(member, event=next(iter(events))) for member in members]
        yield from groups
        yield _sum(report, groups, others)
        return
    yield from (member for member in members if not (member.single and member.event is Event.NONE))


def _is_listed(quantity: Quantity) -> bool:
    counts = quantity.kind is QuantityKind.COUNT and not quantity.part and quantity.head not in NOUNS
    return counts and (quantity.single or quantity.event is not Event.NONE or is_person(quantity.head))


def _sum(report: Report, groups: Sequence[Quantity], others: Sequence[Token]) -> Quantity:
    start = min(groups[0].words.start, *(token.idx for token in others), groups[0].words.start)
    end = max(max(_end(group) for group in groups), *(token.idx + len(token) for token in others), 0)
    least = sum(group.interval.low for group in groups if not math.isinf(group.interval.low)) + len(others)
    return replace(
        groups[0],
        words=report.passage(start, end),
        interval=Interval(least, math.inf, Bound.AT_LEAST),
        single=False,
        sum_of=tuple(group.words for group in groups),
        head="person",
        modifiers=(),
        reason="The sum of those named one after the other; others may not be named.",
    )


def _end(group: Quantity) -> int:
    return group.words.end if isinstance(group.counted, NotStated) else max(group.words.end, group.counted.end)
